"""The axis of time of a timeline: it runs evenly through stretches in which something happens, and leaps over empty time."""

import numpy as np

from helpers.analysis.stretches import day_numbers, days_of_axis, stretches

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Steps between ticks, finest first: (unit of numpy, how many, about how many days).
STEPS = [("D", 1, 1), ("D", 2, 2), ("W", 1, 7), ("M", 1, 30.4), ("M", 3, 91.3), ("M", 6, 182.6)]
STEPS += [("Y", n, 365.25 * n) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)]
BINS = [("D", "day", 1), ("W", "week", 7), ("M", "month", 30.4), ("Y", "year", 365.25)]
BINS += [(f"{n}Y", f"{n} years", n * 365.25) for n in (10, 100, 1000)]


class TimeAxis:
    """Days (whole numbers, from `day_numbers`) to inches from 0 to `room`, with `pad` inches free at both ends.

    `days` are those that the axis must hold (from `days_of_axis`).
    `parts` are the stretches (first, last); `breaks` are the empty times between them as (from, to) in inches, `gap` inches
    each. `rate` is inches a day.
    """

    def __init__(self, days: np.ndarray, room: float, pad: float = 0.18, gap: float = 0.75):
        self.parts = stretches(days) or [(0, 1)]
        self.room, lengths = room, [last - first for first, last in self.parts]
        self.rate = (room - 2 * pad - gap * (len(lengths) - 1)) / max(1, sum(lengths))
        self.breaks, days, places, at = [], [], [], pad
        for (first, last), length in zip(self.parts, lengths, strict=True):
            if days:
                self.breaks.append((at, at + gap))
                at += gap
            days += [first, last] if length else [first]
            places += [at, at + length * self.rate] if length else [at]
            at += length * self.rate
        self.days, self.places = np.array(days), np.array(places)

    def at(self, days):
        """Return the inches at which `days` lie; those in empty time lie within its break."""
        return np.interp(days, self.days, self.places)

    def shows(self, days):
        """Return whether each of `days` lies in a stretch."""
        days = np.asarray(days)
        return np.any([(days >= first) & (days <= last) for first, last in self.parts], axis=0)

    def ticks(self, least):
        """Return [(day, text)], ticks at least `least` inches apart; the first of a stretch and of a year names its year."""
        unit, n = next((step[:2] for step in STEPS if step[2] * self.rate >= least), STEPS[-1][:2])
        found, before = [], None
        for part, (first, last) in enumerate(self.parts):
            days = [day for day in _starts(first, last, unit, n) if first <= day <= last]
            for day in days or [first]:
                year = _year(day)
                text = _written(day, unit if days else "D", before != (part, year))
                found.append((day, text))
                before = (part, year)
        return found

    def bins(self, days, least):
        """Return (name, starts, ends, counts): `days` counted by the shortest unit that is `least` inches long."""
        unit, name, _ = next((one for one in BINS if one[2] * self.rate >= least), BINS[-1])
        days = np.asarray(days)[self.shows(days)] if len(days) else np.array([], dtype="int64")
        starts, counts = np.unique(days.astype("datetime64[D]").astype(f"datetime64[{unit}]"), return_counts=True)
        ends = (starts + 1).astype("datetime64[D]").astype("int64")
        return name, starts.astype("datetime64[D]").astype("int64"), ends, counts


def _year(day):
    return int(np.datetime64(int(day), "D").astype("datetime64[Y]").astype("int64")) + 1970


def _starts(first, last, unit, n):
    """Return the days from `first` to `last` on which each nth `unit` of the calendar begins."""
    if unit in ("D", "W"):
        step, monday = (7 * n, 4) if unit == "W" else (n, 0)
        return range(first + (monday - first) % step, last + 1, step)
    units = np.arange(
        *(np.datetime64(int(day), "D").astype(f"datetime64[{unit}]").astype("int64") for day in (first, last + 400))
    )
    units = units[(units + (1970 if unit == "Y" else 0)) % n == 0]
    return units.astype(f"datetime64[{unit}]").astype("datetime64[D]").astype("int64").tolist()


def _written(day, unit, with_year):
    if unit == "Y":
        return f"{_year(day)}"
    month = int(np.datetime64(int(day), "D").astype("datetime64[M]").astype("int64")) % 12
    of_month = (
        int(day - np.datetime64(int(day), "D").astype("datetime64[M]").astype("datetime64[D]").astype("int64")) + 1
    )
    text = MONTHS[month] if unit == "M" else f"{MONTHS[month]} {of_month}"
    return f"{text}\n{_year(day)}" if with_year else text


def length_in_words(days):
    """Return how long `days` (a number of days) are, roughly.

    >>> [length_in_words(n) for n in (1, 20, 75, 700, 21000)]
    ['1 day', '20 days', '11 weeks', '23 months', '57 years']
    """
    for unit, length, most in (("day", 1, 28), ("week", 7, 84), ("month", 30.44, 730)):
        if days <= most:
            n = round(days / length)
            return f"{n} {unit}{'' if n == 1 else 's'}"
    return f"{round(days / 365.25):,} years"


__all__ = ["TimeAxis", "day_numbers", "days_of_axis", "length_in_words"]
