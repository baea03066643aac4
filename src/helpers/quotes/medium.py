"""The medium in which something was said, from the cue, the source and their sentence; media.csv is the lexicon."""

import re
from functools import cache
from importlib.resources import files

import pandas as pd

DEFAULT = "speech"


@cache
def _rows():
    table = pd.read_csv(files("helpers.quotes") / "media.csv", comment="#")
    return [
        (row.medium, re.compile(rf"\b{re.escape(row.word)}\b", re.IGNORECASE), row.where) for row in table.itertuples()
    ]


def medium_of(near, sentence):
    """Return the medium: `near` is the text of source and cue, `sentence` that of their sentence without the content.

    >>> medium_of("the letter said", "In Oslo the letter said"), medium_of("she said", "she said on Monday")
    ('letter', 'speech')
    """
    for medium, word, where in _rows():
        if word.search(near if where == "near" else sentence):
            return medium
    return DEFAULT
