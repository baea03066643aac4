"""Shares with their intervals: a dot and a line a category, in blocks; a hollow dot for what is unknown."""

import textwrap

import pandas as pd

from helpers.charts.frame import MARK, Chart, as_chart, literal, styled
from helpers.charts.share_axes import HEADING_HEIGHT, INK, QUIET, heading, share_axes

ROW_HEIGHT = 0.27  # inches a category
UNKNOWN_VALUES = (
    "unknown",
    "unresolved",
    "none written",
    "undated",
    "unnamed",
    "speaker not resolved",
    "unnamed sources",
)
DOT = "#1f6fb5"


def shares(table: pd.DataFrame, *, title: str = "", subtitle: str = "", source: str = "", most: int = 9) -> Chart:
    """Return the Chart of shares with intervals.

    `table` has a row a category: `measure` (its block), `value`, `share`, `low`, `high` (per cent). Of each block at most
    `most` categories are drawn; a line below gives the number of the others. Without rows the chart says that nothing was
    found.
    """
    table = table.reset_index(drop=True)
    return as_chart(lambda width: _draw(table, width, most, title, subtitle, source), _alt(table, title), table)


def _draw(table, width, most, title, subtitle, source):
    blocks = [(name, own.head(most), own.iloc[most:]) for name, own in table.groupby("measure", sort=False)]
    with styled():
        inside = sum(HEADING_HEIGHT + ROW_HEIGHT * (len(own) + bool(len(rest))) for _, own, rest in blocks)
        figure, axes, left, _ = share_axes(width, inside, 0.45, 1.25, title, subtitle, source)
        at = 0.0
        for name, own, rest in blocks:
            at = _block(axes, at, name, own, rest, left, int(left * 12))
    return figure


def _block(axes, at, name, own, rest, left, characters):
    at, along = heading(axes, at, name, left)
    for row in own.itertuples():
        known = str(row.value) not in UNKNOWN_VALUES
        middle = at + ROW_HEIGHT / 2
        axes.plot([row.low, row.high], [middle, middle], color=DOT if known else QUIET, linewidth=2.2, zorder=2)
        axes.plot([row.share], [middle], marker="o", markersize=7, color=DOT if known else QUIET, zorder=3,
                  markerfacecolor=DOT if known else "white", markeredgewidth=1.4, gid=f"{MARK}{name}: {row.value}")  # fmt: skip
        label = textwrap.shorten(literal(row.value), characters, placeholder="…")
        axes.annotate(label, (0, middle), (-6, 0), xycoords=along, textcoords="offset points", ha="right", va="center",
                      size=9.5, style="normal" if known else "italic", color=INK if known else QUIET,
                      annotation_clip=False, gid=f"{MARK}{name}: {row.value}")  # fmt: skip
        axes.annotate(f"{row.share:.0f} ({row.low:.0f}–{row.high:.0f})", (1, middle), (8, 0), xycoords=along,
                      textcoords="offset points", va="center", size=9, annotation_clip=False)  # fmt: skip
        at += ROW_HEIGHT
    if len(rest):
        text = f"and {len(rest)} more, {rest['share'].sum():.0f} % together"
        axes.annotate(text, (0, at + ROW_HEIGHT / 2), (4, 0), xycoords=along, textcoords="offset points", va="center", size=8.5,
                      color=QUIET, annotation_clip=False)  # fmt: skip
        at += ROW_HEIGHT
    return at


def _alt(table, title):
    if not len(table):
        return f"{title} Nothing was found to draw."
    blocks = []
    for name, own in table.groupby("measure", sort=False):
        parts = [f"{row.value} {row.share:.0f} % ({row.low:.0f} to {row.high:.0f})" for row in own.head(5).itertuples()]
        blocks.append(f"{name}: {', '.join(parts)}")
    return f"{title} Shares with intervals. {'; '.join(blocks)}."
