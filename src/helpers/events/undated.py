"""Undated mentions to events: of one kind and one article, or of articles of the same days that tell one story."""

import math
from collections import defaultdict
from datetime import timedelta

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
        self.own, self.told = {}, defaultdict(list)

    def cluster_of(self, row, n):
        """Return the event of an undated mention, a new one where none fits; looks only at events that share a name."""
        cluster = self.own.get((kind_of(row), row.article_id))
        if cluster is None or not (cluster.may_be_by(row.agent) and cluster.may_be_at(row.place)):
            cluster = self._of_story(row)
        if cluster is None:
            cluster = Cluster(row.group, n)
            self.clusters.append(cluster)
        cluster.add(row, None, None)
        if self.own.setdefault((kind_of(row), row.article_id), cluster) is cluster:
            for name in self.context[row.article_id]:
                known = self.told[kind_of(row), name]
                if len(known) < WIDEST and (not known or known[-1][0] is not cluster):
                    known.append((cluster, row.article_id))
        return cluster

    def _of_story(self, row):
        shared, found, kind = defaultdict(float), {}, kind_of(row)
        for name in self.context[row.article_id]:
            for cluster, article_id in self.told.get((kind, name), ()):
                shared[article_id, id(cluster)] += self.rare[name]
                found[id(cluster)] = cluster
        least = {key: self._least(cluster, row) for key, cluster in found.items()}
        own = self.weight[row.article_id]
        told = {
            key: n
            for key, n in shared.items()
            if key[0] != row.article_id and n >= least[key[1]] * min(own, self.weight[key[0]])
        }
        best = max(told, key=lambda key: (told[key], -found[key[1]].order), default=None)
        return found[best[1]] if best else None

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
