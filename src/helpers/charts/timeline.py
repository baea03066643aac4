"""The timeline: time runs down a line with a mark for each event, cards stand beside it, mentions a day are below.

Cards keep the order of their days, so that no connector crosses another connector or a label. Cards move as little as
possible from their days, by least squares (isotonic regression by pooling neighbours: Barlow and others, 1972).
"""

import textwrap
from typing import NamedTuple

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from helpers.charts.frame import MARK, Chart, as_chart, canvas, literal, room_around, styled, within, write_around

LINE_HEIGHT, GAP = 0.19, 0.11  # inches a line of a card, and between cards
STRIP_HEIGHT = 1.15  # inches of the strip of mentions
LANE_WIDTH = 0.11  # inches between bars of intervals that overlap
MARKS = {
    "happened": {"marker": "o", "color": "#1b1f24", "markerfacecolor": "#3f90da"},
    "scheduled": {"marker": "o", "color": "#1b1f24", "markerfacecolor": "white"},
    "cancelled": {"marker": "X", "color": "#1b1f24", "markerfacecolor": "#bd1f01"},
    "denied": {"marker": "s", "color": "#1b1f24", "markerfacecolor": "white"},
    "possible": {"marker": "s", "color": "#1b1f24", "markerfacecolor": "#ffa90e"},
}
CONTESTED = {"marker": "D", "color": "#1b1f24", "markerfacecolor": "#ffa90e"}

DATA = ["event_id", "label", "kind", "first_day", "last_day", "precision", "status", "n_articles", "n_outlets"]


class Card(NamedTuple):
    """The events of one day: `day` (Timestamp), `lines` of (text, event_id, whether it is a quotation), `height` in inches."""

    day: pd.Timestamp
    lines: list
    height: float


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

    `events` and `mentions` are the tables. Events of several days are bars; the bar is dashed if its days are known only to
    the week, month or year. Scheduled, cancelled, denied, possible and contested events have marks of their own, which differ
    in grey too. The number of undated events stands below. `said` maps an event_id to a quotation that is shown below its
    label. The same input draws the same chart.
    """
    dated = events[events["first_day"].notna()].sort_values(
        ["salience", "first_day", "event_id"], ascending=[False, True, True]
    )
    data = dated[DATA]
    undated = len(events) - len(dated)
    around = (title, subtitle, source)
    data = data.assign(labelled=[rank < limit for rank in range(len(data))])
    return as_chart(
        lambda width: _draw(dated, mentions, limit, said or {}, undated, width, *around),
        _alt(dated, limit, undated, title),
        data,
    )


def _draw(dated, mentions, limit, said, undated, width, title, subtitle, source):
    with styled():
        left = 1.0 if width >= 6 else 0.75
        cards = _cards(dated.head(limit), said, int((width - left - 1.05) * 12.4))
        room = max(2.0, sum(card.height + GAP for card in cards) * 1.12)
        note = f"Undated, not drawn: {undated:,} events, listed below." if undated else ""
        below = " ".join(filter(None, (note, source)))
        top, bottom = room_around(width, title, subtitle, below)
        height = room + STRIP_HEIGHT + top + bottom + 0.95
        figure, blank = canvas(width, height)
        blank.remove()
        write_around(figure, title, subtitle, below)
        if not len(dated):
            figure.text(0.1 / width, 0.5, "No event with a day was found.", color="#5a606a")
            return figure
        axes = figure.add_axes((left / width, (height - top - room) / height, 1 - left / width, room / height))
        _line(axes, dated, limit, cards, room, width - left)
        _key(figure, dated, width, height, bottom + STRIP_HEIGHT + 0.62)
        below = (left / width, (bottom + 0.3) / height, 1 - (left + 0.2) / width, (STRIP_HEIGHT - 0.35) / height)
        strip = figure.add_axes(below)
        _strip(strip, dated, mentions)
    return figure


def _cards(labelled, said, characters):
    cards = []
    for day, group in labelled.sort_values(["first_day", "salience"], ascending=[True, False]).groupby("first_day"):
        lines = [(f"{day:%B} {day.day}, {day.year}", "", False)]
        for event in group.itertuples():
            lines += [(line, event.event_id, False) for line in textwrap.wrap(_worded(event), max(16, characters))]
            lines += [
                (line, event.event_id, True) for line in _quoted(said.get(event.event_id, ""), max(16, characters))
            ]
        cards.append(Card(day, lines, len(lines) * LINE_HEIGHT))
    return cards


def _quoted(words, characters):
    """Return a quotation in at most two lines, or three if lines are short; a longer one is cut at its end."""
    lines, most = textwrap.wrap(literal(words), characters), 2 if characters > 50 else 3
    return (
        lines
        if len(lines) <= most
        else [*lines[: most - 1], textwrap.shorten(lines[most - 1], characters - 2, placeholder="") + " …"]
    )


def _worded(event):
    text = literal(event.label)
    if pd.notna(event.last_day) and event.last_day > event.first_day and event.precision in ("day", "days", ""):
        text += f" (to {event.last_day:%B} {event.last_day.day})"
    notes = [event.status] if event.status != "happened" else []
    notes += ["dates differ"] if len(event.conflict) else []
    notes += ["one outlet"] if event.n_outlets <= 1 else []
    return f"{text} [{', '.join(notes)}]" if notes else text


def _line(axes, dated, limit, cards, room, width):
    """Draw the line of time, marks, cards and connectors; the y-axis of `axes` is in inches from the top."""
    first, last = dated["first_day"].min(), dated[["first_day", "last_day"]].max().max()
    days = max(1, (last - first).days)
    pad = 0.18

    def at(day):
        return pad + (day - first).days / days * (room - 2 * pad)

    axes.set_xlim(0, width)
    axes.set_ylim(room, 0)
    axes.axis("off")
    axes.plot([0, 0], [0, room], color="#8a8f98", linewidth=1.2, clip_on=False)
    _ticks(axes, first, last, at)
    for rank, (event, lane) in enumerate(zip(dated.itertuples(), _lanes(dated), strict=True)):
        _mark(axes, event, at, lane, rank < limit, 4 + 1 / (1 + rank))  # the most salient event of a day lies on top
    centres = spread([at(card.day) for card in cards], [card.height + GAP for card in cards], room)
    for card, centre in zip(cards, centres, strict=True):
        axes.plot([0.06, 0.5, 0.72], [at(card.day), centre, centre], color="#9aa1ab", linewidth=0.8, zorder=1)
        y = centre - card.height / 2
        for number, (line, event_id, spoken) in enumerate(card.lines):
            text = axes.text(
                0.78, y + LINE_HEIGHT * (number + 0.5), line, size=9.5 if number == 0 else 9, va="center",
                weight="bold" if number == 0 else "normal", style="italic" if spoken else "normal",
                color="#5a606a" if number == 0 or spoken else "#15181d",
            )  # fmt: skip
            if event_id:
                text.set_gid(f"{MARK}{event_id}")


def _ticks(axes, first, last, at):
    locator = mdates.AutoDateLocator(minticks=3, maxticks=9)
    ticks = mdates.num2date(
        locator.tick_values(first.to_pydatetime(), within(last + pd.Timedelta(days=1)).to_pydatetime())
    )
    for day in dict.fromkeys(pd.Timestamp(tick.date()) for tick in ticks):
        if first <= day <= last:
            text = f"{day:%b} {day.day}" if day.day != 1 else (f"{day:%b}\n{day:%Y}" if day.month == 1 else f"{day:%b}")
            axes.plot([-0.05, 0], [at(day)] * 2, color="#8a8f98", linewidth=1, clip_on=False)
            axes.text(-0.3, at(day), text, ha="right", va="center", size=8.5, color="#5a606a")


def _mark(axes, event, at, lane, labelled, above):
    start, end = at(event.first_day), at(event.last_day) if pd.notna(event.last_day) else at(event.first_day)
    x = -LANE_WIDTH * lane
    if event.last_day > event.first_day:
        to_the_day = event.precision in ("day", "days", "")
        axes.plot([x, x], [start, end], linewidth=5 if to_the_day else 2.5, color="#3f90da" if labelled else "#b6bdc6",
                  solid_capstyle="butt", linestyle="-" if to_the_day else (0, (1.2, 0.8)), clip_on=False,
                  zorder=2)  # fmt: skip
    style = CONTESTED if len(event.conflict) else MARKS.get(event.status, MARKS["happened"])
    if labelled:
        axes.plot([x], [start], markersize=7, linestyle="", markeredgewidth=0.9, clip_on=False, zorder=above, **style)
    else:
        axes.plot([0], [start], marker="_", color="#8a8f98", markersize=7, linestyle="", clip_on=False, zorder=2)


def _lanes(dated):
    """Return a lane for each event, so that overlapping intervals lie side by side; there are three lanes at most."""
    ends, lanes = {}, {}
    for event in dated.sort_values(["first_day", "event_id"]).itertuples():
        if pd.isna(event.last_day) or event.last_day <= event.first_day:
            lanes[event.Index] = 0
            continue
        lane = next((lane for lane in range(3) if ends.get(lane, pd.Timestamp.min) < event.first_day), 2)
        lanes[event.Index], ends[lane] = lane, event.last_day
    return [lanes[index] for index in dated.index]


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
    if dated["conflict"].map(len).any():
        marks["dates differ"] = CONTESTED
    handles = [Line2D([], [], linestyle="", markersize=6, label=name, **style) for name, style in marks.items()]
    figure.legend(handles=handles, loc="center left", bbox_to_anchor=(0.1 / width, bottom / height), frameon=False,
                  ncols=min(len(handles), 3 if width < 6 else 6), fontsize=8.5, handletextpad=0.2, columnspacing=1.2,
                  borderaxespad=0)  # fmt: skip


def _strip(axes, dated, mentions):
    of_events = mentions[mentions["event_id"].isin(dated["event_id"]) & mentions["first_day"].notna()]
    counts = of_events.groupby("first_day").size()
    axes.bar(counts.index, counts, width=1.0, color="#717581", align="center")
    day = pd.Timedelta(days=1)
    axes.set_xlim(within(dated["first_day"].min() - day), within(dated[["first_day", "last_day"]].max().max() + day))
    axes.yaxis.set_major_locator(MaxNLocator(2, integer=True))
    axes.tick_params(labelsize=8)
    axes.set_title("mentions a day", size=8.5, loc="left", color="#5a606a", pad=3)
    locator = mdates.AutoDateLocator(minticks=3, maxticks=6)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator, show_offset=False))


def _alt(dated, limit, undated, title):
    top = dated.head(limit).sort_values("first_day")
    listed = "; ".join(f"{row.first_day.date()} {row.label}" for row in top.itertuples())
    rest = max(0, len(dated) - limit)
    return f"{title}. Timeline of {len(top)} labelled events: {listed}. {rest} more as marks, {undated} undated."
