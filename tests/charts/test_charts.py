"""Charts: no label on another or cut off, no connector across a label, the same every time, empty input said."""

import io

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure

from helpers import charts
from helpers.charts.frame import styled
from helpers.reporting.figures import figure_html


def happenings(n):
    random = np.random.default_rng(7)
    days = pd.Timestamp("2018-05-01") + pd.to_timedelta(random.integers(0, 90, n), unit="D")
    lengths = np.where(random.random(n) < 0.2, random.integers(1, 6, n), 0)
    names = [
        "Ruiz and Lind meet in Oslo",
        "Ruiz visits Rome",
        "Lind’s letter to Ruiz",
        "Ministry’s statement on a bridge at Port Sable",
    ]
    return pd.DataFrame(
        {
            "event_id": [f"e{i:03d}" for i in range(n)], "label": [names[i % 4] for i in range(n)], "kind": "meeting",
            "first_day": days, "last_day": days + pd.to_timedelta(lengths, unit="D"), "precision": "day",
            "status": random.choice(["happened", "scheduled", "cancelled"], n), "n_articles": 2,
            "n_outlets": random.integers(1, 4, n), "salience": random.random(n),
            "conflict": [[{"first_day": "2018-05-02"}] if x < 0.1 else [] for x in random.random(n)],
        }
    )  # fmt: skip


def boxes(figure):
    renderer = FigureCanvasAgg(figure).get_renderer()
    texts = [text for axes in figure.axes for text in axes.texts] + list(figure.texts)
    return [text.get_window_extent(renderer) for text in texts if text.get_text().strip()], figure.bbox


@pytest.mark.parametrize("n", [1, 10, 50, 100])
@pytest.mark.parametrize("width", ["desk", "phone"])
def test_no_label_lies_on_another_or_is_cut_off(n, width):
    events = happenings(n)
    chart = charts.timeline(
        events, events[["event_id", "first_day"]], limit=20, title="Found", subtitle="Days", source="n = 1"
    )
    found, page = boxes(chart if width == "desk" else chart.phone)
    for place, box in enumerate(found):
        assert box.x0 >= -1 and box.x1 <= page.x1 + 1 and box.y0 >= -1 and box.y1 <= page.y1 + 1
        assert not any(box.overlaps(other) for other in found[place + 1 :])


def test_no_connector_crosses_a_label():
    events = happenings(100)
    chart = charts.timeline(events, events[["event_id", "first_day"]], limit=20)
    axes = chart.axes[0]
    lefts = [text.get_position()[0] for text in axes.texts if text.get_ha() == "left"]
    connectors = [line for line in axes.lines if len(line.get_xdata()) == 3]
    assert connectors and max(max(line.get_xdata()) for line in connectors) < min(lefts)
    ends = [line.get_ydata()[-1] for line in connectors]
    starts = [line.get_ydata()[0] for line in connectors]
    assert ends == sorted(ends) and starts == sorted(starts), "in one order, so none crosses another"


def test_the_same_input_draws_the_same_chart():
    events = happenings(30)
    drawn = [charts.timeline(events, events[["event_id", "first_day"]]) for _ in range(2)]
    assert drawn[0].alt == drawn[1].alt
    written = []
    for chart in drawn:
        buffer = io.BytesIO()
        with styled():
            chart.savefig(buffer, format="svg", metadata={"Date": None, "Creator": "Dateline"})
        written.append(buffer.getvalue())
    assert written[0] == written[1]


def test_no_events_and_no_speakers_say_so():
    empty = happenings(3).iloc[:0]
    assert "0 labelled events" in charts.timeline(empty, empty[["event_id", "first_day"]]).alt
    nobody = pd.DataFrame({"speaker": [], "known": [], "direct": [], "mixed": [], "indirect": []})
    assert "Nothing was found" in charts.quoted(nobody).alt


def test_a_speaker_with_a_dollar_sign_or_a_very_long_name_is_drawn():
    names = ["$100 $200", "x" * 300, "<script>"]
    rows = pd.DataFrame({"speaker": names, "known": True, "direct": [3, 2, 1], "mixed": 0, "indirect": 0})
    found, page = boxes(charts.quoted(rows, title="t"))
    assert all(box.x1 <= page.x1 + 1 for box in found)


def test_of_one_day_the_most_salient_event_s_mark_is_on_top():
    rows = happenings(2).assign(
        first_day=pd.Timestamp("2018-05-02"), last_day=pd.Timestamp("2018-05-02"), conflict=[[], []],
        status=["happened", "scheduled"], salience=[1.0, 0.1],
    )  # fmt: skip
    figure = charts.timeline(rows, rows[["event_id", "first_day"]])
    marks = [line for line in figure.axes[0].lines if line.get_marker() == "o" and line.get_zorder() > 4]
    assert max(marks, key=lambda line: line.get_zorder()).get_markerfacecolor() != "white"


@pytest.mark.parametrize(
    "days", [["9999-12-31"], ["0001-01-01"], ["0001-01-01", "9999-12-31"], ["2018-07-01", "9999-12-31"]]
)
def test_charts_of_the_first_and_last_days_of_the_calendar_are_drawn(days):
    days = [pd.Timestamp(day).as_unit("s") for day in days]
    rows = [
        {"event_id": f"e{n}", "label": "Talks", "kind": "meeting", "first_day": day, "last_day": day, "precision": "day",
         "status": "happened", "n_articles": 1, "n_outlets": 1, "salience": 1.0, "conflict": []} for n, day in enumerate(days)
    ]  # fmt: skip
    events = pd.DataFrame(rows)
    stages = pd.DataFrame({"number": [1], "day": days[:1], "event": ["Talks"], "quotations": [1], "event_id": ["e0"]})
    for chart in (
        charts.timeline(events, events),
        charts.coverage(pd.DataFrame({"outlet": "Kestrel", "week": days, "articles": 1, "copies": 0})),
        charts.speaker_profile(pd.DataFrame({"published": days, "kind": "direct"}), stages),
    ):
        assert figure_html(chart, {}).startswith("<figure>")


def test_a_chart_is_a_figure_that_can_be_restyled_at_both_widths():
    chart = charts.words(pd.DataFrame({"word": ["bridge"], "z": [3.0], "n_left": [9], "n_right": [1]}), title="t")
    chart.restyle(lambda figure: figure.axes[0].set_facecolor("#eeeeee"))
    assert isinstance(chart, Figure)
    assert chart.axes[0].get_facecolor() == chart.phone.axes[0].get_facecolor() == to_rgba("#eeeeee")


def a_long_tail(**more):
    rows = [(f"Speaker {n}", True, "bar", 30 - n, 5, 9) for n in range(15)]
    rows += [
        ("speaker not resolved", False, "bar", 900, 100, 1200),
        ("3,358 other speakers", False, "line", 5000, 300, 2000),
    ]
    columns = ["speaker", "known", "drawn", "direct", "mixed", "indirect"]
    return pd.DataFrame(rows, columns=columns).assign(**more)


def test_the_rest_of_a_long_tail_is_a_line_of_text_and_no_bar():
    chart = charts.quoted(a_long_tail(), title="t")
    for figure in (chart, chart.phone):
        found, page = boxes(figure)
        assert "and 3,358 other speakers: 7,300 quotations together" in [text.get_text() for text in figure.texts]
        assert all(box.x0 >= -1 and box.x1 <= page.x1 + 1 for box in found)
        bars = [patch for patch in figure.axes[0].patches if patch.get_gid()]
        assert not any("other speakers" in bar.get_gid() for bar in bars)


def test_a_bar_of_no_single_speaker_is_never_so_long_that_it_squeezes_the_others_and_keeps_its_number():
    axes = charts.quoted(a_long_tail(), title="t").axes[0]
    ends = {bar.get_gid(): bar.get_x() + bar.get_width() for bar in axes.patches}
    assert ends["mark:speaker not resolved"] == pytest.approx(1.25 * 44) and ends["mark:Speaker 0"] == 44
    assert "2,200" in [text.get_text() for text in axes.texts]


def test_thought_and_speech_acts_only_named_stand_beside_the_bars_by_name_and_no_bar_counts_them():
    chart = charts.quoted(a_long_tail(thought=3, named=0), title="t")
    words = [text.get_text() for text in chart.axes[0].texts]
    assert "thought" in words and words.count("3") == 16 and "only named" not in words, (
        "what there is none of has no column"
    )
    assert "Not counted: 51 thought" in [text.get_text() for text in chart.phone.texts] and "51 thought" in chart.alt
    assert chart.axes[0].texts[0].get_text() == "44"


def test_coverage_of_many_years_is_by_month_and_of_many_outlets_shows_the_largest_and_counts_the_rest():
    days = pd.to_datetime(["2012-01-02", "2012-01-09", "2019-05-06", "2019-05-13"])
    rows = [{"outlet": f"Paper {n:02}", "week": day, "articles": 2, "copies": 0} for n in range(45) for day in days]
    chart = charts.coverage(pd.DataFrame(rows), title="t", source="s")
    bars = [patch for patch in chart.axes[0].patches if str(patch.get_gid()).startswith("mark:Paper")]
    assert len(bars) == 40 and all(len(bar.get_path().vertices) == 2 * 5 for bar in bars), (
        "a bar for each of two months"
    )
    words = [" ".join(text.get_text().split()) for text in chart.texts]
    assert any("5 more outlets with 40 articles, listed below" in text for text in words)
