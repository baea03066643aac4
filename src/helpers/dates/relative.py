"""Expressions counted from a day: publication, or the date mentioned last."""

from datetime import timedelta

from helpers.dates import days, lexicon
from helpers.dates.numbers import number

UNITS = {"day": "D", "night": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y"}
BACK = (
    "last",
    "past",
    "this past",
    "previous",
    "the previous",
    "before",
    "earlier",
    "previously",
    "preceding",
    "prior",
)
COMPARED = 800  # characters within which "a year earlier" compares with a quarter
ON = ("next", "coming", "this coming", "following", "the following", "after", "later", "very next")


def direction(step):
    return -1 if step in BACK else 1 if step in ON else 0


def deictic(g, at):
    """Resolve today, yesterday, tomorrow, tonight, with a part of the day."""
    if at.published is None:
        return days.NOTHING
    words = g["d"]
    if words == "today" and at.narrative:
        return days.When("DATE", "PRESENT_REF")
    step = {"yesterday": -1, "tomorrow": 1}.get(words, 0)
    when = at.published + timedelta(step)
    named = {"noon": "12:00", "midnight": "24:00"}.get(g.get("part"), "")
    part = "NI" if words == "tonight" else named
    if not part and g.get("part"):
        part = lexicon.words("part").get(g["part"].replace("mid-", "").removeprefix("mid"), "")
    return days.day(when, "publication", part)


def two_days(g, at):
    if at.published is None:
        return days.NOTHING
    return days.day(at.published + timedelta(2 if "after" in g["dir"] else -2), "publication")


def relative(g, at):
    """Resolve "last week", "this year", "next month", "the past decade"."""
    if at.published is None:
        return days.NOTHING
    unit, step = g["u"], direction(g["step"])
    return stepped(at.published, unit, step, "publication", at)


def stepped(base, unit, step, anchor, at=None):
    """Return the unit that lies `step` units from a day."""
    if unit == "weekend":
        return weekend(base, step, anchor)
    if unit in ("decade", "century"):
        return stretch(base, unit, step, anchor)
    if unit in lexicon.words("season"):
        code = lexicon.words("season")[unit]
        return days.season(base.year + step, code, anchor)
    moved = days.shifted(base, UNITS[unit], step)
    return days.around(moved, UNITS[unit], anchor) if moved else days.NOTHING


def stretch(base, unit, step, anchor):
    size = 10 if unit == "decade" else 100
    first = base.year // size * size + step * size
    return days.years(first, size, f"{first // size:0{3 if size == 10 else 2}d}", unit, anchor)


def weekend(base, step, anchor):
    """Return a weekend: the last one that has begun, the coming one for next; step 0 within a week is the coming one."""
    begun = base - timedelta((base.weekday() - 5) % 7)
    if step < 0 and base.weekday() >= 5:
        begun -= timedelta(7)
    if step > 0 or (step == 0 and base.weekday() in (2, 3, 4)):
        begun += timedelta(7)
    return days.weekend(begun, anchor)


def the_weekend(g, at):
    """Resolve "the weekend": the last one that has begun, the coming one where a cue turns it forward."""
    governing = at.governing()
    if governing and governing.precision == "day":
        return weekend(governing.first_day, 1, "text")
    if at.published is None:
        return days.NOTHING
    return weekend(at.published, 1 if at.published.weekday() < 5 and at.ahead() else -0.5, "publication")


def before_last(g, at):
    """Resolve "the week before last", "the month after next"."""
    if at.published is None:
        return days.NOTHING
    return stepped(at.published, g["u"], -2 if g["dir"] == "before last" else 2, "publication")


def next_day(g, at):
    """Resolve "the next day", "that year", "a month earlier": counted from the date mentioned last."""
    unit, step = g["u"], direction(g["step"])
    if unit in lexicon.words("part"):
        base, anchor = at.base()
        if base is None:
            return days.NOTHING
        return days.day(base + timedelta(step), anchor, lexicon.words("part")[unit])
    if unit == "year" and at.last and at.last.value.startswith("BC"):
        return days.year(-int(at.last.value[2:6]) + step, "text")
    if unit in ("day", "night", "week", "weekend"):
        base, anchor = at.base()
    else:
        base, anchor = _last_start(at)
    if base is None:
        return days.NOTHING
    if unit == "year" and g["step"] in ("earlier", "before") and _close(at):
        return _year_before(at)
    return stepped(base, unit, step, anchor)


def _last_start(at):
    if at.last and at.last.first_day:
        return at.last.first_day, "text"
    return at.published, "publication"


def _year_before(at):
    """Return the quarter mentioned last, a year earlier."""
    when = at.quarter.first_day
    return days.quarter(when.year - 1, (when.month + 2) // 3, "comparison")


def ago(g, at):
    """Resolve "two weeks ago", "three days later", "a year earlier"."""
    unit, count = lexicon.words("unit")[g["u"]], number(g["n"])
    back = g["dir"] in ("ago", "earlier", "previously", "prior", "before")
    if g["dir"] in ("ago", "hence", "from now", "from today"):
        base, anchor = at.published, "publication"
    elif unit == "D":
        base, anchor = at.base()
    else:
        base, anchor = _last_start(at)
    if back and count == 1 and unit == "Y" and _close(at):
        return _year_before(at)
    if count in ("X", "half") or unit[0] == "T":
        return days.When("DATE", "PAST_REF" if back else "FUTURE_REF")
    if base is None:
        return days.NOTHING
    size, letter = int(unit[:-1] or 1), unit[-1]
    if letter == "W" and size > 1:
        count, size = count * size, 1
    moved = days.shifted(base, letter, (-1 if back else 1) * count * size)
    if moved is None:
        return days.NOTHING
    if size == 10:
        return stretch(moved, "decade", 0, anchor)
    if letter == "W" and anchor == "text" and at.last.precision == "day":
        letter = "D"
    return days.around(moved, letter, anchor)


def _close(at):
    """Return whether a quarter was mentioned so near that a year earlier means its like."""
    return at.quarter is not None and at.start - at.quarter_at < COMPARED


def ago_vague(g, at):
    return days.When("DATE", "PAST_REF" if g["dir"] in ("ago", "earlier") else "FUTURE_REF")


def year_ago_period(g, at):
    """Resolve "the year-ago quarter", "year-earlier": the period mentioned last, a year before it."""
    if at.quarter:
        return _year_before(at)
    base = at.published
    if base is None:
        return days.NOTHING
    if g.get("u") == "quarter":
        return stepped(_last_quarter(base), "quarter", -4, "publication")
    return days.year(base.year - 1, "publication")


def _last_quarter(day):
    return days.shifted(day, "Q", -1)


def this_quarter(g, at):
    """Resolve "the latest quarter": the one mentioned last, else the one that ended last."""
    step = g["step"]
    if at.published is None:
        return days.NOTHING
    if step in ("latest", "recent", "just-ended", "most recent", "that", "last", "previous"):
        if step in ("latest", "that", "recent") and at.quarter:
            return at.quarter._replace(anchor="text")
        return stepped(at.published, "quarter", -1, "publication")
    return stepped(at.published, "quarter", direction(step), "publication")


def the_unit(g, at):
    """Resolve "the quarter", "the end of the year", "year-end": the one mentioned last, else publication's."""
    unit = g["u"]
    governing = at.quarter if at.quarter and unit == "quarter" else at.governing()
    if governing:
        return stepped(governing.first_day, unit, 0, "text")
    if at.published is None:
        return days.NOTHING
    if unit == "quarter":
        return stepped(at.published, "quarter", -1, "publication")
    return stepped(at.published, unit, 0, "publication")


def reference(g, at):
    """Resolve now, recently, soon: no day, but a side of the present."""
    return days.When("DATE", "PRESENT_REF" if g.get("now") else "PAST_REF" if g.get("past") else "FUTURE_REF")
