"""What a page shows of a frame, a text and a chart: cells, marks, and links over a chart's marks."""

import pandas as pd
import pytest

from helpers.charts.frame import Chart, as_chart
from helpers.reporting.figures import below_title, figure_html, image_files, mark_boxes
from helpers.site.highlight import marked_text
from helpers.site.html_table import html_table

FRAME = pd.DataFrame(
    {
        "who": ["Ana <Ruiz>", "Bo Lind"], "said": ["Wait & see", None], "n_quotes": [1200, 3], "share": [33.333, float("nan")],
        "day": pd.to_datetime(["2018-07-12", None]), "told": ["34 (20–51)", "x"], "names": [["a", "b"], []],
        "link": ["speakers/s1.html", ""],
    }
)  # fmt: skip


def test_a_frame_is_a_table_with_a_caption_headers_and_its_cells_by_kind():
    table = html_table(
        FRAME, caption="Who & what.", words=["said"], links={"who": "link"}, labels={"n_quotes": "quotations"}, name="t"
    )
    head, body = table.split("<tbody>")
    assert head == (
        '<div class="scroll" id="t" tabindex="0" role="region" aria-label="Who &amp; what."><table><caption><span>Who &amp; '
        'what.</span></caption><thead><tr><th scope="col">who</th><th scope="col">said</th><th scope="col" class=n>quotations'
        '</th><th scope="col" class=n>share</th><th scope="col">day</th><th scope="col">told</th><th scope="col">names</th>'
        "</tr></thead>"
    )
    assert body == (
        '<tr><th scope="row"><a href="../speakers/s1.html">Ana &lt;Ruiz&gt;</a></th><td class="words">Wait &amp; see</td>'
        '<td class="n">1,200</td><td class="n">33.3</td><td class="day">July 12, 2018</td><td class="day">34 (20–51)</td>'
        '<td>a, b</td></tr><tr><th scope="row">Bo Lind</th><td class="words">unknown</td><td class="n">3</td>'
        '<td class="n">unknown</td><td>unknown</td><td>x</td><td></td></tr></tbody></table></div>'
    )


def test_a_long_table_shows_its_first_rows_and_says_so_and_an_empty_one_says_that():
    frame = pd.DataFrame({"a_b": range(3)})
    assert 'The first 2 of 3 rows; the <a href="a.csv">CSV</a> has all.' in html_table(frame, most=2, file="a.csv")
    assert html_table(frame, most=2).count("<tr>") == 3 and "The first" not in html_table(frame, most=3)
    assert (
        "class=n>a b</th>" in html_table(frame)
        and 'aria-label="table"' in html_table(frame)
        and " id=" not in html_table(frame)
    )
    assert (
        html_table(frame.head(0), caption="None <here>.", name="n")
        == '<p class="quiet" id="n">None &lt;here&gt;. Nothing to show.</p>'
    )
    assert '<a href="x.html">7</a>' in html_table(
        pd.DataFrame({"n": [7], "to": ["x.html"]}), links={"n": "to"}, home=""
    )


def test_a_page_shows_few_rows_and_all_are_folded_below_with_the_csv():
    table = html_table(pd.DataFrame({"n": range(12)}), caption="N.", few=10, file="n.csv", rows="numbers", name="n")
    few, every = table.split('<details class="all">')
    assert few.count("<tr>") == 11 and every.count("<tr>") == 13 and "<summary>All 12 numbers</summary>" in every
    assert '<a href="n.csv">CSV</a>' in every and table.count('id="n"') == 1
    assert "<details" not in html_table(pd.DataFrame({"n": range(10)}), few=10)
    assert "The first 11 of 12 rows; the CSV has all" in html_table(
        pd.DataFrame({"n": range(12)}), few=10, most=11, file="n.csv"
    )


TEXT = "“It is safe,” said Ana Ruiz on Tuesday.\n\nShe declined. Then she left.\n\nThe end."
QUOTES = pd.DataFrame(
    {
        "quote_id": ["a-q7"], "speaker": [""], "kind": ["direct"], "how_resolved": ["unresolved"], "content": [[[0, 7], [8, 13]]],
        "cue": [[[14, 18]]], "source": [[[19, 27]]],
    }
)  # fmt: skip
DATES = pd.DataFrame({"start": [31], "end": [38], "value": [""], "rule": ["weekday"], "anchor": ["none"]})
MENTIONS = pd.DataFrame({"start": [0, 0], "end": [39, 39]})
DECLINED = pd.DataFrame({"start": [41], "end": [54]})


def test_what_is_said_when_told_and_declined_is_marked_and_has_its_anchor_once():
    first, second, third = marked_text(TEXT, QUOTES, DATES, MENTIONS, DECLINED)
    said = 'title="said by a speaker not resolved (direct, unresolved)"'
    assert first == (
        f'<mark class="said" id="q7" {said}><span id="e0">“</span></mark><mark class="said" {said}>It is </mark>s'
        f'<mark class="said" {said}>afe,”</mark> <mark class="how" title="cue of q7">said</mark> '
        '<mark class="who" title="source of q7">Ana Ruiz</mark> on '
        '<mark class="when" id="d31" title="not resolved (weekday, from none)">Tuesday</mark>.'
    )
    assert second == '<mark class="asked" id="s41" title="asked, and not quoted">She declined.</mark> Then she left.'
    assert third == "The end."


@pytest.mark.parametrize(
    ("keep", "found"),
    [
        ([(0, 39)], ["all", " […] "]), ([(41, 54)], [" […] ", "She declined. […] ", " […] "]),
        ([(55, 69)], [" […] ", " […] Then she left.", " […] "]), ([(0, 3), (20, 23)], ["“It […] na  […] ", " […] "]),
        ([(0, 999)], ["all", "She declined. Then she left.", "The end."]), ([], [" […] "]),
    ],
)  # fmt: skip
def test_only_the_spans_to_keep_are_shown_and_a_cut_is_marked(keep, found):
    shown = [str(p).replace('<span class="quiet">', "").replace("</span>", "") for p in marked_text(TEXT, keep=keep)]
    assert shown == [TEXT.split("\n\n")[0] if text == "all" else text for text in found]


def chart():
    return as_chart(lambda width: bars(4 if width > 6 else 2), 'Bars of "a"', None)


def bars(width):
    figure = Chart(figsize=(width, 2), dpi=100)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, 4), axes.set_ylim(0, 2), axes.axis("off")
    axes.bar([1], [1], width=1, gid="mark:a&b")
    for bar in axes.patches:
        bar.set_gid("mark:a&b")
    axes.plot([3], [1], "o", gid="other")
    axes.barh([1.9], [2], left=2, height=0.001)
    axes.patches[-1].set_gid("mark:thin")
    return figure


def test_a_mark_s_place_is_in_per_cent_of_the_image_and_parts_of_one_key_are_one_box():
    found = mark_boxes(chart())
    assert set(found) == {"a&b", "thin"}
    assert found["a&b"] == pytest.approx((12.5, 50, 25, 50), abs=1) and found["thin"][:3] == pytest.approx(
        (50, 5, 50), abs=1
    )
    figure = chart()
    figure.axes[0].patches[-1].set_gid("mark:a&b")
    assert mark_boxes(figure)["a&b"] == pytest.approx((12.5, 5, 87.5, 95), abs=1)


def test_a_chart_is_two_images_with_alt_text_and_a_link_over_each_mark_that_leads_somewhere():
    page = figure_html(
        chart(), {"a&b": "speakers/s1.html?a&b", "thin": ("#top", "To <the> top"), "gone": "x"}, home="../"
    )
    assert page.startswith(
        '<figure><div class="chart desk" style="position:relative"><img src="data:image/svg+xml;base64,'
    )
    assert (
        page.count('alt="Bars of &quot;a&quot;"') == 2
        and '<div class="chart phone" style="position:relative;display:none">' in page
    )
    assert page.count('<a href="../speakers/s1.html?a&amp;b" style="position:absolute;left:12.') == 2
    assert page.count('title="a&amp;b" aria-label="a&amp;b"></a>') == 2 and "gone" not in page
    assert (
        page.count('<a href="#top"') == page.count('aria-label="To &lt;the&gt; top"') == page.count("height:1.20%") == 2
    )


def test_a_chart_s_files_are_for_print_and_for_slides():
    made = image_files(chart())
    assert (
        made["png"].startswith(b"\x89PNG") and made["svg"].lstrip().startswith(b"<?xml") and set(made) == {"png", "svg"}
    )
    assert int.from_bytes(made["png"][16:20], "big") == 640 and made["svg"] == image_files(chart())["svg"]


def test_a_title_that_the_page_s_headline_says_is_left_out_of_the_picture_and_marks_stay_in_their_places():
    figure = bars(4)
    figure.text(0, 1, "Ruiz has\n3 of 4 for US\\$5", va="top", size=10)
    assert below_title(figure, "Lind has none.") == below_title(figure, "") == 2
    top = below_title(figure, "Ruiz has 3 of 4 for US$5; the rest is Lind’s.")
    assert 1.5 < top < 1.8 and mark_boxes(figure, top)["a&b"][3] == pytest.approx(50 * 2 / top, abs=1)
    assert sum(mark_boxes(figure, top)["a&b"][1::2]) == pytest.approx(100, abs=1), "the bar stands on the lower edge"
