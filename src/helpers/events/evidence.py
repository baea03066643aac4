"""Which mention of an event is its evidence: the sentence that supports label and day alone, or with the sentence before."""

from collections import Counter

from helpers.events.dating import date_of
from helpers.events.labels import stems

LABELLED, DATED = 2.5, 2.0  # what a sentence is worth that tells what the label does; that gives the day
NAMED, READS, TOLD = 0.4, 1.5, 0.6  # that names who; that reads well alone; that has the event's status
LEANS, LEAD = 0.5, 0.1  # less for one that leans on the sentence before; more near the top of its article


def evidence_of(cluster, label):
    """Return the mention of a cluster that proves its label and day best; of equal ones, that of the first article.

    Its sentence gives the event's day in so many words, tells what the label does (the stems of its own label and its names),
    reads well alone, and tells the event as it stands.
    """
    if len(cluster.rows) == 1:
        return cluster.rows[0]
    first = cluster.days()[0]
    people, place = cluster.participants()[:2], cluster.place()
    status = Counter(row.status for row in cluster.rows)
    happened = bool(status["happened"])
    wanted = stems(label)

    def worth(row):
        names = [name for name in (row.agent, *row.others, row.place) if name]
        held = stems(row.told).union(*map(stems, names))
        labelled = len(wanted & held) / max(1, len(wanted))
        dated = bool(first) and row.how_dated == "expression" and date_of(row.first_day) == first
        named = sum(name in names for name in people) + bool(place and row.place == place)
        told = not happened or row.status == "happened"
        alone = getattr(row, "shown", row.start) == row.start
        return (
            LABELLED * labelled + DATED * dated + NAMED * named + READS * row.clear + TOLD * told
            + LEAD * row.lead - LEANS * (not alone)
        )  # fmt: skip

    return max(cluster.rows, key=lambda row: (round(worth(row), 3), row.article_id, -row.start))
