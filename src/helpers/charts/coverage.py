"""Articles a week, a row of bars an outlet; articles without a day are counted at the right."""

import textwrap

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.ticker import MaxNLocator

from helpers.analysis.coverage import in_months, is_long
from helpers.charts.frame import MARK, Chart, as_chart, canvas, in_calendar, literal, styled, write_around
from helpers.charts.many_bars import add_bars

PANEL_HEIGHT = 0.62  # inches an outlet
DRAWN = 0.78  # of a row's height: the rest is room above its bars
MOST_OUTLETS = 40  # with a row of their own; the report's table has all
LINE, QUIET = "#8a8f98", "#5a606a"


def coverage(weeks: pd.DataFrame, *, title: str = "", subtitle: str = "", source: str = "") -> Chart:
    """Return the Chart of articles a week, a row of bars an outlet; of articles a month, if the weeks span many years.

    `weeks` has a row an outlet and week: `outlet`, `week` (its Monday; NaT for articles without a day), `articles`,
    `copies` (how many of them are near-copies). The MOST_OUTLETS first outlets have rows; a line of text counts the others.
    """
    outlets = weeks.groupby("outlet", sort=False)["articles"].sum()
    alt = f"{title} Articles by outlet: " + "; ".join(
        f"{outlet or 'unknown outlet'} {n}" for outlet, n in outlets.head(MOST_OUTLETS).items()
    )
    drawn = in_months(weeks) if is_long(weeks) else weeks.assign(days=6)
    return as_chart(lambda width: _draw(drawn, outlets, width, title, subtitle, source), alt + ".", weeks)


def _draw(weeks, outlets, width, title, subtitle, source):
    names, rest = list(outlets.index[:MOST_OUTLETS]), outlets.iloc[MOST_OUTLETS:]
    if len(rest):
        source = f"Not drawn: {len(rest):,} more outlets with {rest.sum():,} articles, listed below. {source}"
    narrow, rows = width < 6, max(1, len(names))
    with styled():
        height = 2.0 + PANEL_HEIGHT * max(2, len(names)) + (0.4 if narrow else 0)
        figure, axes = canvas(width, height)
        top, bottom = write_around(figure, title, subtitle, source)
        bottom += 0.35
        left, right = 0.45 if narrow else 2.1, 1.0
        inside = height - top - bottom
        axes.set_position((left / width, bottom / height, 1 - (left + right) / width, inside / height))
        if not len(names):
            axes.axis("off")
            return figure
        axes.set_ylim(rows, 0)  # a row is 1 high, and its bars stand on its lower edge
        dated = weeks.dropna(subset=["week"])
        most = 1.1 * dated["articles"].max() if len(dated) else 1.1
        _days(axes, dated)
        for row, name in enumerate(names):
            _row(axes, row, name, weeks[weeks["outlet"] == name], DRAWN / most, narrow)
        _numbers(axes, rows, most)
    return figure


def _row(axes, row, outlet, weeks, scale, narrow):
    """Draw the bars of `outlet` on the lower edge of its row, `scale` high an article, its name and its number of articles."""
    dated, floor = weeks.dropna(subset=["week"]), row + 1
    days, wide = mdates.date2num(dated["week"]), dated["days"]
    articles, copies = dated["articles"].to_numpy(), dated["copies"].to_numpy()
    originals = articles - copies
    add_bars(axes, days, floor, wide, -scale * originals, facecolor="#3f90da", gid=f"{MARK}{outlet}")
    if copies.any():
        add_bars(axes, days, floor - scale * originals, wide, -scale * copies, facecolor="#b6bdc6", hatch="////",
                 edgecolor="white")  # fmt: skip
    name = textwrap.shorten(literal(outlet or "unknown outlet"), 20, placeholder="…")
    at, align = ((0, row + 1 - DRAWN), "left") if narrow else ((0, row + 1 - DRAWN / 2), "right")
    across = axes.get_yaxis_transform()
    axes.annotate(name, at, (0 if narrow else -30, 1 if narrow else 0), xycoords=across, textcoords="offset points", ha=align,
                  va="bottom" if narrow else "center", size=9 if narrow else 10.5, gid=f"{MARK}{outlet}",
                  annotation_clip=False)  # fmt: skip
    undated = int(weeks.loc[weeks["week"].isna(), "articles"].sum())
    note = f"{int(weeks['articles'].sum())}" + (f"\n{undated} undated" if undated else "")
    axes.annotate(note, (1, row + 1 - DRAWN / 2), (5, 0), xycoords=across, textcoords="offset points", va="center", size=9,
                  annotation_clip=False)  # fmt: skip


def _days(axes, dated):
    """Let the x-axis of `axes` span the days of `dated`, with ticks in words."""
    axes.xaxis_date()
    if len(dated):
        days = mdates.date2num(dated["week"])
        ends = days.min(), (days + dated["days"]).max()
        room = 0.05 * (ends[1] - ends[0])
        axes.set_xlim(ends[0] - room, ends[1] + room)
    in_calendar(axes)
    locator = mdates.AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))
    axes.grid(axis="x", visible=True)


def _numbers(axes, rows, most):
    """Draw each row's lines, and the numbers of articles at its left."""
    ticks = [n for n in MaxNLocator(2, integer=True).tick_values(0, most) if 0 <= n <= most]
    floors = np.arange(1, rows + 1)
    places = [(floor - DRAWN * n / most, f"{n:.0f}") for floor in floors for n in ticks]
    axes.set_yticks([place for place, _ in places], [text for _, text in places])
    axes.tick_params(axis="y", labelsize=8)
    axes.spines["left"].set_visible(False)
    across = axes.get_yaxis_transform()
    axes.vlines(np.zeros(rows), floors - DRAWN, floors, color=LINE, linewidth=0.8, transform=across, clip_on=False)
    axes.hlines(floors[:-1], 0, 1, color=LINE, linewidth=0.8, transform=across)
