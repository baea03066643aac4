"""Undated mentions to events: of one kind and one article, or of articles of the same days that tell one story."""

import math
from array import array
from collections import defaultdict
from datetime import timedelta

import numpy as np

from helpers.events.cluster import Cluster
from helpers.events.same import kind_of

STORY = 0.15  # share of the weight of an article's names from which two articles tell one story
SURE = 0.3  # the same, for a mention that shares neither a name nor the word with the event
WIDEST = 50  # events of a kind that a name is looked for in
STALE = timedelta(10)  # how far apart two articles may be published that tell one undated event


class Undated:
    """The events that nothing dates, by Stories; `published` maps an article to its day, or None."""

    def __init__(self, stories, published):
        self.context, self.rare, self.weight = stories.shared, stories.rare, stories.weight
        self.published = published
        self.clusters = []
        self.own, self.first = {}, []  # (kind, article): number of its event; of each number its event and article
        self.weights = array("d")  # of each number the weight of its article's names
        self.told = defaultdict(lambda: defaultdict(lambda: array("q")))  # kind: name: numbers

    def cluster_of(self, row, n):
        """Return the event of an undated mention, a new one where none fits; looks only at events that share a name."""
        kind = kind_of(row)
        number = self.own.get((kind, row.article_id))
        cluster = None if number is None else self.first[number][0]
        if cluster is None or not (cluster.may_be_by(row.agent) and cluster.may_be_at(row.place)):
            cluster = self._of_story(row, self.told[kind])
        if cluster is None:
            cluster = Cluster(row.group, n)
            self.clusters.append(cluster)
        cluster.add(row, None, None)
        if number is None:
            number = self.own[kind, row.article_id] = len(self.first)
            self.first.append((cluster, row.article_id))
            self.weights.append(self.weight[row.article_id])
        if self.first[number][0] is cluster:
            told = self.told[kind]
            for name in self.context[row.article_id]:
                known = told[name]
                if len(known) < WIDEST and (not known or self.first[known[-1]][0] is not cluster):
                    known.append(number)
        return cluster

    def _of_story(self, row, told):
        """Return the event in `told`, {name: numbers}, whose article shares most of its story with a mention's, or None."""
        names = [name for name in self.context[row.article_id] if name in told]
        held = [told[name] for name in names]
        if not held:
            return None
        numbers = np.frombuffer(b"".join(held), dtype=np.int64)
        heavy = np.repeat([self.rare[name] for name in names], [len(each) for each in held])
        places, of = np.unique(numbers, return_inverse=True)
        shared = np.bincount(of, heavy)
        lesser = np.minimum(self.weight[row.article_id], np.array([self.weights[place] for place in places.tolist()]))
        least, best = {}, None
        for at in np.flatnonzero(shared >= STORY * lesser).tolist():
            cluster, article_id = self.first[places[at]]
            if article_id == row.article_id:
                continue
            if cluster not in least:
                least[cluster] = self._least(cluster, row)
            n = float(shared[at])
            if n >= least[cluster] * lesser[at] and (best is None or (n, -cluster.order) > best[:2]):
                best = n, -cluster.order, cluster
        return best and best[2]

    def _least(self, cluster, row):
        """Return how much of a story two articles must share for the mention to mean the event, infinite if it cannot.

        More where neither a name nor the word is the same: "died" here, "dead" there. Author and place must allow it, and
        the event be first told within days of the mention's article.
        """
        first, day = self.published[cluster.rows[0].article_id], self.published[row.article_id]
        fresh = first is None or day is None or abs(day - first) <= STALE
        if not (fresh and cluster.may_be_by(row.agent) and cluster.may_be_at(row.place)):
            return math.inf
        return STORY if cluster.is_told_like(row) else SURE
