"""Events of hard input: the ends of the calendar, stays of no days, names broken over lines."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

import helpers
from helpers.dates import dates_in
from helpers.events import mentions_in
from helpers.events.mentions import _Reader
from helpers.text import Document

MET = "Ana Ruiz met Bo Lind in Oslo. The talks were held here. She visited Oslo on Friday for two days."


def days_of(text, published):
    document = Document(text, published=published)
    return [(mention.first_day, mention.last_day) for mention in mentions_in(document, dates_in(document))]


def articles(*published):
    ids = [f"a{n}" for n in range(len(published))]
    return pd.DataFrame({"article_id": ids, "published": list(published), "title": "Talks", "text": MET})


def test_a_stay_of_no_days_is_no_stay():
    assert days_of("Ana Ruiz made a Saturday visit 0 day long.", "2018-07-12") == [(date(2018, 7, 7), date(2018, 7, 7))]


@pytest.mark.parametrize(
    "text", ["Ana Ruiz visited on Friday for 99 days.", "Ana Ruiz left on Friday after a visit of 99 days."]
)
@pytest.mark.parametrize("published", ["0001-01-06", "9999-12-31"])
def test_a_stay_ends_where_the_calendar_does(text, published):
    for first, last in days_of(text, published):
        assert first <= last


@pytest.mark.parametrize(
    "published",
    [
        ("0001-01-01", "9999-12-31"),
        ("9999-12-31", "0001-01-01"),
        ("0001-01-01",) * 2,
        ("9999-12-31",) * 2,
        ("9999-12-30", None),
    ],
)
def test_articles_of_the_first_and_last_days_of_the_calendar_have_events_and_a_timeline(published):
    corpus = articles(*published)
    dates = helpers.find_dates(corpus)
    events, mentions = helpers.find_events(corpus, dates)
    assert set(mentions["event_id"]) == set(events["event_id"]) and len(events)
    assert not (events["first_day"] > events["last_day"]).any()
    assert (
        len(helpers.select_timeline(events, mentions, corpus, dates=dates))
        == dates.loc[dates["precision"] == "day", "first_day"].nunique()
    )


def test_a_name_broken_over_lines_takes_part_as_it_is_written_on_one():
    document = Document("Ana\nRuiz met Bo\nLind in North\nKorea on July 6.", published="2018-07-12")
    mention = mentions_in(document, dates_in(document))[0]
    assert (mention.agent, mention.others, mention.place) == ("Ana Ruiz", ["Bo Lind"], "North Korea")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Ana Ruiz will visit Oslo from September 30 to October 2.", date(2018, 10, 2)),
        ("Ana Ruiz will visit Oslo from September 28 through 30.", date(2018, 9, 30)),
        ("Ana Ruiz will visit Oslo on September 30.", date(2018, 9, 30)),
    ],
)
def test_a_range_of_days_gives_an_event_its_last_day(text, last):
    assert [day for _, day in days_of(text, "2018-07-12")] == [last]


def test_a_day_is_taken_only_from_words_of_its_own_sentence():
    sentence = SimpleNamespace(first=5, words=["Ruiz", "left", "."], relations=["dep"] * 3, heads=[0, 1, 2])
    document = SimpleNamespace(token_sentence=[0] * 5 + [1] * 3)
    reader = SimpleNamespace(document=document, sentences=[None, sentence], known={})
    kept = [SimpleNamespace(token=5), SimpleNamespace(token=1)]  # the second stands in the sentence before
    assert _Reader._parted(reader, range(6, 7), list(kept), [0, 1]) == []
