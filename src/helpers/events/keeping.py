"""Which units of a clause a label keeps: a head says how likely a reader's label has each, and how likely the whole is right.

What was learned lies in helpers/models/labels.onnx; its card is labels.md.
"""

import re
from functools import cache
from importlib.resources import as_file, files
from itertools import islice

import numpy as np

from helpers.events.sentence import MOST, NOUNS
from helpers.language.heads import Heads
from helpers.language.syntax import RELATIONS, TAGS
from helpers.text.word_rows import Rows

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
    """Return for each clause of Numbers how likely a label has its units: a list of chances each."""
    found = iter(_asked("label_kept", label_units=numbers.array()).tolist())
    return [list(islice(found, count)) for count in numbers.counts]


def worth_of(numbers):
    """Return how likely labels are right, float32 (n,) of 0 to 1, from a list of what `worth.worth_numbers` gives."""
    return _asked("label_worth", label_numbers=np.array(numbers, dtype=np.float32).reshape(-1, N_WORTH))


def _asked(output, **given):
    (array,) = given.values()
    return _head().ask(output, **given)[0] if len(array) else np.zeros(0, dtype=np.float32)


def head_of(sentence, places):
    """Return the token of those at `places`, of a unit, that the others hang on: of "in Oslo" that is "in"."""
    for n in places:
        head = sentence.heads[n]
        if head == n or head not in places:
            return n
    return places[0]


class Numbers:
    """Plain numbers of the units of clauses, a row a unit, clause after clause; `counts` says how many units each clause has."""

    def __init__(self):
        self.counts, self.ones, self.plain, self.of_clauses = [], [], [], []
        self.words, self.sizes = [], []  # of units one after another, and how many each has

    def add(self, sentence, clause, trigger):
        """Add a clause; `trigger` is (first, last) of the tokens of the sentence that told of it."""
        front = clause.verb if clause.verb is not None else clause.subject
        words, relations, tags, small, named = (
            sentence.words,
            sentence.relations,
            sentence.tags,
            sentence.small,
            sentence.named,
        )
        ones, written, plain = self.ones, self.words, self.plain
        heads, depths, before, row, needed = [], [], {}, N_PLAIN * len(self.sizes), 0
        by = frozenset(range(*trigger))
        for places, part, always, parent, _ in clause.units:
            size = len(places)
            self.sizes.append(size)
            if always:
                needed += size
            if size == 1:
                head = noun = places[0]
                name = named[head]
                written.append(words[head])
            else:
                head = head_of(sentence, places)
                name, noun = _last_of(sentence, places, head)
                written += [words[place] for place in places]
            heads.append(head)
            depth = depths[parent] + 1 if parent >= 0 else 0
            depths.append(depth)
            ones += (row + RELATION[relations[head]], row + TAG[tags[noun]], row + PART[part], row + DEPTHS[depth])
            if parent >= 0:
                ones.append(row + ABOVE[relations[heads[parent]]])
            if name is not None and name.kind in KIND:
                ones.append(row + KIND[name.kind])
            first = small[places[0]]
            if first in PREPOSITION:
                ones.append(row + PREPOSITION[first])
            again = before[parent, part] = before.get((parent, part), -1) + 1
            plain += (always, head, not by.isdisjoint(places), again)
            row += N_PLAIN
        self.counts.append(len(clause.units))
        self.of_clauses += (clause.verb is None, clause.passive, front, needed, len(words))

    def array(self):
        """Return the numbers, float32 (n, N_PLAIN)."""
        found = np.zeros((len(self.sizes), N_PLAIN), dtype=np.float32)
        if self.sizes:
            ones, plain, of_clauses, sizes, counts = (
                np.fromiter(each, np.int64, len(each))
                for each in (self.ones, self.plain, self.of_clauses, self.sizes, self.counts)
            )
            found.reshape(-1)[ones] = 1
            always, head, by, again = plain.reshape(len(sizes), -1).T
            bare, passive, front, needed, long = of_clauses.reshape(len(counts), -1).repeat(counts, axis=0).T
            away, n = head - front, np.arange(len(sizes)) - (counts.cumsum() - counts).repeat(counts)
            letters, large, digits = np.add.reduceat(FORMS(self.words), sizes.cumsum() - sizes, axis=0).T
            found[:, DEPTH + DEEPEST + 1 :] = np.column_stack([
                always, bare, passive, sizes / 4, np.log1p(abs(away)) / 2, away < 0, needed / 8, n / 8, by, digits > 0, large / sizes,
                np.log1p(letters) / 3, long / 40, again / 3,
            ])  # fmt: skip
        return found


def numbers_of(sentence, clause, trigger):
    """Return plain numbers of a clause's units, float32 (n, N_PLAIN); `trigger` is (first, last) of the tokens that told of it."""
    numbers = Numbers()
    numbers.add(sentence, clause, trigger)
    return numbers.array()


def _last_of(sentence, places, head):
    """Return (the last Name at `places`, or None; the place of the last noun, or `head`)."""
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


def _form_of(word):
    """Return how many letters a word has, whether it begins with a large one, and whether a digit is in it."""
    return len(word), word[:1].isupper(), DIGIT.search(word) is not None


DIGIT, FORMS = re.compile(r"\d"), Rows(_form_of, np.int64)
(RELATION, ABOVE, TAG, PART, KIND, PREPOSITION), DEPTH = _places(RELATIONS, RELATIONS, TAGS, PARTS, KINDS, PREPOSITIONS)
DEPTHS = [DEPTH + min(depth, DEEPEST) for depth in range(MOST + 1)]


def chosen(clause, kept):
    """Return the units of a clause that a label has, of which `kept` lists the chances: those it needs, and the likeliest others while
    there is room."""
    units, held, below, size = clause.units, set(), {}, 0
    for n, unit in enumerate(units):
        if unit.needed:
            below.setdefault(unit.parent, []).append(n)
            if unit.parent < 0 or unit.parent in held:
                held.add(n)
                size += unit.size
    likely = [n for n, chance in enumerate(kept) if chance >= LESS and n not in held]
    for n in sorted(likely, key=kept.__getitem__, reverse=True):
        if kept[n] < LIKELY and size >= FEW:
            break  # the next are less likely, and the label grows no shorter
        if n in held:
            continue
        above = _with_above(units, n, held, below)
        more = sum([units[place].size for place in above])
        if size + more <= WORDS:
            held.update(above)
            size += more
    return [units[n] for n in sorted(held)]


def _with_above(units, n, held, below):
    """Return the numbers of a unit and of those it hangs on, and those that these need, as far as they are not held; `below` has, by
    number, the numbers of the units that each needs."""
    found = []
    while n >= 0 and n not in held:
        found.append(n)
        n = units[n].parent
    for above in found:  # which grows
        found += [m for m in below.get(above, ()) if m not in held and m not in found]
    return found
