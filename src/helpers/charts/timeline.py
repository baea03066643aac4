"""The timeline: time runs down a line with a mark for each event, cards stand beside it, mentions a day are below.

The line holds the labelled events. Empty time between them is a break of fixed length, and events before or after them are
counted at its ends. Cards keep the order of their days, so that no connector crosses another connector or a label, and move
as little as possible from their days, by least squares (isotonic regression by pooling neighbours: Barlow and others, 1972).
"""

import numpy as np
import pandas as pd
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from helpers.charts.cards import GAP, LINE_HEIGHT, TO_THE_DAY, cards_of
from helpers.charts.frame import MARK, Chart, as_chart, canvas, room_around, styled, write_around
from helpers.charts.many_bars import add_bars
from helpers.charts.time_axis import TimeAxis, day_numbers, days_of_axis, length_in_words
from helpers.dates.explain import in_words, span_in_words
from helpers.tables.rows import is_one_of, lengths_of

STRIP_HEIGHT = 1.15  # inches of the strip of mentions
LANE_WIDTH = 0.11  # inches between bars of intervals that overlap
END = 0.26  # inches of a line that counts the events before or after the axis
TICK = 0.36  # inches between ticks of the line, at least
MOST_BARS = 100  # of events without a label: more would be one grey mass
SMALL = 3.5 / 72  # inches on each side of the line of a mark without a label
BARS = {  # by whether the days of an event are known to the day
    True: {"linewidth": 5, "linestyle": "-", "solid_capstyle": "butt"},
    False: {"linewidth": 2.5, "linestyle": (0, (1.2, 0.8)), "solid_capstyle": "butt"},
}
MARKS = {
    "happened": {"marker": "o", "color": "#1b1f24", "markerfacecolor": "#3f90da"},
    "scheduled": {"marker": "o", "color": "#1b1f24", "markerfacecolor": "white"},
    "cancelled": {"marker": "X", "color": "#1b1f24", "markerfacecolor": "#bd1f01"},
    "denied": {"marker": "s", "color": "#1b1f24", "markerfacecolor": "white"},
    "possible": {"marker": "s", "color": "#1b1f24", "markerfacecolor": "#ffa90e"},
}
CONTESTED = {"marker": "D", "color": "#1b1f24", "markerfacecolor": "#ffa90e"}
INK, QUIET, LINE = "#15181d", "#5a606a", "#8a8f98"

DATA = ["event_id", "label", "kind", "first_day", "last_day", "precision", "status", "n_articles", "n_outlets"]


def timeline(
    events: pd.DataFrame,
    mentions: pd.DataFrame,
    *,
    limit: int = 20,
    said: dict | None = None,
    title: str = "",
    subtitle: str = "",
    source: str = "",
) -> Chart:
    """Return the Chart of dated `events`: the `limit` most salient have a label, the others a small mark.

    `events` and `mentions` are the tables. The axis covers the labelled events; the others outside it are counted at its
    ends, and those in empty time that was compressed are counted at the break. Events of several days are bars; the bar is
    dashed if its days are known only to the week, month or year. Scheduled, cancelled, denied, possible and contested events
    have marks of their own, which differ in grey too. The number of undated events stands below. `said` maps an event_id to
    a quotation that is shown below its label. The same input draws the same chart.
    """
    asked = [name for name in (*DATA, "salience", "conflict") if name in events]
    dated = events.loc[events["first_day"].notna(), asked].sort_values(
        ["salience", "first_day", "event_id"], ascending=[False, True, True]
    )
    dated = dated.assign(last_day=dated["last_day"].fillna(dated["first_day"]))
    undated = len(events) - len(dated)
    drawn = dated.assign(a=day_numbers(dated["first_day"]), b=day_numbers(dated["last_day"]))
    around = (title, subtitle, source)
    told = mentions.loc[mentions["first_day"].notna() & is_one_of(mentions["event_id"], dated["event_id"]), "first_day"]
    told = day_numbers(told)
    return as_chart(
        lambda width: _draw(drawn, told, limit, said or {}, undated, width, *around),
        _alt(dated, limit, undated, title),
        dated[DATA].assign(labelled=np.arange(len(dated)) < limit),
    )


def _draw(dated, told, limit, said, undated, width, title, subtitle, source):
    with styled():
        left = 1.0 if width >= 6 else 0.75
        top_events = dated.head(limit)
        cards = cards_of(top_events, said, 0.94 * (width - left - 0.9))
        room = max(2.0, sum(card.height + GAP for card in cards) * 1.12)
        days = days_of_axis(top_events, dated)
        axis = TimeAxis(days, room) if len(dated) else None
        before, after = _outside(dated, axis)
        note = f"Undated, not drawn: {undated:,} events, listed below." if undated else ""
        below = " ".join(filter(None, (note, source)))
        top, bottom = room_around(width, title, subtitle, below)
        ends = END * bool(before), END * bool(after)
        height = room + sum(ends) + STRIP_HEIGHT + top + bottom + 0.95
        figure, blank = canvas(width, height)
        blank.remove()
        write_around(figure, title, subtitle, below)
        if not len(dated):
            figure.text(0.1 / width, 0.5, "No event with a day was found.", color=QUIET)
            return figure
        floor = height - top - ends[0] - room
        for text, y in ((before, height - top - END / 2), (after, floor - END / 2)):
            if text:
                figure.text((left - 0.3) / width, y / height, text, size=8.5, color=QUIET, va="center")
        axes = figure.add_axes((left / width, floor / height, 1 - left / width, room / height))
        _line(axes, dated, limit, cards, room, width - left, axis)
        _key(figure, dated, width, height, bottom + STRIP_HEIGHT + 0.62)
        inches = width - left - 0.2
        strip = figure.add_axes((left / width, (bottom + 0.3) / height, inches / width, (STRIP_HEIGHT - 0.35) / height))
        _strip(strip, told, TimeAxis(days, inches, pad=0.08, gap=0.4))
    return figure


def _outside(dated, axis):
    """Return in words how many events lie before the axis and how many after it, "" for none."""
    if axis is None:
        return "", ""
    first, last = axis.parts[0][0], axis.parts[-1][1]
    earlier, later = dated[dated["a"] < first], dated[dated["a"] > last]
    before = f"↑ {len(earlier):,} earlier, from {in_words(earlier['first_day'].min())} on" if len(earlier) else ""
    return before, f"↓ {len(later):,} later, up to {in_words(later['first_day'].max())}" if len(later) else ""


def _line(axes, dated, limit, cards, room, width, axis):
    """Draw the line of time, marks, cards and connectors; the y-axis of `axes` is in inches from the top."""
    axes.set_xlim(0, width)
    axes.set_ylim(room, 0)
    axes.axis("off")
    stops = [0, *(inch for gap in axis.breaks for inch in (gap[0] + 0.2, gap[1] - 0.2)), room]
    for start, end in zip(stops[::2], stops[1::2], strict=True):
        axes.plot([0, 0], [start, end], color=LINE, linewidth=1.2, clip_on=False)
    _breaks(axes, dated, axis)
    _ticks(axes, axis)
    _small_marks(axes, dated.iloc[limit:], axis)
    top = dated.head(limit)
    for rank, (event, lane) in enumerate(zip(top.itertuples(), _lanes(top), strict=True)):
        _bar(axes, event, axis, lane, "#3f90da")
        style = CONTESTED if len(event.conflict) else MARKS.get(event.status, MARKS["happened"])
        axes.plot([-LANE_WIDTH * lane], [axis.at(event.a)], markersize=7, linestyle="", markeredgewidth=0.9, clip_on=False,
                  zorder=4 + 1 / (1 + rank), **style)  # the most salient event of a day lies on top  # fmt: skip
    _cards(axes, cards, axis, room)


def _cards(axes, cards, axis, room):
    places = [float(axis.at(card.day)) for card in cards]
    centres = spread(places, [card.height + GAP for card in cards], room)
    for card, place, centre in zip(cards, places, centres, strict=True):
        axes.plot([0.06, 0.5, 0.72], [place, centre, centre], color="#9aa1ab", linewidth=0.8, zorder=1)
        y = centre - card.height / 2
        for number, (line, event_id, spoken) in enumerate(card.lines):
            text = axes.text(
                0.78, y + LINE_HEIGHT * (number + 0.5), line, size=9.5 if number == 0 else 9, va="center",
                weight="bold" if number == 0 else "normal", style="italic" if spoken else "normal",
                color=QUIET if number == 0 or spoken else INK,
            )  # fmt: skip
            if event_id:
                text.set_gid(f"{MARK}{event_id}")


def _breaks(axes, dated, axis):
    """Draw each break as two strokes across the line, with how long it is and how many events lie in it."""
    for (start, end), before, after in zip(axis.breaks, axis.parts, axis.parts[1:], strict=False):
        for y in (start + 0.2, end - 0.2):
            axes.plot([-0.07, 0.07], [y + 0.04, y - 0.04], color=LINE, linewidth=1.2, clip_on=False)
        n = int(((dated["a"] > before[1]) & (dated["a"] < after[0])).sum())
        text = length_in_words(after[0] - before[1]) + (f"\n{n:,} more" if n else "")
        axes.text(-0.16, (start + end) / 2, text, ha="right", va="center", size=8, style="italic", color=QUIET)


def _ticks(axes, axis):
    blocked = [(start + end) / 2 for start, end in axis.breaks]
    for day, text in axis.ticks(TICK):
        y = float(axis.at(day))
        if any(abs(y - other) < TICK for other in blocked):
            continue
        axes.plot([-0.05, 0], [y, y], color=LINE, linewidth=1, clip_on=False)
        axes.text(-0.3, y, text, ha="right", va="center", size=8.5, color=QUIET)
        blocked.append(y)


def _small_marks(axes, rest, axis):
    """Draw the events without a label: a mark each, where more lie on one place one for all."""
    rest = rest[axis.shows(rest["a"])]
    bars = rest[(rest["b"] > rest["a"]) & rest["precision"].isin(TO_THE_DAY)]  # years would cover the line
    if len(bars) <= MOST_BARS:
        for to_the_day, own in bars.assign(lane=_lanes(bars)).groupby(bars["precision"].isin(TO_THE_DAY)):
            lines = [_bar_ends(event, axis, event.lane) for event in own.itertuples()]
            _lines(axes, lines, color="#b6bdc6", **BARS[to_the_day])
    places = np.unique(np.round(axis.at(rest["a"]) * 50)) / 50  # nearer marks would be one
    if len(places):
        _lines(axes, [((-SMALL, SMALL), (place, place)) for place in places], color=LINE, linewidth=1)


def _lines(axes, lines, **look):
    """Draw `lines`, each ((x, x), (y, y)), as one path: hundreds of lines take as few bytes as one."""
    x, y = (np.array([(*line[side], np.nan) for line in lines]).flatten()[:-1] for side in (0, 1))
    axes.plot(x, y, clip_on=False, zorder=2, **look)


def _bar(axes, event, axis, lane, colour):
    if event.b > event.a:
        _lines(axes, [_bar_ends(event, axis, lane)], color=colour, **BARS[event.precision in TO_THE_DAY])


def _bar_ends(event, axis, lane):
    days = np.clip([event.a, event.b], axis.parts[0][0], axis.parts[-1][1])
    return (-LANE_WIDTH * lane,) * 2, tuple(axis.at(days))


def _lanes(events):
    """Return a lane for each event, so that overlapping intervals lie side by side; there are three lanes at most."""
    ends, lanes = {}, {}
    for event in events.sort_values(["a", "event_id"]).itertuples():
        if event.b <= event.a:
            lanes[event.Index] = 0
            continue
        lane = next((lane for lane in range(3) if lane not in ends or ends[lane] < event.a), 2)
        lanes[event.Index], ends[lane] = lane, event.b
    return [lanes[index] for index in events.index]


def spread(wanted, heights, room):
    """Return the centres of boxes that do not overlap, inside 0 to `room`, each as near as possible to its `wanted` centre.

    `heights` are those of the boxes. `wanted` must be in rising order, which the boxes keep. The distances are smallest by
    least squares (pooling adjacent violators).

    >>> spread([1.0, 1.0], [1.0, 1.0], 4.0)
    [0.5, 1.5]
    """
    before, total = [], 0.0
    for height in heights:
        before.append(total + height / 2)
        total += height
    pools = []
    for target, offset in zip(wanted, before, strict=True):
        pools.append([target - offset, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, n), (b, m) = pools[-2:]
            pools[-2:] = [[(a * n + b * m) / (n + m), n + m]]
    moved = [min(max(value, 0.0), max(0.0, room - total)) for value, n in pools for _ in range(n)]
    return [value + offset for value, offset in zip(moved, before, strict=True)]


def _key(figure, dated, width, height, bottom):
    marks = {status: MARKS[status] for status in MARKS if (dated["status"] == status).any()}
    if lengths_of(dated["conflict"]).any():
        marks["dates differ"] = CONTESTED
    handles = [Line2D([], [], linestyle="", markersize=6, label=name, **style) for name, style in marks.items()]
    figure.legend(handles=handles, loc="center left", bbox_to_anchor=(0.1 / width, bottom / height), frameon=False,
                  ncols=min(len(handles), 3 if width < 6 else 6), fontsize=8.5, handletextpad=0.2, columnspacing=1.2,
                  borderaxespad=0)  # fmt: skip


def _strip(axes, told, axis):
    """Draw the mentions of the events, of the days `told`, by day, week, month or year, on the same axis of time from left to right."""
    name, starts, ends, counts = axis.bins(told, 0.02)
    edges = [np.clip(days, axis.parts[0][0], axis.parts[-1][1] + 1) for days in (starts, ends)]
    left = axis.at(edges[0]) + np.maximum(0, edges[0] - axis.parts[-1][1]) * axis.rate
    wide = np.maximum(0.02, np.minimum(ends - starts, (ends - starts) * axis.rate))
    add_bars(axes, left, 0, np.minimum(wide, 0.3), counts, facecolor="#717581")
    axes.set_ylim(0, 1.05 * max([*counts, 1]))
    axes.set_xlim(0, axis.room)
    axes.yaxis.set_major_locator(MaxNLocator(2, integer=True))
    axes.tick_params(labelsize=8)
    axes.set_title(
        f"mentions a {name}" if name[0] != "1" else f"mentions in {name}", size=8.5, loc="left", color=QUIET, pad=3
    )
    ticks, before = [], -9.0
    for day, text in axis.ticks(0.75):
        if axis.at(day) - before > 0.5:
            ticks.append((float(axis.at(day)), text))
            before = axis.at(day)
    axes.set_xticks([x for x, _ in ticks], [text for _, text in ticks])
    for start, end in axis.breaks:
        axes.plot(
            [(start + end) / 2 - 0.05, (start + end) / 2 + 0.05],
            [0, 0],
            color="white",
            linewidth=3,
            clip_on=False,
            zorder=5,
        )
        for x in ((start + end) / 2 - 0.05, (start + end) / 2 + 0.05):
            axes.plot([x - 0.03, x + 0.03], [-0.06, 0.06], color=LINE, linewidth=1.2, clip_on=False, zorder=6,
                      transform=axes.get_xaxis_transform())  # fmt: skip


def _alt(dated, limit, undated, title):
    top = dated.head(limit).sort_values("first_day")
    listed = "; ".join(
        f"{span_in_words(row.first_day, row.last_day, row.precision)} {row.label}" for row in top.itertuples()
    )
    rest = max(0, len(dated) - limit)
    return f"{title}. Timeline of {len(top)} labelled events: {listed}. {rest} more as marks, {undated} undated."
