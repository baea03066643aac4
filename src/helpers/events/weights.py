"""The weights of a regression that readers' judgements taught (training/fit.py), from a CSV that people can read."""

from functools import cache
from importlib.resources import files

import numpy as np
import pandas as pd


@cache
def weights_of(file, numbers):
    """Return (weights of `numbers`, float64 (n,); the offset) of a CSV of number and weight beside this file.

    `numbers` are the names of plain numbers, a tuple. Raises KeyError where the CSV lacks one.

    >>> weights, offset = weights_of("salience_weights.csv", ("articles", "news"))
    >>> len(weights), type(offset).__name__
    (2, 'float')
    """
    table = pd.read_csv(files("helpers.events") / file, comment="#").set_index("number")["weight"]
    return table.loc[list(numbers)].to_numpy(np.float64), float(table["offset"])
