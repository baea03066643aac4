"""How much a corpus makes of each of its events on its own: of the event itself, and of its day; beside.py says what of it counts."""

import math
from collections import Counter, defaultdict

import numpy as np

from helpers.events.cluster import names_of
from helpers.events.dating import moved
from helpers.events.weights import weights_of

NUMBERS = ("articles", "days of publication", "news", "central", "no kind", "its day", "lead")
WEEKS = ("week", "weekend", "month")
LESS, LEAST = 0.7, 0.5  # what an event counts of a week or a month; of a year or longer
DENIED = 0.5  # what did not happen, as one denies, or only may happen, counts
LATER = 30  # days after which nobody writes of a day by routine
AROUND = 15  # days before and after one, above whose mentions it has to stand out


def weights_of_events(clusters, about, tellings):
    """Return what each of `clusters` weighs on its own, a list of floats: how likely an editor would keep it in a timeline, which is read
    from its NUMBERS by weights learned from events that readers judged (training/fit.py), and how likely a reader would print it so.
    """
    weights, offset = weights_of("salience_weights.csv", NUMBERS)
    found = (1 / (1 + np.exp(-offset - numbers_of(clusters, about) @ weights))).tolist()
    found = [weight * _share(cluster, about) for weight, cluster in zip(found, clusters, strict=True)]
    return [weight * (telling.chance if telling else 1.0) for weight, telling in zip(found, tellings, strict=True)]


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
