"""Times of day: on a clock, by name, of a weekday or date."""

from datetime import timedelta

from helpers.dates import days
from helpers.dates.explicit import month_day, part_code
from helpers.dates.relative import deictic, direction
from helpers.dates.weekdays import named_weekday, with_part

WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}


def clock_text(g):
    """Return HH:MM of a clock's groups, "" for an hour no clock has."""
    hour = int(g["h"])
    half = g.get("ap") or {"morning": "a", "afternoon": "p", "evening": "p"}.get(g.get("cp"), "")
    if half and not 1 <= hour <= 12:
        return ""
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return f"{hour:02d}:{int(g.get('min', 0)):02d}" if hour < 24 else ""


def _of(when, g):
    text = clock_text(g)
    if not text:
        return days.NOTHING._replace(type="TIME")
    return with_part(when, text) if when.first_day else days.NOTHING._replace(type="TIME")


def clock(g, at):
    """Resolve "3 p.m.": of the date mentioned last in the sentence, else of publication."""
    if not (g.get("ap") or g.get("cp")) and int(g["h"]) > 24:
        return None
    return _of(_day_here(at), g)


def clock24(g, at):
    """Resolve "14:30 GMT" and "1430 UTC"; None where brackets only say a time again, as of another zone."""
    if at.timed and at.text[at.last_at : at.start] == " (":
        return None
    return _of(_day_here(at), g if g.get("h") else {"h": g["h2"], "min": g["min2"]})


def _day_here(at):
    """Return the day a bare time is of: one mentioned in the same sentence, else publication."""
    near = at.last_day and at.start - at.last_at < 300
    if near and not any(stop in at.text[at.last_at : at.start] for stop in (". ", "\n")):
        return days.day(at.last_day, "text")
    return days.day(at.published, "publication") if at.published else days.NOTHING


def clock_day(g, at):
    if g.get("m"):
        return _of(month_day({key: g[key] for key in ("m", "d", "y") if g.get(key)}, at), g)
    if g.get("deictic"):
        return _of(deictic({"d": g["deictic"]}, at), g)
    return _of(named_weekday(g, at), g)


def clock_date(g, at):
    return _of(_date(g, at), g)


def _date(g, at):
    return month_day(
        {"m": g.get("m") or g["m2"], "d": g.get("d") or g["d2"], **({"y": g["y"]} if g.get("y") else {})}, at
    )


def part_date(g, at):
    return with_part(_date(g, at), part_code(g))


def clock_word_day(g, at):
    return with_part(named_weekday(g, at), WORDS[g["word"]])


def clock_word(g, at):
    return with_part(_day_here(at), WORDS[g["word"]])


def this_part(g, at):
    """Resolve "this morning", "last night", "that evening"."""
    step = g["step"]
    text_anchored = step.startswith(("that", "the"))
    base, anchor = at.base() if text_anchored else (at.published, "publication")
    if base is None:
        return days.NOTHING._replace(type="TIME")
    move = direction(step.replace("late last", "last"))
    if step == "overnight":
        move = 0
    return days.day(base + timedelta(move), anchor, part_code(g))


def part_alone(g, at):
    return with_part(_day_here(at), "NI")
