"""How far two articles tell one story: by the rare names at their tops."""

import math
import re
from collections import Counter, defaultdict

TOP = 2000  # characters of an article that tell its story
REMEMBERED = 300_000  # pairs of articles whose share is known at a time
CAPITAL, SMALL = re.compile(r"\b[A-Z][a-z]{2,}\b"), re.compile(r"\b[a-z]{3,}\b")


def proper(body):
    """Return the capitalised words at the top of a text that it never writes small.

    >>> sorted(proper("Spring came late. Ana Ruiz met spring in Oslo."))
    ['Ana', 'Oslo', 'Ruiz']
    """
    top = body[:TOP]
    return set(CAPITAL.findall(top)) - {word.capitalize() for word in SMALL.findall(top)}


class Stories:
    """The names of articles, and of each those that others `shared`; `names` maps an article to those `proper` to its text."""

    def __init__(self, names):
        self.names = {article_id: set(own) for article_id, own in names.items()}
        counts = Counter(name for names in self.names.values() for name in names)
        self.rare = {name: math.log((1 + len(names)) / n) ** 2 for name, n in counts.items()}  # as in tf-idf's cosine
        self.weight = {article_id: sum(map(self.rare.get, sorted(names))) for article_id, names in self.names.items()}
        self.shared = {article_id: self._shared(names, counts) for article_id, names in self.names.items()}
        self.known, self.n_known = defaultdict(dict), 0

    def _shared(self, names, counts):
        """Return the names of an article that others have, too, rarest first."""
        return sorted((name for name in names if counts[name] > 1), key=lambda name: (counts[name], name))

    def share(self, one, other):
        """Return the weight of the names that two articles share, divided by the lesser of their weights: 0 to 1."""
        if one == other:
            return 1.0
        one, other = min(one, other), max(one, other)
        if (known := self.known[one].get(other)) is None:
            both = sum(map(self.rare.get, sorted(self.names[one] & self.names[other])))
            known = both / max(min(self.weight[one], self.weight[other]), 1e-6)
            self._keep(one, other, known)
        return known

    def _keep(self, one, other, share):
        if self.n_known == REMEMBERED:
            self.known.clear()
            self.n_known = 0
        self.known[one][other] = share
        self.n_known += 1
