"""A frame as CSV, and a value as a cell: no text that a spreadsheet would run, the same bytes on every machine."""

import csv
import io
import json
import re

import pandas as pd

# What a spreadsheet may run: =, +, - or @, full width too, also behind what it skips; a tab or a line break begins a cell.
FORMULA = re.compile(r"[\t\r\n]|[\s\u200b-\u200f\u2060\ufeff\x00-\x1f]*[=+\-@＝＋－＠﹦﹢﹣﹫].", re.DOTALL)


class _Lines(io.StringIO):
    """Lines ended by \\n, whose cells are quoted where they hold a carriage return: the csv module does one or the other."""

    def write(self, line):
        return super().write(f"{line.removesuffix(chr(13) + chr(10))}\n")


def csv_text(frame):
    """Return `frame` as CSV: ISO days, spans as JSON, \\n line ends, the same on every machine.

    A text that a spreadsheet would run as a formula is led by an apostrophe.

    >>> csv_text(pd.DataFrame({"said": ["=1+1", "plain"]}))
    "said\\n'=1+1\\nplain\\n"
    """
    frame = frame.copy()
    for column in frame:
        if pd.api.types.is_datetime64_any_dtype(frame[column]):
            frame[column] = frame[column].dt.strftime("%Y-%m-%d")
        elif frame[column].dtype == object or isinstance(frame[column].dtype, pd.StringDtype):
            frame[column] = [guarded(value) for value in frame[column]]
    lines = _Lines(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([guarded(name) for name in frame.columns])
    frame.to_csv(lines, index=False, header=False, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    return lines.getvalue()


def guarded(value):
    """Return `value` as a cell of a spreadsheet: lists as JSON, and no text that would be run as a formula.

    >>> guarded("＝1+1"), guarded("-"), guarded([[0, 4]])
    ("'＝1+1", '-', '[[0, 4]]')
    """
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=lambda item: item.tolist())
    if not isinstance(value, str):
        return value
    value = value.replace("\0", "\\x00")  # ends a text for many readers
    return f"'{value}" if FORMULA.match(value) else value
