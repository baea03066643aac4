"""Cards of the timeline: the events of one day as lines of text that fit their room."""

import textwrap
from typing import NamedTuple

import pandas as pd
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from helpers.charts.frame import literal
from helpers.charts.time_axis import day_numbers
from helpers.dates.explain import span_in_words

LINE_HEIGHT, GAP = 0.19, 0.11  # inches a line of a card, and between cards
PER_INCH = 12.4  # characters of ordinary text
SIZE = 9  # points
TO_THE_DAY = ("day", "days", "")


class Card(NamedTuple):
    """The events of one day: `day` (a whole number), `lines` of (text, event_id, whether it is a quotation), `height` in inches."""

    day: int
    lines: list
    height: float


def cards_of(labelled: pd.DataFrame, said: dict, inches: float) -> list[Card]:
    """Return the Cards of `labelled` events in order of their days, with lines at most `inches` long.

    The events of one day share a card; an event known only to the week, month or year has a card that says so. `said` maps
    an event_id to a quotation.
    """
    rows = labelled.assign(
        day=day_numbers(labelled["first_day"]),
        rough=~labelled["precision"].isin(TO_THE_DAY) & (labelled["last_day"] > labelled["first_day"]),
    ).sort_values(["first_day", "rough", "salience"], ascending=[True, True, False])
    rows["heading"] = [
        span_in_words(row.first_day, row.last_day if row.rough else row.first_day, row.precision)
        for row in rows.itertuples()
    ]
    outlets = bool((labelled["n_outlets"] > 1).any())  # else "one outlet" would tell nothing
    cards = []
    for (day, heading), group in rows.groupby(["day", "heading"], sort=False):
        lines = [(wrapped(heading, inches, 1)[0], "", False)]
        for event in group.itertuples():
            most = 3 if inches > 4 else 4
            lines += [(line, event.event_id, False) for line in wrapped(_worded(event, outlets), inches, most)]
            words = said.get(event.event_id, "")
            lines += [(line, event.event_id, True) for line in wrapped(words, inches, most - 1)] if words else []
        cards.append(Card(day, lines, len(lines) * LINE_HEIGHT))
    return cards


def wrapped(words: str, inches: float, most: int) -> list[str]:
    """Return `words` in at most `most` lines, none longer than `inches`; what is left over is cut, and "…" says so.

    >>> wrapped("one two", 9.0, 1), len(wrapped("word " * 100, 2.0, 3))
    (['one two'], 3)
    """
    text, characters = literal(words), max(16, int(inches * PER_INCH))
    while True:
        lines = textwrap.wrap(text, characters, max_lines=most, placeholder=" …") or [""]
        longest = max(map(width_of, lines))
        if longest <= inches or characters <= 4:
            return lines
        characters = max(4, min(characters - 1, int(characters * inches / longest)))


def width_of(line: str) -> float:
    """Return the width of `line` in inches, as charts write it."""
    font = FontProperties(family="DejaVu Sans", size=SIZE)
    return text_to_path.get_text_width_height_descent(line.replace("\\$", "$"), font, ismath=False)[0] / 72


def _worded(event, outlets):
    text = event.label
    if event.last_day > event.first_day and event.precision in TO_THE_DAY:
        text += f" (to {event.last_day:%B} {event.last_day.day})"
    notes = [event.status] if event.status != "happened" else []
    notes += ["dates differ"] if len(event.conflict) else []
    notes += ["one outlet"] if outlets and event.n_outlets <= 1 else []
    return f"{text} [{', '.join(notes)}]" if notes else text
