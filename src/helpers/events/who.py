"""Who did what a word tells of, or whom it befell, and with whom or to whom: by the syntax of its sentence."""

from typing import NamedTuple

from helpers.events.inflection import is_form_of
from helpers.events.name_kinds import PERSON
from helpers.events.sentence import NOUNS
from helpers.events.subjects import subject_of
from helpers.events.support import KNOWN, is_support

UNDERGONE = frozenset(
    (
        "death",
        "execution",
        "injury",
        "birth",
        "arrest",
        "charge",
        "sentence",
        "pardon",
        "extradition",
        "deportation",
        "plea",
        "testimony",
        "resignation",
        "appointment",
        "nomination",
        "inauguration",
        "impeachment",
        "dismissal",
        "kidnapping",
        "trial",
        "election",
        "wedding",
    )
)  # fmt: skip; kinds of what is told of whom it befell
SHARED = frozenset(("meeting", "call", "signing", "acceptance", "agreement", "letter", "truce"))
UTTERED = frozenset(("statement", "tweet", "speech", "press conference"))  # what somebody says something in
BEFALLEN = frozenset(
    ("die", "drown", "resign", "testify", "plead", "surrender", "marry", "step", "pass")
)  # of whom they are said
NOBODY = ("thing", "building", "place")  # kinds of names that do nothing
GENDERS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}


class Who(NamedTuple):
    """Names in full, or "": `agent` who did it, or whom it befell; `partner` with whom or to whom."""

    agent: str
    partner: str


NOBODY_KNOWN = Who("", "")


def who_of(sentence, place, kind, context):
    """Return the Who of the word at a place of a Sentence that tells of an event of `kind`; pronouns mean whom `context`
    (speakers.Context) has them mean."""
    asked = _Asked(sentence, context, people=kind in UNDERGONE)
    verb = place if sentence.is_verb(place) else None
    found = asked.of_verb(verb, kind) if verb is not None else asked.of_noun(_head(sentence, place), kind)
    if kind in UNDERGONE:
        return Who(found[0], "") if found else NOBODY_KNOWN
    if not found:
        return NOBODY_KNOWN
    return Who(found[0], next((name for name in found[1:] if name != found[0]), "") if kind in SHARED else "")


def owner_of(sentence, noun, context):
    """Return the full name of whose the thing is that a noun means, or from whom: "Ruiz's letter", "a letter from Ruiz"; or ""."""
    asked = _Asked(sentence, context, people=False)
    return next(iter([*asked.below(noun, "poss"), *asked.after(noun, "from")]), "")


def _head(sentence, noun):
    """Return the noun of which the one at a place is a part: of "peace talks" that is "talks"."""
    seen = set()
    while sentence.relations[noun] == "compound" and sentence.tags[sentence.heads[noun]] in NOUNS and noun not in seen:
        seen.add(noun)
        noun = sentence.heads[noun]
    return noun


class _Asked:
    """A Sentence with the Context of its article: who stands where in it, only `people` or bodies, too."""

    def __init__(self, sentence, context, *, people):
        self.sentence, self.context, self.people = sentence, context, people

    def of_verb(self, verb, kind):
        """Return the names of who did what a verb tells, and then with whom; of whom it befell."""
        subject, passive = subject_of(self.sentence, verb)
        theirs = self.names(subject)
        if kind in UNDERGONE:
            own = passive or is_form_of(self.sentence.small[verb], BEFALLEN)
            return theirs if own else self.below(verb, "dobj")
        if passive:
            return self.after(verb, "by")
        return [*theirs, *self.after(verb, "with", "to"), *self.below(verb, "dobj", "dative")] if theirs else []

    def of_noun(self, noun, kind):
        """Return the names of whose event a noun tells, or who did what the verb says of it, and then with whom; of whom it befell."""
        owners = self.below(noun, "poss")
        if kind in UNDERGONE:
            return [*self.after(noun, "of", "for"), *owners]
        first = self.after(noun, "by", "from") or owners or self.doing(noun, kind)
        if kind == "letter":
            return [*(first or [""]), *self.given(noun)]  # "the envoy handed Lind a letter"
        return [*first, *self.after(noun, "between", "with", "of")]

    def doing(self, noun, kind):
        """Return the names of who did something to a noun's event, where that is not one known already, or said something in it."""
        sentence, verb = self.sentence, self.sentence.governor(noun)
        if verb is None:
            above = sentence.heads[noun]
            verb = sentence.heads[above]
            said = (
                kind in UTTERED
                and sentence.relations[noun] == "pobj"
                and sentence.small[above] in ("in", "at", "during", "on")
            )
            if not said or not sentence.is_verb(verb):
                return []
        elif not is_support(sentence.small[verb]) and any(sentence.small[n] in KNOWN for n in sentence.below[noun]):
            return []  # "condemned the attack"
        subject, passive = subject_of(sentence, verb)
        if passive or subject == noun:
            return self.after(verb, "by")
        return self.names(subject)

    def given(self, noun):
        """Return the names of those to whom the thing that a noun means goes: "a letter to Lind", "handed Lind a letter"."""
        verb = self.sentence.governor(noun)
        by_verb = [] if verb is None else [*self.after(verb, "to"), *self.below(verb, "dative", "dobj")]
        return [*self.after(noun, "to"), *by_verb]

    def below(self, place, *relations):
        sentence = self.sentence
        return [name for n in sentence.below[place] if sentence.relations[n] in relations for name in self.names(n)]

    def after(self, place, *prepositions):
        """Return the names after prepositions that hang on the word at a place."""
        sentence = self.sentence
        return [
            name
            for n in sentence.below[place]
            if sentence.small[n] in prepositions and sentence.relations[n] in ("prep", "agent", "dative")
            for name in self.below(n, "pobj")
        ]

    def names(self, place):
        """Return the full names at a place, of those who are joined to them, and whom a pronoun there means."""
        sentence, found, open_ = self.sentence, [], [] if place is None else [place]
        for n in open_:  # which grows
            beside = (n, *(child for child in sentence.below[n] if sentence.relations[child] == "appos"))
            name = next((sentence.named[m] for m in beside if sentence.named[m] is not None), None)
            if name is not None:
                if name.kind == PERSON or not self.people and name.kind not in NOBODY:
                    found.append(name.canonical)
            elif sentence.small[n] in GENDERS:
                start = int(self.context.document.tokens[sentence.first + n, 0])
                found.append(self.context.person_before(start, GENDERS[sentence.small[n]]) or "")
            open_ += [
                child for child in sentence.below[n] if sentence.relations[child] == "conj" and child not in open_
            ]
        return [name for name in dict.fromkeys(found) if name]
