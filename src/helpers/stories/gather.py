"""Articles to groups that tell one story: average linkage of a sample, then every article to the group nearest to it.

The sample makes the cost linear in the number of articles (Buckshot: Cutting, Karger, Pedersen and Tukey, SIGIR 1992). What
is near to no group is sampled again, so that a small story in a large pile is found too. Similarity is the cosine of two
profiles; its weights do not depend on the pile, so that a pile of one story stays one.
"""

import hashlib

import numpy as np

from helpers.stories.linkage import average_linkage

SAMPLE = 1200  # articles joined by average linkage at once
JOIN = 0.04  # mean cosine of two groups' articles from which they are one story
NEAR = 0.06  # cosine of an article and a group's sum from which the article may belong to it
WEAK = (
    0.15  # cosine with its group's sum below which an article is sampled again, for it may be of a story not yet seen
)
ROUNDS = 8  # samples drawn
PASSES = 4  # times that every article is given to the nearest group
FEWEST, SHARE, MANY = 3, 60, 8  # a group draws articles from 3 on; in a pile of n, from n / 60 on, at most 8


def gather(profiles):
    """Return the number of the group of each of `profiles`, an int64 array, -1 for articles of none.

    `profiles` is a sequence of (terms, weights); groups are numbered by size, largest first. An article's group does not
    depend on the order of the articles.
    """
    pile = Pile(profiles)
    groups, left = np.full(len(pile), -1), np.flatnonzero(pile.filled)
    for _ in range(ROUNDS if len(left) else 0):
        sample = pile.sample(left)
        groups[sample] = average_linkage(pile.cosines(sample), JOIN) + groups.max(initial=-1) + 1
        groups, nearness = _settled(pile, _joined(pile, groups))
        if len(left) <= SAMPLE:
            break
        seen = len(left)
        left = np.flatnonzero(pile.filled & ((groups < 0) | (nearness < WEAK)))
        if not len(left) or len(left) == seen:
            break
    return _by_size(groups, pile)


def _joined(pile, groups):
    """Return `groups` after joining those whose articles have a mean cosine of JOIN: a sample may split what another held."""
    numbers, sizes = np.unique(groups[groups >= 0], return_counts=True)
    if len(numbers) > SAMPLE:
        return groups
    new = average_linkage(pile.likeness(groups, numbers, sizes), JOIN, sizes)
    place = np.full(groups.max() + 2, -1)
    place[numbers] = new
    return place[groups]


def _settled(pile, groups):
    """Return (groups, nearness) after each article went to the nearest of the groups that are large enough to draw."""
    nearness = np.zeros(len(pile))
    draws = min(MANY, max(FEWEST, len(pile) // SHARE))
    for _ in range(PASSES):
        numbers, sizes = np.unique(groups[groups >= 0], return_counts=True)
        large = numbers[sizes >= draws]
        if not len(large):
            break
        best, nearness = pile.nearest(groups, large)
        now = np.where(nearness >= NEAR, large[best], groups)
        if (now == groups).all():
            break
        groups = now
    return groups, nearness


def _by_size(groups, pile):
    numbers, sizes = np.unique(groups[groups >= 0], return_counts=True)
    first = {number: min(pile.keys[place] for place in np.flatnonzero(groups == number)) for number in numbers.tolist()}
    order = sorted(zip(numbers.tolist(), sizes.tolist(), strict=True), key=lambda pair: (-pair[1], first[pair[0]]))
    new = {number: place for place, (number, _) in enumerate(order)}
    return np.array([new.get(number, -1) for number in groups.tolist()], dtype=np.int64)


class Pile:
    """The profiles of a pile of articles, as one list of (article, term, weight)."""

    def __init__(self, profiles):
        terms = [list(terms) for terms, _ in profiles]
        counts = np.array([len(own) for own in terms], dtype=np.int64)
        number = {term: place for place, term in enumerate(sorted({term for own in terms for term in own}))}
        self.term = np.array([number[term] for own in terms for term in own], dtype=np.int64)
        self.weight = np.array([w for _, own in profiles for w in own], dtype=np.float32)
        self.starts = np.concatenate([[0], np.cumsum(counts)])
        self.article = np.repeat(np.arange(len(counts)), counts)
        self.n_terms = len(number)
        self.filled = counts > 0
        self.keys = [hashlib.sha256("\0".join(own).encode("utf-8", "replace")).hexdigest() for own in terms]

    def __len__(self):
        return len(self.filled)

    def sample(self, articles):
        """Return at most SAMPLE of `articles`, chosen by the hash of what they say, so in any order the same."""
        return np.array(sorted(articles.tolist(), key=lambda place: self.keys[place])[:SAMPLE], dtype=np.int64)

    def cosines(self, articles):
        """Return the cosine of each pair of `articles`: float32 (n, n)."""
        own = np.concatenate([np.arange(self.starts[n], self.starts[n + 1]) for n in articles])
        used, column = np.unique(self.term[own], return_inverse=True)
        row = np.repeat(np.arange(len(articles)), self.starts[articles + 1] - self.starts[articles])
        held = np.zeros((len(articles), len(used)), dtype=np.float32)
        held[row, column] = self.weight[own]
        shared = held[:, (held > 0).sum(axis=0) > 1]
        return shared @ shared.T

    def sums(self, groups, numbers, first=0, last=None):
        """Return the sum of the profiles of each of the groups `numbers`, of terms [first, last): float64 (n_terms, n_numbers)."""
        last = self.n_terms if last is None else last
        place = np.full(max(groups.max(), numbers.max()) + 2, -1)
        place[numbers] = np.arange(len(numbers))
        of = place[groups][self.article]
        inside = (of >= 0) & (self.term >= first) & (self.term < last)
        flat = (self.term[inside] - first) * len(numbers) + of[inside]
        size = (last - first) * len(numbers)
        return np.bincount(flat, self.weight[inside], size).reshape(last - first, len(numbers))

    def likeness(self, groups, numbers, sizes):
        """Return the mean cosine of the articles of each pair of the groups `numbers`: float64 (n_numbers, n_numbers)."""
        found = np.zeros((len(numbers), len(numbers)))
        for first, last in _blocks(self.n_terms, len(numbers)):
            means = self.sums(groups, numbers, first, last) / sizes
            found += means.T @ means
        return found

    def nearest(self, groups, numbers):
        """Return, for each article, which of the groups `numbers` is nearest, and the cosine with the group's sum."""
        best, nearness = np.zeros(len(self), dtype=np.int64), np.full(len(self), -1.0)
        for at, end in _blocks(len(numbers), self.n_terms):
            sums = self.sums(groups, numbers[at:end])
            sums /= np.maximum(np.linalg.norm(sums, axis=0), 1e-12)
            for first, last in _blocks(len(self), (end - at) * max(1, len(self.term) // len(self))):
                rows = slice(self.starts[first], self.starts[last])
                found = np.zeros((last - first, end - at))
                np.add.at(found, self.article[rows] - first, sums[self.term[rows]] * self.weight[rows, None])
                nearer = first + np.flatnonzero(found.max(axis=1) > nearness[first:last])
                best[nearer] = at + found.argmax(axis=1)[nearer - first]
                nearness[nearer] = found.max(axis=1)[nearer - first]
        return best, nearness


HELD = 1 << 22  # numbers of a table that are held at once


def _blocks(n, width):
    """Yield (first, last) of the blocks of `n` rows of `width` numbers that are done one by one.

    >>> list(_blocks(5, HELD // 2))
    [(0, 2), (2, 4), (4, 5)]
    """
    size = max(1, HELD // max(1, width))
    for first in range(0, n, size):
        yield first, min(n, first + size)
