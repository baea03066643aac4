"""Names of columns and fields to the columns of articles; the names are rows of columns.csv."""

import ast
import re
import unicodedata
from functools import cache, lru_cache
from urllib.parse import urlsplit

from helpers.reading import limits
from helpers.reading.listed import rows_of
from helpers.reading.source import Draft

HOLDS = re.compile(
    r"^(?:_source|fields|articles?|data|docs?|items?|results?|hits)[._](?=[^\W\d])", re.IGNORECASE
)  # of flattened JSON
ADDRESS = re.compile(r"https?://\S+")
# Under which of its names an object keeps its words: an author's name, the New York Times's headline, WordPress's title.
MISSING = frozenset(
    ["NA", "N/A", "#N/A", "nan", "NaN", "None", "null", "NULL", "<NA>"]
)  # as R, pandas and databases write nothing
LONGEST_LIST = 2_000  # characters
SECOND = ("text", "title", "outlet", "published")  # fields for which a second column is asked where the first is empty
OF_THE_PROGRAM = frozenset(
    ["seendate", "dateadded", "created_at", "timestamp", "time", "day"]
)  # when it found the article
INSIDE = ("name", "text", "title", "main", "rendered", "original", "value", "#text")


@cache
def _names():
    """Return {name without _: (field, rank)}: full_text, fullText and Full.Text are one name."""
    found = {}
    for rank, row in enumerate(rows_of("columns")):
        found.setdefault(row["name"].replace("_", ""), (row["field"], rank))
    return found


@lru_cache(4096)
def _known(name):
    """Return (field, rank) of the name of a column, ("", 0) of one that is not known."""
    plain = plainly(name)
    names = _names()
    return names.get(plain.replace("_", "")) or names.get(HOLDS.sub("", plain).replace("_", "")) or ("", 0)


def plainly(name):
    """Return the name of a column as columns.csv writes it."""
    name = str(name).strip().strip("\ufeff").rstrip(" :：").lower()
    if not name.isascii():
        name = unicodedata.normalize("NFKC", name)  # ü of two characters, letters of full width
    return name.replace(" ", "_").replace("-", "_").replace(".", "_")


def mapping(columns, given=None):
    """Return {field: column} for the `columns` of a file; `given` is the reader's own {field: column}, which wins.

    >>> mapping(["Headline", "Full text", "Date"])
    {'title': 'Headline', 'text': 'Full text', 'published': 'Date'}
    """
    found = {}
    for column in columns:
        field, rank = _known(column)
        if field and (field not in found or rank < found[field][0]):
            found[field] = (rank, column)
    chosen = {field: column for field, (_, column) in found.items()}
    for field, column in (given or {}).items():
        if column in columns:
            chosen[field] = column
    return chosen


def looks_like_fields(fields):
    """Tell whether at least half of the names of `fields`, and two of them, are names of columns."""
    known = sum(bool(_known(name)[0]) for name in fields)
    return known >= 1 and 2 * known >= len(fields)


def draft_of(fields, columns=None):
    """Return a Draft of `fields`; `columns` is a mapping made before, for files of many rows."""
    columns = mapping(fields) if columns is None else columns
    draft = Draft(**{"text": "", **{field: _value(field, fields.get(column)) for field, column in columns.items()}})
    for field in SECOND:
        if field in columns and not getattr(draft, field):
            setattr(draft, field, _second(field, fields))
    if ADDRESS.fullmatch(draft.outlet.strip()):  # a clipper's "source" is the address of the page
        draft.url = draft.url or draft.outlet.strip()
        draft.outlet = (urlsplit(draft.outlet.strip()).hostname or "").removeprefix("www.")
    draft.byline = _listed(draft.byline.replace("[[", "").replace("]]", ""))  # as note programs link people
    return draft


def _listed(byline):
    """Return the names in a list that a program wrote into one cell, apart by commas: ['Lena Holm', 'Jon Falk']."""
    if byline[:1] != "[" or byline[-1:] != "]" or len(byline) > LONGEST_LIST:
        return byline
    try:
        names = ast.literal_eval(byline)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return byline
    return ", ".join(name for name in names if isinstance(name, str) and name)


def _second(field, fields):
    """Return what the best other column of `field` holds, of a row whose first is empty: programs and people mix their names."""
    known = sorted((rank, name) for name in fields if (found := _known(name))[0] == field and (rank := found[1]) >= 0)
    values = (_value(field, fields[name]) for _, name in known if plainly(name) not in OF_THE_PROGRAM)
    return next(filter(None, values), None if field == "published" else "")


def _value(field, value, depth=0):
    if isinstance(value, str):
        return "" if value.strip() in MISSING else value
    if depth > limits.NESTING:
        raise RecursionError
    if (
        field == "published"
        and isinstance(value, dict)
        and len(value) == 1
        and isinstance(value.get("$date"), str | int)
    ):
        return value["$date"]  # as MongoDB writes a day
    if field == "published" and isinstance(value, dict | list | tuple):
        return f"{type(value).__name__} of {len(value)}"  # no day; its own words may be nested without end
    if isinstance(value, dict):
        return _value(field, next((value[name] for name in INSIDE if value.get(name)), ""), depth + 1)
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
