"""Cells of some articles, out of a table in parts: only parts that have one are read, and the last ones are kept."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from helpers.tables.checking import TableError
from helpers.tables.stored import parts_of

MOST_KEPT = 64 << 20  # bytes of columns that stay in memory, the last that were asked for
_kept: OrderedDict[tuple, pa.ChunkedArray] = OrderedDict()


def cells_of(folder, name: str, column: str, ids: Iterable[str]) -> Iterator[dict]:
    """Yield {article_id: the cell in `column`} for those of `ids` that table `name` of `folder` has: a dict a part, rows in order.

    The table has one row an article, and text in the column. Raises TableError where the folder does not hold the table.

    >>> import tempfile, pandas as pd
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     pd.DataFrame({"article_id": ["a", "b"], "text": ["One.", "Two."]}).to_parquet(Path(folder, "articles.parquet"))
    ...     list(cells_of(folder, "articles", "text", {"b", "c"}))
    [{'b': 'Two.'}]
    """
    parts = parts_of(folder, name)
    if not parts:
        raise TableError(f"{folder}: holds no table '{name}'; make the tables first: make reports")
    marks = tuple((part, *_mark(part)) for part in parts)
    place_of, rows_in = _places(marks), {}
    for article_id in ids:
        if article_id in place_of:
            part, row = place_of[article_id]
            rows_in.setdefault(part, []).append((row, article_id))
    for part, rows in sorted(rows_in.items()):
        values = _column(marks[part], column)
        yield {article_id: values[row].as_py() for row, article_id in sorted(rows)}


def _mark(part):
    """Return what changes when the file `part` is written again; of one at an address nothing is known."""
    if "://" in part:
        return ()
    status = Path(part).stat()
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=2)
def _places(marks):
    """Return {article_id: (number of its part, of its row there)} of the parts with these `marks`."""
    return {
        article_id: (number, row)
        for number, mark in enumerate(marks)
        for row, article_id in enumerate(_read(mark[0], "article_id").to_pylist())
    }


def _column(mark, column):
    key = (*mark, column)
    if key not in _kept:
        _kept[key] = _read(mark[0], column)
        while len(_kept) > 1 and sum(held.nbytes for held in _kept.values()) > MOST_KEPT:
            _kept.popitem(last=False)
    _kept.move_to_end(key)
    return _kept[key]


def _read(part, column):
    return pq.read_table(part, columns=[column], use_threads=False).column(column)
