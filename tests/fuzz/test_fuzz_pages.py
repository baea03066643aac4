"""Pages, the search index and exports of any few articles lose nothing, run nothing, and can be read back."""

import csv
import html
import io
import json
import re
from html.parser import HTMLParser

import pandas as pd
from hypothesis import strategies as st
from icalendar import Calendar
from openpyxl import load_workbook

import helpers
from helpers.analysis.not_quoted import declined
from helpers.export import quotations, timeline
from helpers.export.cells import csv_text
from helpers.reporting.report import Report
from helpers.site import search
from helpers.site.highlight import Mark, _paragraph, marked_text
from helpers.site.pages import article_pages, speaker_pages
from helpers.tables import NAMES, conform
from tests.fuzz.test_fuzz_events import frame_of
from tests.fuzz.texts import articles, texts

NASTY = ("", "<script>alert(1)</script>", "=1+1", "＝1+1", "javascript:alert(1)", "\"><img src=x onerror=alert(1)>", "a\rb", "\u202eabc",
         "</script><svg onload=alert(1)>", "'; drop", "{{ 1 }}", "-- -->", "$x$", "a\u2028b", "N" * 300, "https://c.example/f")  # fmt: skip
RUNS = re.compile(r"[=+\-@\t\r＝＋－＠]")


class Elements(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self, markup):
        super().__init__()
        self.found = []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    handle_startendtag = handle_starttag


ABOUT = ("title", "outlet", "byline", "url", "section")
CASES = st.lists(st.tuples(articles(3), st.tuples(*[st.sampled_from(NASTY)] * len(ABOUT))), min_size=1, max_size=3)


def report_of(case):
    """Return a Report of one to three articles, with odd titles, outlets, bylines, addresses and sections."""
    frame = frame_of([article for article, _ in case])
    frame[list(ABOUT)] = [about for _, about in case]
    frame["title"] += frame["text"].str[:20]
    more = {
        "published_from": "metadata",
        "language": "en",
        "source_path": "x/a.txt",
        "source_format": "text",
        "n_words": 9,
    }
    frame = conform("articles", frame.assign(story_id="", **more))
    found = dict(helpers.extract(frame, tagger="fast", workers=1).items())
    return Report({name: found.get(name, frame) for name in NAMES}, None, "T", {}, len(frame), {"tagger": "fast"})


def harmless(page):
    """A page runs no script but its own files, has no handler, and leads nowhere but to pages and the web."""
    for tag, attributes in Elements(page).found:
        assert (
            tag not in ("img", "iframe", "object", "embed", "base", "form")
            or tag == "form"
            and "search" in str(attributes)
        )
        assert not any(name.startswith("on") for name in attributes), (tag, attributes)
        for name in ("href", "src"):
            address = "".join((attributes.get(name) or "").split()).lower()
            assert not address.startswith(("javascript:", "data:text", "vbscript:")), address
    assert "alert(1)</script>" not in page.replace("&lt;", "")


def pages_hold(case):
    report = report_of(case)
    asked = declined(report.articles, report.sentences)
    for name, page in (*article_pages(report, asked), *speaker_pages(report)):
        assert "/" not in name and page.startswith("<!")
        harmless(page)


def plain(markup):
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def marks_hold(case):
    text, spans = case
    marks = [Mark(min(a, b), max(a, b), "said", f"q{n}", "") for n, (a, b) in enumerate(spans) if a != b]
    assert plain(_paragraph(text, 0, len(text), marks)) == html.unescape(html.escape(text, quote=False))
    marked_text(text)


def search_holds(case):
    report = report_of(case)
    texts_of = dict(zip(report.articles["article_id"], report.articles["text"], strict=True))
    quotes = report.attributed_quotes(copies=True)
    made = dict(search.index_files(report.articles, quotes, texts_of, texts_of))
    assert all(re.fullmatch(r"[\w.-]+\.js", name) for name in made), list(made)
    known = set()
    for name, text in made.items():
        if name.startswith("terms-"):
            known |= json.loads(text.split(", ", 1)[1].removesuffix(");\n")).keys()
        if name != "search.js":
            assert "\u2028" not in text and "\u2029" not in text and text.count("\n") == 1
    missing = {word for text in texts_of.values() for word in search.words(text)} - known
    assert not missing, missing


def timeline_holds(case):
    report = report_of(case)
    made = timeline.every_format(report.events, report.articles, title=report.articles["title"].iloc[0])
    rows = list(csv.reader(io.StringIO(made["csv"].decode(), newline="")))
    assert len(rows) == len(report.events) + 1 and len({len(row) for row in rows}) == 1
    json.loads(made["timelinejs.json"]), json.loads(made["jsonld"])
    assert [row["event_id"] for row in json.loads(made["json"])["events"]] == report.events["event_id"].tolist()
    dated = int(report.events["first_day"].notna().sum())
    assert len(Calendar.from_ical(made["ics"]).walk("VEVENT")) == dated
    guarded(rows)


def quotations_hold(case):
    report = report_of(case)
    quotes = report.attributed_quotes(copies=True)
    table = quotations.tidy(quotes, report.articles)
    rows = list(csv.reader(io.StringIO(csv_text(table), newline="")))
    assert len(rows) == len(quotes) + 1
    guarded(rows)
    book = load_workbook(io.BytesIO(quotations.excel(table, pd.DataFrame({"column": ["=1"]}))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert len(json.loads(json.dumps(quotations.web_annotations(quotes, report.articles)))["items"]) >= len(quotes)
    assert "javascript:" not in json.dumps(
        [item["target"]["source"] for item in quotations.web_annotations(quotes, report.articles)["items"]]
    )


def guarded(rows):
    for row in rows[1:]:
        for cell in row:
            assert not RUNS.match(cell) or re.fullmatch(r"-?[\d.]+(e-?\d+)?", cell), f"a spreadsheet runs {cell!r}"


def test_a_page_holds_no_element_and_leads_to_no_address_that_an_article_brought(fuzz):
    fuzz(pages_hold, CASES, few=5, many=5000)


def test_marked_text_loses_no_character_whatever_is_marked(fuzz):
    case = st.tuples(texts(2), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
    fuzz(
        marks_hold,
        case.map(lambda of: (of[0], [tuple(min(x, len(of[0])) for x in s) for s in of[1]])),
        few=250,
        many=20_000,
    )


def test_every_word_of_every_article_is_in_the_index_of_the_search(fuzz):
    fuzz(search_holds, CASES, few=5, many=5000)


def test_a_timeline_in_every_format_reads_back_whole(fuzz):
    fuzz(timeline_holds, CASES, few=5, many=5000)


def test_quotations_in_every_format_read_back_whole_and_run_nothing(fuzz):
    fuzz(quotations_hold, CASES, few=5, many=5000)
