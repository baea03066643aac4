"""How much a corpus makes of each of its events: of the event itself, and of its day."""

import math
from collections import Counter, defaultdict

import numpy as np

from helpers.events.cluster import names_of
from helpers.events.dating import moved
from helpers.events.label_words import stems
from helpers.events.weights import weights_of

NUMBERS = ("articles", "days of publication", "news", "central", "no kind", "its day", "lead")
WEEKS = ("week", "weekend", "month")
LESS, LEAST = 0.7, 0.5  # what an event counts of a week or a month; of a year or longer
PLANNED = 0.5  # what was planned for a day long past, and nobody tells that it took place, counts
DENIED = 0.5  # what did not happen, as one denies, or only may happen, counts
FURTHER = 0.7  # what each further event of a day counts
TWIN = 0.4  # what an event counts that the same sentence and day show as one before it
ALIKE = 0.5  # share of words in which two labels are alike
NEXT = 3  # days by which one event may be told apart from itself
WIDEST = 50  # labels with one word that are looked at
LATER = 30  # days after which nobody writes of a day by routine
AROUND = 15  # days before and after one, above whose mentions it has to stand out


def saliences(clusters, about, tellings=None):
    """Return the salience of each of `clusters`, 0 to 1: greatest of what an editor would keep in a timeline, and a reader print.

    How likely an editor would keep it is read from the NUMBERS of the event, by weights learned from events that readers judged
    (training/fit.py). `tellings` are how each is told (labels.py), if given: how likely a reader would print it so counts. Of events of
    one day each further one counts less: a timeline has a place for each day; and of two that the same sentence and day
    show, or that are told much alike, the second.
    """
    weights, offset = weights_of("salience_weights.csv", NUMBERS)
    found = (1 / (1 + np.exp(-offset - numbers_of(clusters, about) @ weights))).tolist()
    last = max((article["published"] for article in about.values() if article["published"]), default=None)
    found = [weight * _share(cluster, about, last) for weight, cluster in zip(found, clusters, strict=True)]
    for n, telling in enumerate(tellings or ()):
        found[n] *= telling.chance
    seen, told = Counter(), Told()
    order = sorted(range(len(clusters)), key=lambda n: (not clusters[n].of_a_day(), -found[n], clusters[n].order))
    for n in order:  # what is told by its day before what is told by its month, which may be the same
        if clusters[n].first:
            day = clusters[n].days()[0]
            found[n] *= FURTHER ** seen[day]
            seen[day] += 1
            shown = (day, tellings[n].row.article_id, tellings[n].row.start) if tellings else n
            found[n] *= TWIN if seen[shown] or tellings and told.has_like(clusters[n], tellings[n]) else 1
            seen[shown] += 1
    most = max(found, default=0) or 1
    return [weight / most for weight in found]


def numbers_of(clusters, about):
    """Return the NUMBERS of events, float64 (n_clusters, len(NUMBERS)).

    Articles (copies once) and days of publication are logarithms; `news` is how far the event is the news of one of its articles
    (news.py), `central` the share of articles that name the most named of those who took part, `its day` see `_of_days`.
    """
    named, days = _named(clusters), _of_days(clusters, about)
    rows = [_numbers(cluster, about, named, days) for cluster in clusters]
    return np.array(rows, dtype=np.float64).reshape(-1, len(NUMBERS))


def _numbers(cluster, about, named, days):
    texts, _ = cluster.sources(about)
    published = {about.get(row.article_id, {}).get("published") for row in cluster.rows}
    return [
        math.log(len(texts)), math.log(len(published)), max((row.news for row in cluster.rows), default=0),
        max((named[name] for name in cluster.participants()), default=0), cluster.kind() == "other",
        days.get(cluster.first and cluster.days()[0], 0.0), max((row.lead for row in cluster.rows), default=0) / 2,
    ]  # fmt: skip


def _share(cluster, about, last):
    """Return what an event counts beside one of a day that took place: less if its day is not known, or it did not happen."""
    status, coarse = cluster.status(about), cluster.first and not cluster.of_a_day()
    share = (LESS if cluster.days()[2] in WEEKS else LEAST) if coarse else 1.0
    share *= DENIED if status in ("denied", "possible") else 1.0
    return share * (PLANNED if status == "scheduled" and cluster.last and last and cluster.last < last else 1.0)


class Told:
    """Events by the words of their labels, to find one that tells much the same as another: of one kind and of days next to its own, or
    of a month or a year that holds them."""

    def __init__(self):
        self.by_word = defaultdict(list)

    def has_like(self, cluster, telling):
        """Say whether an event came before that is told much like this one, and take this one in."""
        kind, words = cluster.kind() if cluster.kind() != "other" else cluster.group, stems(telling.label)
        kind = kind if cluster.of_a_day() else ""
        first, last, _ = cluster.days()
        near, shared = (moved(first, -NEXT), moved(last, NEXT)), Counter()
        for word in words:
            shared.update(
                other
                for other in self.by_word[word][:WIDEST]
                if other[1] <= near[1] and near[0] <= other[2] and kind in ("", other[4])
            )
        like = any(n >= ALIKE * max(len(words), other[3]) for other, n in shared.items())
        for word in words:
            self.by_word[word].append((cluster.order, first, last, len(words), kind))
        return like


def _named(clusters):
    """Return {name: the share of the articles that name it beside an event}."""
    told = {(name, row.article_id) for cluster in clusters for row in cluster.rows for name in names_of(row)}
    n_articles = len({row.article_id for cluster in clusters for row in cluster.rows})
    return {name: n / n_articles for name, n in Counter(name for name, _ in told).items()}


def _of_days(clusters, about):
    """Return {day: 0 to 1}: the mean of the days of publication that tell of it, those more than a month later, its
    mentions above those of the days around, and how far they are news; each a logarithm divided by the greatest.
    """
    told = defaultdict(list)
    for cluster in clusters:
        if cluster.first and cluster.of_a_day():
            told[cluster.days()[0]] += cluster.rows
    n = {day: len(rows) for day, rows in told.items()}
    parts = [{}, {}, {}, {}]
    for day, rows in told.items():
        published = {about.get(row.article_id, {}).get("published") for row in rows} - {None}
        around = sum(n.get(moved(day, by), 0) for by in range(-AROUND, AROUND + 1))
        numbers = (
            len(published), sum((each - day).days > LATER for each in published), n[day] / math.sqrt(around),
            sum(row.news for row in rows),
        )  # fmt: skip
        for part, number in zip(parts, numbers, strict=True):
            part[day] = math.log1p(number)
    most = [max(part.values(), default=0) or 1 for part in parts]
    return {
        day: sum(part[day] / top for part, top in zip(parts, most, strict=True)) / len(parts) for day in sorted(told)
    }
