"""How fit an event is to be printed: whether its label says who and what, its day is given in so many words, and its evidence
reads well."""

from helpers.events.dating import date_of
from helpers.events.labels import EMPTY

GIVEN = 0.5  # what a day counts that no expression beside the event gives
ENOUGH = 0.6  # worth of a label (wording.py) from which more is no better
BARE = 0.2  # what a label counts that tells the event from no other of its kind, or whom or what only by a pronoun
LEANS = 0.7  # what evidence counts that has to be shown with the sentence before it
FEW = 3  # words of which a label has at least so many


def fit(cluster, label, evidence, says_more):
    """Return how fit an event is to be printed, 0 to 1: the mean of what label (twice), day and evidence count.

    `evidence` is the mention shown for it (evidence.py), `says_more` whether the label says who, where or how many (labels.py).
    """
    whole = says_more and len(label.split()) >= FEW and not EMPTY.search(label)
    told = min(1.0, max((row.worth for row in cluster.rows), default=0.0) / ENOUGH) * (1.0 if whole else BARE)
    alone = evidence.shown >= evidence.start
    return (2 * told + 1.5 * _dated(cluster) + evidence.clear * (1.0 if alone else LEANS)) / 4.5


def _dated(cluster):
    """Return how surely the event's day is its own, by the mention that gives it best."""
    first = cluster.days()[0]
    given = [
        (row.sure or 0.0) * (1.0 if row.how_dated == "expression" else GIVEN)
        for row in cluster.rows
        if first and row.how_dated in ("expression", "inherited", "publication") and date_of(row.first_day) == first
    ]
    return min(1.0, max(given, default=0.0))
