"""Hashes of rows: by them it is known whether what a page or a report shows is what it showed before."""

import hashlib
import json

import numpy as np
import pandas as pd

from helpers.tables.rows import values_of


def row_prints(frame: pd.DataFrame) -> np.ndarray:
    """Return a hash of each row of `frame`, numbers of 64 bits; lists count by what they hold.

    >>> one, other = row_prints(pd.DataFrame({"day": ["Monday", "Monday"], "spans": [[[0, 4]], [[0, 5]]]})).tolist()
    >>> one == other
    False
    """
    plain = {name: _plain_column(values) if _has_parts(values) else values for name, values in frame.items()}
    return pd.util.hash_pandas_object(pd.DataFrame(plain, index=frame.index), index=False).to_numpy()


def print_of_rows(frame: pd.DataFrame) -> str:
    """Return a hash of all rows of `frame` in their order, and of the names of its columns.

    >>> rows = pd.DataFrame({"day": ["Monday"], "n": [1]})
    >>> print_of_rows(rows) == print_of_rows(rows.copy()), print_of_rows(rows) == print_of_rows(rows.assign(n=2))
    (True, False)
    """
    digest = hashlib.sha256(json.dumps(list(map(str, frame))).encode())
    digest.update(row_prints(frame).tobytes())
    return digest.hexdigest()


def _plain_column(values):
    return pd.Series(list(map(_words, values_of(values))), values.index, dtype="str")


def _has_parts(values):
    return values.dtype == object or isinstance(values.dtype, pd.ArrowDtype)


def _plain(value):
    return value.tolist() if hasattr(value, "tolist") else str(value)


_words = json.JSONEncoder(sort_keys=True, default=_plain).encode
