"""The word lists of this room that several of its modules and later rooms read, each read once."""

from functools import cache
from importlib.resources import files

import pandas as pd


@cache
def _reporting():
    table = pd.read_csv(files("helpers.quotes") / "reporting.csv", comment="#", keep_default_na=False)
    return {name: tuple(rows["word"]) for name, rows in table.groupby("takes")}


@cache
def reporting():
    """Return the forms of verbs that report what was said, before a clause or words in marks."""
    return frozenset(word for takes in ("clause", "marks") for word in _reporting()[takes])


@cache
def alternatives(takes):
    """Return the forms that take this, as alternatives of a regular expression: see reporting.csv."""
    return "|".join(_reporting()[takes])


@cache
def documents():
    """Return the nouns for what is written, which may speak for its author ("the letter said"), in small letters."""
    table = pd.read_csv(files("helpers.quotes") / "documents.csv", comment="#", keep_default_na=False)
    return dict(zip(table["word"], table["sent"], strict=True))


@cache
def sent():
    """Return the nouns of what somebody sends or gives out, a letter or a statement, as alternatives of a regular expression."""
    return "|".join(word for word, sent in documents().items() if sent == "yes")
