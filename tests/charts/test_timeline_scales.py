"""The static timeline of any number of events: labels stay apart, far events are counted, empty time is a break."""

import re
from functools import cache

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from helpers import charts
from helpers.charts.cards import wrapped
from helpers.charts.time_axis import TimeAxis, day_numbers
from tests.made_up_events import events as made_up

SAID = "Ana Ruiz: “We will not pay for a bridge that nobody needs, not now and not in ten years.”"
CASES = {
    "one": (1, 20, {}), "hundred": (100, 5, {}), "hundred, all labelled": (100, 100, {}), "thousand": (1000, 20, {}),
    "hundred thousand": (100_000, 20, {}), "hundred labels of many": (3000, 100, {}), "one day": (100, 20, {"days": 1}),
    "two hundred years": (500, 20, {"days": 73_000, "first": "1830-01-01"}),
}  # fmt: skip


def drawn(n, limit=20, label=None, **more):
    table, mentions, *_ = made_up(n, **more)
    table = table if label is None else table.assign(label=label)
    said = dict.fromkeys(table["event_id"].iloc[::3], SAID)
    return charts.timeline(table, mentions, limit=limit, said=said, title="Found", subtitle="Days", source="n = 1")


def texts(figure):
    """Return each text that shows, with its box, and the box of the figure."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    found = list(figure.texts)
    for axes in figure.axes:
        found += axes.texts
        if axes.axison:
            found += [*axes.get_xticklabels(), *axes.get_yticklabels(), axes._left_title]
    return [(t.get_text(), t.get_window_extent(renderer)) for t in found if t.get_text().strip()], figure.bbox


def apart(figure):
    found, page = texts(figure)
    x0, y0, x1, y1 = np.array([box.extents for _, box in found]).T
    cut_off = (x0 < -1) | (x1 > page.x1 + 1) | (y0 < -1) | (y1 > page.y1 + 1)
    assert [text for (text, _), cut in zip(found, cut_off, strict=True) if cut] == []
    wide, high = (np.minimum.outer(end, end) - np.maximum.outer(start, start) for start, end in ((x0, x1), (y0, y1)))
    over = np.argwhere(np.triu((wide > 1) & (high > 1), 1))
    assert [(found[one][0], found[other][0]) for one, other in over] == []
    return found


@cache
def charted(case):
    n, limit, more = CASES[case]
    return drawn(n, limit, **more)


@pytest.mark.xdist_group("many events")
@pytest.mark.parametrize("case", CASES)
def test_of_any_number_of_events_no_label_lies_on_another_or_is_cut_off(case):
    n, limit, _ = CASES[case]
    chart = charted(case)
    for figure in (chart, chart.phone):
        apart(figure)
    assert chart.data["labelled"].sum() == min(n, limit)


@pytest.mark.parametrize(
    "label", ["A very long label that never ends " * 9, "W" * 300, "لقاء الرئيس أحمد الخطيب في العاصمة " * 8]
)
def test_labels_of_300_characters_are_cut_at_their_end_and_fit(label):
    chart = drawn(60, label=label)
    for figure in (chart, chart.phone):
        assert any("…" in text for text, _ in apart(figure))


def test_a_label_that_fits_is_whole_and_a_cut_one_says_so():
    assert wrapped("one two", 9.0, 1) == ["one two"]
    lines = wrapped("word " * 100, 2.0, 3)
    assert len(lines) == 3 and lines[-1].endswith("…") and not lines[0].endswith("…")


def with_far_ones(n=400):
    """Return made-up events of eighty days of 2018, a fifth of them long before or after, none of those salient but one."""
    table, mentions, *_ = made_up(n, days=80, first="2018-05-01")
    order = table.sort_values("salience", ascending=False).index
    first = table["first_day"].copy()
    first.loc[order[n // 2 : n // 2 + 60]] = pd.Timestamp("1300-01-01")
    first.loc[order[n // 2 + 60 : n // 2 + 80]] = pd.Timestamp("2070-01-01")
    first.loc[order[n // 2 + 80 : n // 2 + 87]] = pd.Timestamp("1990-01-01")
    first.loc[order[2]] = pd.Timestamp("1959-03-04")
    return table.assign(first_day=first, last_day=table["last_day"].where(first == table["first_day"], first)), mentions


def test_the_axis_covers_the_labelled_events_and_far_ones_are_counted_at_its_ends():
    table, mentions = with_far_ones()
    words = [text for text, _ in apart(charts.timeline(table, mentions, limit=20))]
    assert "↑ 60 earlier, from January 1, 1300 on" in words and "↓ 20 later, up to January 1, 2070" in words
    assert "March 4, 1959" in words, "a labelled one is on the axis, however far"


def test_empty_time_is_a_break_that_says_its_length_and_what_it_hides():
    table, mentions = with_far_ones()
    chart = charts.timeline(table, mentions, limit=20)
    words = [text for text, _ in texts(chart)[0]]
    assert "59 years\n7 more" in words
    marks = [line.get_ydata() for line in chart.axes[0].lines if line.get_marker() in ("o", "X", "s", "D")]
    assert np.ptp(np.concatenate(marks)) > 0.6 * np.ptp(chart.axes[0].get_ylim()), "and the rest is no dot"


def test_events_known_to_the_month_say_so_on_their_card_and_are_as_long_as_the_month():
    day = {"first_day": pd.Timestamp("2018-07-01"), "last_day": pd.Timestamp("2018-07-31"), "precision": "month"}
    table, mentions, *_ = made_up(3)
    table = pd.concat([table, table.tail(1).assign(event_id="m", salience=2.0, **day)])
    chart = charts.timeline(table, mentions)
    assert "July 2018" in [text for text, _ in texts(chart)[0]] and "July 2018" in chart.alt
    bars = [line for line in chart.axes[0].lines if line.is_dashed() and len(line.get_ydata()) == 2]
    assert len(bars) == 1


def test_where_every_event_is_of_one_outlet_no_label_says_so():
    table, mentions, *_ = made_up(30)
    assert any(
        "one outlet" in text for text, _ in texts(charts.timeline(table.assign(n_outlets=[1, 2] * 15), mentions))[0]
    )
    assert not any("one outlet" in text for text, _ in texts(charts.timeline(table.assign(n_outlets=1), mentions))[0])


@pytest.mark.xdist_group("many events")
def test_a_hundred_thousand_events_are_few_marks_and_a_small_file():
    chart = charted("hundred thousand")
    assert sum(len(line.get_xdata()) for line in chart.axes[0].lines) < 3000


def test_mentions_are_counted_by_a_unit_that_can_be_seen_and_none_is_lost():
    days = day_numbers(pd.Series(pd.date_range("1900-01-01", "1999-12-31", freq="37D").astype("datetime64[s]")))
    for inches, name in ((3.0, "year"), (30.0, "month"), (800.0, "day")):
        unit, starts, ends, counts = TimeAxis(days, inches).bins(days, 0.02)
        assert unit == name and counts.sum() == len(days) and (ends > starts).all()


@pytest.mark.parametrize(("days", "inches", "first", "more"), [
    (["2018-06-01", "2018-06-09"], 6, "Jun 1\n2018", "Jun 2"), (["2018-01-01", "2018-10-01"], 6, "Jan\n2018", "Feb"),
    (["1830-01-01", "2030-01-01"], 6, "1840", "1860"), (["2017-11-05", "2018-02-20"], 2, "Dec\n2017", "Jan\n2018"),
])  # fmt: skip
def test_ticks_stand_where_days_months_and_years_begin_and_name_a_new_year(days, inches, first, more):
    ticks = TimeAxis(day_numbers(pd.Series(pd.to_datetime(days))), inches).ticks(0.36)
    assert [text for _, text in ticks][:2] == [first, more]
    assert all(re.fullmatch(r"([A-Z][a-z]{2}( \d+)?(\n\d+)?|\d+)", text) for _, text in ticks)
