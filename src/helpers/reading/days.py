"""Words to a day: the ways in which files, pages and archives write the day of publication, in fourteen languages.

Month names are rows of months.csv. A day of which a part is missing or impossible is None: nothing is guessed.
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache

from helpers.reading.listed import rows_of

FIRST_YEAR, LAST_YEAR = 1600, 2199
ISO = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
COMPACT = re.compile(r"(?<![\d.])((?:1[6-9]|2[01])\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?\d{4,6}Z?)?(?!\d)")
EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
NUMBERS = re.compile(r"(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/])")

WEEKDAY = (
    "jue|vie|sáb|gio|woe|zat|zon|vrij|maan|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun|lun|mar|mer|jeu|ven|sam|dim|"
    "mo|di|mi|do|fr|sa|so"
)
DATE_WORDS = re.compile(
    rf"(?:\b(?:{WEEKDAY})\w*\b|\b\d{{1,2}}[:.]\d\d(?::\d\d)?\b|\b[ap]\.?m\b\.?|\b(?:GMT|UTC|[CEMPW]?[ESD]?[DS]?T)\b|"
    r"\b(?:\w+ )*edition\b.*|\bUpdated?\b|[\d\s,.;:()/+-])+",
    re.IGNORECASE,
)
DAY_WORDS = re.compile(
    r"\d{1,2}(?:\.|st|nd|rd|th)?\s+(?:de )?[^\W\d_]+\.?\s+(?:de )?\d{4}|[^\W\d_]+\.? \d{1,2},? \d{4}"
)

# What programs write for a day, and no sentence does: 12-Jul-18, 12Jul2018, Jul-12-2018, Thu Jul 12 14:09:00 +0000 2018.
WRITTEN = re.compile(
    r"\s*(?:\w{2,9}\.?,? )?(?:(?P<day>\d{1,2})[-/. ]*(?P<month>[^\W\d_]{3,9})\.?[-/. ]*'?(?P<year>\d{4}|\d\d)(?![\d:])|"
    r"(?P<m>[^\W\d_]{3,9})\.?[-/. ]+(?P<d>\d{1,2})(?:[-/ ]|, ?)'?(?P<y>\d{4}|\d\d)(?![\d:])|"
    r"(?P<m2>[^\W\d_]{3}) +(?P<d2>\d{1,2}) \d\d:\d\d:\d\d (?:\S+ )?(?P<y2>\d{4})\b)"
)
SHORT_YEAR = re.compile(r"^\s*(\d{1,2})([/.])(\d{1,2})\2(\d\d)(?![\d/.])")
CENTURY = range(30, 50)  # two digits that are no year: those below are of this century, those above of the last
# Spreadsheets count the days since the end of 1899: those from 1954 to 2099, which no other number of a day looks like.
SERIAL, SERIALS = re.compile(r"\s*(\d{5})(?:\.\d+)?\s*"), range(20_000, 73_051)


@cache
def _months():
    return {row["name"]: int(row["month"]) for row in rows_of("months")}


@cache
def _named():
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    month = rf"(?P<month>{names})\b\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
    year = r"(?P<year>\d{4})\b"
    return (
        re.compile(rf"\b{day}[\s-]+(?:de\s+|of\s+)?{month}[\s,-]+(?:de\s+|del\s+)?{year}", re.IGNORECASE),
        re.compile(rf"\b{month}\s+{day},?\s+(?:\w{{3,9}},?\s+)?{year}", re.IGNORECASE),
        re.compile(rf"\b{year}[\s-]+{month}[\s-]+{day}\b", re.IGNORECASE),
    )


def day_in(words, day_first=None):
    """Return the first day written in `words`, or None; `day_first` reads 3/4/2018 as 3 April (None: only if certain).

    >>> day_in("Thursday, July 12, 2018 4:43 pm ET"), day_in("12 juillet 2018"), day_in("3/4/2018")
    (datetime.date(2018, 7, 12), datetime.date(2018, 7, 12), None)
    """
    found = days_in(words, day_first)
    return found[0][1] if found else None


def days_in(words, day_first=None):
    """Return [(offset, day)] for each day written in `words`, in order."""
    found = []
    for pattern in (ISO, EAST_ASIAN):
        for match in pattern.finditer(words):
            parts = [int(part) for part in match.groups() if part.isdigit()]
            found.append((match.start(), _day(*parts)))
    found += [(match.start(), _day(*map(int, match.groups()))) for match in COMPACT.finditer(words)]
    for pattern in _named():
        for match in pattern.finditer(words):
            month = _months().get(match["month"].lower())  # None for capitals with marks of their own, such as İ
            found.append((match.start(), month and _day(int(match["year"]), month, int(match["day"]))))
    for match in NUMBERS.finditer(words):
        first, second = int(match[1]), int(match[3])
        if first == second or second > 12 or first > 12 or day_first is not None or match[2] == ".":
            before = first > 12 or (second <= 12 and (match[2] == "." or bool(day_first)))
            day, month = (first, second) if before else (second, first)
            found.append((match.start(), _day(int(match[4]), month, day)))
    return sorted((offset, day) for offset, day in found if day)


def as_day(value):
    """Return a day for whatever a file holds: a date, words, seconds or milliseconds since 1970; None if it is none.

    >>> as_day("Thu, 12 Jul 2018 14:09:00 GMT"), as_day(1531404540), as_day("soon")
    (datetime.date(2018, 7, 12), datetime.date(2018, 7, 12), None)
    """
    if value is None or value != value or value == "":
        return None
    if isinstance(value, datetime):
        return _within(value.date())
    if isinstance(value, date):
        return _within(value)
    if hasattr(value, "to_pydatetime"):
        return _within(value.to_pydatetime().date())
    if isinstance(value, str):
        head = value[:10]
        if len(head) == 10 and head[4] == head[7] == "-" and head[:4].isdigit():
            try:
                return _within(date.fromisoformat(head))
            except ValueError:
                return None
        day = day_in(value) or day_in(with_century(value)) or _written(value)
        if day or not SERIAL.fullmatch(value) and not re.fullmatch(r"\s*\d{9,13}(\.\d+)?\s*", value):
            return day
    return _counted(value)


def with_century(words):
    """Return `words` with four digits for the year where they begin with a day in numbers that has two.

    >>> with_century("7/13/18 4:43 pm"), with_century("13.7.98")
    ('7/13/2018 4:43 pm', '13.7.1998')
    """
    return SHORT_YEAR.sub(lambda match: f"{match[1]}{match[2]}{match[3]}{match[2]}{_year(match[4]):04}", words)


def _year(digits):
    if len(digits) == 4:
        return int(digits)
    if int(digits) in CENTURY:
        return 0
    return int(digits) + (1900 if int(digits) >= CENTURY.stop else 2000)


def _written(words):
    match = WRITTEN.match(words)
    if not match:
        return None
    day, name, year = (match[one] or match[two] or match[three] for one, two, three in (
        ("day", "d", "d2"), ("month", "m", "m2"), ("year", "y", "y2")))  # fmt: skip
    month = _months().get(name.lower())
    return month and _day(_year(year), month, int(day))


def _within(day):
    """Return `day`, or None outside FIRST_YEAR to LAST_YEAR: no newspaper is of the year 1 or 9999."""
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _counted(number):
    try:
        number = float(number)
    except (TypeError, ValueError, OverflowError):
        return None
    if not abs(number) < 1e15:  # infinite, or of no use
        return None
    if int(number) in SERIALS:
        return date(1899, 12, 30) + timedelta(days=int(number))
    whole = str(int(number)) if number == int(number) else ""
    if len(whole) in (8, 14):  # 20180712, and GDELT's 20180712140900
        return day_in(whole)
    if number > 1e11:
        number /= 1000
    if 1e8 < number < 7e9:
        return datetime.fromtimestamp(number, UTC).date()
    return None


def _day(year, month, day):
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_date_line(line):
    """Tell whether a line is a day of publication, with little more than weekday, hour and edition beside it.

    >>> is_date_line("December 19, 1991, Sunday, Late Edition - Final"), is_date_line("Talks of 12 May 2018 recalled")
    (True, False)
    """
    if len(line) > 120 or not day_in(line):
        return False
    rest = DAY_WORDS.sub("", line, count=1)
    return len(re.findall(r"[^\W\d_]{2,}", DATE_WORDS.sub(" ", rest))) <= 1
