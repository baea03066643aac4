"""Expressions and their days, written from the calendar: Thursday, July 12, 2018 unless said."""

import time

import pandas as pd
import pytest

import helpers
from helpers.dates import dates_in
from helpers.text import Document

CASES = [
    ("He came on Thursday.", "Thursday", "2018-07-12"),
    ("He came on Monday.", "Monday", "2018-07-09"),
    ("The court will rule on Friday.", "Friday", "2018-07-13"),
    ("It opened last Thursday.", "last Thursday", "2018-07-05"),
    ("It opened on July 6.", "July 6", "2018-07-06"),
    ("It opened on 6 July 2017.", "6 July 2017", "2017-07-06"),
    ("It opened on Dec. 22.", "Dec. 22", "2018-12-22"),
    ("Filed 05/30/2018.", "05/30/2018", "2018-05-30"),
    ("Filed 2018-05-30.", "2018-05-30", "2018-05-30"),
    ("They agreed last week.", "last week", "2018-W27"),
    ("They agreed last month.", "last month", "2018-06"),
    ("They agreed last year.", "last year", "2017"),
    ("They agreed yesterday.", "yesterday", "2018-07-11"),
    ("They met Wednesday night.", "Wednesday night", "2018-07-11TNI"),
    ("They left on July 6 and came back two days later.", "two days later", "2018-07-08"),
    ("They met on July 6 and signed the next day.", "the next day", "2018-07-07"),
    ("They talked for two days.", "two days", "P2D"),
    ("A nine-month inquiry ended.", "nine-month", "P9M"),
    ("In 2011 he left.", "2011", "2011"),
    ("It was built in the spring of 2017.", "spring of 2017", "2017-SP"),
    ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
    ("It grew in the 1990s.", "the 1990s", "199"),
]


@pytest.mark.parametrize(("text", "phrase", "value"), CASES, ids=[case[1] for case in CASES])
def test_an_expression_means_its_day(text, phrase, value):
    found = [(date.phrase, date.value) for date in dates_in(Document(text, published="2018-07-12"))]
    assert (phrase, value) in found


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
        ("July 6, 2018", "2018-07-06", "month day year"),
    ]


def test_an_impossible_date_is_found_and_left_unresolved():
    found = dates_in(Document("Due on Feb. 30, 2018.", published="2018-07-12"))
    assert [(date.phrase, date.value) for date in found] == [("Feb. 30, 2018", "")]


@pytest.mark.parametrize("text", ["7" * 300_000, "on July " * 12_000, "a" * 100_000], ids=["digits", "words", "line"])
def test_long_input_costs_linear_time(text):
    start = time.process_time()
    dates_in(Document(text, published="2018-07-12"))
    dates_in(Document(text + text, published="2018-07-12"))
    assert time.process_time() - start < 20


def test_the_frame_keeps_its_schema_when_there_is_nothing():
    articles = pd.DataFrame({"article_id": ["a"], "text": ["Nothing here."]})
    assert list(helpers.find_dates(articles).columns)[:3] == ["article_id", "start", "end"]
