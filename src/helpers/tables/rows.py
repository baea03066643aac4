"""Rows of a frame as tuples, for work that goes row by row: many small frames would cost a hundred times as much."""

from collections import namedtuple
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

HELD_ONCE = (str, date, int, float)  # values of which a corpus has many that are equal


def rows_of(frame: pd.DataFrame, columns: Sequence[str] | None = None, *, once: bool = False) -> list[tuple]:
    """Return the rows of `frame` as tuples with the names of `columns`, in their order; without `columns`, of all.

    With `once`, equal values of a column are held once, which takes less memory where many rows are kept.

    >>> rows_of(pd.DataFrame({"day": ["Monday"], "n": [3]}), ["n", "day"])
    [Row(n=3, day='Monday')]
    """
    if not len(frame):
        return []
    columns = frame.columns if columns is None else columns
    values = [
        _once(values_of(frame[name])) if once else values_of(frame[name]) for name in columns
    ]  # one column after the other
    make = namedtuple("Row", columns)
    return list(map(make._make, zip(*values, strict=True)))


def _once(values):
    return list(map({}.setdefault, values, values)) if isinstance(values[0], HELD_ONCE) else values


def arrow_of(column: pd.Series) -> pa.Array:
    """Return a column that Arrow holds as the array that it is."""
    held = pa.array(column)
    return held.combine_chunks() if isinstance(held, pa.ChunkedArray) else held


def lengths_of(column: pd.Series) -> pd.Series:
    """Return how many parts each list of a column has.

    >>> lengths_of(pd.Series([["a"], []], dtype=pd.ArrowDtype(pa.list_(pa.string())))).tolist()
    [1, 0]
    """
    if not isinstance(column.dtype, pd.ArrowDtype):
        return column.map(len)
    return pd.Series(pc.list_value_length(arrow_of(column)).to_numpy(zero_copy_only=False), column.index)


def values_of(column: pd.Series) -> list:
    """Return the values of a column as a list; what is made of parts as dicts and lists.

    >>> values_of(pd.Series([{"start": 0}, {"start": 9}], dtype=pd.ArrowDtype(pa.struct({"start": pa.int64()}))))
    [{'start': 0}, {'start': 9}]
    """
    if not isinstance(column.dtype, pd.ArrowDtype):
        return column.tolist()
    held = arrow_of(column)
    if not pa.types.is_struct(held.type) or held.null_count:
        return held.to_pylist()
    names = [field.name for field in held.type]  # a dict made of each value as a whole takes three times as long
    return [dict(zip(names, row, strict=True)) for row in zip(*map(pa.Array.to_pylist, held.flatten()), strict=True)]


def rows_by(frame: pd.DataFrame, by: str, columns: Sequence[str]) -> dict:
    """Return {value of column `by`: its rows of `frame` as tuples with the names of `columns`}, in their order.

    >>> rows_by(pd.DataFrame({"day": ["Monday", "Friday", "Monday"], "n": [3, 1, 2]}), "day", ["n"])
    {'Monday': [Row(n=3), Row(n=2)], 'Friday': [Row(n=1)]}
    """
    found = {}
    if not len(frame):
        return found
    for value, row in zip(frame[by].tolist(), rows_of(frame, columns), strict=True):
        found.setdefault(value, []).append(row)
    return found


def is_one_of(column: pd.Series, values: Iterable) -> pd.Series:
    """Say of each text of `column` whether it is among `values`: as Series.isin does, which takes fifty times as long for many values.

    >>> is_one_of(pd.Series(["a", "b", "c"], dtype="str"), pd.Series(["c", "a"])).tolist()
    [True, False, True]
    """
    if not isinstance(column.dtype, pd.StringDtype):
        return column.isin(values)
    values = values if isinstance(values, pd.Series) else pd.Series(list(values), dtype="str")
    held, known = (pa.array(each, pa.large_string()) for each in (column, values))
    return pd.Series(pc.is_in(held, value_set=known).to_numpy(zero_copy_only=False), column.index)


def places_in(column: pd.Series, values: pd.Series) -> np.ndarray:
    """Return for each text of `column` its place among `values`, the first where it has several, -1 where it has none.

    >>> places_in(pd.Series(["b", "c", "a"], dtype="str"), pd.Series(["a", "b"], dtype="str")).tolist()
    [1, -1, 0]
    """
    held, known = (pa.array(each, pa.large_string()) for each in (column, values))
    return pc.fill_null(pc.index_in(held, value_set=known), -1).to_numpy()
