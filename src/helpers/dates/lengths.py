"""Durations and sets: how long, how often; no day of their own."""

from helpers.dates import lexicon
from helpers.dates.days import When
from helpers.dates.explicit import month_number
from helpers.dates.numbers import number


def length(words, unit, halves=0):
    """Return the TIMEX3 value of a number of units.

    >>> length("two", "day"), length("45", "minute"), length("several", "year"), length("two", "decade")
    ('P2D', 'PT45M', 'PXY', 'P20Y')
    """
    code = lexicon.words("unit")[unit]
    time, code = ("T", code[1:]) if code.startswith("T") else ("", code)
    count = number(words)
    size, letter = int(code[:-1] or 1), code[-1]
    if count == "X":
        return f"P{time}X{letter}"
    if count == "half":
        return {"H": "PT30M", "Y": "P6M", "D": "PT12H"}.get(letter, f"P{time}X{letter}")
    count *= size
    if halves:
        rest = {"H": "30M"}.get(letter, "30S") if time else {"Y": "6M", "M": "2W", "W": "3D", "D": "T12H"}[letter]
        return f"P{time}{count}{letter}{rest}"
    return f"P{time}{count}{letter}"


def duration(g, at):
    halves = g.get("half") or "and a half" in at.words
    return When("DURATION", length(g["n"], g["u"], halves))


def period(g, at):
    """Resolve "the nine months", "the whole week"."""
    return duration(g if g.get("n") else {"n": "one", "u": g.get("u1") or g["u2"]}, at)


def span(g, at):
    """Resolve "the past two weeks" as their length; "the past week" and its like are dates."""
    return When("DURATION", length(g["n"], g["u"]))


def vague(g, at):
    return When("DURATION", length("several", g["u"]))


def vague_span(g, at):
    if g["u"] in ("year", "decade", "quarter") or g["step"] in ("future", "coming"):
        step = g["step"]
        return When(
            "DATE",
            "FUTURE_REF" if step in ("coming", "future", "next", "following", "ahead", "to come") else "PAST_REF",
        )
    return vague(g, at)


def every(g, at):
    """Resolve "every Monday" to XXXX-WXX-1, "each year" to P1Y, "every two weeks" to P2W."""
    if g.get("wd"):
        part = g.get("part2")
        return When("SET", _weekday(g["wd"]) + (f"T{lexicon.words('part')[part]}" if part else ""))
    if g.get("m"):
        return When("SET", f"XXXX-{month_number(g['m']):02d}")
    if g.get("s"):
        return When("SET", f"XXXX-{lexicon.words('season')[g['s']]}")
    if g.get("part"):
        return When("SET", f"XXXX-XX-XXT{lexicon.words('part')[g['part']]}")
    if not g.get("u"):
        return When("SET", "XXXX-WXX-WE")
    return When("SET", length(g.get("n") or "one", g["u"]))


def _weekday(name):
    return f"XXXX-WXX-{lexicon.words('weekday')[name]}"


def weekdays(g, at):
    part = g.get("part")
    return When("SET", _weekday(g["wd"]) + (f"T{lexicon.words('part')[part]}" if part else ""))


def times_a(g, at):
    return When("SET", length("one", g["u"]))


def frequency(g, at):
    return When("SET", lexicon.words("frequency")[g["f"]])
