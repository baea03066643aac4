"""Words beside a noun that a label has to tell apart: where somebody is from, since when something is the first, who is one of several."""

from helpers.events.members import are_people
from helpers.events.word_lists import listed

DEEP = 3  # phrases within each other after "one of"


def is_adjective(sentence, place):
    """Say whether a word after a noun describes it, also where it was read as a noun: "troops loyal to Lind"."""
    return sentence.tags[place] == "JJ" or sentence.relations[place] == "acl" and sentence.tags[place] in ("NN", "NNS")


def says_whence(sentence, preposition, verb):
    """Say whether a phrase between a subject and its verb says where somebody is from: "Ana Ruiz, 37, from Oslo, was released"."""
    if sentence.small[preposition] != "from" or not 1 < preposition < verb:
        return False
    return sentence.words[preposition - 1] == "," and "," in sentence.words[preposition + 1 : verb]


def is_since(sentence, noun, preposition):
    """Say whether a phrase says since when something is the first, or the most, of its kind: "her first visit since the strike"."""
    if noun is None or sentence.small[preposition] != "since" or preposition < noun:
        return False
    return any(
        sentence.small[n] in listed("kept_words")["ordinal"] or sentence.tags[n] == "JJS" for n in sentence.below[noun]
    )


def who_is_one(sentence, one):
    """Return the last word of the name of somebody who is one of several, or None: "one of the rebels of the council, Bo Lind"."""
    place = one
    for _ in range(DEEP):
        of = sentence.child(place, "prep")
        place = sentence.child(of, "pobj") if of is not None else None
        if place is None:
            return None
        apposed = sentence.child(place, "appos")
        if apposed is not None and are_people(sentence, apposed) and "," in sentence.words[place:apposed]:
            return apposed
    return None
