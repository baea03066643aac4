"""Names to which words before them were taken: "UK Chris Vane", "Supermodel Ana Ruiz", where the article has the name without them."""

import re

from helpers.speakers.full_forms import surname
from helpers.speakers.lexicon import (
    classes,
    common_nouns,
    demonyms,
    given_names,
    joins,
    particles,
    places,
    pronouns_of_given_names,
)
from helpers.speakers.states import DETERMINERS

PARTICIPLE = re.compile(r"[A-Z][a-z]{2,}ing")  # "Questioning", not "King"
CREDIT = re.compile(r"[/\d]")  # in a word of whoever took a picture: "Lind/Harbour", "HP2002"
MARKS = "“‘\"'«("  # before the first word of a sentence
MOST = 5  # words before a name
WIDEST = 20  # words of a run of capitals, past which it is no name that a word could be taken from
LONGEST = 4  # letters of such an abbreviation: UK, US, MP


def without_openers(document, found):
    """Return the Names `found`, those of two words or more without a word before a name that the article has elsewhere alone.

    Such words are a place, a people or letters before a full name; a people or letters before a surname that a full name has;
    another's full name, or a title of a book, before a person's; a word after "the" ("for the Courier Ana Ruiz"); and a word that
    the article has in small letters ("Supermodel Ana Ruiz", "Visibly Ruiz"), unless it is a given name, too.
    """
    known = {name.name for name in found}
    people = {name.name for name in found if name.kind == "person" and " " in name.name}
    families = {surname(name) for name in people}
    return [_without(document, name, known, people, families) for name in found]


def _without(document, name, known, people, families):
    words = document.words[name.first : name.last]
    if name.title or len(words) > WIDEST:
        return name
    for taken in range(1, min(MOST, len(words) - 1) + 1):
        before, rest = words[:taken], " ".join(words[taken:])
        place = _nation(before) or " ".join(before).lower() in places()
        if (
            place
            and " " in rest
            and rest in known
            or _nation(before)
            and rest in families
            and not _given(document, name, before[0], rest)
            or _another(before, rest, people)
            or _begins_anew(before, words[taken:], place)
            or _common(document, name, before, rest, known, people, families)
        ):
            start = int(document.tokens[name.first + taken, 0])
            kind = "person" if " " in rest else "unknown"
            return name._replace(start=start, name=rest, canonical=rest, kind=kind, first=name.first + taken)
    return name


def _begins_anew(before, rest, place):
    """Say whether a full name begins with a given name behind a body's, a post's, a place's or a calling: "Ministry of Finance Brian Lind",
    "U.S. Secretary of State Ana Ruiz", "Historian Ana Ruiz"."""
    calling = len(before) == 1 and common_nouns().get(before[0].lower()) == "calling"
    held = [classes().get(word.lower()) for word in (before[-1], rest[-1], *before)]
    return (
        1 < len(rest) < 4
        and rest[0] in pronouns_of_given_names()
        and not {rest[-1].lower(), before[-1].lower()} & joins()
        and held[1] is None
        and before[-1] not in pronouns_of_given_names()
        and not (len(before[-1]) == 2 and before[-1].endswith("."))
        and (place or calling or len(before) > 1 and not {"body", "title"}.isdisjoint(held[2:]))
    )


def _nation(before):
    """Say whether words are a people or letters."""
    text = " ".join(before)
    return text.lower() in demonyms() or text.isupper() and len(before) == 1 and 1 < len(text) <= LONGEST


def _given(document, name, word, rest):
    """Say whether a people of no country is a given name here: "Christian Ruiz said", not "the Christian Ruiz" nor "German Ruiz"."""
    before = document.words[name.first - 1].lower() if name.first else ""
    given = word in pronouns_of_given_names() and not demonyms().get(word.lower())
    known = rest.lower() in places() or classes().get(rest.lower()) is not None  # "mainly Muslim Turkey"
    return given and before not in DETERMINERS and not known


def _another(before, rest, people):
    """Say whether words before a known person's name are another's name, or end in "de": "Ana Ruiz Bo Lind", "Les Secrets de Bo Lind"."""
    words = [word.lower() for word in before]
    if " ".join(before) == rest and len(before) > 1:  # "Ana Ruiz Ana Ruiz", a caption before a sentence
        return True
    if rest not in people or _of_a_body(words):
        return False
    twice = words == [rest.split()[0].lower()]  # "Ana Ana Ruiz"
    return twice or " ".join(before) in people or len(words) > 1 and words[-1] in particles()


def _of_a_body(words):
    return any(classes().get(word) in ("body", "group", "document") for word in words)


def _common(document, name, before, rest, known, people, families):
    """Say whether words before a person's name are common nouns of the article, or one that stands after "the", or an adverb."""
    small, words = small_words(document), rest.split()
    tails = {" ".join(words[at:]) for at in range(1, len(words))}
    if any(map(CREDIT.search, before)) and len(words) == 2 and (rest in people or tails & known):
        return True  # "Ida Lind/Harbour Press Ana Ruiz", a credit before a sentence
    if _of_a_body(map(str.lower, before)) or any(word.lower() in given_names() for word in before):
        return False
    named = words[0][:1].isupper() and words[0].lower() not in small
    if len(words) > 1 and named and tails & known and all(word.lower() in small for word in before):
        return True  # "Driver Ana Ruiz", where "Ruiz" stands alone, too
    if len(before) > 1:
        return False
    first = int(document.sentences[document.sentence_at(name.start), 0])
    begins = not document.text[first : name.start].strip(MARKS)
    participle, common = begins and PARTICIPLE.fullmatch(before[0]), before[0].lower() in small
    if rest not in people:  # "Visibly Ruiz said"
        return (participle or begins and common and before[0].endswith("ly")) and rest in families and rest in known
    article = document.words[name.first - 1].lower() == "the" if name.first else False
    return article or participle or common


def small_words(document):
    """Return the article's words that stand in small letters."""
    return document.once("words in small letters", lambda: frozenset(word for word in document.words if word.islower()))
