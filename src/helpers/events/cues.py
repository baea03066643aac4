"""Words beside a word that bear on where its event stands: *could*, *not*, *if*, *called off*; counted for the head on status."""

from functools import cache
from importlib.resources import files

import numpy as np
import pandas as pd

BEFORE, AFTER = 5, 7  # tokens of the sentence in which they are looked for


@cache
def _numbers():
    """Return {word: its number} of status_cues.csv; words of one row of the table have one number."""
    table = pd.read_csv(files("helpers.events") / "status_cues.csv", comment="#", keep_default_na=False)
    return {word: number for number, words in enumerate(table["words"]) for word in words.split()}


def number_of(word):
    """Return the number of a word in small letters, -1 if it is no cue."""
    return _numbers().get(word, -1)


def n_cues():
    """Return how many numbers each token has."""
    return 2 * (max(_numbers().values()) + 1) + 1


def cues_of(joined, number):
    """Return for each token which cues stand before it, which after, and whether *if* or *unless* opens its sentence's part
    before it: float32 (n_tokens, n_cues()).

    `number` holds the number of each token's word, as number_of gives it.
    """
    numbers, n = _numbers(), len(number)
    kinds = max(numbers.values()) + 1
    found = np.zeros((n, 2 * kinds + 1), dtype=np.float32)
    cues = np.flatnonzero(number >= 0)
    kind, bounds = number[cues].astype(np.intp), joined.sentence_tokens[joined.token_sentence[cues]]
    for offsets, column in ((np.arange(1, BEFORE + 1), kind), (np.arange(-AFTER, 0), kind + kinds)):
        places = cues[:, None] + offsets
        inside = (places >= bounds[:, :1]) & (places < bounds[:, 1:])
        found[places[inside], np.repeat(column, inside.sum(axis=1))] = 1
    opening = kind == numbers["if"]
    for cue, last in zip(cues[opening].tolist(), bounds[opening, 1].tolist(), strict=True):
        found[cue + 1 : last, -1] = 1
    return found
