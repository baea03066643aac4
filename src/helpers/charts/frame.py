"""What all charts share: the Chart itself, its words above and below the marks, the house style, and the calendar's ends."""

import locale
import textwrap
from contextlib import contextmanager
from importlib.resources import files

import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure

from helpers.problems import printable

DESK, PHONE = 9.0, 4.3  # widths in inches; the figure for phones is drawn anew, not shrunk
MARK = "mark:"  # a mark that may become a link has a gid: this, and its key
CHARACTER_WIDTH = {"bold": 0.66, "normal": 0.575}  # mean width of a character, as a share of the type size


class Chart(Figure):
    """A matplotlib Figure for wide screens, and what else a page needs.

    `phone` is a second Figure of the same chart, drawn for the width of a phone. `alt` is the text for readers who cannot
    see the chart, `data` the frame that was drawn. Change a Chart like any Figure; `restyle` changes both of its Figures.
    """

    phone = None
    alt = ""
    data = None

    def restyle(self, change):
        """Call `change(figure)` on the wide Figure and on the one for phones; return the chart."""
        for figure in filter(None, (self, self.phone)):
            change(figure)
        return self


def as_chart(draw, alt, data):
    """Return the Chart with the figures that `draw(width)` returns for a desk and for a phone (widths in inches)."""
    chart, chart_for_phones = draw(DESK), draw(PHONE)
    chart.phone, chart.alt, chart.data = chart_for_phones, alt, data
    return chart


@contextmanager
def styled():
    """Draw inside this context: it sets the house style and English names of months, and restores both at its end."""
    before = locale.setlocale(locale.LC_TIME)
    locale.setlocale(locale.LC_TIME, "C")
    try:
        with plt.style.context(str(files("helpers.charts") / "house.mplstyle")):
            yield
    finally:
        locale.setlocale(locale.LC_TIME, before)


FIRST_DAY, LAST_DAY = (
    pd.Timestamp("0001-01-01").as_unit("s"),
    pd.Timestamp("9999-12-31").as_unit("s"),
)  # of the calendar


def within(day):
    """Return `day`, or the calendar's first or last day if `day` lies beyond it: no axis can go further."""
    return min(max(day, FIRST_DAY), LAST_DAY)


def in_calendar(axes):
    """Limit the x-axis of `axes` to the days of the calendar: matplotlib fails on ticks beyond them."""
    (low, high), (first, last) = axes.get_xlim(), mdates.date2num([FIRST_DAY.to_pydatetime(), LAST_DAY.to_pydatetime()])
    if low < first or high > last:
        axes.set_xlim(max(low, first), min(high, last))


def literal(words):
    r"""Return `words` on one line, so that a chart draws them as they are: `$` and invisible characters are escaped.

    >>> print(literal("US$5\u202e and\n$6"))
    US\$5\u202e and \$6
    """
    return printable(" ".join(str(words).split())).replace("$", r"\$")


def canvas(width, height):
    """Return (figure, axes) of `width` x `height` inches; pyplot does not know the figure, so that its memory is freed."""
    figure = Chart(figsize=(width, height))
    return figure, figure.add_axes((0, 0, 1, 1))


def room_around(width, title, subtitle, source):
    """Return (top, bottom): the inches that `write_around` needs above and below the axes of a figure of this width."""
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
    return max(20, int((width - 0.2) * 72 / (size * CHARACTER_WIDTH[weight])))
