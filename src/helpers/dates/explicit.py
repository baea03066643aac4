"""Expressions that name their year, or a month and day of the year nearest."""

import re
from datetime import date

from helpers.dates import days, lexicon
from helpers.dates.numbers import ordinal, spoken_year

AHEAD_WEIGHT = 1.2  # how much further a day ahead of publication seems, where no cue turns it forward
SOON = 90  # days ahead up to which a month and day turns back only by a past verb near before it
NEARER = 6  # months ahead up to which a cue that is not sure turns a bare month forward: the one gone lies farther
LISTED = re.compile(r"\s?(?:,|and|or|to|through|, and|, or)\s(?:the\s)?")  # between the days of a list
STEPS = {"last": -1, "next": 1, "this": 0, "the previous": -1, "the following": 1}


def month_number(words):
    return int(lexicon.words("month", "short month")[words.rstrip(".")])


def part_code(g, name="part"):
    return lexicon.words("part")[g[name]] if g.get(name) else ""


def named_year(g, at, names=("y", "y2", "yy", "yy2", "yw", "ys", "ys2")):
    """Return (year, anchor) of the groups that name one: figures, words, "last year"; (None, "") where none does."""
    for name in names:
        words = g.get(name)
        if not words:
            continue
        if name == "yw":
            return spoken_year(words), "explicit"
        if name in ("ys", "ys2"):
            return _stepped_year(words, at)
        if len(words) == 2:
            return century_of(int(words), at), "explicit"
        return int(words), "explicit"
    return None, ""


def _stepped_year(words, at):
    if words in ("that", "the same", "the following") or (words == "the previous" and at.last):
        base = at.last.first_day if at.last and at.last.first_day else at.published
        return (base.year + STEPS.get(words, 0), "text") if base else (None, "none")
    if at.published is None:
        return None, "none"
    return at.published.year + STEPS.get(words, 0), "publication"


def century_of(short, at):
    """Return the year of two figures: at most ten years ahead of publication."""
    now = at.published.year if at.published else 2030
    year = now - now % 100 + short
    return year - 100 if year > now + 10 else year


def on(year, month, dom, anchor, part=""):
    """Return a day, days.NOTHING for a day the calendar does not have."""
    try:
        return days.day(date(year, month, dom), anchor, part)
    except ValueError:
        return days.NOTHING


def month_day(g, at):
    month, number = month_number(g["m"]), ordinal(g["d"])
    year, anchor = named_year(g, at)
    if year is None and anchor != "none":
        year, anchor = nearest_year(at, month, number)
    if year is None:
        return days.NOTHING
    when = on(year, month, number, anchor, part_code(g) or part_code(g, "part2"))
    if g.get("e") and when.first_day:
        return interval(when, on(year, month, int(g["e"]), anchor))
    return when


def and_day(g, at):
    """Resolve "7" of "July 6 and 7": another day of the month named just before; None where none was."""
    gap = at.text[at.last_at : at.start] if at.start - at.last_at < 16 else ""
    if not (at.last_day and at.last.precision == "day" and LISTED.fullmatch(gap)):
        return None
    if not re.search(r"[a-z.,]\s\d{1,2}(?:st|nd|rd|th)?$|^\d{1,2}$", at.text[max(0, at.last_at - 12) : at.last_at]):
        return None
    year_number = int(g["y"]) if g.get("y") else at.last_day.year
    return on(year_number, at.last_day.month, ordinal(g["d"]), at.last.anchor)


def two_months(g, at):
    """Resolve "June 30-July 2", across New Year too."""
    month = month_number(g["m2"])
    turned = month < month_number(g["m"])
    year = {"y": str(int(g["y"]) - turned)} if g.get("y") else {}
    first = month_day({"m": g["m"], "d": g["d"], **year}, at)
    if not first.first_day:
        return first
    return interval(first, on(first.first_day.year + turned, month, ordinal(g["d2"]), first.anchor))


def interval(first, last):
    """Return the stretch from one day to another, days.NOTHING where it would run backwards."""
    if not last.first_day or last.first_day < first.first_day:
        return days.NOTHING
    value = f"{first.first_day.isoformat()}/{last.first_day.isoformat()}"
    return first._replace(value=value, last_day=last.first_day)


def nearest_year(at, month, number):
    """Return (year, anchor) of a month and day without a year: the governing one, else the nearest to publication."""
    governing = at.governing()
    if governing:
        return following_year(governing, month), "text"
    if at.published is None:
        return None, "none"
    gaps = {
        year: (_nearly(year, month, number) - at.published).days
        for year in range(at.published.year - 1, at.published.year + 2)
    }
    if at.behind(far=min(gap for gap in gaps.values() if gap > 0) > SOON):
        return max(year for year, gap in gaps.items() if gap <= 0 or year < at.published.year), "publication"
    doubt = 1 if at.ahead(months=True) else AHEAD_WEIGHT
    return min(gaps, key=lambda year: gaps[year] * doubt if gaps[year] > 0 else -gaps[year]), "publication"


def following_year(governing, month):
    """Return the year of a month in an account: the year set last, the next one past its turn."""
    turned = governing.precision in ("day", "month") and governing.first_day.month >= 10 and month <= 3
    return governing.first_day.year + turned


def _nearly(year, month, number):
    try:
        return date(year, month, min(max(number, 1), 28))
    except ValueError:
        return date.max if year > 9999 else date.min


def month_year(g, at):
    year, anchor = named_year(g, at)
    return days.NOTHING if year is None else days.month(year, month_number(g["m"]), anchor)


def month_pair(g, at):
    """Resolve "July" of "July and August 1998"."""
    return month_year(g, at)


def first_of_two(g, at):
    """Resolve "March 3" of "March 3 to April 5, 2014": the day of that year, or of the year before across New Year."""
    first, year_number = month_day(g, at), int(g["y"])
    turned = month_number(g["m2"]) < month_number(g["m"])
    return month_day(g | {"y": str(year_number - 1)}, at) if turned else first


def bare_month(g, at):
    """Resolve "in March": the governing year's, else the last one, or the next where a cue turns it forward."""
    number = month_number(g["m"])
    governing = at.governing()
    if governing:
        return days.month(following_year(governing, number), number, "text")
    if at.published is None:
        return days.NOTHING
    paired = _paired_year(number, at)
    if paired:
        return days.month(paired, number, "publication")
    year, now = at.published.year, at.published.month
    away = (number - now) % 12
    behind = away and at.behind(far=away > 2)
    soon = away == 1 and not behind  # a month eleven months gone would be called last
    if (
        number != now
        and not behind
        and (soon or at.ahead(months=True, sure=True) or away <= NEARER and at.ahead(months=True))
    ):
        return days.month(year + (number < now), number, "publication")
    return days.month(year - (number > now), number, "publication")


def _paired_year(number, at):
    """Return the year of a month named with another ("late November or early December"), None where there is none."""
    gap = at.text[at.last_at : at.start] if at.start - at.last_at < 16 else ""
    if not (at.last and at.last.precision == "month" and LISTED.fullmatch(gap)):
        return None
    return at.last.first_day.year + (number < at.last.first_day.month)


def month_near(g, at):
    """Resolve "last May", "next March", "this September"."""
    if at.published is None:
        return days.NOTHING
    number, step = month_number(g["m"]), g["step"]
    year, now = at.published.year, at.published.month
    if step in ("last", "past", "this past", "the previous"):
        return days.month(year - (number >= now), number, "publication")
    if step in ("next", "the following"):
        return days.month(year + (number <= now), number, "publication")
    return days.month(year + (step == "this coming" and number < now), number, "publication")


def year(g, at):
    return days.year(int(g["y"]), "explicit")


def year_words(g, at):
    return days.year(spoken_year(g["yw"]), "explicit")


def short_year(g, at):
    return days.year(century_of(int(g["yy"]), at), "explicit")


def bc(g, at):
    return days.year(-int(g["y"]), "explicit")
