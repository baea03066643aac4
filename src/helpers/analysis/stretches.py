"""Stretches of time in which something happens, and the empty time between them, which a timeline may compress."""

import numpy as np
import pandas as pd

MOST_BREAKS = 5
IN_STRETCHES = 0.5  # share of the days that must lie in stretches of at least LEAST days: lone days alone need no axis
LEAST = 3
EMPTY = 4  # times as much time must be empty as is left: else an even axis serves better
NEAR = 0.4


def day_numbers(days) -> np.ndarray:
    """Return `days` (datetimes without gaps) as whole numbers: days since January 1, 1970.

    >>> day_numbers(pd.Series(pd.to_datetime(["1970-01-02", "1969-12-31"]))).tolist()
    [1, -1]
    """
    return pd.Series(days).to_numpy().astype("datetime64[D]").astype("int64")


def stretches(days: np.ndarray) -> list[tuple[int, int]]:
    """Return the stretches (first day, last day) of `days`, whole numbers, in order; between them lies empty time.

    Time is empty where the gap between two days is at least as long as all shorter gaps together, and so are the gaps
    that are longer still, `MOST_BREAKS` at most. There is one stretch where that would leave mostly lone days, or where
    most time is not empty.

    >>> stretches(np.array([0, 21000, 21010, 21020, 21031]))
    [(0, 0), (21000, 21031)]
    >>> stretches(np.array([0, 10, 20, 30]))
    [(0, 30)]
    """
    days = np.unique(days)
    if not len(days):
        return []
    gaps = np.diff(days)
    order = np.argsort(-gaps, kind="stable")
    longest, shorter = gaps[order], gaps.sum() - np.cumsum(gaps[order])
    for n in range(min(MOST_BREAKS, len(gaps)), 0, -1):
        if 0 < shorter[n - 1] <= min(longest[n - 1], longest[:n].sum() / EMPTY):
            parts = np.split(days, np.sort(order[:n]) + 1)
            if sum(len(part) for part in parts if len(part) >= LEAST) >= IN_STRETCHES * len(days):
                return [(int(part[0]), int(part[-1])) for part in parts]
    return [(int(days[0]), int(days[-1]))]


def days_of_axis(labelled: pd.DataFrame, others: pd.DataFrame | None = None) -> np.ndarray:
    """Return the days that an axis must hold, as whole numbers, rising, each once: first and last days of events.

    These are the days of the `labelled` events, and the first and last of the days of `others` near each stretch of them:
    within `NEAR` of the length of all stretches.
    """
    days = np.unique(np.concatenate([day_numbers(labelled[name].dropna()) for name in ("first_day", "last_day")]))
    if others is None or not len(days):
        return days
    parts, more = stretches(days), day_numbers(others["first_day"])
    near = NEAR * sum(last - first for first, last in parts)
    around = [more[(more >= first - near) & (more <= last + near)] for first, last in parts]
    return np.unique(np.concatenate([days, *([own.min(), own.max()] for own in around if len(own))]).astype("int64"))
