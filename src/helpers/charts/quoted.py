"""Who is quoted: a bar a speaker, split by form of quotation; unnamed and unresolved speakers have bars of their own."""

import textwrap

import pandas as pd
from matplotlib.patches import Patch

from helpers.charts.frame import MARK, Chart, as_chart, canvas, literal, styled, write_around

FORMS = {"direct": ("#3f90da", ""), "mixed": ("#ffa90e", "////"), "indirect": ("#b6bdc6", "....")}
ROW_HEIGHT = 0.34  # inches a bar


def quoted(
    speakers: pd.DataFrame, *, unit: str = "quotations", title: str = "", subtitle: str = "", source: str = ""
) -> Chart:
    """Return the Chart of who is quoted.

    `speakers` has a row a bar, in the order to draw: `speaker`, `known` (False for the unnamed, the unresolved and the bar of
    all others), and a column for each of FORMS, in `unit`. Without rows the chart says that nothing was found.
    """
    return as_chart(
        lambda width: _draw(speakers, width, unit, title, subtitle, source), _alt(speakers, unit, title), speakers
    )


def _draw(speakers, width, unit, title, subtitle, source):
    with styled():
        height = 1.9 + ROW_HEIGHT * max(2, len(speakers)) + (0.5 if width < 6 else 0)
        figure, axes = canvas(width, height)
        top, bottom = write_around(figure, title, subtitle, source)
        left = min(2.6, 0.42 * width)
        bottom += 0.28
        axes.set_position((left / width, bottom / height, 1 - (left + 0.55) / width, 1 - (top + bottom + 0.1) / height))
        if not len(speakers):
            axes.axis("off")
            axes.text(0, 0.5, "Nothing was found to draw.", transform=axes.transAxes, color="#5a606a")
            return figure
        _bars(axes, speakers, int(left * 11.5))
        _key(figure, axes, unit, width)
    return figure


def _bars(axes, speakers, characters):
    rows = range(len(speakers))
    start = [0.0] * len(speakers)
    for form, (colour, hatch) in FORMS.items():
        drawn = axes.barh(
            rows, speakers[form], left=start, color=colour, hatch=hatch, edgecolor="white", linewidth=0.5, height=0.74
        )
        for bar, name in zip(drawn, speakers["speaker"], strict=True):
            bar.set_gid(f"{MARK}{name}")
        start = [before + value for before, value in zip(start, speakers[form], strict=True)]
    for row, total in zip(rows, start, strict=True):
        axes.annotate(f"{total:,.0f}", (total, row), (4, 0), textcoords="offset points", va="center", size=9.5)
    names = [textwrap.shorten(literal(name), characters, placeholder="…") for name in speakers["speaker"]]
    axes.set_yticks(rows, names)
    for label, known, name in zip(axes.get_yticklabels(), speakers["known"], speakers["speaker"], strict=True):
        label.set_gid(f"{MARK}{name}")
        label.set_style("normal" if known else "italic")
        label.set_color("#23272e" if known else "#5a606a")
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", visible=True)
    axes.set_xlim(0, max(start) * 1.06 or 1)
    axes.xaxis.get_major_locator().set_params(integer=True)


def _key(figure, axes, unit, width):
    patches = [
        Patch(facecolor=colour, hatch=hatch, edgecolor="white", label=form) for form, (colour, hatch) in FORMS.items()
    ]
    axes.legend(handles=patches, loc="lower right", frameon=False, ncols=1, fontsize=9, handlelength=1.4,
                title=unit if width >= 6 else None, title_fontsize=9)  # fmt: skip


def _alt(speakers, unit, title):
    if not len(speakers):
        return f"{title} Nothing was found to draw."
    rows = [f"{row.speaker} {sum(getattr(row, form) for form in FORMS):,.0f}" for row in speakers.head(8).itertuples()]
    return f"{title} Bar chart of {unit} by speaker: {'; '.join(rows)}."
