"""A timeline's exports read back as what was written."""

import csv
import io
import json

import pandas as pd
from icalendar import Calendar

import helpers
from helpers.reporting import exports

ARTICLES = pd.DataFrame(
    {"article_id": ["a"], "published": ["2018-07-12"], "title": [""], "outlet": ["Kestrel"],
     "text": ["A letter of July 6, when Ana Ruiz arrived in Oslo for two days of talks, came late. A summit in Rome pleased Bo Lind."]}
)  # fmt: skip


def every():
    events, mentions = helpers.find_events(ARTICLES, helpers.find_dates(ARTICLES))
    return events, exports.every_format(events, mentions, ARTICLES, title="Oslo")


def test_csv_and_json_hold_every_event_with_its_sentence():
    events, made = every()
    rows = list(csv.DictReader(io.StringIO(made["csv"])))
    assert [row["event_id"] for row in rows] == events["event_id"].tolist()
    assert json.loads(made["json"])["events"][0]["sentence"] in ARTICLES["text"][0]


def test_icalendar_gives_whole_days_and_an_exclusive_end():
    _, made = every()
    visit = next(e for e in Calendar.from_ical(made["ics"]).walk("VEVENT") if "visits" in e["summary"])
    assert (str(visit["dtstart"].dt), str(visit["dtend"].dt)) == ("2018-07-06", "2018-07-08")


def test_timelinejs_and_schema_org_hold_the_dated_events():
    events, made = every()
    dated = int(events["first_day"].notna().sum())
    assert len(json.loads(made["timelinejs.json"])["events"]) == dated == len(json.loads(made["jsonld"])["@graph"])


def test_what_a_spreadsheet_would_run_is_led_by_an_apostrophe():
    from helpers.reporting.report import csv_text

    assert csv_text(pd.DataFrame({"a": ["=1+1", "plain"]})) == "a\n'=1+1\nplain\n"
