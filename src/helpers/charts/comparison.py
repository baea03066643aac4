"""Shares of two sides, a row a category: a filled mark for the left, a hollow one for the right, each with its interval."""

import textwrap
from collections.abc import Sequence

import pandas as pd
from matplotlib.lines import Line2D

from helpers.charts.frame import Chart, as_chart, literal, styled
from helpers.charts.share_axes import HEADING_HEIGHT, INK, heading, share_axes

ROW_HEIGHT = 0.36  # inches a category
SIDES = (
    ("left", -0.075, {"color": "#1f6fb5", "marker": "o", "markerfacecolor": "#1f6fb5"}),
    ("right", 0.075, {"color": "#b3560b", "marker": "s", "markerfacecolor": "white"}),
)


def comparison(
    table: pd.DataFrame,
    *,
    names: Sequence[str] = ("left", "right"),
    title: str = "",
    subtitle: str = "",
    source: str = "",
    most: int = 8,
) -> Chart:
    """Return the Chart of the shares of two sides; `names` are those of the left and the right side.

    `table` has a row a category, as comparison.both_shares gives it: `measure` (its block), `value`, `share_left`,
    `low_left`, `high_left`, the same for the right (per cent; missing if a side has nothing), and `differ` ("yes" is set in
    bold type). Of each block at most `most` categories are drawn, those with the largest shares.
    """
    table = table.reset_index(drop=True)
    drawn = _drawn(table, most)
    return as_chart(lambda width: _draw(drawn, width, names, title, subtitle, source), _alt(drawn, names, title), table)


def _drawn(table, most):
    size = table[["share_left", "share_right"]].max(axis="columns")
    rank = size.groupby(table["measure"]).rank(ascending=False, method="first")
    return table[(rank <= most) & size.notna()]


def _draw(table, width, names, title, subtitle, source):
    blocks = list(table.groupby("measure", sort=False))
    with styled():
        inside = sum(HEADING_HEIGHT + ROW_HEIGHT * len(own) for _, own in blocks)
        right = 0.9 if width < 6 else 1.25
        figure, axes, left, above = share_axes(width, inside, 0.75, right, title, subtitle, source)
        at = 0.0
        for name, own in blocks:
            at = _block(axes, at, name, own, left, int(left * 12))
        if blocks:
            _key(figure, names, width, above)
    return figure


def _block(axes, at, name, own, left, characters):
    at, along = heading(axes, at, name, left)
    for row in own.to_dict("records"):
        middle = at + ROW_HEIGHT / 2
        for side, shift, style in SIDES:
            share, low, high = (row[f"{part}_{side}"] for part in ("share", "low", "high"))
            if share == share:
                axes.plot([low, high], [middle + shift] * 2, color=style["color"], linewidth=1.8, zorder=2)
                axes.plot([share], [middle + shift], markersize=6, linestyle="", zorder=3, **style)
        bold = "bold" if row["differ"] == "yes" else "normal"
        label = textwrap.shorten(literal(row["value"]), characters, placeholder="…")
        axes.annotate(label, (0, middle), (-6, 0), xycoords=along, textcoords="offset points", ha="right", va="center",
                      size=9.5, weight=bold, color=INK, annotation_clip=False)  # fmt: skip
        shares = " | ".join("–" if row[c] != row[c] else f"{row[c]:.0f}" for c in ("share_left", "share_right"))
        axes.annotate(shares, (1, middle), (8, 0), xycoords=along, textcoords="offset points", va="center", size=9,
                      weight=bold, annotation_clip=False)  # fmt: skip
        at += ROW_HEIGHT
    return at


def _key(figure, names, width, y):
    handles = [
        Line2D([], [], label=textwrap.shorten(literal(name), 22 if width < 6 else 48, placeholder="…"),
               linewidth=1.8, markersize=6, **style)
        for name, (_, _, style) in zip(names, SIDES, strict=True)
    ]  # fmt: skip
    figure.legend(handles=handles, loc="center left", bbox_to_anchor=(0.1 / width, y), frameon=False, ncols=2, fontsize=9,
                  handletextpad=0.5, columnspacing=1.4, borderaxespad=0)  # fmt: skip


def _alt(table, names, title):
    rows = [f"{row.value} {row.share_left:.0f} and {row.share_right:.0f}" for row in table.head(10).itertuples()]
    return f"{title}. Shares in per cent, {names[0]} and {names[1]}: {'; '.join(rows) or 'nothing was found'}."
