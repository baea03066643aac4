"""The medium in which something was said, from the cue, the source and their sentence; media.csv is the lexicon."""

import re
from functools import cache
from importlib.resources import files
from itertools import groupby

import pandas as pd

DEFAULT = "speech"
WORD = re.compile(r"\w+")


@cache
def _rows():
    """Return [(medium, pattern of its words, where)]: rows of the lexicon that follow each other with the same two are one."""
    table = pd.read_csv(files("helpers.quotes") / "media.csv", comment="#")
    groups = groupby(table.itertuples(), key=lambda row: (row.medium, row.where))
    return [
        (medium, re.compile(rf"\b(?:{'|'.join(re.escape(row.word) for row in rows)})\b", re.IGNORECASE), where)
        for (medium, where), rows in groups
    ]


@cache
def _telling_words():
    """Return the longest word of each entry of the lexicon: without any of these in a text no entry is in it."""
    table = pd.read_csv(files("helpers.quotes") / "media.csv", comment="#")
    return frozenset(max(WORD.findall(word.lower()), key=len) for word in table["word"])


def medium_of(near, sentence):
    """Return the medium: `near` is the text of source and cue, `sentence` that of their sentence without the content.

    >>> medium_of("the letter said", "In Oslo the letter said"), medium_of("she said", "she said on Monday")
    ('letter', 'speech')
    """
    if _telling_words().isdisjoint(WORD.findall(f"{near} {sentence}".lower())):
        return DEFAULT  # as most have it: no pattern need be tried
    for medium, word, where in _rows():
        if word.search(near if where == "near" else sentence):
            return medium
    return DEFAULT
