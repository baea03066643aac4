"""The nth of a month or a year: "the first Monday in May", "the last week of 2018", "the year's first week"."""

from datetime import date, timedelta

from helpers.dates import days, lexicon
from helpers.dates.explicit import STEPS, month_number, named_year, nearest_year, on, part_code
from helpers.dates.numbers import ordinal
from helpers.dates.weekdays import with_part


def nth_of_month(g, at):
    """Resolve "the first Monday in May", "the last day of this month"; "the first Friday of each month" recurs."""
    if g.get("every") or g.get("step") in ("each", "every"):
        return days.When("SET", "P1M")
    first, anchor = _month(g, at)
    if first is None:
        return days.NOTHING
    last = days.month(first.year, first.month, anchor).last_day
    return with_part(_within(first, last, g, anchor), part_code(g))


def _month(g, at):
    """Return (its first day, what it was counted from) of the month that the groups name, (None, "none") without one."""
    if g.get("m"):
        number = month_number(g["m"])
        year, anchor = named_year(g, at)
        if year is None and anchor != "none":
            year, anchor = nearest_year(at, number, 28 if _which(g) < 0 else 7 * _which(g))
        return (None, "none") if year is None else (date(year, number, 1), anchor)
    step = g["step"]
    if step in ("last", "this", "next"):
        base, anchor = at.published, "publication"
    else:
        governing = at.governing()
        base, anchor = (governing.first_day, "text") if governing else at.base()
    if base is None:
        return None, "none"
    return days.shifted(base.replace(day=1), "M", STEPS.get(step, 0)), anchor


def day_of_month(g, at):
    """Resolve "the 3rd of this month"; NOTHING where the month has no such day."""
    first, anchor = _month(g, at)
    return on(first.year, first.month, ordinal(g["d"]), anchor) if first else days.NOTHING


def nth_of_year(g, at):
    """Resolve "the first week of 2018", "the last day of last year", "the year's first week"."""
    if g.get("ys") == "the":
        governing = at.governing()
        base, anchor = (governing.first_day, "text") if governing else (at.published, "publication")
        year = base and base.year
    else:
        year, anchor = named_year(g, at)
    if year is None:
        return days.NOTHING
    return _within(date(year, 1, 1), date(year, 12, 31), g, anchor)


def _which(g):
    return -1 if g["nth"] in ("last", "final") else ordinal(g["nth"])


def _within(first, last, g, anchor):
    """Return the nth day, week, weekend or weekday of the stretch from `first` to `last`; NOTHING where it has no such.

    Its first week is the one that holds most of its first days, as ISO 8601 has it of years.
    """
    which, what = _which(g), g["what"]
    if what == "week":
        return days.week(last - timedelta(3) if which < 0 else first + timedelta(7 * which - 4), anchor)
    if what == "day":
        when = last if which < 0 else first + timedelta(which - 1)
    else:
        number = 5 if what == "weekend" else int(lexicon.words("weekday")[what]) - 1
        earliest = first + timedelta((number - first.weekday()) % 7)
        latest = last - timedelta((last.weekday() - number) % 7)
        when = latest if which < 0 else earliest + timedelta(7 * (which - 1))
    if when > last:
        return days.NOTHING
    return days.weekend(when, anchor) if what == "weekend" else days.day(when, anchor)
