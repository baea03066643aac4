"""Where it was that a word tells of, by the syntax of its sentence: *in Oslo*, *at the White House*, *the Oslo summit*, *visited Oslo*."""

from helpers.events.inflection import is_form_of
from helpers.events.name_kinds import COUNTRY, PERSON, is_city, is_house, is_place
from helpers.events.sentence import BEING, NOUNS
from helpers.events.subjects import SUBJECTS
from helpers.speakers.lexicon import places

INSIDE = frozenset(("in", "at", "near", "inside", "outside"))
GOING = frozenset(("to", "on", "toward", "towards", "from", "over"))  # of what goes somewhere
GOES = ("visit", "transfer", "attack", "demolition", "explosion", "disaster")
TOWNS = frozenset(("island", "town", "city", "village", "port"))  # "the island of Sentosa"
LEFT = frozenset(("leave", "enter", "reach"))  # whose object is a place
HOSTED = frozenset(
    (
        "meeting",
        "visit",
        "press conference",
        "ceremony",
        "speech",
        "statement",
        "signing",
        "truce",
        "letter",
        "opening",
        "protest",
    )
)  # what may be in a house: the White House, the Rose Garden
MONTHS = frozenset(("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"))
STEPS = 7  # from a place to the word that tells of the event


def where_of(sentence, place, kind):
    """Return the Name of where the event of `kind` was that the word at a place of a Sentence tells of, or None; of several, the one most
    surely inside, then the nearest."""
    around = _around(sentence, place)
    found = []
    for name, last in _ends(sentence):
        weak = _stands(sentence, name, last, around, kind)
        if weak:
            found.append((weak, abs(last - place), last, name))
    return min(found, key=lambda each: each[:3], default=(0, 0, 0, None))[3]


def is_here(sentence, place):
    """Say whether "here", the dateline's place, is said of the word that tells of an event, or of the verb that it hangs on: "met here on
    Sunday", "said here at a press conference"."""
    if "here" not in sentence.small:
        return False
    around = _around(sentence, place)
    above, seen = place, set()
    while not sentence.is_verb(above) and above not in seen:
        seen.add(above)
        above = sentence.heads[above]
    return any(small == "here" and sentence.heads[n] in (*around, above) for n, small in enumerate(sentence.small))


def _ends(sentence):
    """Yield (Name, the place of the word on which its others hang) of those of a Sentence that may be a place's."""
    for n, name in sentence.standing:
        if name.kind in (PERSON, "thing") or name.name.rstrip(".") in MONTHS:
            continue
        if sentence.named[sentence.heads[n]] is not name or sentence.heads[n] == n:
            yield name, n  # of "the Gulf of Aden" that is "Gulf"


def _around(sentence, place):
    """Return the places of the word that tells of an event, of the noun or verb that it is part of, and of the verb it is said with."""
    found = [place]
    while (
        sentence.relations[place] in ("compound", "xcomp", "conj", "aux", "auxpass")
        and sentence.heads[place] not in found
    ):
        if sentence.relations[place] == "conj" and not sentence.is_verb(place):
            break
        place = sentence.heads[place]
        found.append(place)
    verb = sentence.governor(place) if sentence.tags[place] in NOUNS else place if sentence.is_verb(place) else None
    if verb is None:
        return found
    found.append(verb)
    if sentence.tags[place] in NOUNS and sentence.small[verb] in BEING:
        found += [
            n for n in sentence.below[verb] if sentence.relations[n] == "nsubj"
        ]  # "the event in Oslo is a debate"
    return found


def _goes_on(sentence, verb):
    """Say whether a verb beside another has no subject of its own: "was born and raised in Oslo"."""
    beside = sentence.relations[verb] == "conj" and sentence.is_verb(verb)
    return beside and sentence.child(verb, *SUBJECTS) is None


def _stands(sentence, name, last, around, kind):
    """Return how surely not a name is where it was: 1 in or at it, 2 to it or what it is called by, 0 if it is no place of it."""
    relation, above = sentence.relations[last], sentence.heads[last]
    if relation in ("compound", "nmod", "amod") and above in around and last + 1 == above:
        called = name.kind in (COUNTRY, "place") and is_city(name.name) or kind in HOSTED and is_house(name.name)
        return 2 if called else 0  # "the Oslo summit"
    the = "the" in [sentence.small[n] for n in sentence.below[last]]
    if not _is_a_place(name, kind, the):
        return 0
    if relation == "dobj" and above in around:
        left = is_form_of(sentence.small[above], LEFT)
        return 1 if left else 2 if kind in GOES and is_place(name.name) else 0
    if relation not in ("pobj", "appos"):
        return 0
    return _leads(sentence, name, last, around, kind)


def _leads(sentence, name, last, around, kind):
    """Return `_stands` of a name after a preposition: whether that leads to the event."""
    noun = sentence.heads[last] if sentence.relations[last] == "appos" else last
    preposition = sentence.heads[noun]
    if sentence.relations[noun] != "pobj":
        return 0
    word, above = sentence.small[preposition], sentence.heads[preposition]
    if word == "of" and sentence.small[above] in TOWNS and sentence.relations[above] == "pobj":
        preposition = sentence.heads[above]
        word, above = sentence.small[preposition], sentence.heads[preposition]
    if word not in INSIDE and not (kind in GOES and word in GOING):
        return 0
    if name.kind == "unknown" and word != "in":
        return 0
    if _goes_on(sentence, above) and sentence.heads[above] in around:
        above = sentence.heads[above]
    for _ in range(STEPS):
        if above in around:
            return 1 if word in INSIDE and name.kind != "unknown" else 2
        if sentence.is_verb(above) or sentence.heads[above] == above:
            return 0
        above = sentence.heads[above]
    return 0


def _is_a_place(name, kind, the):
    """Say whether a name is of a place where an event of `kind` may be; `the` says whether "the" stands before it."""
    if name.kind in ("place", "unknown"):
        return True
    if name.kind == COUNTRY and is_place(name.name) and (the or name.name.lower() in places()):
        return True  # "strikes in South" are in no country, "in the US" is
    return kind in HOSTED and name.kind in (COUNTRY, "building", "organisation") and is_house(name.name)
