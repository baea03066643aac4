"""Days as the tables give them, and the words between which a clause changes."""

import re
from datetime import date as calendar_date

BETWEEN = re.compile(r"\b(?:when|which|who|after|before|while|where|since|until|that)\b|[;:—]")
LAST = calendar_date.max.toordinal()


def is_unknown(day):
    """Say whether a day is none: None, NaN or NaT."""
    return day is None or day != day


def date_of(day):
    """Return a day as a datetime.date, or None where it is unknown."""
    if is_unknown(day):
        return None
    return day.date() if hasattr(day, "date") else day


def moved(day, by):
    """Return a datetime.date moved by so many days, as far as the calendar goes.

    >>> from datetime import date
    >>> moved(date(2018, 7, 6), -1).isoformat(), moved(date.max, 1).isoformat()
    ('2018-07-05', '9999-12-31')
    """
    return type(day).fromordinal(max(1, min(LAST, day.toordinal() + by)))
