"""Events that are one, though they were told apart: by what pairs of their mentions have in common.

The weights were learned by logistic regression on pairs of mentions of ECB+ train, and those of the day on MEANTIME
(training/same.py). Of two events, the mean chance over pairs of their mentions counts, as in average linkage.
"""

import json
import math
from collections import Counter, defaultdict
from functools import cache
from heapq import nsmallest
from importlib.resources import files

from helpers.events.cluster import OTHER, names_of
from helpers.events.label_words import stem

LEAST = 0.05  # share of a story below which two articles tell two
RAREST = 12  # names of an article by which its story is looked for
MOST = 6  # mentions of an event that are compared
WIDEST = 50  # events of one word and name that are looked at
STALE = 10  # days between publications of articles that tell one undated event


@cache
def weights():
    """Return the weights that training/same.py learned, {name: number}, and `least`, the chance from which events are one."""
    return json.loads((files("helpers.models") / "same.json").read_text(encoding="utf-8"))


def word_of(row):
    """Return the stem of a mention's first word.

    >>> from types import SimpleNamespace
    >>> word_of(SimpleNamespace(trigger="elections held"))
    'elect'
    """
    return _first_stem(row.trigger)


@cache
def _first_stem(trigger):
    return stem(trigger.split(" ", 1)[0].lower())


def kind_of(row):
    return row.kind if row.kind != OTHER else row.group


def numbers(one, other, stories, *, day=False):
    """Return what two mentions have in common, as a mapping of numbers; `day` says whether both have the same day."""
    word, names, others = word_of(one) == word_of(other), set(names_of(one)), set(names_of(other))
    kind = not word and kind_of(one) == kind_of(other)
    share, here, shared = (
        stories.share(one.article_id, other.article_id),
        one.article_id == other.article_id,
        names & others,
    )
    return {
        "word": word, "kind": kind, "story": share, "word_of_story": word * share, "article": here,
        "names": min(2, len(shared)), "no_name": bool(names and others and not shared), "day": day, "word_of_day": day and word,
        "day_of_article": day and here, "word_of_day_of_article": day and here and word,
    }  # fmt: skip


def chance(one, other, stories, *, day=False):
    """Return the chance that two mentions are of one event; `day` says whether both have the same day."""
    learned = weights()
    found = numbers(one, other, stories, day=day)
    return 1 / (1 + math.exp(-learned["offset"] - sum(learned[name] * number for name, number in found.items())))


def joined(clusters, stories, published):
    """Return `clusters` with those joined that are one event: both without a day, or of the same days.

    Near-linear: an event looks only at those of its day that share a word or kind and a rare name of the story.
    `published` maps an article to its day or None.
    """
    kept, index = [], defaultdict(lambda: defaultdict(list))
    ways = {cluster: [(cluster.first, way) for way in _ways(cluster)] for cluster in clusters}
    told = Counter(way for own in ways.values() for way in own)
    for cluster in sorted(clusters, key=lambda cluster: (-len(cluster.rows), cluster.order)):
        held, shared = [], defaultdict(float)
        for places, weight in _places(cluster, stories, [index[way] for way in ways[cluster] if told[way] > 1]):
            held.append(places)
            for place in places:
                shared[place] += weight
        near = nsmallest(MOST, shared, key=lambda place: (-shared[place], place))
        chances = {
            place: _mean(kept[place], cluster, stories) for place in near if _may_be(kept[place], cluster, published)
        }
        best = max(chances, key=lambda place: (chances[place], -place), default=None)
        if best is not None and chances[best] >= weights()["least"]:
            kept[best].take(cluster)
        else:
            best = len(kept)
            kept.append(cluster)
        for places in held:
            if len(places) < WIDEST and best not in places:
                places.append(best)
    return sorted(kept, key=lambda cluster: cluster.order)


def _ways(cluster):
    """Return the words and kinds by which an event's first mentions tell of it."""
    return sorted({way for row in cluster.rows[:MOST] for way in (word_of(row), kind_of(row))})


def _places(cluster, stories, by_name):
    """Yield (events' places, weight of the name) for each name of the stories of an event's first mentions, and each of `by_name`:
    mappings of names to places of events told of by one word or kind.
    """
    names = {name for row in cluster.rows[:MOST] for name in stories.shared[row.article_id][:RAREST]} if by_name else ()
    for name in sorted(names):
        weight = stories.rare[name]
        for places in by_name:
            yield places[name], weight


def _may_be(cluster, other, published):
    if cluster.days() != other.days() or cluster.is_apart(other):
        return False
    days = [published.get(each.rows[0].article_id) for each in (cluster, other)]
    return cluster.first is not None or None in days or abs((days[0] - days[1]).days) <= STALE


def _mean(cluster, other, stories):
    day = cluster.first is not None
    found = [
        chance(one, two, stories, day=day) if stories.share(one.article_id, two.article_id) >= LEAST else 0.0
        for one in cluster.rows[:MOST] for two in other.rows[:MOST]
    ]  # fmt: skip
    return sum(found) / len(found)
