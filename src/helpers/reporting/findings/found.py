"""The form of findings: words around charts, and sentences; and how a share is written."""

from typing import NamedTuple


class Findings(NamedTuple):
    """What was found: `charts` (a dict of chart name to title, subtitle and source) and `sentences` (the headline first)."""

    charts: dict
    sentences: tuple


def around(title, subtitle, source):
    """Return the words around a chart as keyword arguments of the functions in charts."""
    return {"title": title, "subtitle": subtitle, "source": source}


def format_share(share, low, high):
    """Return a share and its interval, in per cent, as text; "–" if there was nothing to count.

    >>> format_share(34.04, 20.2, 51.4), format_share(float("nan"), float("nan"), float("nan"))
    ('34 (20–51)', '–')
    """
    return "–" if share != share else f"{share:.0f} ({low:.0f}–{high:.0f})"
