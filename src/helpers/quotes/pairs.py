"""What tells whether a content belongs to a cue, and a cue to a source: numbers for two logistic regressions.

Their weights are in helpers/models/links.json; training/links.py learns them from hand-marked attributions.
"""

import json
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from math import exp, log1p
from operator import mul

PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "you"))
RELATIVE = frozenset(("who", "that", "which", "whom", "whose"))
FARTHEST = 80  # words: beyond, nothing is linked
NEAREST = 3  # candidates on either side


@cache
def weights():
    """Return {"cue": [weights of a cue for a content], "source": [weights of a source for a cue]}."""
    return json.loads((files("helpers.models") / "links.json").read_text(encoding="utf-8"))


class Pairs:
    """The spans of one document by role, each (first, last) in tokens, and what stands between any two of them.

    `spans` is {role: list of (first, last)}; `regions` are the quotation-mark regions as token ranges.
    """

    def __init__(self, document, spans, regions):
        self.words = document.words
        self.sentence = document.token_sentence.tolist()
        self.paragraph = document.sentence_paragraph.tolist()
        self.spans = {role: sorted(spans[role]) for role in ("source", "cue", "content")}
        self.starts = {role: [first for first, _ in own] for role, own in self.spans.items()}
        self.region = [0] * (len(self.words) + 1)
        for number, (first, last) in enumerate(regions, 1):
            for place in range(first, last):
                self.region[place] = number

    def candidates(self, span, role):
        """Return the spans of `role` that may belong to `span`: the nearest on either side."""
        place = bisect_left(self.starts[role], span[0])
        near = self.spans[role][max(0, place - NEAREST) : place + NEAREST]
        return [other for other in near if other != span and _gap(span, other) <= FARTHEST]

    def best(self, span, role, wanted):
        """Return (the likeliest of the candidates, how likely), or (None, 0.0); `wanted` are the weights of `role`."""
        best, most = None, 0.0
        for other in self.candidates(span, role):
            total = sum(map(mul, wanted, self.numbers(span, other, role)))
            likely = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
            if likely > most:
                best, most = other, likely
        return best, most

    def numbers(self, span, other, role):
        """Return what is known of `other`, a span of `role`, as the one that `span` belongs to: a list of numbers."""
        after, gap = other[0] >= span[1], _gap(span, other)
        low, high = (span[1], other[0]) if after else (other[1], span[0])
        between = {name: self._count(name, low, high) for name in self.spans}
        apart = abs(
            self.sentence[span[1] - 1 if after else span[0]] - self.sentence[other[0] if after else other[1] - 1]
        )
        paragraphs = self.paragraph[self.sentence[span[0]]] != self.paragraph[self.sentence[other[0]]]
        comma, stop = self._ending(span if role == "cue" else other)
        own = role == "cue" and apart > 0 and self._in_sentence(span, "cue")
        others = role == "cue" and apart > 0 and self._in_sentence(other, "content")
        first, word = self.words[span[0]].lower(), self.words[other[0]].lower()
        commas = sum(self.words[place] in (",", "—", "–", "(", ")", ";") for place in range(low, min(high, low + 30)))
        marked, other_marked = self.region[span[0]], self.region[other[0]]
        side = [after, gap == 0, gap <= 1, gap <= 3, log1p(gap)]
        return [
            1.0, *side, *(after and value for value in side[1:]), apart == 1, apart >= 2, after and apart > 0, paragraphs,
            *(min(between[name], 3) for name in ("source", "cue", "content")), *(between[name] > 0 for name in between),
            after and between["cue"] > 0, min(commas, 4), marked > 0, marked > 0 and after, marked > 0 and apart > 0,
            other_marked > 0, other_marked > 0 and marked == other_marked, low < high and self.region[low] not in (0, marked),
            not word[0].isalnum(), not first[0].isalnum(), word in PRONOUNS, word in RELATIVE, after and word in PRONOUNS,
            not first[0].isalnum() and after, self.sentence[max(span[0] - 1, 0)] != self.sentence[span[0]],
            comma, comma and after, comma and apart > 0, stop and after, stop and after and apart == 0, own,
            own and after, own and comma, others, others and after,
            role == "cue" and self._rival(span, other, gap), self._rival(other, span, gap, "cue" if role == "source" else "content"),
        ]  # fmt: skip

    def _ending(self, span):
        """Say whether a span ends with a comma and whether with a stop, before closing marks."""
        last = span[1] - 1
        if last > span[0] and not self.words[last][0].isalnum() and self.words[last] not in (",", ".", "?", "!"):
            last -= 1
        return self.words[last] == ",", self.words[last] in (".", "?", "!")

    def _in_sentence(self, span, role):
        """Say whether a span of `role` outside `span` begins in the sentence in which it ends."""
        sentence, place = self.sentence[span[1] - 1], bisect_left(self.starts[role], span[1])
        if place < len(self.starts[role]) and self.sentence[self.starts[role][place]] == sentence:
            return True
        place = bisect_left(self.starts[role], span[0]) - 1
        return place >= 0 and self.sentence[self.starts[role][place]] == sentence

    def _count(self, role, low, high):
        starts = self.starts[role]
        return max(0, bisect_left(starts, high) - bisect_left(starts, low))

    def _rival(self, span, other, gap, role=None):
        """Say whether another span of the role stands nearer to `span` than `other` does."""
        role = role or "cue"
        place = bisect_left(self.starts[role], span[0])
        near = self.spans[role][max(0, place - 1) : place + 2]
        return any(rival not in (other, span) and _gap(span, rival) < gap for rival in near)


def _gap(one, other):
    return max(0, other[0] - one[1], one[0] - other[1])
