"""Frames as CSV, and values as cells: a spreadsheet runs none of their texts, and every machine writes the same bytes."""

import csv
import gzip
import io
import json
import re

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

# A spreadsheet may run a text that begins with =, +, - or @, in full width too, also after characters that it skips. A tab
# or a line break may begin a new cell.
FORMULA = re.compile(r"[\t\r\n]|[\s\u200b-\u200f\u2060\ufeff\x00-\x1f]*[=+\-@＝＋－＠﹦﹢﹣﹫].", re.DOTALL)

LISTS = json.JSONEncoder(ensure_ascii=False, default=lambda item: item.tolist())


class _Lines(io.StringIO):
    """Lines that end with \\n and quote cells with a carriage return; the csv module can do only one of the two."""

    def write(self, line):
        return super().write(f"{line.removesuffix(chr(13) + chr(10))}\n")


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
    frame = frame.copy()
    for column in frame:
        if pd.api.types.is_datetime64_any_dtype(frame[column]):
            frame[column] = frame[column].dt.strftime("%Y-%m-%d")
        elif frame[column].dtype == object or isinstance(frame[column].dtype, pd.StringDtype):
            frame[column] = _guarded(frame[column])
    lines = _Lines(newline="")
    if headed:
        csv.writer(lines, lineterminator="\r\n").writerow([guarded(name) for name in frame.columns])
    frame.to_csv(lines, index=False, header=False, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    return lines.getvalue()


def _guarded(column):
    """Return the values of a column, `guarded`; of texts only those are looked at that do not begin with a letter or digit."""
    values = column.to_numpy(dtype=object)
    if isinstance(column.dtype, pd.StringDtype):
        odd = pc.match_substring_regex(pa.array(column, pa.large_string()), r"^[^0-9A-Za-z]|\x00").fill_null(True)
        places = np.flatnonzero(odd.to_numpy(zero_copy_only=False))
        values = values.copy()
        values[places] = list(map(guarded, values[places]))
        return values
    return list(map(guarded, values))


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
