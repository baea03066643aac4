"""The day of publication and how it is known.

The ways are tried in this order: metadata, address of the page, print-edition line, dateline, text of the page, file name.
A day in the body of an article is never taken, nor is today.
"""

import re
from collections import Counter
from datetime import timedelta

from helpers.reading.days import as_day, day_in

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY = re.compile(rf"(?<!\blast )(?<!\bnext )(?<!\bevery )\b({'|'.join(WEEKDAYS)})\b(?!s)")
IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)(?:[-/_](0?[1-9]|1[0-2]|[a-z]{3})[-/_](0?[1-9]|[12]\d|3[01])"
    r"|[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01]))(?=[-/_.?#]|$)", re.IGNORECASE
)  # fmt: skip
IN_ADDRESS_TAIL = re.compile(r"[-/_]((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)")
DATELINE = re.compile(r"^[^\n]{2,90}?(?:\s[—–-]{1,2}\s|[—–])")
ORDER = ("metadata", "url", "print_edition", "dateline", "text", "file_name")


def publication_day(draft, name):
    """Return (day or None, published_from) of `draft`, which was read from a file called `name`; doubts become notes."""
    for way in ORDER:
        day = _ASK[way](draft, name)
        if day:
            return day, way
    return None, "unknown"


def _metadata(draft, _name):
    given = draft.published
    day = as_day(given)
    if day is None and given is not None and given == given and str(given).strip():
        draft.note(f"its metadata gives the day as '{str(given).strip()[:60]}', which is none that could be read; "
                   "write it as 2018-07-12", "warning")  # fmt: skip
    return day or as_day(draft.dated.get("metadata"))


def _address(draft, _name):
    return day_in_address(draft.url) if draft.url else None


def day_in_address(address):
    """Return the day in the address of a page; None where year, month or day is missing.

    >>> day_in_address("https://post.example/world/2018/jul/12/letter")
    datetime.date(2018, 7, 12)
    """
    match = IN_ADDRESS.search(address) or IN_ADDRESS_TAIL.search(address)
    if not match:
        return None
    year, month, day = filter(None, match.groups())
    return day_in(f"{day} {month} {year}" if month.isalpha() else f"{year}-{month}-{day}")


def _print_edition(draft, _name):
    printed = as_day(draft.dated.get("print_edition"))
    if not printed:
        return None
    day = _day_of_text(draft.text, printed)
    if day == printed:
        draft.note(f"its day is that of the print edition, {printed}; the text may be from the evening before")
    else:
        draft.note(f"its only date is the print edition of {WEEKDAYS[printed.weekday()]} {printed}; the text speaks of "
                   f"{WEEKDAYS[day.weekday()]}, so {day} was taken")  # fmt: skip
    return day


def _day_of_text(text, printed):
    """Return the day before `printed` where the text names its weekday more often than that of the printed edition."""
    counts = Counter(WEEKDAY.findall(text))
    before = printed - timedelta(days=1)
    return before if counts[WEEKDAYS[before.weekday()]] > counts[WEEKDAYS[printed.weekday()]] else printed


def _dateline(draft, _name):
    given = as_day(draft.dated.get("dateline"))
    if given:
        return given
    match = DATELINE.match(draft.text)
    # A dateline begins with a place in capitals.
    return day_in(match[0]) if match and re.match(r"[^a-z]{3,}", match[0]) else None


def _text(draft, _name):
    return as_day(draft.dated.get("text"))


def _file_name(draft, name):
    return day_in(re.sub(r"[_\s]+", " ", name)) if draft.number == 0 else None


_ASK = {
    "metadata": _metadata,
    "url": _address,
    "print_edition": _print_edition,
    "dateline": _dateline,
    "text": _text,
    "file_name": _file_name,
}
