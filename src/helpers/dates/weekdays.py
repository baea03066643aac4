"""Weekdays: the most recent one, publication's own included, unless a word turns it.

In marked news 140 of 310 weekdays are the day of publication and 144 lie one to six days back. A long list of cues for the
future does more harm than good, so that only governing verbs count (cues.csv, tense.py).
"""

from datetime import timedelta

from helpers.dates import days, lexicon
from helpers.dates.explicit import AHEAD_WEIGHT, on, part_code
from helpers.dates.numbers import ordinal

WEEK = timedelta(7)
NEARBY = 4  # months around publication in which a weekday and a number name a day


def weekday(g, at):
    """Resolve a weekday, with its part of day: "Wednesday night", "last Friday", "that Sunday"."""
    return with_part(named_weekday(g, at), part_code(g))


def with_part(when, part):
    """Return a day's When as a TIME of that day, where there is a part of day and a day."""
    return days.day(when.first_day, when.anchor, part) if part and when.first_day else when


def named_weekday(g, at):
    """Return the When of a weekday without its part of day; days.NOTHING where there is nothing to count from."""
    number, step = int(lexicon.words("weekday", "short weekday")[g["wd"].rstrip(".")]) - 1, g.get("step", "")
    governing = at.governing() if at.published else None
    if governing and governing.precision == "day":
        return _counted(governing.first_day, number, -1 if step in ("the previous", "last") else 1)
    if at.last_day and step in ("the previous", "the following", "the next"):
        return _counted(at.last_day, number, -1 if step == "the previous" else 1)
    if at.last_day and step.startswith("that"):
        return days.day(at.last_day + timedelta((number - at.last_day.weekday()) % 7), "text")
    if at.published is None:
        return days.NOTHING
    return days.day(_of_news(number, step, at), "publication")


def _counted(base, number, sign):
    """Return the first such weekday after (sign 1) or before (-1) a day mentioned in the text."""
    gap = (sign * (number - base.weekday())) % 7 or 7
    return days.day(base + timedelta(sign * gap), "text")


def _of_news(number, step, at):
    back = (at.published.weekday() - number) % 7
    when = at.published - timedelta(back)
    if step in ("last", "this past", "past"):
        return when if back else when - WEEK
    if step in ("next", "this coming", "coming"):
        return when + WEEK
    tomorrow = back == 6 and (at.edge or "").startswith("early")  # "early Saturday", where it is Saturday already
    if not back or step == "earlier":
        return when
    ahead = step == "this" or tomorrow or at.ahead() or at.announced(number) == when + WEEK
    if ahead:
        at.coming[number] = when + WEEK, at.end
    return when + WEEK if ahead else when


def most_recent(day, number):
    """Return the last day of a weekday's number (Monday 0) up to a day, itself included."""
    return day - timedelta((day.weekday() - number) % 7)


def weekday_of_week(g, at):
    """Resolve "Wednesday of last week", "last week on Monday", "Friday night this week"."""
    steps = {"last": -1, "this": 0, "next": 1, "the following": 1, "the previous": -1}
    near = g["step"] in ("last", "this", "next")
    base, anchor = (at.published, "publication") if near else at.base()
    if base is None:
        return days.NOTHING
    monday = base - timedelta(base.weekday()) + steps.get(g["step"], 0) * WEEK
    when = days.day(monday + timedelta(int(lexicon.words("weekday")[g["wd"]]) - 1), anchor)
    return with_part(when, part_code(g))


def weekday_number(g, at):
    """Resolve "Monday 20" and "Thursday the 19th": the nearest day with that weekday and number.

    Where none lies within NEARBY months, the number counts something else and the weekday stands alone.
    """
    wd, number = g.get("wd") or g["wd2"], ordinal(g.get("d") or g["d2"])
    index, around = int(lexicon.words("weekday")[wd]) - 1, []
    for step in range(-NEARBY, NEARBY + 1) if at.published else ():
        month = days.shifted(at.published.replace(day=1), "M", step)
        when = month and on(month.year, month.month, number, "publication").first_day
        if when and when.weekday() == index:
            around.append(when)
    if not around:
        at.shorten(wd)
        return named_weekday({"wd": wd}, at)
    back = at.behind()
    weigh = {day: (day - at.published).days for day in around}
    best = min(around, key=lambda day: weigh[day] * (AHEAD_WEIGHT + 9 * back) if weigh[day] > 0 else -weigh[day])
    return days.day(best, "publication")
