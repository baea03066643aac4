"""What holds of every text: anchors, bad input, long input; the expressions themselves are in challenge.csv."""

import time

import pandas as pd
import pytest

import helpers
from helpers.dates import dates_in, explain, lexicon
from helpers.text import Document


def test_across_new_year_the_nearest_year_is_meant():
    assert dates_in(Document("It closed on Dec. 22.", published="2018-01-05"))[0].value == "2017-12-22"
    assert dates_in(Document("It opens on Jan. 5.", published="2018-12-28"))[0].value == "2019-01-05"


@pytest.mark.parametrize("text", ["Mrs May spoke.", "They may go.", "1950 of them came.", "It costs 24/7 care."])
def test_what_is_no_date_is_not_found(text):
    assert not [date for date in dates_in(Document(text, published="2018-07-12")) if date.first_day]


def test_without_a_day_of_publication_relative_expressions_are_found_and_have_no_value():
    found = dates_in(Document("He came on Monday and left on July 6, 2018."))
    assert [(date.phrase, date.value, date.rule) for date in found] == [
        ("Monday", "", "no anchor"),
        ("July 6, 2018", "2018-07-06", "month and day"),
    ]


def test_an_impossible_date_is_found_and_left_unresolved():
    found = dates_in(Document("Due on Feb. 30, 2018.", published="2018-07-12"))
    assert [(date.phrase, date.value) for date in found] == [("Feb. 30, 2018", "")]


LONG = {
    "digits": "7" * 300_000,
    "words": "on July " * 12_000,
    "one word": "a" * 100_000,
    "dates": 'On July 6 he said "we go tomorrow" and left the next day; in March 2011 they met. ' * 1_000,
    "marks": '"' * 100_000,
    "numbers": "and 7 " * 20_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_input_costs_linear_time(text):
    once, twice = _seconds(text), _seconds(text + text)
    assert twice < 4 * once + 0.5


def _seconds(text):
    start = time.process_time()
    dates_in(Document(text, published="2018-07-12"))
    return time.process_time() - start


@pytest.mark.parametrize("year", ["0000", "0001", "9999", "10000", "99999"])
def test_years_at_the_calendar_s_ends_never_stop_a_run(year):
    text = f"On July 6, {year}, and in March {year}, in the year {year}, {year}-01-01, and a century later."
    assert dates_in(Document(text, published="2018-07-12"))


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_a_publication_at_the_calendar_s_ends_never_stops_a_run(published):
    text = (
        " ".join(row.example for row in lexicon.table("patterns.csv").itertuples()) + " On Monday, Dec. 31, next year."
    )
    assert dates_in(Document(text, published=published))


def test_the_frame_keeps_its_schema_when_there_is_nothing():
    articles = pd.DataFrame({"article_id": ["a"], "text": ["Nothing here."]})
    assert list(helpers.find_dates(articles).columns)[:3] == ["article_id", "start", "end"]


ARTICLES = pd.DataFrame(
    {
        "article_id": ["a", "b"],
        "published": ["2018-07-12", None],
        "text": [
            "He left on Thursday. On July 2, 2018, she said, “We vote tomorrow.” The next day they met for two days.",
            "He left on Thursday.",
        ],
    }
)


def test_every_day_says_what_it_was_counted_from():
    dates = helpers.find_dates(ARTICLES)
    assert explain(dates, ARTICLES).tolist() == [
        "Thursday, counted from publication on July 12, 2018",
        "July 2, 2018, as written",
        "tomorrow, counted from the day it was said",
        "The next day, counted from “July 2, 2018” before it",
        "two days, a length of time, no day",
        "Thursday, not resolved: no day of publication to count from",
    ]


def test_what_is_mentioned_further_down_governs_nothing_in_a_quotation():
    text = "On July 2 she said, “We vote on July 20.” On May 4, 2009, the mill burned. By Friday it was gone."
    values = [date.value for date in dates_in(Document(text, published="2018-07-12"))]
    assert values == ["2018-07-02", "2018-07-20", "2009-05-04", "2009-05-08"]
