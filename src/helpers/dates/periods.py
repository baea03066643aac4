"""Stretches of the calendar: seasons, quarters, halves, fiscal years, decades, centuries."""

from datetime import date, timedelta

from helpers.dates import days, lexicon
from helpers.dates.explicit import STEPS, century_of, named_year
from helpers.dates.numbers import ordinal


def decade(g, at):
    """Resolve "the 1990s", "the '80s", "the nineties", by the last two figures in the century nearest behind."""
    if g.get("y"):
        first = int(g["y"]) * 10
    else:
        short = int(g.get("dd") or g.get("bare") or lexicon.words("decade word")[g["dw"]])
        first = century_of(short, at)
    return days.years(first, 10, f"{first // 10:03d}", "decade", "explicit")


def century(g, at):
    number = ordinal(g["c"])
    if g.get("bc"):
        return days.When("DATE", f"BC{number - 1:02d}", None, None, "century", "explicit")
    return days.years((number - 1) * 100 or 1, 100 if number > 1 else 99, f"{number - 1:02d}", "century", "explicit")


def fiscal(g, at):
    """Resolve "fiscal 2019"; the calendar days are not known, since companies choose their own year."""
    year_number, anchor = named_year(g, at, ("y", "y2"))
    if year_number is None:
        step = {"last": -1, "previous": -1, "past": -1, "latest": -1, "next": 1, "coming": 1, "new": 1}
        words = g.get("ys") or g.get("ys2")
        if at.published is None:
            return days.NOTHING
        year_number, anchor = at.published.year + step.get(words, 0), "publication"
    return days.When("DATE", str(year_number), None, None, "fiscal year", anchor)


def season(g, at):
    """Resolve "the winter of 1994", "last fall", "this summer", "the summer"."""
    code = lexicon.words("season")[g["s"]]
    step = g.get("step", "")
    if step in ("every", "each"):
        return days.When("SET", f"XXXX-{code}")
    year_number, anchor = named_year(g, at)
    if year_number is not None:
        return days.season(year_number, code, anchor)
    governing = at.governing()
    if governing or (step in ("that", "the following", "the previous") and at.last and at.last.first_day):
        base = (governing or at.last).first_day.year
        return days.season(base + STEPS.get(step, 0), code, "text")
    if at.published is None:
        return days.NOTHING
    return days.season(_season_year(code, step, at), code, "publication")


def _season_year(code, step, at):
    """Return the year of a season counted from publication."""
    starts = date(at.published.year, days.SEASON_STARTS[code], 1)
    begun, year_number = at.published >= starts, at.published.year
    running = begun and at.published < starts + timedelta(92)
    if code == "WI" and at.published.month <= 2:
        begun, running, year_number = True, True, year_number - 1
    if step in ("last", "past", "this past"):
        return year_number - 1 if running or not begun else year_number
    if step == "next":
        return year_number + 1 if begun else year_number
    if step in ("", "that") and not begun and not at.ahead(months=True):
        return year_number if code != "WI" else year_number - 1
    return year_number


def quarter(g, at):
    """Resolve "the third quarter": the year named, else the one whose quarter is nearest and not far ahead."""
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}.get(g["q"]) or int(g["q"][0])
    year_number, anchor = named_year(g, at)
    if year_number is None:
        governing = at.governing()
        if governing:
            year_number, anchor = governing.first_day.year, "text"
        elif at.published is None:
            return days.NOTHING
        else:
            now = (at.published.month + 2) // 3
            behind = number - now >= 2 and not at.ahead(months=True)
            year_number, anchor = at.published.year - behind, "publication"
            if number == 1 and now == 4 and at.ahead():
                year_number += 1
    if g.get("ago"):
        year_number, anchor = year_number - 1, "text" if at.last else anchor
    return days.quarter(year_number, number, anchor)


def half(g, at):
    """Resolve "the first half of 2018", "1H18", "the second half last year"."""
    number = 1 if (g.get("h") or g["h2"]) in ("first", "1") else 2
    year_number, anchor = named_year(g, at)
    if year_number is None:
        if at.published is None:
            return days.NOTHING
        year_number, anchor = at.published.year, "publication"
    return days.half(year_number, number, anchor)
