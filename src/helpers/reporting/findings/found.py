"""The form in which findings are given: words around charts, and sentences."""

from typing import NamedTuple


class Findings(NamedTuple):
    """What was found: `charts`, a dict of a chart's name to its title, subtitle and source; `sentences`, the headline first."""

    charts: dict
    sentences: tuple


def around(title, subtitle, source):
    """Return the words around a chart as the charts take them: title, subtitle, source."""
    return {"title": title, "subtitle": subtitle, "source": source}


def format_share(share, low, high):
    """Return a share and its interval in words, in per cent; "–" where nothing could be counted.

    >>> format_share(34.04, 20.2, 51.4), format_share(float("nan"), float("nan"), float("nan"))
    ('34 (20–51)', '–')
    """
    return "–" if share != share else f"{share:.0f} ({low:.0f}–{high:.0f})"
