"""What every chart has around its marks: finding, unit and period, source and n; and its text for who cannot see."""

import locale
import textwrap
from contextlib import contextmanager
from importlib.resources import files

import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure

from helpers.problems import printable

DESK, PHONE = 9.0, 4.3  # inches wide; the phone's figure is drawn anew, not shrunk
MARK = "mark:"  # what the gid of a mark that may be a link begins with; its key follows
POINTS_A_CHARACTER = {"bold": 0.66, "normal": 0.575}  # mean width of a character, in its type's size


class Chart(Figure):
    """A matplotlib Figure, at the width of a desk's screen, with what a page needs beside it.

    `phone` is the same chart drawn anew for a phone's width (a Figure too), `alt` its text for who cannot see it, `data`
    what was drawn. It can be restyled like any Figure (`chart.axes[0].set_xlabel("…")`), and `restyle` does it for both.
    """

    phone = None
    alt = ""
    data = None

    def restyle(self, change):
        """Call `change(figure)` on the chart and on the one for phones; return the chart."""
        for figure in filter(None, (self, self.phone)):
            change(figure)
        return self


def as_chart(draw, alt, data):
    """Return the Chart that `draw(width)`, called for each width in inches, makes."""
    chart, chart_for_phones = draw(DESK), draw(PHONE)
    chart.phone, chart.alt, chart.data = chart_for_phones, alt, data
    return chart


@contextmanager
def styled():
    """The context in which charts are drawn: the house style, English months on every machine, nothing left behind."""
    before = locale.setlocale(locale.LC_TIME)
    locale.setlocale(locale.LC_TIME, "C")
    try:
        with plt.style.context(str(files("helpers.charts") / "house.mplstyle")):
            yield
    finally:
        locale.setlocale(locale.LC_TIME, before)


FIRST, LAST = pd.Timestamp("0001-01-01").as_unit("s"), pd.Timestamp("9999-12-31").as_unit("s")  # of the calendar


def within(day):
    """Return `day`, or the calendar's first or last where it lies beyond: no axis goes further."""
    return min(max(day, FIRST), LAST)


def in_calendar(axes):
    """Let the days across `axes` end where the calendar does: the margin beside its first or last day has no ticks."""
    (low, high), (first, last) = axes.get_xlim(), mdates.date2num([FIRST.to_pydatetime(), LAST.to_pydatetime()])
    if low < first or high > last:
        axes.set_xlim(max(low, first), min(high, last))


def literal(words):
    r"""Return `words` on one line as a chart draws them: a `$` is no mathematics, what cannot be seen is an escape.

    >>> print(literal("US$5\u202e and\n$6"))
    US\$5\u202e and \$6
    """
    return printable(" ".join(str(words).split())).replace("$", r"\$")


def canvas(width, height):
    """Return (figure, axes) of `width` x `height` inches; not registered with pyplot, so that nothing leaks."""
    figure = Chart(figsize=(width, height))
    return figure, figure.add_axes((0, 0, 1, 1))


def room_around(width, title, subtitle, source):
    """Return (top, bottom): the inches that `write_around` takes above and below the axes of a figure so wide."""
    top = 0.2 + sum(len(lines) * size * 1.32 / 72 + 0.06 for lines, size, *_ in _head(width, title, subtitle))
    return top, len(_wrapped(source, width, 8.5)) * 8.5 * 1.35 / 72 + 0.22


def write_around(figure, title, subtitle, source):
    """Write `title` and `subtitle` above the axes and `source` below, wrapped to the width; return `room_around`."""
    width, height = figure.get_size_inches()
    down = 0.08
    for lines, size, weight, colour in _head(width, title, subtitle):
        figure.text(0.1 / width, 1 - down / height, "\n".join(lines), size=size, weight=weight, color=colour, va="top",
                    linespacing=1.25)  # fmt: skip
        down += len(lines) * size * 1.32 / 72 + 0.06
    lines = _wrapped(source, width, 8.5)
    figure.text(0.1 / width, 0.08 / height, "\n".join(lines), size=8.5, color="#5a606a", va="bottom", linespacing=1.3)
    return room_around(width, title, subtitle, source)


def _head(width, title, subtitle):
    yield _wrapped(title, width, 14, "bold"), 14, "bold", "#15181d"
    yield _wrapped(subtitle, width, 10.5), 10.5, "normal", "#5a606a"


def _wrapped(words, width, size, weight="normal"):
    return textwrap.wrap(literal(words), _characters(width, size, weight))


def _characters(width, size, weight):
    return max(20, int((width - 0.2) * 72 / (size * POINTS_A_CHARACTER[weight])))
