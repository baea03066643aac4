"""The lists of this room: CSVs below a line that says what a row is.

They are read without pandas, which takes longer to load than most files take to be read: the process that reads files starts often.
"""

import csv
from importlib.resources import files


def rows_of(name):
    """Return the rows of the list `name`.csv, each as {column: text}.

    >>> rows_of("months")[0]
    {'name': 'january', 'month': '1', 'languages': 'en'}
    """
    _, *lines = (files("helpers.reading") / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines))
