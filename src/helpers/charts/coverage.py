"""Articles a week, a row of bars an outlet; articles without a day are counted at the right."""

import textwrap

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.ticker import MaxNLocator

from helpers.charts.frame import MARK, Chart, as_chart, canvas, in_calendar, literal, styled, write_around

PANEL_HEIGHT = 0.62  # inches an outlet


def coverage(weeks: pd.DataFrame, *, title: str = "", subtitle: str = "", source: str = "") -> Chart:
    """Return the Chart of articles a week, a row of bars an outlet.

    `weeks` has a row an outlet and week: `outlet`, `week` (its Monday; NaT for articles without a day), `articles`,
    `copies` (how many of them are near-copies).
    """
    outlets = weeks.groupby("outlet", sort=False)["articles"].sum()
    alt = f"{title} Articles by outlet: " + "; ".join(
        f"{outlet or 'unknown outlet'} {n}" for outlet, n in outlets.items()
    )
    return as_chart(lambda width: _draw(weeks, width, title, subtitle, source), alt + ".", weeks)


def _draw(weeks, width, title, subtitle, source):
    outlets = list(dict.fromkeys(weeks["outlet"]))
    with styled():
        height = 2.0 + PANEL_HEIGHT * max(2, len(outlets)) + (0.4 if width < 6 else 0)
        figure, blank = canvas(width, height)
        blank.remove()
        top, bottom = write_around(figure, title, subtitle, source)
        bottom += 0.35
        left, right = 0.45 if width < 6 else 2.1, 1.0
        room = (height - top - bottom) / max(1, len(outlets))
        dated = weeks.dropna(subset=["week"])
        share = {"sharex": None}
        for row, outlet in enumerate(outlets):
            axes = figure.add_axes(
                (
                    left / width,
                    (height - top - room * (row + 1)) / height,
                    1 - (left + right) / width,
                    room * 0.78 / height,
                ),
                **share,
            )
            share = {"sharex": axes}
            _panel(axes, weeks[weeks["outlet"] == outlet], outlet, width < 6, dated["articles"].max())
            axes.tick_params(axis="x", labelbottom=row == len(outlets) - 1)
    return figure


def _panel(axes, weeks, outlet, narrow, most):
    dated = weeks.dropna(subset=["week"])
    originals = dated["articles"] - dated["copies"]
    for bar in axes.bar(dated["week"], originals, width=6, align="edge", color="#3f90da"):
        bar.set_gid(f"{MARK}{outlet}")
    axes.bar(
        dated["week"],
        dated["copies"],
        width=6,
        bottom=originals,
        align="edge",
        color="#b6bdc6",
        hatch="////",
        edgecolor="white",
    )
    in_calendar(axes)
    axes.set_ylim(0, (most if pd.notna(most) else 1) * 1.1)
    axes.yaxis.set_major_locator(MaxNLocator(2, integer=True))
    axes.tick_params(axis="y", labelsize=8)
    locator = mdates.AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))
    name = textwrap.shorten(literal(outlet or "unknown outlet"), 20, placeholder="…")
    at, align = ((0, 1.02), "left") if narrow else ((0, 0.5), "right")
    axes.annotate(name, at, (0 if narrow else -30, 0), xycoords="axes fraction", textcoords="offset points", ha=align,
                  va="bottom" if narrow else "center", size=9 if narrow else 10.5, gid=f"{MARK}{outlet}")  # fmt: skip
    undated = int(weeks.loc[weeks["week"].isna(), "articles"].sum())
    note = f"{int(weeks['articles'].sum())}" + (f"\n{undated} undated" if undated else "")
    axes.annotate(note, (1, 0.5), (5, 0), xycoords="axes fraction", textcoords="offset points", va="center", size=9)
