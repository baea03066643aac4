"""Words that set two sides apart: a bar of its z-score a word, the left side's to the left, the right side's to the right."""

import pandas as pd

from helpers.analysis.keyness import SIGNIFICANT_Z
from helpers.charts.frame import Chart, as_chart, canvas, literal, room_around, styled, write_around

ROW_HEIGHT = 0.27  # inches a word
COLOURS = {"left": ("#1f6fb5", ""), "right": ("#ffa90e", "////")}
PALE = "#c9ced6"


def words(table: pd.DataFrame, *, title: str = "", subtitle: str = "", source: str = "", most: int = 10) -> Chart:
    """Return the Chart of distinctive words.

    `table` has a row a word, as keyness.distinctive gives it: `word`, `z` (negative: a word of the left side), `n_left`,
    `n_right` (uses). At most `most` words of each side are drawn, those with the largest |z|. Words with |z| under 1.96 are
    pale: chance alone can give them that.
    """
    left, right = table[table["z"] < 0].head(most), table[table["z"] > 0].tail(most)
    rows = pd.concat([left, right], ignore_index=True)
    listed = "; ".join(f"{row.word} {row.z:+.1f}" for row in rows.itertuples())
    return as_chart(
        lambda width: _draw(rows, width, title, subtitle, source),
        f"{title}. z-scores of words, negative for the left side and positive for the right: {listed or 'nothing was found to draw'}.",
        table,
    )


def _draw(rows, width, title, subtitle, source):
    with styled():
        top, bottom = room_around(width, title, subtitle, source)
        inside = max(0.6, ROW_HEIGHT * len(rows))
        height = top + bottom + inside + 0.55
        figure, axes = canvas(width, height)
        write_around(figure, title, subtitle, source)
        axes.set_position((0.35 / width, (bottom + 0.3) / height, 1 - 0.7 / width, inside / height))
        if not len(rows):
            axes.axis("off")
            axes.text(0, 0.5, "Nothing was found to draw.", transform=axes.transAxes, color="#5a606a")
            return figure
        farthest = max(SIGNIFICANT_Z, rows["z"].abs().max())
        axes.set_xlim(-1.9 * farthest, 1.9 * farthest)
        for position, row in enumerate(rows.itertuples()):
            side, sign = ("right", 1) if row.z > 0 else ("left", -1)
            colour, hatch = COLOURS[side] if abs(row.z) >= SIGNIFICANT_Z else (PALE, "")
            axes.barh(position, row.z, color=colour, hatch=hatch, edgecolor="white", linewidth=0.4, height=0.74)
            word = literal(row.word)
            axes.annotate(f"{word if len(word) < 24 else word[:23] + '…'}  {row.n_left} : {row.n_right}", (row.z, position),
                          (5 * sign, 0), textcoords="offset points", ha="left" if sign > 0 else "right", va="center",
                          size=9)  # fmt: skip
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.axvline(0, color="#8a8f98", linewidth=1)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="x", labelsize=8.5)
    return figure
