"""Verbs that tell of an event together with its noun: *talks were held*, *began a strike*, *a fire destroyed the mill*.

The noun says what event it is, so that such a clause tells of one event, of the noun's kind.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

import pandas as pd

from helpers.events.inflection import is_form_of
from helpers.events.sentence import NOUNS
from helpers.events.subjects import RELATIVE, SUBJECTS, subject_of

KNOWN = frozenset(("the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "both"))
EMPTY = frozenset(("IN", "DT", "CC", "TO", "PRP", "PRP$", "WDT", "POS"))
THE = "the|this|that|these|those"
TOPIC = "of|about|for|over|to|against|on|with|by|from|after|before|and|or"
OFF = re.compile(r"cancell?ed|postponed|scrapped|shelved|abandoned")
NO = rf"(?!(?:{THE}|{TOPIC})\b)(?!\S+[’']s?\s)"
DIRECT = re.compile(rf"\s(?:{NO}[\w’'-]+\s){{0,5}}")  # between a verb and an object that is not known yet
SETTING = re.compile(
    r"\s(?:[\w’'.-]+\s){0,5}?(?:(?:in|at|during)\s(?:[\w’'-]+\s){0,4}|(?:on|with)\san?\s(?:[\w’'-]+\s){0,2})"
)  # between a verb and the event in which it was done: "spoke in his address", "came with a letter"


@cache
def _verbs():
    return frozenset(pd.read_csv(files("helpers.events") / "support_verbs.csv", comment="#")["verb"])


@lru_cache(1 << 12)
def is_support(word):
    """Say whether a verb's form tells of an event only together with the event's noun.

    >>> [is_support(word) for word in ("held", "began", "condemned")]
    [True, True, False]
    """
    return is_form_of(word, _verbs())


def is_of_object(text, verb, noun):
    """Say whether the clause of a verb tells of the event that a noun after it means; both are matches.

    >>> text = "They condemned the attack, began a strike and ended the talks."
    >>> [is_of_object(text, re.search(verb, text), re.search(noun, text))
    ...     for verb, noun in (("condemned", "attack"), ("began", "strike"), ("ended", "talks"))]
    [False, True, True]
    """
    between = verb.end(), noun.start()
    return is_support(verb.group().lower()) or bool(
        DIRECT.fullmatch(text, *between) or SETTING.fullmatch(text, *between)
    )


def tells(sentence, place):
    """Say whether a word may tell of an event: no preposition, article, pronoun or punctuation."""
    return sentence.tags[place] not in EMPTY and any(map(str.isalpha, sentence.words[place]))


def outside(sentence, places, when):
    """Return those of `places`, of words dated by the tokens `when`, in whose clause these do not stand: another's clause,
    that describes a noun, holds them ("published the letter of Lind, whom she met on June 12").

    `when` is (first, last) in the sentence.
    """
    above, seen = min(max(when[0], 0), len(sentence.words) - 1), set()
    while above not in seen:
        seen.add(above)
        if above in places and (sentence.relations[above] in ("relcl", "acl") or _describes(sentence, above)):
            return [place for place in places if place not in _below(sentence, above)]
        above = sentence.heads[above]
    return []


def above_of(sentence, place, when):
    """Return the place of the verb that has the day `when` rather than the word at `place`, which stands in a relative clause below it,
    or None: *On Friday Ruiz, who was elected in June, left Oslo*.

    `when` is (first, last) in the sentence.
    """
    clause = place
    while sentence.relations[clause] != "relcl" and sentence.heads[clause] != clause:
        clause = sentence.heads[clause]
    if sentence.heads[clause] == clause:
        return None
    below = _below(sentence, clause)
    within = when[0] > min(below) and "," not in sentence.words[place : when[0]]
    if within or not below.isdisjoint(range(*when)):
        return None
    verb, above = _verb_above(sentence, min(when[0], len(sentence.words) - 1)), sentence.heads[clause]
    stray = sentence.heads[above] == above and when[1] <= above < verb  # a noun that the head on syntax hung on nothing
    return verb if stray and sentence.is_verb(verb) or verb in (above, _verb_above(sentence, above)) else None


def _verb_above(sentence, place):
    """Return the place of the verb that a word hangs on, itself if it is one; or of the last word above it."""
    seen = set()
    while not sentence.is_verb(place) and place not in seen:
        seen.add(place)
        place = sentence.heads[place]
    return place


def is_off(sentence, noun):
    """Say whether the event of a noun was called off, by the verb it is subject of: *a meeting in Oslo with Lind has been cancelled*."""
    verb = sentence.heads[noun]
    return (
        sentence.relations[noun] == "nsubjpass"
        and sentence.tags[verb] == "VBN"
        and bool(OFF.fullmatch(sentence.small[verb]))
        and sentence.child(verb, "neg") is None
    )


def is_of_it(sentence, place):
    """Say whether a verb at `place` tells of the event last named: "It was written on July 6", "published one, written on July 6"."""
    if place < 0 or not is_support(sentence.small[place]):
        return False
    subject, _ = (place - 2, True) if _describes(sentence, place) else subject_of(sentence, place)
    return subject is not None and sentence.small[subject] in ("it", "one")


def done_to(sentence, noun, when):
    """Return the place of the verb that has the day `when` rather than its object, the noun at a place, or None: of *spoke of the
    spill on Thursday* and *made the spill the heart of her address on Thursday* that is the verb.
    """
    above, relation = sentence.heads[noun], sentence.relations[noun]
    if relation == "pobj" and sentence.small[above] in ("of", "about"):
        above, relation = sentence.heads[above], "dobj"
    told = relation == "dobj" and sentence.is_verb(above) and not is_support(sentence.small[above])
    return above if told and when[0] > noun and not holds(sentence, noun, when) else None


def holds(sentence, place, when):
    """Say whether an expression, its (first, last) tokens `when`, stands in the phrase of the noun at `place`."""
    return not _below(sentence, place).isdisjoint(range(*when))


def _describes(sentence, place):
    """Say whether a participle describes the noun before its comma: "a letter, written on July 6"."""
    loose = sentence.relations[place] == "advcl" and sentence.tags[place] == "VBN" and place > 1
    return loose and sentence.words[place - 1] == "," and sentence.tags[place - 2] in NOUNS


def _below(sentence, place):
    found, open_ = {place}, [place]
    for above in open_:  # which grows
        if below := sentence.below[above]:
            more = [child for child in below if child not in found]
            found.update(more)
            open_ += more
    return found


def noun_of_subject(sentence, place, events):
    """Return the place of the noun whose event the word at `place` tells of, or None: the subject of a verb that supports it,
    of a verb if it is not known yet (*a fire destroyed*), and of what is no verb (*the talks were short*).

    `sentence` is a sentence.Sentence, `events` are the places of the nouns of known kinds in it.
    """
    verb = place if sentence.is_verb(place) else sentence.heads[place]
    if verb == place and not sentence.is_verb(place) or not sentence.is_verb(verb):
        return None
    while (
        sentence.relations[verb] == "xcomp" and sentence.is_verb(sentence.heads[verb]) and sentence.heads[verb] != verb
    ):
        verb = sentence.heads[verb]  # "talks are due to begin"
    if verb != place and not sentence.is_verb(place) and sentence.relations[place] not in ("acomp", "attr"):
        return None
    noun = sentence.child(verb, *SUBJECTS)
    shared = noun is None and sentence.relations[verb] == "conj" and is_support(sentence.small[verb])
    if shared or noun is not None and sentence.small[noun] in RELATIVE:
        noun, _ = subject_of(sentence, verb)  # "talks in Oslo, which began on Friday and ended today"
    if noun is None or noun not in events:
        return None
    known = any(sentence.small[child] in KNOWN or sentence.relations[child] == "poss" for child in sentence.below[noun])
    return noun if not sentence.is_verb(place) or not known or is_support(sentence.small[place]) else None
