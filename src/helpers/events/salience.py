"""How much a corpus makes of each of its events: of the event itself, and of its day."""

import math
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from typing import NamedTuple

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
STRETCH = 16  # days that labels with one word are held by
WHO_AND_WHAT = 2  # first words of a label
LATER = 30  # days after which nobody writes of a day by routine
AROUND = 15  # days before and after one, above whose mentions it has to stand out


def saliences(clusters, about, tellings=None):
    """Return the salience of each of `clusters`, 0 to 1: greatest of what an editor would keep in a timeline, and a reader print.

    `tellings` are how each is told (labels.py), if given; `about` maps an article to what is known of it (news.py). See `weights_of_events`
    and `discounted`.
    """
    tellings = tellings or [None] * len(clusters)
    rows = standing(clusters, tellings, [cluster.status(about) for cluster in clusters])
    return discounted(rows, weights_of_events(clusters, about, tellings), last_of(about))


def last_of(about):
    """Return the day of the last publication, or None."""
    return max((article["published"] for article in about.values() if article["published"]), default=None)


def weights_of_events(clusters, about, tellings):
    """Return what each of `clusters` weighs on its own, a list of floats: how likely an editor would keep it in a timeline, which is read
    from its NUMBERS by weights learned from events that readers judged (training/fit.py), and how likely a reader would print it so.
    """
    weights, offset = weights_of("salience_weights.csv", NUMBERS)
    found = (1 / (1 + np.exp(-offset - numbers_of(clusters, about) @ weights))).tolist()
    found = [weight * _share(cluster, about) for weight, cluster in zip(found, clusters, strict=True)]
    return [weight * (telling.chance if telling else 1.0) for weight, telling in zip(found, tellings, strict=True)]


class Standing(NamedTuple):
    """What of an event decides how much it counts beside others: its `order` among them, its days and to what they are known, what it is
    told by (`kind`, `label` and the sentence at `start` of `article_id`), the last day that a mention gives it (`until`), and who took
    part (`people`)."""

    order: int
    first_day: object
    last_day: object
    precision: str
    kind: str
    label: str
    article_id: str
    start: int
    status: str
    until: object
    people: object = ()


def standing(clusters, tellings, statuses):
    """Return the Standing of each of `clusters`, told as `tellings` say (None: not told); `statuses` are where they stand."""
    return [
        Standing(
            cluster.order, *cluster.days(), cluster.kind() if cluster.kind() != "other" else cluster.group,
            *((telling.label, telling.row.article_id, int(telling.row.start)) if telling else ("", "", n)), status, cluster.last,
            cluster.participants(),
        )
        for n, (cluster, telling, status) in enumerate(zip(clusters, tellings, statuses, strict=True))
    ]  # fmt: skip


def discounted(rows, weights, last):
    """Return the saliences, 0 to 1, of events with these `weights`, whose Standings are `rows`; the last article was published at `last`.

    What was planned for a day long past counts less; of events of one day each further one: a timeline has a place for each day; and of
    two that the same sentence and day show, or that are told much alike, the second; and one of a month or a year in which one of the
    same kind has a day and somebody of those who took part.
    """
    found = [
        weight * (PLANNED if row.status == "scheduled" and row.until and last and row.until < last else 1.0)
        for row, weight in zip(rows, weights, strict=True)
    ]
    seen, told = Counter(), Told()
    coarse = [row.precision not in ("", "day") for row in rows]
    for n in sorted(range(len(rows)), key=lambda n: (coarse[n], -found[n], rows[n].order)):
        row = rows[n]  # what is told by its day comes before what is told by its month, which may be the same
        if row.first_day:
            found[n] *= FURTHER ** seen[row.first_day]
            seen[row.first_day] += 1
            shown = row.first_day, row.article_id, row.start
            again = row.label and told.has_like(row)
            found[n] *= TWIN if seen[shown] or again or coarse[n] and told.has_day_of(row) else 1
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


def _share(cluster, about):
    """Return what an event counts beside one of a day that took place: less if its day is not known, or it did not happen."""
    coarse = cluster.first and not cluster.of_a_day()
    share = (LESS if cluster.days()[2] in WEEKS else LEAST) if coarse else 1.0
    return share * (DENIED if cluster.status(about) in ("denied", "possible") else 1.0)


class Labels:
    """The first WIDEST events whose labels have one word, as (order, first day, last day, words, kind), days being numbers."""

    def __init__(self):
        self.n, self.by_stretch, self.longer = 0, defaultdict(list), []

    def take(self, event):
        """Take in an event, if there is room."""
        if self.n < WIDEST:
            _, first, last, *_ = event
            self.n += 1
            (self.by_stretch[first // STRETCH] if first // STRETCH == last // STRETCH else self.longer).append(event)

    def near(self, first, last):
        """Yield the events that may have a day from the first to the last."""
        yield from self.longer
        if last - first > STRETCH * len(self.by_stretch):
            for own in self.by_stretch.values():
                yield from own
        else:
            for stretch in range(first // STRETCH, last // STRETCH + 1):
                yield from self.by_stretch.get(stretch, ())


class Told:
    """Events by the words of their labels, to find one that tells much the same as another: of one kind and of days next to its own, or
    of a month or a year that holds them."""

    def __init__(self):
        self.by_word, self.of_days = defaultdict(Labels), defaultdict(list)

    def has_like(self, row):
        """Say whether an event came before that is told much like that of a Standing, and take this one in."""
        kind, words = row.kind if row.precision in ("", "day") else "", stems(row.label)
        first, last = row.first_day.toordinal(), row.last_day.toordinal()
        shared, low, high = defaultdict(int), first - NEXT, last + NEXT
        held = [self.by_word[word] for word in words]
        for own in held:
            for n, begins, ends, n_words, other in own.near(low, high):
                if begins <= high and low <= ends and (not kind or kind == other):
                    shared[n, n_words] += 1
        like = any(n >= ALIKE * max(len(words), n_words) for (_, n_words), n in shared.items())
        for own in held:
            own.take((row.order, first, last, len(words), kind))
        if kind:
            for key in _keys(row):
                insort(self.of_days[key], row.first_day)
        return like

    def has_day_of(self, row):
        """Say whether an event of a day came before that is one of the month or the year of a Standing: of its kind, and of somebody who
        took part in both; or one whose label begins with the same words, who did what."""
        for key in _keys(row):
            days = self.of_days.get(key, ())
            place = bisect_left(days, row.first_day)
            if place < len(days) and days[place] <= row.last_day:
                return True
        return False


def _keys(row):
    """Return what the day's event and the month's have in common, if they are one: (kind, name) each, and the first words of the label."""
    words = tuple(row.label.lower().split()[:WHO_AND_WHAT])
    return [*((row.kind, name) for name in row.people), *([words] if len(words) == WHO_AND_WHAT else [])]


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
