"""Dates in figures: 2018-07-06, 05/30/2018, 29Mar22, 12/2018; and two years joined: 2016-17."""

import re
from datetime import date

from helpers.dates import days
from helpers.dates.explicit import month_number, named_year, on

SEASON = re.compile(
    r"\s(?!dry|rainy|wet|growing)(?:[a-z'.-]+\s){0,3}(?:seasons?|campaign|(?:school|academic|fiscal)\syear)\b"
)


def iso(g, at):
    """Resolve a date that begins with its year."""
    when = on(int(g["y"]), int(g["m"]), int(g["d"]), "explicit")
    return days.day(when.first_day, "explicit", g["time"]) if g.get("time") and when.first_day else when


def numeric(g, at):
    """Resolve 05/30/2018 or 30.5.2018; which comes first is what the text shows elsewhere, else the American way."""
    first, second = int(g["a"]), int(g["b"])
    year = named_year(g, at, ("y",))[0]
    month_first = second > 12 or (first <= 12 and at.month_first and g.get("sep") != ".")
    return on(year, *((first, second) if month_first else (second, first)), "explicit")


def joined_date(g, at):
    """Resolve 29Mar22 or Mar-29-2022."""
    return on(named_year(g, at)[0], month_number(g["m"]), int(g["d"]), "explicit")


def month_by_number(g, at):
    """Resolve 12/2018."""
    return days.month(int(g["y"]), int(g["m"]), "explicit")


def two_years(g, at):
    """Resolve 2022/23 and "the 2016-17 season"; 2018-07 is a month, and 1914-1918 two years, of which this is the first."""
    first, last = int(g["y"]), g["y2"]
    follows = last in (f"{first + 1}", f"{first + 1}"[2:])
    if follows and (g["sep"] == "/" or g.get("season") or SEASON.match(at.text, at.end)):
        whole = date(first, 1, 1), date(first + 1, 12, 31)
        return days.When("DATE", f"{first}/{first + 1}", *whole, "years", "explicit")
    if not follows and g["sep"] != "/" and len(last) == 2 and 1 <= int(last) <= 12:
        return days.month(first, int(last), "explicit")
    at.shorten(g["y"])
    return days.year(first, "explicit")
