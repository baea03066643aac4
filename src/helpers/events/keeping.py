"""Which units of a clause a label keeps: a head says how likely a reader's label has each, and how likely the whole is right.

What was learned lies in helpers/models/labels.onnx; its card is labels.md.
"""

import re
from collections import Counter
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
WORDS = 8  # of a label at most
LIKELY, LESS, FEW = 0.3, 0.15, 4  # chance from which a unit is kept; and from which it is while a label has fewer words


@cache
def _head():
    with as_file(files("helpers.models")) as folder:
        return Heads(folder / "labels.onnx")


def chances_of(numbers):
    """Return for each clause how likely a label has its units: a list of float32 arrays, from what `numbers_of` gives of each."""
    found = _asked("label_kept", label_units=np.concatenate([np.zeros((0, N_PLAIN), np.float32), *numbers]))
    return np.split(found, np.cumsum([len(one) for one in numbers])[:-1])


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
    held = set(unit.places)
    return next((n for n in unit.places if sentence.heads[n] not in held or sentence.heads[n] == n), unit.places[0])


def numbers_of(sentence, clause, trigger):
    """Return plain numbers of a clause's units, float32 (n, N_PLAIN); `trigger` is (first, last) of the tokens that told of it."""
    front = clause.verb if clause.verb is not None else clause.subject
    found = np.zeros((len(clause.units), N_PLAIN), dtype=np.float32)
    heads, depths, before = [], [], Counter()
    rows, ones, plain = [], [], []
    needed = sum(len(unit.places) for unit in clause.units if unit.needed)
    for n, unit in enumerate(clause.units):
        head = head_of(sentence, unit)
        heads.append(head)
        depths.append(depths[unit.parent] + 1 if unit.parent >= 0 else 0)
        words = [sentence.words[place] for place in unit.places]
        letters = "".join(words)
        name, noun = _last_of(sentence, unit.places, head)
        above = sentence.relations[heads[unit.parent]] if unit.parent >= 0 else ""
        kind = name.kind if name is not None else ""
        held = (sentence.relations[head], above, sentence.tags[noun], unit.part, kind, words[0].lower())
        columns = [known[value] for known, value in zip(PLACES, held, strict=True) if value in known]
        rows += [n] * (len(columns) + 1)
        ones += [*columns, AFTER + min(depths[n], DEEPEST)]
        plain.append((
            unit.needed, clause.verb is None, clause.passive, len(words) / 4, log1p(abs(head - front)) / 2, head < front,
            needed / 8, n / 8, any(trigger[0] <= place < trigger[1] for place in unit.places), DIGIT.search(letters) is not None,
            sum(word[:1].isupper() for word in words) / len(words), log1p(len(letters)) / 3, len(sentence.words) / 40,
            before[unit.parent, unit.part] / 3,
        ))  # fmt: skip
        before[unit.parent, unit.part] += 1
    found[rows, ones] = 1
    found[:, AFTER + DEEPEST + 1 :] = plain
    return found


def _last_of(sentence, places, head):
    """Return (the last Name at `places`, or None; the place of the last noun, or `head`)."""
    if len(places) == 1:
        return sentence.named[head], head
    name = next((sentence.named[place] for place in reversed(places) if sentence.named[place] is not None), None)
    return name, next((place for place in reversed(places) if sentence.tags[place] in NOUNS), head)


def _places(*groups):
    """Return a dict of value to its column for each group of values, the groups side by side, and the column after them."""
    found, at = [], 0
    for names in groups:
        found.append({name: at + n for n, name in reversed(list(enumerate(names)))})
        at += len(names)
    return found, at


DIGIT = re.compile(r"\d")
PLACES, AFTER = _places(RELATIONS, RELATIONS, TAGS, PARTS, KINDS, PREPOSITIONS)


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
