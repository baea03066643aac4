"""Words that every room knows: function words, from function_words.csv."""

from functools import cache
from importlib.resources import files

import pandas as pd


@cache
def function_words():
    """Return the function words (the, of, and, …), lower case: they carry grammar and no subject."""
    table = pd.read_csv(files("helpers.text") / "function_words.csv", comment="#", keep_default_na=False)
    return frozenset(table["word"])
