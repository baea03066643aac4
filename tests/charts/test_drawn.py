"""Every chart is drawn as its reference: each line, bar and text where it was when people looked at the chart.

After a change that is meant, look at the charts and write the references anew: python tests/charts/test_drawn.py
"""

import json
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from helpers import charts

REFERENCE = Path(__file__).parent / "reference"
NEAR = 0.02  # inches
AROUND = {"title": "What was found", "subtitle": "By day, 2018", "source": "Source: made up; n = 9"}
DAY = pd.Timestamp


def events():
    rows = [
        ("e1", "Ruiz and Lind meet in Oslo for $5 talks", "2018-05-02", "2018-05-04", "day", "happened", 3, 0.9, []),
        ("e2", "Ruiz visits Rome", "2018-05-02", "2018-05-02", "day", "scheduled", 1, 0.8, []),
        ("e3", "Lind’s letter to Ruiz about a bridge that was never built at Port Sable", "2018-06-01", "2018-06-01",
         "day", "cancelled", 2, 0.7, [{"first_day": "2018-06-02"}]),
        ("e4", "Talks go on", "2018-05-01", "2018-05-31", "month", "denied", 2, 0.6, []),
        ("e5", "The mill closes", "2018-07-01", "2018-07-03", "day", "possible", 2, 0.5, []),
        ("e6", "The mill opens", "2018-05-03", "2018-05-05", "day", "happened", 2, 0.4, []),
        ("e7", "A vote is held", "2018-06-20", "2018-06-20", "day", "happened", 2, 0.3, []),
        ("e8", "A day nobody knows", None, None, "", "happened", 2, 0.2, []),
        ("e9", "A vote is feared", "2018-06-21", "2018-06-21", "day", "possible", 2, 0.1, []),
    ]  # fmt: skip
    names = ["event_id", "label", "first_day", "last_day", "precision", "status", "n_outlets", "salience", "conflict"]
    table = pd.DataFrame(rows, columns=names).assign(kind="meeting", n_articles=2)
    return table.assign(**{day: pd.to_datetime(table[day]) for day in ("first_day", "last_day")})


def timeline():
    table = events()
    mentions = pd.concat([table, table.head(2), table.head(1).assign(event_id="elsewhere")])[["event_id", "first_day"]]
    said = {"e1": "We will not pay $5 for a bridge that nobody asked for and that nobody is going to cross, said Ana Ruiz, "
            "and we will say so again tomorrow and on the day after tomorrow, however long the two of us must stay here.",
            "e2": "I like Rome."}  # fmt: skip
    return charts.timeline(table, mentions, limit=7, said=said, **AROUND)


def one_day():
    return charts.timeline(events().iloc[[1]], events()[["event_id", "first_day"]])


def new_year():
    days = pd.to_datetime(["2018-11-05", "2019-02-20"])
    table = events().iloc[[1, 6]].assign(first_day=days, last_day=days)
    return charts.timeline(table, table[["event_id", "first_day"]])


def undated():
    return charts.timeline(events().iloc[[7]], events()[["event_id", "first_day"]], **AROUND)


def voice(quotes=9):
    days = pd.to_datetime(["2018-05-02", "2018-05-03", "2018-05-20", "2018-06-01", "2018-06-03", None, "2018-06-04"])
    kinds = ["direct", "mixed", "direct", "indirect", "direct", "direct", "direct"]
    stages = pd.DataFrame(
        {
            "number": [1, 2, 3], "day": pd.to_datetime(["2018-05-02", "2018-05-30", "2018-06-01"]),
            "event": ["Ruiz visits Rome", "Lind’s letter to Ruiz about a bridge that was to cost $5 and was never built at Port "
                      "Sable nor anywhere else that anyone knows of", "A vote"],
            "quotations": [2, 1, 3], "event_id": ["e1", "e2", "e3"],
        }
    )  # fmt: skip
    return charts.speaker_profile(
        pd.DataFrame({"published": days, "kind": kinds}).head(quotes), stages.head(quotes), **AROUND
    )


def no_voice():
    return voice(0)


def quoted(bars=9):
    rows = [
        ("Ana Ruiz", True, 3, 2, 1),
        ("Harbour Ministry of Bridges and of Everything Else", True, 1200, 0, 0),
        ("$5 Lind", True, 0, 0, 2),
        ("unnamed", False, 1, 1, 1),
    ]
    table = pd.DataFrame(rows, columns=["speaker", "known", "direct", "mixed", "indirect"]).head(bars)
    return charts.quoted(table, unit="words", **AROUND)


def nobody_quoted():
    return quoted(0)


def coverage(rows=9):
    weeks = [("Harbour Courier", "2018-04-30", 5, 2), ("Harbour Courier", "2018-05-14", 8, 0), ("", "2018-04-30", 1, 0),
             ("", None, 3, 1), ("The $5 Courier of the Long Name", "2018-06-04", 2, 2)]  # fmt: skip
    table = pd.DataFrame(weeks, columns=["outlet", "week", "articles", "copies"]).head(rows)
    return charts.coverage(table.assign(week=pd.to_datetime(table["week"])), **AROUND)


def no_coverage():
    return coverage(0)


def compared(rows=99):
    table = [("kind", f"kind {n}", n + 1.0, n / 2, n + 5.0, 50.0 - n, 40.0 - n, 60.0 - n, "") for n in range(9)]
    table += [
        ("pronoun", "she and $5", 30.4, 20.0, 40.6, None, None, None, "yes"),
        ("pronoun", "nobody", *[None] * 6, ""),
    ]
    sides = [f"{part}_{side}" for side in ("left", "right") for part in ("share", "low", "high")]
    table = pd.DataFrame(table, columns=["measure", "value", *sides, "differ"]).head(rows)
    return charts.comparison(table, names=("$5 Courier", "The Evening Post of the Long Name and More"), **AROUND)


def nothing_compared():
    return compared(0)


def words(rows=99):
    table = [(f"word{n}", 6.0 - n, 9 - n, n) for n in range(12)] + [("$5", -7.0, 0, 9)]
    return charts.words(pd.DataFrame(table, columns=["word", "z", "n_left", "n_right"]).head(rows), most=5, **AROUND)


def no_words():
    return words(0)


def shares(rows=99):
    table = [("role", f"role {n}", 30.4 - n, 20.4 - n, 40.6 - n) for n in range(11)]
    table += [("kind", "person and $5 more than there is room for", 60, 50, 70), ("kind", "unnamed", 40, 30, 50)]
    return charts.shares(pd.DataFrame(table, columns=["measure", "value", "share", "low", "high"]).head(rows), **AROUND)


def no_shares():
    return shares(0)


EXAMPLES = [timeline, one_day, new_year, undated, voice, no_voice, quoted, nobody_quoted, coverage, no_coverage, compared,
            nothing_compared, words, no_words, shares, no_shares]  # fmt: skip


def told(figure):
    """Return a row for each line, bar and text of a figure that shows: what it is, its look, its place in inches."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    rows = [["page", "", [float(n) for n in figure.get_size_inches()]]]
    for artist in figure.findobj(lambda a: isinstance(a, (Line2D, Patch, Text))):
        text = artist.get_text() if isinstance(artist, Text) else ""
        if artist.get_visible() and (text.strip() or not isinstance(artist, Text)):
            rows.append([text or type(artist).__name__, look(artist), place(artist, renderer)])
    return rows


def look(artist):
    if isinstance(artist, Text):
        parts = [to_hex(artist.get_color()), artist.get_size(), artist.get_weight(), artist.get_style()]
    elif isinstance(artist, Line2D):
        parts = [to_hex(artist.get_color()), artist.get_linewidth(), artist.get_linestyle(), artist.get_marker()]
        parts += [artist.get_markersize(), to_hex(artist.get_markerfacecolor()), artist.get_markeredgewidth()]
        parts += [artist.get_solid_capstyle(), artist._dash_pattern]
    else:
        parts = [
            to_hex(artist.get_facecolor()),
            to_hex(artist.get_edgecolor()),
            artist.get_linewidth(),
            artist.get_hatch(),
        ]
    ends = [round(artist.get_zorder(), 3), artist.get_gid(), artist.get_clip_on()]
    return " ".join("" if part is None else str(part) for part in parts + ends).strip()


def place(artist, renderer):
    dpi = artist.get_figure(root=True).dpi
    if isinstance(artist, Line2D) and len(artist.get_xdata()):
        points = artist.get_transform().transform(artist.get_xydata())
        return [float(n) / dpi for n in points.flatten()]
    return [float(n) / dpi for n in artist.get_window_extent(renderer).extents]


def reference(example):
    chart = example()
    data = chart.data.to_csv(index=False, float_format="%.3f").splitlines()
    return {"alt": chart.alt, "data": data, "desk": told(chart), "phone": told(chart.phone)}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.__name__)
def test_a_chart_is_drawn_as_its_reference(example):
    expected = json.loads((REFERENCE / f"{example.__name__}.json").read_text(encoding="utf-8"))
    found = json.loads(json.dumps(reference(example)))
    assert found["alt"] == expected["alt"] and found["data"] == expected["data"]
    for width in ("desk", "phone"):
        assert [row[:2] for row in found[width]] == [row[:2] for row in expected[width]]
        for (name, _, place), (*_, before) in zip(found[width], expected[width], strict=True):
            assert place == pytest.approx(before, abs=NEAR), name


if __name__ == "__main__":
    REFERENCE.mkdir(exist_ok=True)
    for made in EXAMPLES:
        rows = reference(made)
        for width in ("desk", "phone"):
            rows[width] = [[name, style, [round(n, 3) for n in where]] for name, style, where in rows[width]]
        lines = [f"{json.dumps(k)}: {json.dumps(rows[k], ensure_ascii=False)}" for k in ("alt",)]
        for key in ("data", "desk", "phone"):
            listed = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows[key])
            lines.append(f"{json.dumps(key)}: [\n{listed}\n]")
        (REFERENCE / f"{made.__name__}.json").write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")
