"""Days and quoted words as people write them."""

import pandas as pd
import pytest

from helpers.site.in_words import days, days_of_text, spoken


@pytest.mark.parametrize(("first", "last", "words"), [
    ("2018-07-06", "2018-07-06", "July 6, 2018"), ("2018-07-06", None, "July 6, 2018"), ("2018-07-06", "2018-07-07", "July 6 to 7, 2018"),
    ("2018-06-30", "2018-07-01", "June 30 to July 1, 2018"), ("2018-07-01", "2018-07-31", "July 2018"),
    ("2018-07-01", "2018-09-30", "July to September 2018"), ("2018-01-01", "2018-12-31", "2018"),
    ("2010-01-01", "2019-12-31", "2010 to 2019"), ("2017-12-31", "2018-01-01", "December 31, 2017 to January 1, 2018"),
    ("2020-02-01", "2020-02-29", "February 2020"), (None, None, "undated"), ("2018-07-06", "2018-07-01", "July 6, 2018"),
    ("2018-01-01", "2018-06-30", "January to June 2018"),
])  # fmt: skip
def test_days_are_written_as_a_person_writes_them(first, last, words):
    assert days(pd.Timestamp(first) if first else pd.NaT, pd.Timestamp(last) if last else pd.NaT) == words


@pytest.mark.parametrize("text", ["2018-13-40", "2018-07-06 or so", "", "12", "2018-07"])
def test_a_text_that_is_no_day_stays(text):
    assert days_of_text(text) == text


def test_days_far_from_ours_are_written_too():
    assert days_of_text("1066-10-14") == "October 14, 1066" and days_of_text("9999-12-31") == "December 31, 9999"


@pytest.mark.parametrize(("said", "shown"), [
    ("that the talks would resume", "the talks would resume"), ("and that he had left,", "he had left"),
    ("that was wrong", "that was wrong"), ("whether the talks would resume", "whether the talks would resume"),
    ("“We will not pay,”", "“We will not pay”"), ("“That is all.”", "“That is all.”"), ("that", "that"), ("", ""), (",", ","),
    ("the  North\nwould … wait,", "the North would … wait"), ("that … he would go", "he would go"),
])  # fmt: skip
def test_words_that_only_tie_a_quotation_to_its_sentence_are_left_out(said, shown):
    assert spoken(said) == shown


def test_a_long_quotation_is_cut_at_a_word_and_its_marks_are_closed():
    assert spoken("“" + "word " * 40 + "end”", 30) == "“word word word word word …”"
    assert spoken("a" * 400, 30) == "a" * 28 + " …" and spoken('"' + "word " * 9 + '"', 20) == '"word word word …"'
