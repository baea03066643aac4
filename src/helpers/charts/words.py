"""Words that set two sides apart: bars of z-scores, one side's to the right, the other's to the left."""

import pandas as pd

from helpers.charts.frame import as_chart, canvas, literal, room_around, styled, write_around

ROW = 0.27
SURE_Z = 1.96  # z-score; words within it are pale
COLOURS = {"right": ("#1f6fb5", ""), "left": ("#ffa90e", "////")}
PALE = "#c9ced6"


def words(table, *, title="", subtitle="", source="", most=10):
    """Return the Chart of distinctive words.

    `table` has a row a word: `word`, `z` (positive: the side drawn to the right), `n_left`, `n_right` (uses). The `most`
    highest and lowest are drawn; those within what chance allows (|z| under 1.96) are pale.
    """
    right, left = table[table["z"] > 0].head(most), table[table["z"] < 0].tail(most)
    rows = pd.concat([right, left], ignore_index=True)
    listed = "; ".join(f"{row.word} {row.z:+.1f}" for row in rows.itertuples())
    return as_chart(
        lambda width: _draw(rows, width, title, subtitle, source),
        f"{title}. z-scores of words: {listed or 'nothing was found to draw'}.",
        table,
    )


def _draw(rows, width, title, subtitle, source):
    with styled():
        top, bottom = room_around(width, title, subtitle, source)
        inside = max(0.6, ROW * len(rows))
        height = top + bottom + inside + 0.55
        figure, axes = canvas(width, height)
        write_around(figure, title, subtitle, source)
        axes.set_position((0.35 / width, (bottom + 0.3) / height, 1 - 0.7 / width, inside / height))
        if not len(rows):
            axes.axis("off")
            axes.text(0, 0.5, "Nothing was found to draw.", transform=axes.transAxes, color="#5a606a")
            return figure
        farthest = max(SURE_Z, rows["z"].abs().max())
        axes.set_xlim(-1.9 * farthest, 1.9 * farthest)
        for place, row in enumerate(rows.itertuples()):
            side, sign = ("right", 1) if row.z > 0 else ("left", -1)
            colour, hatch = COLOURS[side] if abs(row.z) >= SURE_Z else (PALE, "")
            axes.barh(place, row.z, color=colour, hatch=hatch, edgecolor="white", linewidth=0.4, height=0.74)
            word = literal(row.word)
            axes.annotate(f"{word if len(word) < 24 else word[:23] + '…'}  {row.n_left} : {row.n_right}", (row.z, place),
                          (5 * sign, 0), textcoords="offset points", ha="left" if sign > 0 else "right", va="center",
                          size=9)  # fmt: skip
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.axvline(0, color="#8a8f98", linewidth=1)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="x", labelsize=8.5)
    return figure
