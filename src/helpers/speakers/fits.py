"""Which of those an article names the words of a source can mean at all: what the head may choose among."""

import numpy as np

from helpers.speakers.context import OTHERS
from helpers.speakers.kinds import KINDS
from helpers.speakers.lexicon import classes, demonyms, relations
from helpers.speakers.pointing import INDEFINITE, pronoun_in
from helpers.speakers.sources import (
    LESSER,
    class_of_noun,
    ends,
    is_higher,
    is_plural,
    named_in,
    noun_of,
    only_word,
    post_of,
    words_of,
)
from helpers.speakers.states import DETERMINERS, GOVERNMENT, OF_ANY_COUNTRY, OWNS, PREPOSITIONS, STOPS, until

MANY = frozenset(("some", "many", "several", "most", "few", "all", "both", "others", "those", "two", "three"))
BODIES = frozenset(("it", "its", "they", "their", "them", "we", "us", "our", "which"))
OF_HIMSELF = 0.1  # chosen on newsroom train, outlets left out: 16 of 22 speakers whom their quotation names were wrong
ONE = frozenset(("he", "she", "him", "her", "his", "who", "whom"))
OF_PLACES = OF_ANY_COUNTRY | {
    "office",
    "department",
    "campaign",
    "team",
    "side",
}  # that a place may have; a company has none
OWN = {"his": "he", "her": "she"}
PLACES = frozenset(("in", "at", "near", "inside", "outside", "across", "into"))  # before where somebody is
PEOPLE = ("title", "unnamed", "group")
PERSONS = (*PEOPLE, "calling")
VIEWS = frozenset(("view", "opinion", "words", "eyes", "account", "telling", "testimony"))  # whose they are says it
WHOSE = PREPOSITIONS | {"near", "close", "representing", "inside", "against"}


def fitting(context, cast, quote, who):
    """Return how far each of `who` (numbers in the cast), and nobody at the end, is whom a source may mean: floats, 0 for not at all.

    "It", "they" and "the police" mean no person, "she" and "the president" no body, "the man" nobody named, "the government" a
    state; and who is named in the source, without a noun behind the name, is whom it means, if anybody named. Whom the quotation
    itself names, and the source does not, has OF_HIMSELF.
    """
    fit = _of_a_kind(context, quote, cast.kinds[who])
    if _names_its_body(context, quote):
        named = {one.canonical for one in named_in(context, quote)}
        fit &= [cast.names[number] in named for number in who.tolist()]
    owner = owner_of(context, quote) or _titled_owner(context, quote)
    if owner:
        fit &= [cast.names[number] != owner for number in who.tolist()]
    words, named = [word.lower() for word in words_of(context, quote)], named_in(context, quote)
    if LESSER.intersection(words):
        roles = [context.role_of.get(cast.names[number], "").lower().split() for number in who.tolist()]
        fit &= [not is_higher(words, "".join(noun_of(words)), role) for role in roles]
    noun = "" if named else "".join(noun_of(words))
    if len(who) and class_of_noun(noun) == "title":  # "the foreign minister" is not the finance minister
        post = post_of(words, noun)
        fit &= [not context.of_another_post(cast.names[number], noun, post) for number in who.tolist()]
    heads = {one.canonical for one in named if _is_head(context, quote, one)}
    if heads:
        fit &= [cast.names[number] in heads for number in who.tolist()]
    owners = {one.canonical for one in named if owner_alone(context, quote, one.canonical)}
    if (
        owners
    ):  # "lawyers for Ana Ruiz" and "a spokesman for her" are nobody who is named, "the spokesman for her" may be
        nobody = _of_nobody(context, quote, named, owners)
        fit &= [cast.names[number] not in owners and not nobody for number in who.tolist()]
        if not heads and class_of_noun("".join(until(words)[-1:])) in (
            "title",
            "calling",
        ):  # "the chief prosecutor for the court"
            fit &= cast.kinds[who] == KINDS.index("person")
    written = any(classes().get(word) == "document" for word in words)  # "an analysis by people at the Harbour Trust"
    elsewhere = set() if written else {one.canonical for one in named if _is_where(context, one)} - heads
    if elsewhere:
        fit &= [cast.names[number] not in elsewhere for number in who.tolist()]
    return np.append(np.where(told_of(context, cast, quote, who), OF_HIMSELF, 1.0) * fit, 1.0)


def _names_its_body(context, quote):
    """Say whether a source's noun is a body's that a name before it tells from others: "the Ruiz administration"."""
    words = [word.lower() for word in words_of(context, quote)]
    return bool(named_in(context, quote)) and classes().get(next(reversed(until(words)), "")) == "body"


def _is_where(context, name):
    """Say whether a name stands behind a preposition of place: "the witness in Oslo", "a rally near Harbour Mills"."""
    first = name.first - len(name.title.split())
    before = context.document.words[first - 1].lower() if first else ""
    return before in PLACES and not context.possessive(name)  # "in Ana Ruiz's view" is hers


def _of_nobody(context, quote, named, owners):
    """Say whether a source that names no person but whose it is brings in somebody, "a spokesman for Ana Ruiz", or several."""
    words = [word.lower() for word in words_of(context, quote)]
    noun = next(reversed(until(words)), "")
    if any(one.kind in ("person", "organisation") and one.canonical not in owners for one in named):
        return False
    return words[0] in INDEFINITE or classes().get(noun) == "group" or is_plural(noun)


def _of_a_kind(context, quote, kinds):
    """Return which of `kinds`, numbers of KINDS, a source may mean by its words."""
    person, known = kinds == KINDS.index("person"), kinds != KINDS.index("unknown")
    words, word = [one.lower() for one in words_of(context, quote)], only_word(context, quote)
    if word in BODIES or words and words[0] in MANY:
        return ~person
    if word in ONE:
        return person | ~known
    named = bool(named_in(context, quote))
    head = words[-1:] if named else noun_of(words)
    held = _kind_of_noun(words, head[0]) if head and not pronoun_in(words_of(context, quote)) else None
    if held in ("group", "body") and (
        len(words) < 4 or not any(one.kind == "person" for one in named_in(context, quote))
    ):
        state = kinds == KINDS.index("government")
        if named or held == "group" or head[0] in OF_PLACES:
            return state if head[0] in GOVERNMENT and not named else ~person
        return ~person & ~state
    if held in ("title", "calling") and not named:
        return person | ~known
    return np.full(len(kinds), held not in ("unnamed", "matter") or named)


def _kind_of_noun(words, noun):
    """Return the class of a source's noun, "group" of somebody's people: "the mayor's advisers", not "the authors", who may be one."""
    several = is_plural(noun) and _class_of(noun) in PERSONS and not OWNS.isdisjoint(words)
    return "group" if several else class_of_noun(noun)


def told_of(context, cast, quote, who):
    """Return which of `who` a quotation names in its content, where its source names nobody: few speak of themselves by name."""
    if named_in(context, quote):
        return np.zeros(len(who), dtype=bool)
    told = {one.canonical for start, end in quote.content for one in context.inside(start, end)}
    return np.array([cast.names[number] in told for number in who.tolist()], dtype=bool)


def owner_of(context, quote):
    """Return the person whose lawyer, wife or aide a source is that names nobody, "her lawyer", else "".

    That is who "she" would be there, and so not who speaks.
    """
    words = words_of(context, quote)
    gender = OWN.get(words[0].lower()) if len(words) > 1 else None
    if not gender or pronoun_in(words) or named_in(context, quote) or classes().get(words[1].lower()) == "document":
        return ""
    if not any(_class_of(word.lower()) in PERSONS or word.lower() in relations() for word in words[1:]):
        return ""
    return context.person_before(ends(quote)[0], gender) or ""


def _titled_owner(context, quote):
    """Return who holds the title of the one whose lawyer, wife or aide a source is, "the mayor's lawyer", else ""."""
    words = words_of(context, quote)
    place = next((at for at in range(1, len(words) - 1) if words[at] in OWNS), 0)
    if not place or named_in(context, quote) or classes().get(words[place - 1].lower()) != "title":
        return ""
    of_people = _class_of(words[-1].lower()) in PERSONS or words[-1].lower() in relations()
    return (context.titled(words[place - 1].lower(), ends(quote)[0]) or "") if of_people else ""


def owner_alone(context, quote, name):
    """Say whether a source names `name` (a str) only as whose it is: "Ana Ruiz's lawyers", "the Ruiz campaign", "lawyers for Ana
    Ruiz"; what is written speaks for who wrote it."""
    held = [one for one in named_in(context, quote) if one.canonical == name]
    words = words_of(context, quote)
    if not held:
        return False
    start, end = ends(quote)
    if OTHERS.search(context.document.text, start, held[0].start):  # "the report ordered by Ana Ruiz"
        return True
    if any(classes().get(word.lower()) == "document" or word.lower() in VIEWS for word in words):
        return False
    return all(_owns(context, one, end) or _of(context, one, start) for one in held)


def _is_head(context, quote, name):
    """Say whether a name stands in a source as whom it means: no noun after it, no preposition and no other name before it."""
    start, end = ends(quote)
    before, after = _before(context, name, start), context.words(name.end, end)
    apart = [place for place, word in enumerate(before) if word in WHOSE or word in STOPS]
    apart = [] if _behind_another(context, name, start) else apart
    if context.possessive(name) or not all(_hyphen(context, name, before, place) for place in apart):
        return False
    return not after or after[0] in (",", ";", ":", "who", "which")


def _behind_another(context, name, start):
    """Say whether a person's name stands right behind another name: "the ambassador to the United Nations Ana Ruiz"."""
    first = name.first - len(name.title.split())
    word = context.document.words[first - 1] if first and context.document.tokens[first - 1, 0] >= start else ""
    return name.kind == "person" and word[:1].isupper() and word.lower() not in demonyms()


def _hyphen(context, name, before, place):
    """Say whether a word before a name is a hyphen of a compound: "Ruiz - supporting comedian Bo Lind"."""
    first = name.first - len(name.title.split()) - len(before) + place + 1
    return before[place] == "-" and place + 1 < len(before) and context.document.words[first].islower()


def _before(context, name, start):
    """Return the words of a source before a name and its title, in small letters."""
    first = int(context.document.tokens[name.first - len(name.title.split()), 0]) if name.title else name.start
    return [word.lower() for word in context.words(start, first)]


def _owns(context, name, end):
    after = context.words(name.end, end)
    if not after:
        return False
    if context.possessive(name):
        return len(after) > 1 and after[1].isalpha()
    stop = next((place for place, word in enumerate(after) if word in PREPOSITIONS or word in STOPS), len(after))
    noun = after[:stop]  # "the Harbour Trust chief", "Ruiz aides", "the Ruiz murder trial"
    owned = ("body", "group", "unnamed", "title", "calling")
    return bool(noun) and all(map(str.islower, noun)) and _class_of(noun[-1]) in owned


def _class_of(word):
    return class_of_noun(word) or class_of_noun(word.removesuffix("s"))


def _of(context, name, start):
    """Say whether a name stands after a noun in small letters and a preposition: "a bodyguard to Ana Ruiz"."""
    before = _before(context, name, start)
    place = max((at for at, word in enumerate(before) if word in WHOSE), default=0)
    between, noun = before[place + 1 :], place - 1
    while noun > 0 and before[noun] in WHOSE:  # "insiders close to Ana Ruiz"
        noun -= 1
    if _behind_another(context, name, start):
        return False
    if place and any(
        classes().get(word) == "group" for word in until(before)
    ):  # "Conservatives close to the leader, Ana Ruiz,"
        return True
    if not place or "," in between:
        return False
    held = _class_of(before[noun])
    if between and _is_called(context, name, before[noun], between, indefinite=before[0] in INDEFINITE):
        return True
    if held in PEOPLE or before[noun] in relations():  # "the son of Norwegian leader Bo Lind"
        between = [word for word in between if word not in demonyms() and _class_of(word) != "title"]
    if between and between[0] not in DETERMINERS:
        return held in ("group", "body") and all(word.isalpha() for word in between)
    by = before[place] == "by" and before[noun].endswith("ed")  # "a commission appointed by Ana Ruiz"
    return by or held in ("group", "unnamed", "title", "body") or before[place] in ("of", "for", "to")


def _is_called(context, name, noun, between, *, indefinite):
    """Say whether words between a person's noun and a name say what its bearer is: "a senior aide to former premier Ana Ruiz", "a spokesman
    for producer Bo Lind", not "the minister for health Ana Ruiz"."""
    first = name.first - len(name.title.split())
    words = context.document.words[first - len(between) : first]
    if name.kind != "person" or not words[-1].islower() or between[0] in DETERMINERS or not STOPS.isdisjoint(between):
        return False
    called = _class_of(between[-1]) in ("title", "calling") or indefinite and all(map(str.islower, words))
    return called and (_class_of(noun) in PERSONS or noun in relations())
