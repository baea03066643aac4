"""What is too much: every limit on what is opened, so that no file can fill memory or run for ever.

The limits are rows of limits.csv. Messages name the row, so that a reader can look it up in docs/reading.md.
"""

from helpers.reading.listed import rows_of

TABLE = {row["limit"]: row for row in rows_of("limits")}
_VALUES = {name: int(row["value"]) for name, row in TABLE.items()}

WHOLE_FILE = _VALUES["whole_file"]
PDF = _VALUES["pdf"]
PAGE = _VALUES["page"]
ARTICLE = _VALUES["article"]
ARTICLES_IN_FILE = _VALUES["articles_in_file"]
LINE = _VALUES["line"]
COLUMNS = _VALUES["columns"]
ROWS = _VALUES["rows"]
NESTING = _VALUES["nesting"]
FRONT_MATTER = _VALUES["front_matter"]
NOTES = _VALUES["notes"]
MEMBERS = _VALUES["members"]
UNPACKED = _VALUES["unpacked"]
RATIO = _VALUES["ratio"]
ARCHIVE_DEPTH = _VALUES["archive_depth"]
PDF_PAGES = _VALUES["pdf_pages"]
HEAD = _VALUES["head"]
SECONDS = _VALUES["seconds"]
SECONDS_A_MIB = _VALUES["seconds_a_mib"]
MEMORY = _VALUES["memory"]
SMALL = _VALUES["small"]


def value(name):
    """Return the value of a limit, as it is now."""
    return globals()[name.upper()]


def over(name):
    """Return the words that a message says of a limit passed.

    >>> over("page"), over("nesting")
    ('over the limit page of 16 MiB', 'over the limit nesting of 200 levels')
    """
    most, unit = value(name), TABLE[name]["unit"]
    size = f"{most >> 20} MiB" if unit == "bytes" and most >= 2**20 else f"{most:,} {unit}"
    return f"over the limit {name} of {size}"


def current():
    """Return {limit: value} as they are now, for a process of its own to `take`."""
    return {name: value(name) for name in _VALUES}


def take(values):
    """Set the limits to `values`, {limit: value}."""
    globals().update({name.upper(): most for name, most in values.items()})
