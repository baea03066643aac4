"""How much a corpus makes of each of its events: of the event itself, and of its day."""

import math
from collections import Counter, defaultdict

from helpers.events.cluster import names_of
from helpers.events.dating import moved
from helpers.events.labels import says_more

OF_DAY = 0.3  # share of its day in an event's salience
FURTHER = 0.7  # what each further event of a day counts
LESS = 0.7  # what an event of no known kind, or of a week or a month, counts
LEAST = 0.5  # what an event of no known kind in which nobody is named, or of a year or longer, counts
WEEKS = ("week", "weekend", "month")
CENTRAL = 8  # what it counts that all articles name who took part
SAYINGS = ("announcement", "statement")  # kinds of which a label that does not say what was said tells nothing
FIT = 0.8  # share of an event's salience that hangs on how fit it is to be printed
PLANNED = 0.5  # what was planned for a day long past, and nobody tells that it took place, counts
DENIED = 0.5  # what did not happen, as one denies, or only may happen, counts
TWIN = 0.4  # what an event counts that the same sentence and day show as one before it
LATER = 30  # days after which nobody writes of a day by routine
AROUND = 15  # days before and after one, above whose mentions it has to stand out


def saliences(clusters, about, kinds_unknown=("other",), labels=None, fits=None, proofs=None, certain=None):
    """Return the salience of each of `clusters`, 0 to 1: greatest of what is told most.

    Of the event: the articles (copies once) and days of publication that tell of it, how far it is the news of one of
    them (see news.py), whether who and where are known, and how many articles of the corpus name who, as a logarithm
    divided by the greatest; less where its label (of `labels`, if given) has only that somebody spoke. Of its day: see
    `_of_days`. Of events of one day, each further one counts less: a timeline has a place for each day.
    `fits` says how fit each is to be printed (fit.py), 0 to 1; `proofs` which
    mention is shown for it, so that of two events of one sentence and day the second counts less; `certain` how likely it
    is right as it is printed (fit.py).
    """
    last = max((article["published"] for article in about.values() if article["published"]), default=None)
    named = _named(clusters)
    own = [_of_event(cluster, about, last, kinds_unknown, named) for cluster in clusters]
    for n, label in enumerate(labels or ()):
        own[n] *= LESS if clusters[n].kind() in SAYINGS and not says_more(label) else 1
    for n, fitness in enumerate(fits or ()):
        own[n] *= 1 - FIT + FIT * fitness
    most, days = max(own, default=0) or 1, _of_days(clusters, about)
    found = [
        (1 - OF_DAY) * weight / most + OF_DAY * days.get(cluster.first and cluster.days()[0], 0.0)
        for cluster, weight in zip(clusters, own, strict=True)
    ]
    found = [weight * sure for weight, sure in zip(found, certain or [1.0] * len(found), strict=True)]
    seen = Counter()
    for n in sorted(range(len(clusters)), key=lambda n: (-found[n], clusters[n].order)):
        if clusters[n].first:
            day = clusters[n].days()[0]
            found[n] *= FURTHER ** seen[day]
            seen[day] += 1
            shown = (day, proofs[n].article_id, proofs[n].start) if proofs else n
            found[n] *= TWIN if seen[shown] else 1
            seen[shown] += 1
    most = max(found, default=0) or 1
    return [weight / most for weight in found]


def _named(clusters):
    """Return {name: the share of the articles that name it beside an event}."""
    told = {(name, row.article_id) for cluster in clusters for row in cluster.rows for name in names_of(row)}
    n_articles = len({row.article_id for cluster in clusters for row in cluster.rows})
    return {name: n / n_articles for name, n in Counter(name for name, _ in told).items()}


def _of_event(cluster, about, last, kinds_unknown, named):
    texts, _ = cluster.sources(about)
    days = {about.get(row.article_id, {}).get("published") for row in cluster.rows}
    news = max((row.news for row in cluster.rows), default=0)
    planned = cluster.status(about) == "scheduled"
    denied = cluster.status(about) in ("denied", "possible")
    people = cluster.participants()
    known = (
        0.3 * bool(people) + 0.2 * bool(cluster.place()) + CENTRAL * max((named[name] for name in people), default=0)
    )
    weight = math.log1p(len(texts) + len(days) + (1 if planned else 2) * news + known)
    if cluster.kind() in kinds_unknown:
        weight *= LESS if cluster.participants() else LEAST
    if cluster.first and not cluster.of_a_day():
        weight *= LESS if cluster.days()[2] in WEEKS else LEAST
    return (
        weight
        * (DENIED if denied else 1)
        * (PLANNED if planned and cluster.last and last and cluster.last < last else 1)
    )


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
