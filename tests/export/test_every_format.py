"""Every field of an event and of a quotation stands where the format has it: two literal events, one literal quotation."""

import csv
import io
import json

import openpyxl
import pandas as pd
import pytest
from icalendar import Calendar

from helpers.analysis import intervals
from helpers.export import methods, quotations, timeline
from helpers.export.cells import csv_text, guarded
from helpers.export.codebook import codebook, markdown
from helpers.export.workbook import workbook
from helpers.tables import SCHEMAS

DAY = pd.Timestamp
ARTICLES = pd.DataFrame({"article_id": ["a"], "text": ["The letter came."], "outlet": ["Kestrel"]})
VISIT = {
    "event_id": "e1", "label": "Ruiz visits Öland", "kind": "visit", "first_day": "2018-07-06", "last_day": "2018-07-07",
    "edtf": "2018-07-06/2018-07-07", "precision": "day", "status": "cancelled", "participants": ["Ana Ruiz"], "place": "Oslo",
    "n_mentions": 3, "n_articles": 2, "n_outlets": 1, "salience": 0.1235,
    "conflict": [{"first_day": "2018-07-05", "article_ids": ["b"]}], "sentence": "letter", "outlet": "Kestrel",
    "article_id": "a", "start": 4, "end": 10,
}  # fmt: skip
OPENING = {
    "event_id": "e2", "label": "Bridge opens", "kind": "opening", "first_day": "", "last_day": "", "edtf": "", "precision": "",
    "status": "scheduled", "participants": [], "place": "", "n_mentions": 1, "n_articles": 1, "n_outlets": 1, "salience": 0.0,
    "conflict": [], "sentence": "", "outlet": "", "article_id": "gone", "start": 0, "end": 3,
}  # fmt: skip


def events():
    """The two as rows of table events; the article of the second is none of the corpus's."""
    rows = [
        row | {name: DAY(row[name]) if row[name] else pd.NaT for name in ("first_day", "last_day")}
        | {"evidence": {name: row[name] for name in ("article_id", "start", "end")}}
        for row in (VISIT, OPENING)
    ]  # fmt: skip
    rows[0] |= {"salience": 0.123456, "conflict": [{"first_day": DAY("2018-07-05"), "article_ids": ["b"]}]}
    return pd.DataFrame(rows).drop(columns=["edtf", "sentence", "outlet", "article_id", "start", "end"])


def made():
    return timeline.every_format(events(), ARTICLES, title="A title")


def test_a_record_has_every_column_of_its_event_and_its_evidence():
    assert timeline.records(events(), ARTICLES) == [VISIT, OPENING]
    assert list(timeline.records(events(), ARTICLES.drop(columns="outlet"))[0].values())[-4:] == ["", "a", 4, 10]


def test_csv_has_a_row_an_event_with_a_heading_a_column():
    rows = list(csv.reader(io.StringIO(made()["csv"].decode())))
    assert rows[0] == list(VISIT) and len(rows) == 3
    assert [rows[1][n] for n in (0, 3, 13, 14)] == [
        "e1", "2018-07-06", "0.1235", '[{"first_day": "2018-07-05", "article_ids": ["b"]}]',
    ]  # fmt: skip
    nothing = timeline.every_format(events().head(0), ARTICLES)
    assert nothing["csv"].decode() == ",".join(VISIT) + "\n", "headings stand where there is no event"


def test_json_has_the_title_and_the_records_readable_and_line_by_line():
    assert json.loads(made()["json"]) == {"title": "A title", "events": [VISIT, OPENING], "left_out": 0}
    assert '\n  {\n   "event_id": "e1",\n   "label": "Ruiz visits Öland"' in made()["json"] and made()["json"].endswith(
        "}\n"
    )


def test_timelinejs_has_a_slide_a_dated_event():
    assert json.loads(made()["timelinejs.json"]) == {
        "title": {"text": {"headline": "A title"}},
        "events": [
            {"unique_id": "e1", "start_date": {"year": 2018, "month": 7, "day": 6},
             "end_date": {"year": 2018, "month": 7, "day": 7},
             "text": {"headline": "Ruiz visits Öland", "text": "letter"}, "group": "visit"}
        ],
    }  # fmt: skip


def test_schema_org_has_an_event_with_its_place_and_who_took_part():
    assert json.loads(made()["jsonld"]) == {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Event", "identifier": "e1", "name": "Ruiz visits Öland", "startDate": "2018-07-06",
             "endDate": "2018-07-07", "description": "letter", "eventStatus": "https://schema.org/EventCancelled",
             "location": {"@type": "Place", "name": "Oslo"}, "performer": [{"@type": "Thing", "name": "Ana Ruiz"}]}
        ],
    }  # fmt: skip
    (bare,) = timeline.schema_org([OPENING | {"first_day": "2018-07-06", "status": "happened"}])["@graph"]
    assert bare["eventStatus"].endswith("/EventScheduled") and not {"location", "performer"} & set(bare)


def test_icalendar_has_an_entry_a_dated_event():
    calendar = Calendar.from_ical(made()["ics"])
    (entry,) = calendar.walk("VEVENT")
    assert (calendar["version"], calendar["prodid"], calendar["x-wr-calname"]) == (
        "2.0", "-//Dateline//timeline//EN", "A title",
    )  # fmt: skip
    assert {name: str(entry[name]) for name in ("uid", "summary", "description", "location", "status")} == {
        "uid": "e1@dateline", "summary": "Ruiz visits Öland", "description": "letter (Kestrel)", "location": "Oslo",
        "status": "CANCELLED",
    }  # fmt: skip
    assert str(entry["dtstamp"].dt) == "2018-07-06 00:00:00+00:00"


@pytest.mark.parametrize(
    ("status", "shown"), [("scheduled", "TENTATIVE"), ("happened", "CONFIRMED"), ("denied", "CONFIRMED")]
)
def test_a_calendar_says_how_sure_an_event_is(status, shown):
    row = OPENING | {"first_day": "2018-07-06", "last_day": "2018-07-06", "status": status, "sentence": "x"}
    (entry,) = Calendar.from_ical(timeline.icalendar([row], "")).walk("VEVENT")
    assert entry["status"] == shown and "location" not in entry and entry["description"] == "x (unknown outlet)"


def test_days_of_a_year_a_month_and_an_open_end_are_edtf():
    first, last = DAY("2018-07-01"), DAY("2018-07-31")
    found = [
        timeline.edtf(first, end, known)
        for end, known in ((last, "year"), (last, "month"), (last, "day"), (pd.NaT, "day"))
    ]
    assert found == ["2018", "2018-07", "2018-07-01/2018-07-31", "2018-07-01"]


def test_an_annotation_has_its_place_its_words_and_what_is_said_of_them(report):
    about = report([("c", 0.4, "s2", "direct"), ("c", 0.5, "", "direct")])
    about.tables["articles"] = about.articles.assign(url="https://example.com/a")
    page = quotations.web_annotations(about.attributed_quotes(), about.articles)
    assert (page["id"], page["type"]) == ("urn:dateline:quotations", "AnnotationPage")
    content, cue, source, unknown = page["items"][:4]
    assert content == {
        "id": "urn:dateline:c-q1:content:1", "type": "Annotation", "motivation": "identifying",
        "body": [{"type": "TextualBody", "purpose": "classifying", "value": "content"}]
        + [{"type": "TextualBody", "purpose": "tagging", "value": value} for value in ("direct", "speech", "Bo Lind")],
        "target": {
            "source": "https://example.com/a",
            "selector": [
                {"type": "TextPositionSelector", "start": 0, "end": 10},
                {"type": "TextQuoteSelector", "exact": "Cy Dahl de", "prefix": "", "suffix": "clined to comment. Ana Ruiz met "},
            ],
        },
    }  # fmt: skip
    assert [item["body"] for item in (cue, source)] == [
        [{"type": "TextualBody", "purpose": "classifying", "value": role}] for role in ("cue", "source")
    ]
    assert cue["target"]["selector"][1]["prefix"] == "Cy Dahl dec"
    assert [body["value"] for body in unknown["body"]] == ["content", "direct", "speech"], "no speaker, no tag"


def test_the_place_of_an_annotation_in_an_article_with_an_odd_id_is_one_urn(report):
    about = report([("a/b", 0.4, "s2", "direct")], ids=["a/b"])
    (first, *_) = quotations.web_annotations(about.attributed_quotes(), about.articles)["items"]
    assert first["target"]["source"] == "urn:dateline:article:a%2Fb"


def test_a_quotation_in_the_table_has_its_words_and_its_place(report):
    about = report()
    row = quotations.tidy(about.attributed_quotes(), about.articles).iloc[0]
    assert row[["said", "cue_words", "source_words", "link"]].tolist() == [
        "Cy Dahl de",
        "line",
        " to ",
        "articles/a.html#q1",
    ]


def test_the_codebook_names_the_columns_of_the_table_in_their_order_with_their_types(report):
    about, book = report(), codebook()
    table = quotations.tidy(about.attributed_quotes(), about.articles)
    assert list(table) == book["column"].tolist() and list(book) == ["column", "type", "what it is"]
    types = book.set_index("column")["type"]
    assert types[["content", "published", "outlet", "link"]].tolist() == ["list", "day", "text", "text"]
    assert types[list(SCHEMAS["quotes"].columns)].notna().all() and book["what it is"].str.len().gt(0).all()


def test_the_codebook_is_a_table_of_markdown():
    book = pd.DataFrame([["outlet", "text", "who"]], columns=["column", "type", "what it is"])
    assert markdown(book).endswith("\n\n| column | type | what it is |\n| --- | --- | --- |\n| outlet | text | who |\n")
    assert markdown(book).startswith("# ")


def test_a_citation_keeps_letters_of_every_script_and_names_the_version():
    from importlib.metadata import version

    lines = methods.citation("Öre", "Nine.").splitlines()
    assert 'title: "Öre"' in lines and 'abstract: "Nine."' in lines and f"    version: {version('dateline')}" in lines


def test_the_methods_paragraph_gives_the_measured_rates_in_whole_per_cent(monkeypatch):
    rates = pd.DataFrame(
        {"precision": [0.9, 0.8, 0.7], "recall": [0.95, 0.85, 0.6], "speaker": [1.0, 0.5, 0.5], "speakers": [200, 100, 100]},
        index=intervals.FORMS,
    )  # fmt: skip
    monkeypatch.setattr(methods, "measured", lambda tagger: rates)
    told = methods.paragraph(1200, "accurate", "nine articles.", "none")
    for words in ("direct 90 and 95 %", "mixed 80 and 85 %", "indirect 70 and 60 %", " 75 %", "1,200 quotations", "accurate",
                  " in nine articles. ", "nltk ", "onnxruntime "):  # fmt: skip
        assert words in told, words
    assert "not recorded" not in told and "not recorded" in methods.paragraph(2, "", "nine articles", "none")


def test_a_cell_that_is_a_list_an_array_or_spans_is_json_with_its_letters():
    import numpy as np

    assert (
        guarded(["Ö", np.array([1, 2])]) == '["Ö", [1, 2]]'
        and guarded(np.int64(7)) == 7
        and guarded(np.array([1])) == "[1]"
    )
    assert guarded("a\0b") == "a\\x00b" and guarded(None) is None


def test_days_in_a_csv_are_iso_and_cells_are_quoted_only_where_they_must_be():
    frame = pd.DataFrame(
        {"day": [DAY("2018-07-06 12:00"), pd.NaT], "n": [1.5, 2.0], "said": ["a, b", "=x"]}, index=[7, 8]
    )
    assert csv_text(frame) == 'day,n,said\n2018-07-06,1.5,"a, b"\n,2.0,\'=x\n'
    assert csv_text(pd.DataFrame({"said": pd.Series(["=1+1"], dtype=object)})) == "said\n'=1+1\n"


def sheet(frame):
    return openpyxl.load_workbook(io.BytesIO(workbook({"one": frame, "two": frame})))["one"]


def test_a_sheet_has_bold_headings_that_stay_in_view_and_cells_of_their_kind():
    made = sheet(pd.DataFrame({"who": ["Ana Ruiz", None], "n": [3, 4], "share": [0.5, float("nan")]}))
    assert made.freeze_panes == "A2" and made["A1"].font.bold and not made["A2"].font.bold
    assert list(made.iter_rows(values_only=True)) == [("who", "n", "share"), ("Ana Ruiz", 3, 0.5), (None, 4, None)]


def test_days_of_a_sheet_are_days_from_the_year_excel_counts_from():
    days = [DAY("1900-12-31"), DAY("1901-01-01"), pd.NaT]
    made = sheet(pd.DataFrame({"day": pd.Series(days, dtype=object)}))
    assert [made[f"A{n}"].is_date for n in (2, 3)] == [False, True]
    assert (
        made["A2"].value == "1900-12-31" and f"{made['A3'].value:%Y-%m-%d}" == "1901-01-01" and made["A4"].value is None
    )


def test_a_sheet_of_more_rows_than_excel_holds_has_the_first(monkeypatch):
    from helpers.export import workbook as module

    monkeypatch.setattr(module, "MOST_ROWS", 2)
    assert sheet(pd.DataFrame({"n": [1, 2, 3]})).max_row == 3


def test_only_what_excel_would_read_as_an_escape_is_escaped():
    cells = sheet(pd.DataFrame({"said": ["_x00e9_", "_xyz_"]})).iter_rows(min_row=2, values_only=True)
    assert list(cells) == [("_x005F_x00e9_",), ("_xyz_",)]
