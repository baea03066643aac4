"""Which units of a clause a label keeps: a head says how likely a reader's label has each, and how likely the whole is right.

What was learned lies in helpers/models/labels.onnx; its card is labels.md.
"""

import re
from functools import cache
from importlib.resources import as_file, files
from math import log1p

import numpy as np

from helpers.events.sentence import NOUNS
from helpers.language.heads import Heads
from helpers.language.syntax import RELATIONS, TAGS

PREPOSITIONS = (
    "of", "in", "at", "on", "to", "for", "with", "by", "from", "against", "over", "about", "into", "after", "before", "during",
)  # fmt: skip
PARTS, KINDS = (
    ("subject", "verb", "object", "other"),
    ("person", "place", "organisation", "government", "thing", "building"),
)
DEEPEST, N_WORTH = 3, 37
N_PLAIN = 2 * len(RELATIONS) + len(TAGS) + len(PARTS) + len(KINDS) + len(PREPOSITIONS) + DEEPEST + 1 + 14
WORDS = 10  # of a label at most, but for what it needs
LIKELY, LESS, FEW = 0.3, 0.15, 4  # chance from which a unit is kept; and from which it is while a label has fewer words


@cache
def _head():
    with as_file(files("helpers.models")) as folder:
        return Heads(folder / "labels.onnx")


def chances_of(numbers):
    """Return for each clause of Numbers how likely a label has its units: a list of float32 arrays."""
    found = _asked("label_kept", label_units=numbers.array())
    return np.split(found, np.cumsum(numbers.counts)[:-1]) if numbers.counts else []


def worth_of(numbers):
    """Return how likely labels are right, float32 (n,) of 0 to 1, from a list of what `worth.worth_numbers` gives."""
    return _asked("label_worth", label_numbers=np.array(numbers, dtype=np.float32).reshape(-1, N_WORTH))


def _asked(output, **given):
    (array,) = given.values()
    return _head().ask(output, **given)[0] if len(array) else np.zeros(0, dtype=np.float32)


def head_of(sentence, unit):
    """Return the token of a unit that the others hang on: of "in Oslo" that is "in"."""
    if len(unit.places) == 1:
        return unit.places[0]
    for n in unit.places:
        head = sentence.heads[n]
        if head == n or head not in unit.places:
            return n
    return unit.places[0]


class Numbers:
    """Plain numbers of the units of clauses, a row a unit, clause after clause; `counts` says how many units each clause has."""

    def __init__(self):
        self.counts, self.ones, self.plain = [], [], []

    def add(self, sentence, clause, trigger):
        """Add a clause; `trigger` is (first, last) of the tokens of the sentence that told of it."""
        front = clause.verb if clause.verb is not None else clause.subject
        words, relations, tags, ones = sentence.words, sentence.relations, sentence.tags, self.ones
        heads, depths, before, row = [], [], {}, N_PLAIN * len(self.plain)
        needed = sum(len(unit.places) for unit in clause.units if unit.needed) / 8
        bare, long, by = clause.verb is None, len(words) / 40, frozenset(range(*trigger))
        for n, unit in enumerate(clause.units):
            places, part, parent = unit.places, unit.part, unit.parent
            head = head_of(sentence, unit)
            heads.append(head)
            depths.append(depths[parent] + 1 if parent >= 0 else 0)
            own = [words[place] for place in places]
            letters = "".join(own)
            name, noun = _last_of(sentence, places, head)
            ones += (
                row + RELATION[relations[head]], row + TAG[tags[noun]], row + PART[part], row + DEPTH + min(depths[n], DEEPEST)
            )  # fmt: skip
            if parent >= 0:
                ones.append(row + ABOVE[relations[heads[parent]]])
            if name is not None and name.kind in KIND:
                ones.append(row + KIND[name.kind])
            opening = PREPOSITION.get(own[0].lower())
            if opening is not None:
                ones.append(row + opening)
            again = before[parent, part] = before.get((parent, part), -1) + 1
            self.plain.append((
                unit.needed, bare, clause.passive, len(own) / 4, log1p(abs(head - front)) / 2, head < front, needed, n / 8,
                not by.isdisjoint(places), DIGIT.search(letters) is not None,
                sum([word[:1].isupper() for word in own]) / len(own), log1p(len(letters)) / 3, long, again / 3,
            ))  # fmt: skip
            row += N_PLAIN
        self.counts.append(len(clause.units))

    def array(self):
        """Return the numbers, float32 (n, N_PLAIN)."""
        found = np.zeros((len(self.plain), N_PLAIN), dtype=np.float32)
        if self.plain:
            found.reshape(-1)[self.ones] = 1
            found[:, DEPTH + DEEPEST + 1 :] = self.plain
        return found


def numbers_of(sentence, clause, trigger):
    """Return plain numbers of a clause's units, float32 (n, N_PLAIN); `trigger` is (first, last) of the tokens that told of it."""
    numbers = Numbers()
    numbers.add(sentence, clause, trigger)
    return numbers.array()


def _last_of(sentence, places, head):
    """Return (the last Name at `places`, or None; the place of the last noun, or `head`)."""
    if len(places) == 1:
        return sentence.named[head], head
    name, noun = None, None
    for place in reversed(places):
        if name is None:
            name = sentence.named[place]
        if noun is None and sentence.tags[place] in NOUNS:
            noun = place
    return name, head if noun is None else noun


def _places(*groups):
    """Return a dict of value to its column for each group of values, the groups side by side, and the column after them."""
    found, at = [], 0
    for names in groups:
        found.append({name: at + n for n, name in reversed(list(enumerate(names)))})
        at += len(names)
    return found, at


DIGIT = re.compile(r"\d")
(RELATION, ABOVE, TAG, PART, KIND, PREPOSITION), DEPTH = _places(RELATIONS, RELATIONS, TAGS, PARTS, KINDS, PREPOSITIONS)


def chosen(clause, kept):
    """Return the units of a clause that a label has: those it needs, and the likeliest others while there is room."""
    held = set()
    for n, unit in enumerate(clause.units):
        if unit.needed and (unit.parent < 0 or unit.parent in held):
            held.add(n)
    size, kept = sum(clause.units[n].size for n in held), kept.tolist()
    for n in sorted(range(len(clause.units)), key=lambda n: -kept[n]):
        if kept[n] < (LIKELY if size >= FEW else LESS):
            break  # the next are less likely, and the label grows no shorter
        above = _with_above(clause, n, held)
        more = sum(clause.units[place].size for place in above)
        if above and size + more <= WORDS:
            held |= above
            size += more
    return [unit for n, unit in enumerate(clause.units) if n in held]


def _with_above(clause, n, held):
    """Return the numbers of a unit and of those it hangs on, and those that these need, as far as they are not held."""
    found = set()
    while n >= 0 and n not in held:
        found.add(n)
        n = clause.units[n].parent
    grown = True
    while grown:
        more = {m for m, unit in enumerate(clause.units) if unit.needed and unit.parent in found} - found - held
        found |= more
        grown = bool(more)
    return found
