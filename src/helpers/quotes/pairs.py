"""What tells whether a content belongs to a cue, and a cue to a source: plain numbers of two spans, for the head on links (linked.py)."""

from bisect import bisect_left

import numpy as np

from helpers.text.word_rows import Rows

PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "you"))
RELATIVE = frozenset(("who", "that", "which", "whom", "whose"))
FARTHEST = 80  # words: beyond, nothing is linked
NEAREST = 3  # candidates on either side
FAR = 30  # words in which commas are counted
COMMAS = frozenset((",", "—", "–", "(", ")", ";"))
STOPS = frozenset((".", "?", "!"))
ROLES = ("source", "cue", "content")
N_NUMBERS = 47  # of a pair
WRITTEN = Rows(lambda word: (word[0].isalnum(), word in COMMAS), bool)


class Pairs:
    """The spans of one document by role, each (first, last) in tokens, and what stands between any two of them.

    `spans` is {role: list of (first, last)}; `regions` are the quotation-mark regions as token ranges.
    """

    def __init__(self, document, spans, regions):
        self.words, count = document.words, len(document.words)
        self.sentence, self.paragraph = document.token_sentence, document.sentence_paragraph
        self.spans = {role: sorted(spans[role]) for role in ROLES}
        self.starts = {role: [first for first, _ in own] for role, own in self.spans.items()}
        self.places = {role: np.array(own, dtype=np.int64).reshape(-1, 2) for role, own in self.spans.items()}
        self.before = {role: np.searchsorted(own[:, 0], np.arange(count + 1)) for role, own in self.places.items()}
        self.region = np.zeros(count + 1, dtype=np.int64)
        for number, (first, last) in enumerate(regions, 1):
            self.region[first:last] = number
        lettered, comma = WRITTEN(self.words, document.word_places).T
        self.lettered, self.commas = lettered, np.append(0, np.cumsum(comma))

    def candidates(self, span, role):
        """Return the spans of `role` that may belong to `span`: the nearest on either side."""
        place = bisect_left(self.starts[role], span[0])
        near = self.spans[role][max(0, place - NEAREST) : place + NEAREST]
        first, last = span
        return [other for other in near if other != span and max(other[0] - last, first - other[1]) <= FARTHEST]

    def numbers(self, pairs, role):
        """Return what is known of each (span, other) of `pairs`, `other` of `role` as the one that `span` belongs to.

        `pairs` is a list that is not empty; the result is float64 (n_pairs, N_NUMBERS).
        """
        span, other = np.array(pairs, dtype=np.int64).transpose(1, 2, 0)
        after, gap = other[0] >= span[1], _gap(*span, *other)
        low, high = np.where(after, span[1], other[1]), np.where(after, other[0], span[0])
        between = {name: np.maximum(0, own[high] - own[low]) for name, own in self.before.items()}
        near, far = np.where(after, span[1] - 1, span[0]), np.where(after, other[0], other[1] - 1)
        apart = np.abs(self.sentence[near] - self.sentence[far])
        asked, no = role == "cue", np.zeros(len(pairs), dtype=bool)
        comma, stop = self._ending(*(span if asked else other))
        own = (apart > 0) & self._in_sentence(span, "cue") if asked else no
        others = (apart > 0) & self._in_sentence(other, "content") if asked else no
        words = [self.words[place].lower() for place in other[0].tolist()]
        pronoun, relative = (np.array([word in known for word in words]) for known in (PRONOUNS, RELATIVE))
        commas = np.maximum(0, self.commas[np.minimum(high, low + FAR)] - self.commas[low])
        marked, other_marked, held = self.region[span[0]], self.region[other[0]], self.region[low]
        side = [after, gap == 0, gap <= 1, gap <= 3, np.log1p(gap)]
        columns = [
            ~no, *side, *(after * value for value in side[1:]), apart == 1, apart >= 2, after & (apart > 0),
            self.paragraph[self.sentence[span[0]]] != self.paragraph[self.sentence[other[0]]],
            *(np.minimum(between[name], 3) for name in ROLES), *(between[name] > 0 for name in ROLES),
            after & (between["cue"] > 0), np.minimum(commas, 4), marked > 0, (marked > 0) & after, (marked > 0) & (apart > 0),
            other_marked > 0, (other_marked > 0) & (marked == other_marked), (low < high) & (held != 0) & (held != marked),
            ~self.lettered[other[0]], ~self.lettered[span[0]], pronoun, relative, after & pronoun, ~self.lettered[span[0]] & after,
            self.sentence[np.maximum(span[0] - 1, 0)] != self.sentence[span[0]], comma, comma & after, comma & (apart > 0),
            stop & after, stop & after & (apart == 0), own, own & after, own & comma, others, others & after,
            self._rival(span, other, gap, "cue") if asked else no, self._rival(other, span, gap, "content" if asked else "cue"),
        ]  # fmt: skip
        return np.ascontiguousarray(np.array(columns, dtype=np.float64).T)

    def _ending(self, first, last):
        """Say of spans whether they end with a comma and whether with a stop, before closing marks."""
        found = []
        for start, end in zip(first.tolist(), (last - 1).tolist(), strict=True):
            word = self.words[end]
            if end > start and not word[0].isalnum() and word != "," and word not in STOPS:
                word = self.words[end - 1]
            found.append((word == ",", word in STOPS))
        return np.array(found, dtype=bool).T

    def _in_sentence(self, span, role):
        """Say of spans whether another of `role` begins in the sentence in which they end, outside them."""
        starts, sentence = self.places[role][:, 0], self.sentence[span[1] - 1]
        found = np.zeros(len(sentence), dtype=bool)
        for place in (self.before[role][span[1]], self.before[role][span[0]] - 1):
            held = (place >= 0) & (place < len(starts))
            found[held] |= self.sentence[starts[place[held]]] == sentence[held]
        return found

    def _rival(self, span, other, gap, role):
        """Say of spans whether another of `role` stands nearer to them than `other` does."""
        places, found = self.places[role], np.zeros(len(gap), dtype=bool)
        for step in (-1, 0, 1):
            place = self.before[role][span[0]] + step
            held = (place >= 0) & (place < len(places))
            rival, one, two = places[place[held]].T, span[:, held], other[:, held]
            same = (rival == one).all(axis=0) | (rival == two).all(axis=0)
            found[held] |= ~same & (_gap(*one, *rival) < gap[held])
        return found


def _gap(first, last, other_first, other_last):
    return np.maximum(0, np.maximum(other_first - last, first - other_last))
