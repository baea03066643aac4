"""Which verbs and nouns take a clause ("told the court *that* he left"), and which want a phrase ("an attempt *to* leave")."""

from functools import cache
from importlib.resources import files

import pandas as pd

from helpers.events.inflection import FORMS, base_of

OBJECTS = frozenset(("dobj", "dative"))
AIDING = ("aux", "auxpass", "amod", "compound")
THAT, TO_DO = "that", "to do"


def governing(sentence, place):
    """Return (part, base form) of the verb or noun at a place of a Sentence, or None: ("noun", "plan")."""
    tag, word = sentence.tags[place], sentence.words[place]
    if tag in FORMS:
        return None if sentence.relations[place] in AIDING else ("verb", base_of(word, tag))
    if tag in ("NN", "NNS") and sentence.relations[place] != "compound":
        small = word.lower()
        return "noun", small[:-1] if tag == "NNS" and small.endswith("s") else small
    return None


def clause_in(sentence, place, child):
    """Return what brings in a clause that hangs on the word at a place, by its `child`: a preposition before a verb that ends in -ing,
    "that" for one beside an object; "" where there is no such clause."""
    relation = sentence.relations[child]
    if relation in ("prep", "agent") and child > place:
        doing = sentence.child(child, "pcomp")
        return sentence.small[child] if doing is not None and sentence.tags[doing] == "VBG" else ""
    beside = any(sentence.relations[n] in OBJECTS for n in sentence.below[place])
    return THAT if relation == "ccomp" and child > place and beside else ""


def phrase_in(sentence, place, child):
    """Return what begins a phrase that hangs on the word at a place, by its `child`: a preposition, "to do" for an infinitive behind a
    noun; "" where there is no such phrase."""
    if child < place:
        return ""
    if sentence.relations[child] == "prep":
        return sentence.small[child]
    return TO_DO if sentence.relations[child] == "acl" and sentence.is_infinitive(child) else ""


def takes(sentence, place, child):
    """Say whether the verb or noun at a place of a Sentence takes clauses such as the one that its `child` brings in."""
    return _stands("clause", sentence, place, clause_in(sentence, place, child))


def wants(sentence, place, child):
    """Say whether the verb or noun at a place of a Sentence says little without phrases such as the one that its `child` begins."""
    return _stands("phrase", sentence, place, phrase_in(sentence, place, child))


def _stands(kind, sentence, place, found):
    governor = governing(sentence, place) if found else None
    return governor is not None and (kind, *governor, found) in _known()


@cache
def _known():
    """Return the set of (kind, part, word, what begins it) of complements.csv."""
    table = pd.read_csv(files("helpers.events") / "complements.csv", comment="#", keep_default_na=False)
    return frozenset(zip(table["kind"], table["part"], table["word"], table["begins"], strict=True))
