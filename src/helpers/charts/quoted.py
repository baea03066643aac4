"""Who is quoted: a bar a speaker, split by form of quotation; unnamed and unresolved speakers have bars of their own.

The rest of a long tail is a line of text below the bars. Thought and acts of speaking that are only named stand apart, as
numbers beside the bars.
"""

import textwrap

import pandas as pd
from matplotlib.patches import Patch

from helpers.charts.frame import MARK, Chart, as_chart, canvas, literal, styled, write_around

FORMS = {"direct": ("#3f90da", ""), "mixed": ("#ffa90e", "////"), "indirect": ("#b6bdc6", "....")}
APART = {"thought": "thought", "named": "only named"}
ROW_HEIGHT = 0.34  # inches a bar
COLUMN = 0.82  # inches of a column of numbers beside the bars
MOST = 1.25  # times the longest bar of a named speaker: a longer bar of no single speaker is cut, and shows that it is
QUIET = "#5a606a"


def quoted(
    speakers: pd.DataFrame, *, unit: str = "quotations", title: str = "", subtitle: str = "", source: str = ""
) -> Chart:
    """Return the Chart of who is quoted.

    `speakers` has a row a bar, in the order to draw: `speaker`, `known` (False for the unnamed and the unresolved), and a
    column for each of FORMS, in `unit`. A row whose `drawn` is "line" (sources.bars gives the rest of the speakers so) is a
    line of text. With columns `thought` and `named` their numbers stand beside the bars; no bar counts them. Without rows
    the chart says that nothing was found.
    """
    return as_chart(
        lambda width: _draw(speakers, width, unit, title, subtitle, source), _alt(speakers, unit, title), speakers
    )


def _draw(speakers, width, unit, title, subtitle, source):
    lines = speakers["drawn"] == "line" if "drawn" in speakers else pd.Series(False, speakers.index)
    bars, rest = speakers[~lines], speakers[lines]
    apart = [name for name in APART if name in speakers and speakers[name].any()]
    columns = apart if width >= 6 else []  # on a phone one line has their sums
    notes = _notes(rest, unit) + ([_sums(speakers, apart)] if apart and not columns else [])
    with styled():
        below = 0.22 * len(notes) + 0.12 * bool(notes)
        height = 2.1 + ROW_HEIGHT * max(2, len(bars)) + below + (0.5 if width < 6 else 0)
        figure, axes = canvas(width, height)
        top, bottom = write_around(figure, title, subtitle, source)
        left, right = min(2.6, 0.42 * width), 0.55 + COLUMN * len(columns)
        top, bottom = top + 0.3, bottom + 0.28 + below
        axes.set_position(
            (left / width, bottom / height, 1 - (left + right) / width, 1 - (top + bottom + 0.1) / height)
        )
        if not len(bars):
            axes.axis("off")
            axes.text(0, 0.5, "Nothing was found to draw.", transform=axes.transAxes, color=QUIET)
            return figure
        _bars(axes, bars, int(left * 11.5))
        for place, name in enumerate(columns):
            _numbers(axes, bars[name], APART[name], 40 + 72 * COLUMN * (place + 0.72))
        for place, note in enumerate(notes):
            x = 0.1 if width < 6 else left
            figure.text(x / width, (bottom - 0.46 - 0.22 * place) / height, note, size=9.5, color=QUIET, va="center")
        _key(figure, width, height, top)
    return figure


def _notes(rest, unit):
    """Return the lines of text for the `rest` of the speakers."""
    totals = rest[list(FORMS)].sum(axis="columns")
    return [f"and {name}: {total:,.0f} {unit} together" for name, total in zip(rest["speaker"], totals, strict=True)]


def _sums(speakers, apart):
    return "Not counted: " + ", ".join(f"{speakers[name].sum():,.0f} {APART[name]}" for name in apart)


def _bars(axes, speakers, characters):
    rows = range(len(speakers))
    totals = speakers[list(FORMS)].sum(axis="columns").to_numpy()
    named = totals[speakers["known"].to_numpy(dtype=bool)]
    most = MOST * named.max() if len(named) and named.max() else max(totals, default=1)
    start = [0.0] * len(speakers)
    shown = [
        min(1.0, most / total) if total else 1.0 for total in totals
    ]  # the share of a bar that is left when it is cut
    for form, (colour, hatch) in FORMS.items():
        widths = [value * share for value, share in zip(speakers[form], shown, strict=True)]
        ends = [before + wide for before, wide in zip(start, widths, strict=True)]
        drawn = axes.barh(
            rows, widths, left=start, color=colour, hatch=hatch, edgecolor="white", linewidth=0.5, height=0.74
        )
        for bar, name in zip(drawn, speakers["speaker"], strict=True):
            bar.set_gid(f"{MARK}{name}")
        start = ends
    for row, (end, total) in enumerate(zip(start, totals, strict=True)):
        if total > most:  # a cut bar: two strokes across it
            for x in (0.955, 0.972):
                axes.plot(
                    [x * most - 0.006 * most, x * most + 0.006 * most],
                    [row + 0.45, row - 0.45],
                    color="white",
                    linewidth=2.2,
                )
        axes.annotate(f"{total:,.0f}", (end, row), (4, 0), textcoords="offset points", va="center", size=9.5)
    names = [textwrap.shorten(literal(name), characters, placeholder="…") for name in speakers["speaker"]]
    axes.set_yticks(rows, names)
    for label, known, name in zip(axes.get_yticklabels(), speakers["known"], speakers["speaker"], strict=True):
        label.set_gid(f"{MARK}{name}")
        label.set_style("normal" if known else "italic")
        label.set_color("#23272e" if known else QUIET)
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", visible=True)
    axes.set_xlim(0, min(most, max(totals)) * 1.06 or 1)
    axes.xaxis.get_major_locator().set_params(integer=True)


def _numbers(axes, values, name, offset):
    """Write `values`, one a row, in a column `offset` points right of the axes, under its `name`."""
    across = axes.get_yaxis_transform()
    for row, value in enumerate(values):
        axes.annotate(f"{value:,.0f}" if value else "–", (1, row), (offset, 0), xycoords=across, textcoords="offset points",
                      ha="right", va="center", size=9, color=QUIET, annotation_clip=False)  # fmt: skip
    axes.annotate(name, (1, 1), (offset, 5), xycoords="axes fraction", textcoords="offset points", ha="right", va="bottom",
                  size=8.5, style="italic", color=QUIET, annotation_clip=False)  # fmt: skip


def _key(figure, width, height, top):
    patches = [
        Patch(facecolor=colour, hatch=hatch, edgecolor="white", label=form) for form, (colour, hatch) in FORMS.items()
    ]
    figure.legend(handles=patches, loc="center left", bbox_to_anchor=(0.1 / width, 1 - (top - 0.14) / height), frameon=False,
                  ncols=3, fontsize=9, handlelength=1.4, columnspacing=1.2, borderaxespad=0)  # fmt: skip


def _alt(speakers, unit, title):
    if not len(speakers):
        return f"{title} Nothing was found to draw."
    rows = [f"{row.speaker} {sum(getattr(row, form) for form in FORMS):,.0f}" for row in speakers.head(8).itertuples()]
    apart = [f"{speakers[name].sum():,} {APART[name]}" for name in APART if name in speakers]
    beside = f" Beside them, not counted: {' and '.join(apart)}." if apart else ""
    return f"{title} Bar chart of {unit} by speaker: {'; '.join(rows)}.{beside}"
