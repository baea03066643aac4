"""Days counted from another day in the same phrase: "the day after Christmas", "two weeks from Friday", "a year ago today"."""

from datetime import timedelta

from helpers.dates import days, lexicon
from helpers.dates.explicit import month_day, part_code
from helpers.dates.holidays import named
from helpers.dates.numbers import number, ordinal
from helpers.dates.relative import deictic, stepped
from helpers.dates.weekdays import most_recent, named_weekday, with_part

WEEK = timedelta(7)


def beside(g, at):
    """Resolve "the day after Christmas", "the Friday after Thanksgiving", "two days before July 4, 2018"."""
    sign = 1 if g["dir"] in ("after", "following") else -1
    base = _named_or_dated(g, at)
    if not base.first_day:
        return days.NOTHING
    day, anchor = base.first_day, base.anchor
    if g.get("wd"):
        gap = (sign * (int(lexicon.words("weekday")[g["wd"]]) - 1 - day.weekday())) % 7 or 7
        later = ordinal(g["nth"]) - 1 if g.get("nth", "next") != "next" else 0
        return days.day(day + timedelta(sign * (gap + 7 * later)), anchor)
    unit = g["u"]
    if g.get("n"):
        return _moved(day, sign, g["n"], unit, anchor)
    if unit in ("week", "month", "year", "weekend"):
        return stepped(day, unit, sign, anchor)
    return with_part(days.day(day + timedelta(sign), anchor), lexicon.words("part").get(unit, ""))


def _named_or_dated(g, at):
    year = {"y": g["y"]} if g.get("y") else {}
    if g.get("name"):
        return named({"name": g["name"], **year}, at)
    return month_day({"m": g.get("m") or g["m2"], "d": g.get("d") or g["d2"], **year}, at)


def _moved(day, sign, count, unit, anchor):
    """Return the day that lies so many units from a day; days.NOTHING where nobody says how many."""
    count = number(count)
    code = lexicon.words("unit").get(unit)
    if count in ("X", "half") or code is None:
        return days.NOTHING
    moved = days.shifted(day, code[-1], sign * count * int(code[:-1] or 1))
    return days.day(moved, anchor) if moved else days.NOTHING


def from_weekday(g, at):
    """Resolve "two weeks from Friday", "a week ago today", "a year ago Tuesday" (the day whose anniversary Tuesday is)."""
    if at.published is None:
        return days.NOTHING
    sign = -1 if g["dir"] in ("ago", "before") else 1
    if g.get("of"):
        moved = _moved(at.published, sign, g["n"], g["u"], "publication")
        return stepped(moved.first_day, g["of"], 0, "publication") if moved.first_day else moved
    when = _moved(_counted_from(g, at), sign, g["n"], g["u"], "publication")
    return with_part(when, part_code(g) or ("NI" if g.get("deictic") == "tonight" else ""))


def _counted_from(g, at):
    """Return the day that the phrase ends with: today, or the weekday before publication for ago, after it for from."""
    if g.get("deictic"):
        return deictic({"d": g["deictic"]}, at).first_day or at.published
    index = int(lexicon.words("weekday")[g["wd"]]) - 1
    if g["dir"] in ("before", "after"):
        return named_weekday({key: g[key] for key in ("wd", "step") if g.get(key)}, at).first_day
    gone = g["dir"] == "ago" and g.get("step") not in ("this", "this coming", "next")
    if gone or g.get("step") in ("last", "this past"):
        return most_recent(at.published - timedelta(g.get("step") == "last"), index)
    return at.published + timedelta((index - at.published.weekday()) % 7 or 7)


def after_next(g, at):
    """Resolve "the Friday after next" and "Friday week": the one after the coming one; "before last": before the past one."""
    if at.published is None:
        return days.NOTHING
    index = int(lexicon.words("weekday")[g.get("wd") or g["wd2"]]) - 1
    if g.get("dir") == "before last":
        return days.day(most_recent(at.published - timedelta(1), index) - WEEK, "publication")
    coming = at.published + timedelta((index - at.published.weekday()) % 7 or 7)
    return days.day(coming + WEEK, "publication")
