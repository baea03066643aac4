"""What an expression means: its TIMEX3 value and the days it covers.

Values follow TIMEX3 (TimeML 1.2.1; Pustejovsky and others, 2003): 2018-07-06, 2018-W27, 2018-Q3, 2018-SU, 199 for the
nineties, 19 for the twentieth century, BC0490. Days are datetime.date, both inclusive; None where the calendar has none
(before year 1, after 9999).
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class When(NamedTuple):
    """What an expression means: TIMEX3 type and value, first and last day, precision, and what it was counted from."""

    type: str = "DATE"
    value: str = ""
    first_day: object = None
    last_day: object = None
    precision: str = ""
    anchor: str = "none"


NOTHING = When()


def day(when, anchor, part=""):
    """Return a day, or with `part` (MO, AF, EV, NI, or a clock time) a TIME of it.

    >>> day(date(2018, 7, 11), "publication", "NI").value
    '2018-07-11TNI'
    """
    value = when.isoformat() + (f"T{part}" if part else "")
    return When("TIME" if part else "DATE", value, when, when, "day", anchor)


def month(year_number, number, anchor):
    """Return a month of a year; a year before 1 has no days."""
    if not 1 <= year_number <= 9999:
        return When("DATE", f"{_year_text(year_number)}-{number:02d}", None, None, "month", anchor)
    first, last = date(year_number, number, 1), _last_of_month(year_number, number)
    return When("DATE", f"{year_number:04d}-{number:02d}", first, last, "month", anchor)


def _last_of_month(year_number, number):
    return date(year_number, number, monthrange(year_number, number)[1])


def year(number, anchor):
    """Return a year; before year 1 (number below 0) it has a value and no days.

    >>> year(-490, "explicit").value
    'BC0490'
    """
    if not 1 <= number <= 9999:
        return When("DATE", _year_text(number), None, None, "year", anchor)
    return When("DATE", _year_text(number), date(number, 1, 1), date(number, 12, 31), "year", anchor)


def _year_text(number):
    return f"BC{-number:04d}" if number < 0 else f"{number:04d}"


def years(first, count, value, precision, anchor):
    """Return a stretch of whole years: a decade, a century."""
    if not first >= 1 or not first + count - 1 <= 9999:
        return When("DATE", value, None, None, precision, anchor)
    return When("DATE", value, date(first, 1, 1), date(first + count - 1, 12, 31), precision, anchor)


def week(when, anchor):
    """Return the ISO week that holds a day."""
    monday = when - timedelta(when.weekday())
    return When("DATE", _week_text(monday), monday, monday + timedelta(6), "week", anchor)


def _week_text(when):
    number, week_number, _ = when.isocalendar()
    return f"{number:04d}-W{week_number:02d}"


def weekend(saturday, anchor):
    """Return the weekend that begins on a Saturday."""
    return When("DATE", f"{_week_text(saturday)}-WE", saturday, saturday + timedelta(1), "weekend", anchor)


def quarter(year_number, number, anchor):
    """Return a calendar quarter."""
    first, last = date(year_number, 3 * number - 2, 1), _last_of_month(year_number, 3 * number)
    return When("DATE", f"{year_number:04d}-Q{number}", first, last, "quarter", anchor)


def half(year_number, number, anchor):
    """Return the first or second half of a year."""
    first, last = (
        (date(year_number, 1, 1), date(year_number, 6, 30)),
        (date(year_number, 7, 1), date(year_number, 12, 31)),
    )
    return When("DATE", f"{year_number:04d}-H{number}", *(first if number == 1 else last), "half", anchor)


def season(year_number, code, anchor):
    """Return a meteorological season of the northern hemisphere; winter counts to the year it begins in."""
    if not 1 <= year_number <= 9998:
        return When("DATE", f"{_year_text(year_number)}-{code}", None, None, "season", anchor)
    first = date(year_number, SEASON_STARTS[code], 1)
    last = shifted(first, "M", 3) - timedelta(1)
    return When("DATE", f"{year_number:04d}-{code}", first, last, "season", anchor)


def shifted(when, unit, count):
    """Return a day moved by `count` units (D, W, M, Q, Y), or None where the calendar ends."""
    try:
        if unit in "DW":
            return when + timedelta(count * (7 if unit == "W" else 1))
        months = count * {"M": 1, "Q": 3, "Y": 12}[unit]
        index = when.year * 12 + when.month - 1 + months
        first = date(index // 12, index % 12 + 1, 1)
        return first.replace(day=min(when.day, _last_of_month(first.year, first.month).day))
    except (ValueError, OverflowError):
        return None


def around(when, unit, anchor):
    """Return the unit (D, W, M, Q, Y) that holds a day."""
    if unit == "D":
        return day(when, anchor)
    if unit == "W":
        return week(when, anchor)
    if unit == "M":
        return month(when.year, when.month, anchor)
    if unit == "Q":
        return quarter(when.year, (when.month + 2) // 3, anchor)
    return year(when.year, anchor)
