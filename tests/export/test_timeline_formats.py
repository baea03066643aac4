"""A timeline's exports read back as what was written."""

import csv
import io
import json

import pandas as pd
import pytest
from icalendar import Calendar

import helpers
from helpers.export import timeline

ARTICLES = pd.DataFrame(
    {"article_id": ["a"], "published": ["2018-07-12"], "title": [""], "outlet": ["Kestrel"],
     "text": ["A letter of July 6 came late. Ana Ruiz arrived in Oslo on July 6 for two days of talks. A summit in Rome pleased Bo Lind."]}
)  # fmt: skip


def every():
    events, mentions = helpers.find_events(ARTICLES, helpers.find_dates(ARTICLES))
    return events, timeline.every_format(events, ARTICLES, title="Oslo")


def test_csv_and_json_hold_every_event_with_its_sentence():
    events, made = every()
    rows = list(csv.DictReader(io.StringIO(made["csv"].decode())))
    assert [row["event_id"] for row in rows] == events["event_id"].tolist()
    assert json.loads(made["json"])["events"][0]["sentence"] in ARTICLES["text"][0]


def test_icalendar_gives_whole_days_and_an_exclusive_end():
    _, made = every()
    visit = next(e for e in Calendar.from_ical(made["ics"]).walk("VEVENT") if "Oslo" in e["summary"])
    assert (str(visit["dtstart"].dt), str(visit["dtend"].dt)) == ("2018-07-06", "2018-07-08")


def test_timelinejs_and_schema_org_hold_the_dated_events():
    events, made = every()
    dated = int(events["first_day"].notna().sum())
    assert len(json.loads(made["timelinejs.json"])["events"]) == dated == len(json.loads(made["jsonld"])["@graph"])


def test_what_a_spreadsheet_would_run_is_led_by_an_apostrophe():
    from helpers.export.cells import csv_text

    assert csv_text(pd.DataFrame({"a": ["=1+1", "plain"]})) == "a\n'=1+1\nplain\n"


HOSTILE = "</script><img src=x onerror=alert(1)> & <b>"
ROW = {
    "event_id": "e", "label": HOSTILE, "kind": HOSTILE, "first_day": "2018-07-12", "last_day": "2018-07-12", "sentence": HOSTILE,
    "outlet": HOSTILE, "status": "happened", "place": HOSTILE, "participants": [HOSTILE],
}  # fmt: skip


def test_timelinejs_which_reads_texts_as_html_is_given_none():
    made = timeline.timelinejs([ROW], HOSTILE)
    slide = made["events"][0]
    for text in (made["title"]["text"]["headline"], slide["text"]["headline"], slide["text"]["text"], slide["group"]):
        assert "<" not in text and "&lt;b&gt;" in text


@pytest.mark.parametrize("value", [[ROW], timeline.schema_org([ROW]), {"title": HOSTILE + "\u2028"}])
def test_json_stays_json_in_a_script_of_a_page(value):
    made = timeline.json_text(value)
    assert not [c for c in "<>&\u2028\u2029" if c in made] and json.loads(made) == value


def test_the_first_years_have_four_figures():
    first = pd.Timestamp("0005-01-02").as_unit("s")
    assert timeline.edtf(first, first) == "0005-01-02" and timeline.edtf(first, first, "month") == "0005-01"
    assert timeline.edtf(first, first, "year") == "0005"


def test_an_event_of_the_last_day_there_is_has_a_calendar():
    made = timeline.icalendar([{**ROW, "first_day": "9999-12-31", "last_day": "9999-12-31"}], "x")
    assert b"DTSTART;VALUE=DATE:99991231" in made and b"DTEND" not in made
