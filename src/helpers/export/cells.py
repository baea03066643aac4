"""Frames as CSV, and values as cells: a spreadsheet runs none of their texts, and every machine writes the same bytes."""

import csv
import gzip
import io
import json
import re

import pandas as pd

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


def csv_text(frame):
    """Return `frame` as CSV: days are ISO, lists are JSON, lines end with \\n.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.

    >>> csv_text(pd.DataFrame({"said": ["=1+1", "plain"]}))
    "said\\n'=1+1\\nplain\\n"
    """
    frame = frame.copy()
    for column in frame:
        if pd.api.types.is_datetime64_any_dtype(frame[column]):
            frame[column] = frame[column].dt.strftime("%Y-%m-%d")
        elif frame[column].dtype == object or isinstance(frame[column].dtype, pd.StringDtype):
            frame[column] = list(map(guarded, frame[column].to_numpy(dtype=object)))
    lines = _Lines(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([guarded(name) for name in frame.columns])
    frame.to_csv(lines, index=False, header=False, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    return lines.getvalue()


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
