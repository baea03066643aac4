"""Lists of words, by kind, that a linguist may edit: kept_words.csv, doubts.csv, tense_words.csv."""

from functools import cache
from importlib.resources import files

import pandas as pd


@cache
def listed(name):
    """Return {kind: words} of the list `name`.csv, whose columns are word and kind; a KeyError where it has no such kind.

    >>> "failed" in listed("tense_words")["implying"], "fail" in listed("tense_words")["implying"]
    (False, True)
    """
    table = pd.read_csv(files("helpers.events") / f"{name}.csv", comment="#")
    return {kind: frozenset(own) for kind, own in table.groupby("kind")["word"]}
