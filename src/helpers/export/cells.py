"""Frames as CSV, and values as cells: a spreadsheet runs none of their texts, and every machine writes the same bytes."""

import gzip
import io
import json
import re

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from helpers.tables.rows import values_of

# A spreadsheet may run a text that begins with =, +, - or @, in full width too, also after characters that it skips. A tab
# or a line break may begin a new cell.
FORMULA = re.compile(r"[\t\r\n]|[\s\u200b-\u200f\u2060\ufeff\x00-\x1f]*[=+\-@＝＋－＠﹦﹢﹣﹫].", re.DOTALL)

LISTS = json.JSONEncoder(ensure_ascii=False, default=lambda item: item.tolist())


MARK, COMMA, NOTHING = (pa.scalar(text, pa.large_string()) for text in ('"', ",", ""))
MOST_PLAIN = 4_000_000  # characters of a CSV that is not compressed


def csv_file(frame):
    """Return (how its name ends, bytes) of `frame` as a CSV: "csv", or for a long one "csv.gz", which is compressed.

    >>> csv_file(pd.DataFrame({"said": ["plain"]}))
    ('csv', b'said\\nplain\\n')
    """
    data = csv_text(frame).encode("utf-8", "backslashreplace")
    return ("csv", data) if len(data) <= MOST_PLAIN else ("csv.gz", compressed([data]))


def compressed(pieces):
    """Return `pieces` (an iterable of bytes) as one gzip file, with no name or time in it."""
    made = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=made, mode="wb", compresslevel=6, mtime=0) as file:
        for piece in pieces:
            file.write(piece)
    return made.getvalue()


def csv_piece(frame, headed):
    """Return some rows of a CSV as a gzip file; `headed` says whether its columns' names come first. See `joined_csv`."""
    return compressed([csv_text(frame, headed).encode("utf-8", "backslashreplace")])


def joined_csv(pieces):
    """Return what `csv_file` does of a CSV made in pieces, each by `csv_piece`: gzip files on end are one.

    >>> joined_csv([csv_piece(pd.DataFrame({"n": [1]}), True), csv_piece(pd.DataFrame({"n": [2]}), False)])
    ('csv', b'n\\n1\\n2\\n')
    """
    pieces = list(pieces)
    if sum(int.from_bytes(piece[-4:], "little") for piece in pieces) <= MOST_PLAIN:  # as gzip notes it at its end
        return "csv", b"".join(map(gzip.decompress, pieces))
    return "csv.gz", b"".join(pieces)


def csv_text(frame, headed=True):
    """Return `frame` as CSV: days are ISO, lists are JSON, lines end with \\n; the columns' names come first if it is `headed`.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.

    >>> csv_text(pd.DataFrame({"said": ["=1+1", "plain"]}))
    "said\\n'=1+1\\nplain\\n"
    """
    lines = [",".join(_quoted(_texts(map(guarded, frame.columns))).to_pylist())] if headed else []
    columns = [_quoted(_cells(column)) for _, column in frame.items()]
    if len(columns) == 1:  # a line without a character would be no row
        columns = [pc.if_else(pc.equal(columns[0], ""), pa.scalar('""', pa.large_string()), columns[0])]
    lines += pc.binary_join_element_wise(*columns, COMMA).to_pylist() if columns else []
    return "".join(f"{line}\n" for line in lines)


def _quoted(cells):
    """Return an array of cells, in quotation marks those that hold a mark, a comma or a line break."""
    places = np.flatnonzero(pc.match_substring_regex(cells, r'[",\r\n]').to_numpy(zero_copy_only=False))
    if not len(places):
        return cells
    marked = pc.replace_substring(cells.take(places), '"', '""')
    return _with(cells, places, pc.binary_join_element_wise(MARK, marked, MARK, NOTHING))


def _with(cells, places, others):
    """Return an array of cells with `others` at `places`."""
    mask = np.zeros(len(cells), dtype=bool)
    mask[places] = True
    return pc.replace_with_mask(cells, mask, others)


def _cells(column):
    """Return the texts of a column's cells, an Arrow array; of texts only those are `guarded` that do not begin with a letter or digit."""
    if isinstance(column.dtype, pd.StringDtype):
        cells = pa.array(column, pa.large_string()).fill_null("")
        cells = cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
        odd = pc.match_substring_regex(cells, r"^[^0-9A-Za-z]|\x00").to_numpy(zero_copy_only=False)
        places = np.flatnonzero(odd)
        return _with(cells, places, _texts(map(guarded, cells.take(places).to_pylist()))) if len(places) else cells
    if column.dtype == object or isinstance(column.dtype, pd.ArrowDtype):
        return _texts(map(guarded, values_of(column)))
    if pd.api.types.is_datetime64_any_dtype(column):
        return _cells(column.dt.strftime("%Y-%m-%d").astype("str"))
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "iu":
        return pa.array(column.to_numpy()).cast(pa.large_string())
    return _texts(column)


def _texts(values):
    """Return values as an array of texts, "" for what is missing."""
    texts = ["" if value is None or value is pd.NA or value != value else str(value) for value in values]
    try:
        return pa.array(texts, pa.large_string())
    except UnicodeError:  # half of a character that two codes stand for
        return pa.array([text.encode("utf-8", "backslashreplace").decode() for text in texts], pa.large_string())


def guarded(value):
    """Return `value` as a cell of a spreadsheet: lists become JSON, and a formula gets an apostrophe in front.

    >>> guarded("＝1+1"), guarded("-"), guarded([[0, 4]])
    ("'＝1+1", '-', '[[0, 4]]')
    """
    if isinstance(value, str):
        value = value.replace("\0", "\\x00")  # many programs end a text at this character
        return f"'{value}" if not value[:1].isalnum() and FORMULA.match(value) else value
    if hasattr(value, "tolist"):
        return guarded(value.tolist())
    if isinstance(value, (list, dict)):
        return LISTS.encode(value) if value else str(value)
    return value
