"""Undated mentions to events: of one kind and one article, or of articles that tell one story."""

import math
import re
from collections import Counter, defaultdict

from helpers.events.cluster import Cluster

STORY = 0.15  # share of an article's names, the rare counting more, from which two articles tell one story
TOP = 2000  # characters of an article that tell its story
CAPITAL, SMALL = re.compile(r"\b[A-Z][a-z]{2,}\b"), re.compile(r"\b[a-z]{3,}\b")
WIDEST = 50  # events of a kind that a name is looked for in


def _proper(body):
    """Return the capitalised words at the top of a text that it never writes small."""
    top = body[:TOP]
    return set(CAPITAL.findall(top)) - {word.capitalize() for word in SMALL.findall(top)}


class Undated:
    """The events that nothing dates; `bodies` maps an article to its text."""

    def __init__(self, bodies):
        self.context = {article_id: _proper(body) for article_id, body in bodies.items()}
        counts = Counter(name for names in self.context.values() for name in names)
        self.rare = {name: math.log(1 + len(bodies) / n) for name, n in counts.items()}
        self.clusters = []
        self.own, self.told = {}, defaultdict(list)

    def cluster_of(self, row, n):
        """Return the event of an undated mention, a new one where none fits; looks only at events that share a name."""
        cluster = self.own.get((row.kind, row.article_id))
        if cluster is None or not (cluster.may_be_by(row.agent) and cluster.may_be_at(row.place)):
            cluster = self._of_story(row)
        if cluster is None:
            cluster = Cluster(row.group, n)
            self.clusters.append(cluster)
        cluster.add(row, None, None)
        if self.own.setdefault((row.kind, row.article_id), cluster) is cluster:
            for name in self.context[row.article_id]:
                known = self.told[row.kind, name]
                if len(known) < WIDEST and (not known or known[-1][0] is not cluster):
                    known.append((cluster, row.article_id))
        return cluster

    def _of_story(self, row):
        names = self.context[row.article_id]
        shared, found = Counter(), {}
        for name in sorted(names):
            for cluster, article_id in self.told.get((row.kind, name), ()):
                if article_id == row.article_id or not cluster.may_be_by(row.agent):
                    continue
                shared[article_id, id(cluster)] += self.rare[name]
                found[id(cluster)] = cluster
        best = max(shared, key=lambda key: (shared[key], -found[key[1]].order), default=None)
        if best is None or shared[best] < STORY * min(self._weight(names), self._weight(self.context[best[0]])):
            return None
        return found[best[1]]

    def _weight(self, names):
        return sum(self.rare[name] for name in names)
