"""The parts of the clause that tells of an event: who, the verb, what, where, each with what may be left out of it.

A clause is read from a sentence's syntax: it becomes Units, and a Unit is what a label has whole or not at all. What a unit
hangs on is its `parent`; `needed` units are those without which the label would be no sentence.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import pandas as pd

from helpers.events.inflection import is_participle
from helpers.events.subjects import SUBJECTS, subject_of
from helpers.events.triggers import said_of

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "CD"))
VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
OBJECTS = frozenset(("dobj", "attr", "oprd", "acomp", "dative"))
INNER = frozenset(("compound", "nummod", "quantmod", "nmod", "case", "neg"))  # what a noun is not told without
APART = ("det", "poss", "punct", "cc")  # what may be left out between a noun and what stands before it
COMPARED = ("more", "less", "fewer", "other", "rather")  # what "than" is not told without
MODIFYING = frozenset(("advmod", "npadvmod", "punct", "quantmod", "nummod", "amod", "compound"))
ASKING = frozenset(("when", "where", "why", "how", "as", "then", "now", "also"))
GOVERNING = frozenset(("of", "from", "for"))  # prepositions with a verb that a label may have: "accused of violating"
WITHIN = frozenset(("in", "at", "during"))
HELD = (
    "speech",
    "press conference",
    "letter",
    "tweet",
    "debate",
    "statement",
    "announcement",
    "ceremony",
)  # kinds of what is one's own
BEING = frozenset(("is", "was", "are", "were", "be", "been"))
DAYS_ON = frozenset(
    ("on", "in", "late", "early", "earlier", ",")
)  # what stands before a day between a verb and its phrase
READY = frozenset(("due", "set", "ready", "likely"))  # what is said to be who is to do something
OPENING, CLOSING = ("“", "``"), ("”", "''")
COUNTING = frozenset(
    (
        "tens",
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "millions",
        "number",
        "group",
        "series",
        "string",
        "half",
        "most",
        "some",
        "one",
    )
)  # nouns that say nothing without what is counted
ASKED = frozenset(("when", "where", "why", "how", "what", "which", "who", "whom", "if", "whether", "while", "because"))
MOST = 60  # units of a clause


class Unit(NamedTuple):
    """Tokens (places in the sentence, in order) that a label has together; `part` is subject, verb, object or other; `parent` is
    the number of the unit it hangs on, or -1; `size` is how many words of a label they take, a person's name one."""

    places: tuple
    part: str
    needed: bool
    parent: int
    size: int


class Clause(NamedTuple):
    """The Units that tell of an event; `verb` is the place of the verb in front, None where a noun alone tells; `subject`
    the place of who or what it is said of, None where the sentence does not say; `passive` whether that underwent it."""

    units: list
    verb: object
    subject: object
    passive: bool


class Sentence:
    """A sentence as labels read it: `first`, its first token in the Document, `words`, `glued` (whether no blank stands before
    a token), `syntax` (language/syntax.py), `dated` (which tokens stand in expressions of time) and `named` (of each token the
    Name it stands in, or None)."""

    def __init__(self, first, words, glued, syntax, dated, named):
        self.first, self.words, self.glued, self.dated, self.named = first, words, glued, dated, named
        self.heads, self.relations, self.tags, self.sure = syntax
        self.below = syntax.children()
        for place, head in enumerate(self.heads):
            of = self.relations[place] in ("prep", "quantmod") and self.tags[place] == "IN"
            if place and head == place and of and not self._is_above(place, place - 1):
                self.relations[place] = "prep"
                self.heads[place] = place - 1  # "tens of thousands", of which the head on syntax made a circle
                self.below[place - 1].append(place)

    def _is_above(self, above, place):
        """Say whether a token hangs, by others or not, on the one at `above`."""
        while place != above and self.heads[place] != place:
            place = self.heads[place]
        return place == above

    def joined(self, place, after):
        """Say whether two tokens stand beside each other with no blank between: "$" and "113"."""
        return after == place + 1 and self.glued[after]

    def quoted(self, place):
        """Say whether a token stands within quotation marks that the sentence opens before it."""
        before = self.words[:place]
        return sum(word in OPENING for word in before) > sum(word in CLOSING for word in before)

    def unit(self, places, part, needed, parent):
        """Return the Unit of tokens at `places`, in any order."""
        people = [self.named[n] for n in places if self.named[n] is not None and self.named[n].kind == "person"]
        return Unit(
            tuple(sorted(places)), part, needed, parent, len(places) - len(people) + len({id(name) for name in people})
        )

    def is_verb(self, place):
        return self.tags[place] in VERBS

    def equates(self, verb):
        """Say whether a verb only says what something is: "the election was one of four"."""
        return self.words[verb].lower() in BEING and self.child(verb, "attr", "acomp") is not None

    def child(self, place, *relations):
        """Return the first child of a token in one of `relations`, or None."""
        return next((child for child in self.below[place] if self.relations[child] in relations), None)

    def top(self, first, last):
        """Return the token of [first, last) that the others hang on, a verb or noun where there is one."""
        tops = [n for n in range(first, last) if not first <= self.heads[n] < last or self.heads[n] == n]
        verb = next((n for n in tops if self.is_verb(n) and self.relations[n] not in ("amod", "compound")), None)
        if verb is not None and self.tags[verb] == "MD":  # "cuts will be announced", of which "will" was made the head
            verb = next(
                (n for n in range(verb + 1, last) if self.tags[n] in VERBS - {"MD"} and self.relations[n] != "auxpass"),
                verb,
            )
        if verb is None:
            verb = next(
                (n for n in range(first, last) if self.relations[n] in ("acl", "relcl") and self.is_verb(n)), None
            )
        if verb is not None:
            return verb
        return next((n for n in tops if self.tags[n] in NOUNS), tops[0] if tops else first)

    def verb_of(self, place):
        """Return the verb by which a word that is neither verb nor noun tells: "due to meet", "in place"; or None."""
        below = self.child(place, "xcomp", "pcomp")
        if below is not None and self.is_verb(below):
            return below
        for _ in range(MOST):
            if self.heads[place] == place or self.is_verb(place):
                break
            place = self.heads[place]
        return place if self.is_verb(place) else None

    def governor(self, place):
        """Return the verb of which a noun is subject or object, or None."""
        seen = 0
        while (
            self.relations[place] in ("compound", "conj", "nmod")
            and self.tags[self.heads[place]] in NOUNS
            and seen < MOST
        ):
            place, seen = self.heads[place], seen + 1
        above = self.heads[place]
        said_of = self.relations[place] in SUBJECTS or self.relations[place] in ("dobj", "attr")
        return above if said_of and above != place and self.is_verb(above) else None

    def clause_of(self, verb):
        """Return the verb in front of a clause whose verb is `verb`: of "agreed to meet" that is "agreed", of "is due to meet" that is
        "meet"."""
        ready = self.child(verb, "acomp") if self.words[verb].lower() in BEING else None
        ahead = self.child(ready, "xcomp") if ready is not None and self.words[ready].lower() in READY else None
        if ahead is not None and self.is_verb(ahead):
            return ahead
        while (
            self.relations[verb] in ("aux", "auxpass", "xcomp")
            and self.heads[verb] != verb
            and self.is_verb(self.heads[verb])
            and self.tags[verb] != "MD"
        ):
            verb = self.heads[verb]
        return verb


def clause_of(sentence, verb):
    """Return the Clause of the verb at a place."""
    there = sentence.child(verb, "attr") if sentence.child(verb, "expl") is not None else None
    if there is not None:
        return noun_of(sentence, there)
    units = []
    subject, passive = subject_of(sentence, verb)
    if subject is not None:
        _noun(sentence, units, subject, "subject", True, -1)
    _verb(sentence, units, verb, -1)
    return Clause(units[:MOST], verb, subject, passive)


def noun_of(sentence, noun):
    """Return the Clause of an event that a noun alone tells of, with what stands before and after it."""
    seen = 0
    while sentence.relations[noun] == "compound" and sentence.tags[sentence.heads[noun]] in NOUNS and seen < MOST:
        noun, seen = sentence.heads[noun], seen + 1
    units = []
    _noun(sentence, units, noun, "object", True, -1)
    return Clause(units[:MOST], None, noun, False)


def held_by(sentence, noun):
    """Return the Clause of an event in which the subject of its clause did something, or None: "in a speech in Oslo, Ruiz said"
    tells of Ruiz in speech in Oslo."""
    preposition = sentence.heads[noun]
    verb = sentence.heads[preposition]
    if sentence.words[preposition].lower() not in WITHIN or not sentence.is_verb(verb):
        return None
    if said_of(sentence.words[noun].lower())[0] not in HELD or sentence.child(noun, "poss") is not None:
        return None
    subject, passive = subject_of(sentence, verb)
    if subject is None or passive or subject == noun or sentence.tags[subject] not in NOUNS:
        return None
    if sentence.named[subject] is None and sentence.tags[subject] != "NNP":
        return None  # "neighbourhoods defied him at a funeral"
    units = []
    _noun(sentence, units, subject, "subject", True, -1)
    if any(noun in unit.places for unit in units):
        return None
    _noun(sentence, units, noun, "object", True, -1, (preposition,))
    return Clause(units[:MOST], None, noun, False)


def _verb(sentence, units, verb, parent, before=(), needed=True):
    """Add the units of a verb, with `before` in front, and of what it governs, its subject left out."""
    group = [
        n
        for n in sentence.below[verb]
        if sentence.relations[n] in ("aux", "auxpass", "neg", "prt") or _is_particle(sentence, verb, n)
    ]
    units.append(sentence.unit([*before, *group, verb], "verb", needed, parent))
    own, whole = len(units) - 1, sentence.relations[verb] != "ccomp"  # one clause within another is enough
    objects = [n for n in sentence.below[verb] if sentence.relations[n] in OBJECTS]
    shared = _sharing(sentence, verb) if not objects else None
    if shared is not None:
        _verb(sentence, units, shared, own, tuple(range(verb + 1, shared)))
    for child in sentence.below[verb]:
        relation = sentence.relations[child]
        if sentence.dated[child]:
            continue
        if relation in OBJECTS and _describes_next(sentence, objects, child):
            continue
        if relation in OBJECTS:
            _noun(sentence, units, child, "object", relation != "dative", own, _joining(sentence, objects, child))
        elif relation in ("prep", "agent"):
            _phrase(sentence, units, child, "other", not objects and _follows(sentence, verb, group, child), own)
        elif relation == "xcomp" and child > verb and sentence.is_verb(child):
            _verb(sentence, units, child, own)
        elif relation == "advcl" and child > verb and _is_aim(sentence, child):
            _verb(sentence, units, child, own, needed=False)
        elif relation == "ccomp" and sentence.is_verb(child) and not objects and not sentence.quoted(child) and whole:
            subject = sentence.child(child, *SUBJECTS)
            asks = any(sentence.words[n].lower() in ASKED for n in sentence.below[child])
            if subject is not None and not asks:
                _noun(sentence, units, subject, "other", True, own)
                _verb(sentence, units, child, own)
        elif relation == "advmod" and child not in group and sentence.words[child].lower() not in ASKING:
            units.append(sentence.unit(_with_inner(sentence, child), "other", False, own))


def _is_aim(sentence, verb):
    """Say whether a verb says what for: "a plan to raise taxes", "met to discuss the budget"."""
    return sentence.tags[verb] == "VB" and any(
        sentence.words[n].lower() == "to" for n in sentence.below[verb] if n < verb
    )


def _sharing(sentence, verb):
    """Return the verb that has the object of a participle beside it, or None: "accused of planning and ordering the raid"."""
    joined = sentence.child(verb, "conj")
    if joined is None or sentence.tags[verb] != "VBG" or sentence.tags[joined] != "VBG" or joined != verb + 2:
        return None
    return joined if sentence.child(joined, "dobj") is not None else None


def _describes_next(sentence, objects, noun):
    """Say whether a common noun says what the person is who is named right after it: "former executive Ana Ruiz"."""
    after = sentence.named[noun + 1] if noun + 1 < len(sentence.words) else None
    person = after is not None and after.kind == "person" and sentence.tags[noun] in ("NN", "NNS")
    return person and any(sentence.named[other] is after for other in objects)


def _follows(sentence, verb, group, child):
    """Say whether a phrase stands right after a verb and what belongs to it: "met on Monday with Ruiz", "runs out of oil"."""
    return child > verb and all(
        sentence.dated[n] or n in group or sentence.words[n] in DAYS_ON for n in range(verb + 1, child)
    )


def _is_particle(sentence, verb, child):
    """Say whether an adverb after a verb belongs to it: "brought back", "put his name forward"."""
    small = sentence.words[child].lower()
    return (
        child > verb
        and sentence.relations[child] == "advmod"
        and small in _words()["particle"]
        and not sentence.below[child]
    )


@cache
def _words():
    """Return {kind: words} of kept_words.csv."""
    table = pd.read_csv(files("helpers.events") / "kept_words.csv", comment="#")
    return {kind: frozenset(own) for kind, own in table.groupby("kind")["word"]}


def _joining(sentence, objects, noun):
    """Return in a tuple the "and" between a noun and the object before it, of which the parser made two: "the day and the place"."""
    before = [n for n in objects if n < noun]
    found = [n for n in sentence.below[before[-1]] if sentence.relations[n] == "cc" and n < noun] if before else ()
    return tuple(found[-1:])


def _phrase(sentence, units, preposition, part, needed, parent):
    """Add a preposition with its noun, or with the verb that it governs ("of violating rules"), unless that is a day."""
    before, noun = (preposition,), sentence.child(preposition, "pobj")
    doing = sentence.child(preposition, "pcomp") if noun is None else None
    if doing is not None and sentence.tags[doing] == "VBG" and sentence.words[preposition].lower() in GOVERNING:
        _verb(sentence, units, doing, parent, before, needed=False)
        return
    inner = sentence.child(preposition, "prep") if noun is None else None
    if inner is not None:  # "out of the house"
        before, noun = (preposition, inner), sentence.child(inner, "pobj")
    if noun is not None and sentence.words[noun] == "time":
        return  # "for the first time"
    if noun is not None and not sentence.dated[noun] and (sentence.tags[noun] in NOUNS or sentence.tags[noun] == "PRP"):
        _noun(sentence, units, noun, part, needed, parent, before)


def _noun(sentence, units, noun, part, needed, parent, before=()):
    """Add the units of a noun: its core, with `before` in front; and what may be left out, one by one."""
    name = sentence.named[noun]
    apposed = sentence.child(noun, "appos")
    if apposed is not None and sentence.tags[noun] in ("NN", "NNS", "CD") and sentence.tags[apposed] == "NNP":
        noun, name = apposed, sentence.named[apposed]
    core = _core(sentence, noun, name)
    units.append(sentence.unit({*before, *core}, part, needed, parent))
    own = len(units) - 1
    for child in sentence.below[noun]:
        relation = sentence.relations[child]
        if child in core or sentence.dated[child]:
            continue
        if relation == "poss":
            _owner(sentence, units, child, part, own)
        elif relation in ("amod", "advmod") and child < noun and name is None:
            units.append(sentence.unit(_with_inner(sentence, child), part, False, own))
        elif relation == "prep":
            _phrase(
                sentence,
                units,
                child,
                "subject" if part == "subject" else "other",
                _leads_on(sentence, noun, before),
                own,
            )
        elif relation == "acl" and child > noun and part != "subject" and _is_aim(sentence, child):
            _verb(sentence, units, child, own, needed=False)
        elif relation == "conj" and sentence.tags[child] in NOUNS:
            joined = sentence.child(noun, "cc")
            if joined is not None:
                _noun(
                    sentence, units, child, part, False, own, (joined,) if joined < child and joined not in core else ()
                )


def _leads_on(sentence, noun, before):
    """Say whether a noun after a preposition says nothing without its own phrase: "in accordance with", "as part of"."""
    if sentence.words[noun].lower() in COUNTING or sentence.tags[noun] == "CD":
        return sentence.child(noun, "prep") is not None  # "tens of thousands of people"
    return (
        bool(before)
        and sentence.tags[noun] == "NN"
        and sentence.named[noun] is None
        and not any(
            sentence.relations[child] in ("det", "poss", "amod", "compound", "nummod") for child in sentence.below[noun]
        )
    )


def _owner(sentence, units, owner, part, parent):
    core = _core(sentence, owner, sentence.named[owner])
    case = [n for n in sentence.below[owner] if sentence.relations[n] == "case"]
    units.append(sentence.unit({*core, *case}, part, False, parent))


def _core(sentence, noun, name):
    """Return the tokens of a noun that it is not told without: of a name that, of another noun its compounds and number."""
    named = [n for n, other in enumerate(sentence.named) if other is name] if name is not None else []
    whole = {n for n in named if not sentence.dated[n] or n == noun}  # "NATO airstrike Wednesday"
    if whole and name.kind == "person":
        return frozenset(whole)
    found, open_ = {noun}, [noun]
    while open_:
        for child in sentence.below[open_.pop()]:
            fits = (
                sentence.relations[child] in INNER
                or sentence.tags[child] == "CD"
                or sentence.words[child].lower() == "no"
                or _changes(sentence, child)
            )
            if fits and child not in found and not sentence.dated[child] and child <= noun:
                found.add(child)
                open_.append(child)
    found |= _between(sentence, noun, found) | _hyphened(sentence, found)
    return frozenset(whole | found - {n for n in found if sentence.words[n] in ("’s", "'s")}) or frozenset((noun,))


def _changes(sentence, child):
    """Say whether a word before a noun changes what it means: "running mate", "former minister", "attempted robbery"."""
    if sentence.relations[child] != "amod":
        return False
    small = sentence.words[child].lower()
    return sentence.tags[child] in ("VBN", "VBG") or small in _words()["modifier"] or is_participle(small)


def _between(sentence, noun, core):
    """Return the tokens without which those of a noun's core do not read on: of "more than 20,000 fans" that is "more", of "minute plea
    deal" also "plea"."""
    low = min(core)
    found = {
        n
        for n in range(low, noun)
        if (sentence.heads[n] == noun or sentence.heads[n] in core)
        and sentence.relations[n] not in APART
        and not sentence.dated[n]
    }
    than = {n - 1 for n in core if sentence.words[n].lower() == "than"}
    return found | {n for n in than if n >= 0 and sentence.words[n].lower() in COMPARED}


def _hyphened(sentence, core):
    """Return the tokens of words of a noun's core that are set apart by blanks around a hyphen: "make - up", "last - minute"."""
    found = set()
    for n in core:
        if n > 1 and sentence.words[n - 1] == "-" and {sentence.heads[n - 1], sentence.heads[n - 2]} <= core | {n - 2}:
            found |= {n - 2, n - 1} if sentence.words[n - 2].isalpha() else set()
        after = sentence.words[n + 1 : n + 3]
        if len(after) == 2 and after[0] == "-" and after[1].islower() and sentence.heads[n + 1] in (n, n + 2):
            found |= {n + 1, n + 2} if sentence.heads[n + 2] in core else set()
    return found


def _with_inner(sentence, place):
    """Return a modifier with what hangs on it: "more severe"."""
    inner = [n for n in sentence.below[place] if sentence.relations[n] in MODIFYING and not sentence.dated[n]]
    first, last = min([place, *inner]), max([place, *inner])
    return tuple(n for n in range(first, last + 1) if n in inner or n == place)
