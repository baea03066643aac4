"""One speaker in time: quotations a week by form, and the numbered events that they are about."""

import textwrap

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from helpers.charts.frame import MARK, Chart, as_chart, canvas, literal, room_around, styled, within, write_around
from helpers.charts.many_bars import add_bars
from helpers.charts.quoted import FORMS

LINE_HEIGHT = 0.2  # inches a line of the list of events


def speaker_profile(
    quotes: pd.DataFrame, events: pd.DataFrame, *, title: str = "", subtitle: str = "", source: str = ""
) -> Chart:
    """Return the Chart of one speaker's quotations.

    `quotes` has a row a quotation: `published`, `kind`. `events` has a row an event: `number`, `day` (Timestamp), `event`
    (its label), `quotations`, `event_id`. Quotations without a day are not drawn: count them in the subtitle.
    """
    weeks = _weeks(quotes)
    listed = "; ".join(f"{row.day.date()} {row.event}" for row in events.itertuples())
    alt = f"{title}. {int(weeks.to_numpy().sum())} quotations in {len(weeks)} weeks. Events: {listed or 'none'}."
    return as_chart(lambda width: _draw(weeks, events, width, title, subtitle, source), alt, weeks.reset_index())


def _weeks(quotes):
    dated = quotes[quotes["published"].notna()]
    monday = dated["published"] - pd.to_timedelta(dated["published"].dt.weekday, unit="D")
    counts = dated.groupby([monday.rename("week"), "kind"]).size().unstack(fill_value=0)
    return counts.reindex(columns=list(FORMS), fill_value=0)


def _draw(weeks, events, width, title, subtitle, source):
    with styled():
        top, bottom = room_around(width, title, subtitle, source)
        characters = int((width - 0.4) * 12.4)
        lines = [textwrap.wrap(_worded(row), characters, subsequent_indent="    ") for row in events.itertuples()]
        below = LINE_HEIGHT * sum(map(len, lines)) + (0.15 if lines else 0)
        height = top + bottom + below + 2.6
        figure, axes = canvas(width, height)
        write_around(figure, title, subtitle, source)
        axes.set_position((0.45 / width, (bottom + below + 0.35) / height, 1 - 0.7 / width, 1.75 / height))
        if not len(weeks):
            axes.axis("off")
            axes.text(0, 0.5, "Nothing was found to draw.", transform=axes.transAxes, color="#5a606a")
            return figure
        _bars(axes, weeks, events)
        handles = [Patch(facecolor=c, hatch=h, edgecolor="white", label=form) for form, (c, h) in FORMS.items()]
        figure.legend(handles=handles, loc="center left", bbox_to_anchor=(0.1 / width, 1 - (top + 0.1) / height), ncols=3,
                      frameon=False, fontsize=9, handlelength=1.4, borderaxespad=0)  # fmt: skip
        _list(figure, events, lines, width, height, bottom + below)
    return figure


def _worded(event):
    return f"{event.number}  {event.day:%B} {event.day.day}: {literal(event.event)} ({event.quotations})"


def _bars(axes, weeks, events):
    axes.xaxis_date()
    bottom = 0
    for form, (colour, hatch) in FORMS.items():
        add_bars(axes, mdates.date2num(weeks.index), bottom, 6, weeks[form], facecolor=colour, hatch=hatch,
                 edgecolor="white", linewidth=0.5)  # fmt: skip
        bottom = bottom + weeks[form]
    most = float(bottom.max())
    axes.set_ylim(0, most * 1.32)
    days = [*weeks.index, *(weeks.index + pd.Timedelta(days=6)), *events["day"]]
    axes.set_xlim(within(min(days) - pd.Timedelta(days=3)), within(max(days) + pd.Timedelta(days=3)))
    for row in events.itertuples():
        axes.plot([row.day, row.day], [0, most * 1.1], color="#5a606a", linewidth=0.8, linestyle=(0, (2, 2)), zorder=0)
    for x, numbers, event_id in _together(axes, events):
        axes.text(x, most * 1.2, numbers, ha="center", va="center", size=9, weight="bold", gid=f"{MARK}{event_id}")
    axes.yaxis.set_major_locator(MaxNLocator(3, integer=True))
    locator = mdates.AutoDateLocator(minticks=3, maxticks=7)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))
    axes.tick_params(labelsize=9)


def _together(axes, events):
    """Return (x, text, event_id) of the numbers above the bars; numbers that would overlap become a range, "4–8"."""
    low, high = axes.get_xlim()
    groups = []
    for row in events.sort_values("number").itertuples():
        x = mdates.date2num(row.day)
        if groups and x - groups[-1][0][-1] < (high - low) / 18:
            groups[-1][0].append(x)
            groups[-1][1].append(row)
        else:
            groups.append(([x], [row]))
    return [
        (sum(xs) / len(xs), f"{rows[0].number}" + (f"–{rows[-1].number}" if len(rows) > 1 else ""), rows[0].event_id)
        for xs, rows in groups
    ]


def _list(figure, events, lines, width, height, up):
    for row, wrapped in zip(events.itertuples(), lines, strict=True):
        for line in wrapped:
            up -= LINE_HEIGHT
            figure.text(0.15 / width, (up + 0.1) / height, line, size=9, va="center", gid=f"{MARK}{row.event_id}")
