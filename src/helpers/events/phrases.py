"""Where the phrase of a name ends."""

import re
from functools import cache
from importlib.resources import files

import pandas as pd

WORD = re.compile(r"\s([^\W\d_]+)")
POSSESSIVE = re.compile(r"[’']s\b")
VERBISH = re.compile(r"[a-z’'-]{2,}(?:ed|ly)")


@cache
def _words(name):
    table = pd.read_csv(files("helpers.events") / name, comment="#", keep_default_na=False)
    return frozenset(table["word"])


def ends_at(text, at):
    """Say whether a name's phrase may end here: no "'s" and no further noun follows."""
    if POSSESSIVE.match(text, at):
        return False
    after = WORD.match(text, at)
    return (
        not after or after[1][0].isupper() or after[1] in _words("phrase_ends.csv") or bool(VERBISH.fullmatch(after[1]))
    )
