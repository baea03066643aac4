"""Names of columns and fields to the columns of articles; the names are rows of columns.csv."""

import unicodedata
from functools import cache
from importlib.resources import files

import pandas as pd

from helpers.reading import limits
from helpers.reading.source import Draft


@cache
def _names():
    table = pd.read_csv(files("helpers.reading") / "columns.csv", comment="#")
    return {name: (field, rank) for rank, (name, field) in enumerate(zip(table["name"], table["field"], strict=True))}


def plainly(name):
    """Return the name of a column as columns.csv writes it."""
    name = str(name).strip().strip("\ufeff").rstrip(" :：").lower()
    if not name.isascii():
        name = unicodedata.normalize("NFKC", name)  # ü of two characters, letters of full width
    return name.replace(" ", "_").replace("-", "_")


def mapping(columns, given=None):
    """Return {field: column} for the `columns` of a file; `given` is the reader's own {field: column}, which wins.

    >>> mapping(["Headline", "Full text", "Date"])
    {'title': 'Headline', 'text': 'Full text', 'published': 'Date'}
    """
    found = {}
    for column in columns:
        field, rank = _names().get(plainly(column), ("", 0))
        if field and (field not in found or rank < found[field][0]):
            found[field] = (rank, column)
    chosen = {field: column for field, (_, column) in found.items()}
    for field, column in (given or {}).items():
        if column in columns:
            chosen[field] = column
    return chosen


def looks_like_fields(fields):
    """Tell whether at least half of the names of `fields`, and two of them, are names of columns."""
    known = sum(plainly(name) in _names() for name in fields)
    return known >= 1 and 2 * known >= len(fields)


def draft_of(fields, columns=None):
    """Return a Draft of `fields`; `columns` is a mapping made before, for files of many rows."""
    columns = mapping(fields) if columns is None else columns
    return Draft(**{"text": "", **{field: _value(field, fields.get(column)) for field, column in columns.items()}})


def _value(field, value, depth=0):
    if isinstance(value, str):
        return value
    if depth > limits.NESTING:
        raise RecursionError
    if field == "published" and isinstance(value, dict | list | tuple):
        return f"{type(value).__name__} of {len(value)}"  # no day; its own words may be nested without end
    if isinstance(value, dict):
        return _value(field, value.get("name") or value.get("text") or "", depth + 1)
    if isinstance(value, list | tuple):
        parts = [_value(field, part, depth + 1) for part in value]
        return ("\n\n" if field == "text" else ", ").join(str(part) for part in parts if part)
    if value is None or value != value:
        return None if field == "published" else ""
    return value if field == "published" else _words(value)


def _words(value):
    """Return a number, a day or bytes as words."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    try:
        return str(value)
    except ValueError:  # a number of thousands of digits
        return ""
