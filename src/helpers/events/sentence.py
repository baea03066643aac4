"""A sentence as labels read it, and the parts of a clause that tells of an event: Units, which a label has whole or not at all."""

from collections import defaultdict
from itertools import compress, count
from typing import NamedTuple

from helpers.events.inflection import base_of, with_objects
from helpers.events.mends import READY, hangs_on, mend
from helpers.events.subjects import SUBJECTS

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "CD"))
VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
BEING = frozenset(("is", "was", "are", "were", "be", "been"))
OPENING, CLOSING = ("“", "``"), ("”", "''")
QUOTES = frozenset((*OPENING, *CLOSING, '"'))
PREFIXES = frozenset(("co", "pre", "re"))
OWN = frozenset(("’s", "'s"))
OF_NAMES = ("poss", "compound", "nmod")  # relations of a name to the noun behind it
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
    the place of who or what it is said of, None where the sentence does not say; `passive` whether that underwent it;
    `described` the place of the object that a relative clause describes, None where there is none."""

    units: list
    verb: object
    subject: object
    passive: bool
    described: object = None


def _run_on(words, glued):
    """Return the places of tokens that a label writes onto the one before: of "$5", "well-known" and "make - up"."""
    found = set(compress(count(), glued))
    for n in [n for n, word in enumerate(words) if word == "-"] if "-" in words else ():
        found |= {n, n + 1}
    return found


class Sentence:
    """A sentence as labels read it: `first`, its first token in the Document, `words`, `glued` (whether no blank stands before
    a token), `syntax` (language/syntax.py), `dated` (which tokens stand in expressions of time) and `named` (of each token the
    Name it stands in, or None). `small` are the words in small letters, `people` the places of people's names, `owners` those
    of 's, `run_on` those of what a label writes onto the word before; `anyone` says whether
    it has a name, `quotes` whether it has quotation marks, `hyphened` whether a hyphen stands apart. `standing` are the
    places at which names stand, with the Name; `subjects` keeps what was found of whom or what its verbs are said (subjects.py),
    `cores` what its nouns are not told without (cores.py)."""

    def __init__(self, first, words, glued, syntax, dated, named):
        self.first, self.words, self.glued, self.dated, self.named = first, words, glued, dated, named
        self.heads, self.relations, self.tags, self.sure = syntax
        self.small = list(map(str.lower, words))
        self.hyphened = "-" in words
        if self.hyphened:
            self._join_prefixes()
        mend(self.small, named, syntax)
        self.below = syntax.children()
        self.subjects, self.cores, self._places = {}, {}, defaultdict(list)
        self.standing = [(n, name) for n, name in enumerate(named) if name is not None]
        for n, name in self.standing:
            self._places[id(name)].append(n)
        self.anyone = bool(self._places)
        people = [own for own in self._places.values() if named[own[0]].kind == "person"]
        self.people = set().union(*people) if self.anyone else ()
        self.owners = {n for n, word in enumerate(words) if word in OWN} if not OWN.isdisjoint(words) else ()
        self.quotes = not QUOTES.isdisjoint(words)
        self.run_on = _run_on(words, glued).union(self.owners).difference(self.people)
        for place in [place for place, head in enumerate(self.heads) if head == place and place]:
            if self.tags[place] != "IN" or self.relations[place] not in ("prep", "quantmod"):
                continue
            if not hangs_on(self.heads, place - 1, place):
                self.relations[place] = "prep"
                self.heads[place] = place - 1  # "tens of thousands", of which the head on syntax made a circle
                self.below[place - 1].append(place)
        if self._mend_owners():
            self.below = syntax.children()

    def _join_prefixes(self):
        """Write a verb whole that was set apart from its prefix, and leave that out: "re - elected"."""
        for n in range(2, len(self.words)):
            if self.words[n - 1] != "-" or self.small[n - 2] not in PREFIXES or self.tags[n] not in VERBS:
                continue
            alone = n - 2 not in self.heads[: n - 2] and not any(hangs_on(self.heads, n, m) for m in (n - 2, n - 1))
            if alone and self.relations[n] != "amod":
                self.words[n] = f"{self.small[n - 2]}-{self.words[n]}"
                self.small[n] = self.words[n].lower()
                for part in (n - 2, n - 1):
                    self.heads[part], self.relations[part] = n, "punct"

    def _mend_owners(self):
        """Give what a name stands before the place that the parser gave to a part of the name: "during Secretary of State Ana Ruiz’s
        visit" is during the visit, "into the Bay of Oslo disaster" into the disaster. Return whether there was one."""
        mended = False
        if not self.anyone:
            return mended
        after = [*self.named[1:], None]
        for last, name in self.standing:
            if after[last] is name or self.relations[last] not in OF_NAMES or last + 1 == len(self.words):
                continue
            owned = self.heads[last]
            if not self._is_before_a_noun(name, last):
                continue
            inside = [n for n in range(last) if self.named[n] is name]
            part = next((n for n in inside if self.heads[n] not in (*inside, last, owned)), None)
            if part is not None and owned > last and hangs_on(self.heads, owned, part):
                self.heads[owned], self.relations[owned] = self.heads[part], self.relations[part]
                for n in inside:
                    self.heads[n], self.relations[n] = last, "compound"
                mended = True
        return mended

    def _is_before_a_noun(self, name, last):
        """Say whether a name that ends at `last` says whose or which the noun after it is."""
        if self.relations[last] == "poss":
            return bool(name.title)
        if self.heads[last] != last + 1:
            return False
        of = any(self.named[n] is name and self.words[n] == "of" for n in range(last))
        return of and self.tags[last + 1] in ("NN", "NNS")

    def joined(self, place, after):
        """Say whether two tokens stand beside each other with no blank between: "$" and "113"."""
        return after == place + 1 and self.glued[after]

    def quoted(self, place):
        """Say whether a token stands within quotation marks that the sentence opens before it."""
        if not self.quotes:
            return False
        before = self.words[:place]
        return sum(map(before.count, OPENING)) > sum(map(before.count, CLOSING))

    def places_of(self, name):
        """Return the places of the tokens that stand in a Name of the sentence."""
        return self._places[id(name)]

    def unit(self, places, part, needed, parent):
        """Return the Unit of tokens at `places`, in any order."""
        places = tuple(sorted(places))
        if len(places) == 1:
            return Unit(places, part, needed, parent, 1)
        size, names = len(places), [id(self.named[n]) for n in places if n in self.people] if self.people else ()
        if not self.run_on.isdisjoint(places):
            size -= sum(n - 1 in places for n in self.run_on.intersection(places))
        return Unit(places, part, needed, parent, size - len(names) + len(set(names)) if names else size)

    def is_verb(self, place):
        return self.tags[place] in VERBS

    def is_infinitive(self, verb):
        """Say whether a verb stands behind its own "to": "a plan to raise taxes", "met to discuss the budget"."""
        return self.tags[verb] == "VB" and any(self.small[n] == "to" for n in self.below[verb] if n < verb)

    def takes_object(self, verb):
        """Say whether a verb nearly always has an object or a complement."""
        return base_of(self.small[verb], self.tags[verb]) in with_objects()

    def equates(self, verb):
        """Say whether a verb only says what something is: "the election was one of four", "the death came as a surprise"."""
        small = self.small[verb]
        if small in ("come", "comes", "came"):
            return any(self.words[n] == "as" for n in self.below[verb])
        return small in BEING and self.child(verb, "attr", "acomp") is not None

    def child(self, place, *relations):
        """Return the first child of a token in one of `relations`, or None."""
        own = self.relations
        for child in self.below[place]:
            if own[child] in relations:
                return child
        return None

    def top(self, first, last):
        """Return the token of [first, last) that the others hang on, a verb or noun where there is one."""
        if last == first + 1:
            return first
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
        ready = self.child(verb, "acomp") if self.small[verb] in BEING else None
        ahead = self.child(ready, "xcomp") if ready is not None and self.small[ready] in READY else None
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
