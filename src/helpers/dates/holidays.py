"""Days with a name, by named_days.csv: fixed, the nth weekday of a month, counted from Easter, once, or left undated."""

import re
from datetime import date, timedelta

from dateutil.easter import easter

from helpers.dates import days, lexicon
from helpers.dates.explicit import SOON, named_year, part_code


def named(g, at):
    """Resolve a day with a name by named_days.csv: fixed, the nth weekday of a month, counted from Easter, or once."""
    for name, how, rule, _ in lexicon.named_days():
        if re.fullmatch(name.replace(" ", r"\s{1,2}"), g["name"]):
            return _named(g, at, how, rule)
    return days.NOTHING


def _named(g, at, how, rule):
    step = g.get("step", "")
    if how == "none":
        return days.NOTHING
    if step in ("every", "each"):
        return days.When("SET", f"XXXX-{rule}" if how == "fixed" else "P1Y")
    year_number, anchor = named_year(g, at)
    if how == "once":
        return days.day(date.fromisoformat(rule), "explicit")
    if year_number is not None:
        return days.day(holiday(how, rule, year_number), anchor, part_code(g))
    governing = at.governing()
    if governing:
        return days.day(holiday(how, rule, governing.first_day.year), "text", part_code(g))
    if at.published is None:
        return days.NOTHING
    around = [holiday(how, rule, at.published.year + step_) for step_ in (-1, 0, 1)]
    nearest = min(around, key=lambda day: abs((day - at.published).days))
    if step in ("last", "past") or (
        not step and nearest > at.published and at.behind(far=(nearest - at.published).days > SOON)
    ):
        when = max(day for day in around if day < at.published)
    elif step == "next" or (not step and at.ahead()):
        when = min(day for day in around if day > at.published)
    else:
        when = nearest
    return days.day(when, "publication", part_code(g))


def named_weekend(g, at):
    """Resolve "Easter weekend": the weekend that the named day is on, or beside."""
    when = named(g, at)
    if not when.first_day:
        return when
    number = when.first_day.weekday()
    to_saturday = 5 - number if number > 1 else -2 - number  # Monday and Tuesday end one, Wednesday to Friday begin one
    saturday = when.first_day + timedelta(to_saturday)
    return days.weekend(saturday, when.anchor)


def holiday(how, rule, year_number):
    """Return the day of a named day in a year.

    >>> holiday("nth", "11 4 4", 2018), holiday("easter", "-2", 2018), holiday("nth", "05 -1 1", 2018)
    (datetime.date(2018, 11, 22), datetime.date(2018, 3, 30), datetime.date(2018, 5, 28))
    """
    if how == "fixed":
        return date(year_number, *map(int, rule.split("-")))
    if how == "easter":
        return easter(year_number) + timedelta(int(rule))
    if how == "election":
        return holiday("nth", "11 1 1", year_number) + timedelta(1)
    month, which, weekday = map(int, rule.split())
    if which > 0:
        first = date(year_number, month, 1)
        found = first + timedelta((weekday - 1 - first.weekday()) % 7 + 7 * (which - 1))
    else:
        last = date(year_number, month + 1, 1) - timedelta(1)
        found = last - timedelta((last.weekday() - weekday + 1) % 7)
    return found + timedelta(int(how.partition("+")[2] or 0))
