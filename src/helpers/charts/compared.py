"""Two sides' shares, a row a category: filled for one, hollow for the other, each with its interval."""

import textwrap

from matplotlib.lines import Line2D

from helpers.charts.frame import DESK, PHONE, Chart, canvas, room_around, styled, write_around

ROW, HEAD = 0.36, 0.42  # inches a category, and a block's heading
SIDES = (
    ("one", -0.075, {"color": "#1f6fb5", "marker": "o", "markerfacecolor": "#1f6fb5"}),
    ("other", 0.075, {"color": "#b3560b", "marker": "s", "markerfacecolor": "white"}),
)
INK, QUIET = "#23272e", "#5a606a"


def compared(table, *, names=("one", "other"), title="", subtitle="", source="", most=8):
    """Return the Chart of two sides' shares.

    `table` has a row a category: `measure` (its block), `value`, `share_one`, `low_one`, `high_one`, the same of `other`
    (per cent; missing where a side has nothing), `differ` ("yes" is set bold). Of a block at most `most` are drawn, those
    with the largest shares.
    """
    table = table.reset_index(drop=True)
    drawn = _drawn(table, most)
    desk, phone = (_draw(drawn, width, names, title, subtitle, source) for width in (DESK, PHONE))
    return Chart(desk, phone, _alt(drawn, names, title), table)


def _drawn(table, most):
    size = table[["share_one", "share_other"]].max(axis="columns")
    rank = size.groupby(table["measure"]).rank(ascending=False, method="first")
    return table[(rank <= most) & size.notna()]


def _draw(table, width, names, title, subtitle, source):
    blocks = list(table.groupby("measure", sort=False))
    with styled():
        top, bottom = room_around(width, title, subtitle, source)
        inside = sum(HEAD + ROW * len(own) for _, own in blocks) or 0.6
        height = top + bottom + inside + 0.75
        figure, axes = canvas(width, height)
        write_around(figure, title, subtitle, source)
        left, right = min(2.3, 0.4 * width), 0.9 if width < 6 else 1.25
        axes.set_position((left / width, (bottom + 0.3) / height, 1 - (left + right) / width, inside / height))
        axes.set_xlim(-1.5, 101.5)
        axes.set_ylim(inside, 0)
        if not blocks:
            axes.axis("off")
            axes.text(0, 0.3, "Nothing was found to draw.", color=QUIET)
            return figure
        at = 0.0
        for name, own in blocks:
            at = _block(axes, at, name, own, left, int(left * 12))
        axes.set_yticks([])
        axes.set_xticks([0, 25, 50, 75, 100], ["0", "25", "50", "75", "100 %"])
        axes.grid(axis="x", visible=True)
        axes.spines["left"].set_visible(False)
        _key(figure, names, width, 1 - (top + 0.15) / height)
    return figure


def _block(axes, at, name, own, left, characters):
    along = axes.get_yaxis_transform()
    axes.annotate(name, (0, at + HEAD - 0.1), (-left * 72 + 8, 0), xycoords=along, textcoords="offset points", size=10,
                  weight="bold", va="bottom", color=INK, annotation_clip=False)  # fmt: skip
    at += HEAD
    for row in own.to_dict("records"):
        middle = at + ROW / 2
        for side, shift, style in SIDES:
            share, low, high = (row[f"{part}_{side}"] for part in ("share", "low", "high"))
            if share == share:
                axes.plot([low, high], [middle + shift] * 2, color=style["color"], linewidth=1.8, zorder=2)
                axes.plot([share], [middle + shift], markersize=6, linestyle="", zorder=3, **style)
        bold = "bold" if row["differ"] == "yes" else "normal"
        label = textwrap.shorten(str(row["value"]).replace("$", r"\$"), characters, placeholder="…")
        axes.annotate(label, (0, middle), (-6, 0), xycoords=along, textcoords="offset points", ha="right", va="center",
                      size=9.5, weight=bold, color=INK, annotation_clip=False)  # fmt: skip
        shares = " | ".join("–" if row[c] != row[c] else f"{row[c]:.0f}" for c in ("share_one", "share_other"))
        axes.annotate(shares, (1, middle), (8, 0), xycoords=along, textcoords="offset points", va="center", size=9,
                      weight=bold, annotation_clip=False)  # fmt: skip
        at += ROW
    return at


def _key(figure, names, width, y):
    handles = [
        Line2D([], [], label=textwrap.shorten(name.replace("$", r"\$"), 22 if width < 6 else 48, placeholder="…"),
               linewidth=1.8, markersize=6, **style)
        for name, (_, _, style) in zip(names, SIDES, strict=True)
    ]  # fmt: skip
    figure.legend(handles=handles, loc="center left", bbox_to_anchor=(0.1 / width, y), frameon=False, ncols=2, fontsize=9,
                  handletextpad=0.5, columnspacing=1.4, borderaxespad=0)  # fmt: skip


def _alt(table, names, title):
    rows = [f"{row.value} {row.share_one:.0f} and {row.share_other:.0f}" for row in table.head(10).itertuples()]
    return f"{title}. Shares in per cent, {names[0]} and {names[1]}: {'; '.join(rows) or 'nothing was found'}."
