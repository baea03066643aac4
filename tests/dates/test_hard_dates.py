"""Dates of hard input: quotations with ranges, the ends of the calendar, expressions on two lines, odd characters."""

from datetime import date

import pytest

from helpers.dates import dates_in
from helpers.text import Document

PUBLISHED = "2018-07-12"  # a Thursday
ENDS = ("0001-01-01", "0001-01-08", "9999-12-24", "9999-12-31")
COUNTED = (
    "He left on Friday, yesterday, tomorrow, last week, next weekend, two years ago, ten decades later, on January 2, on "
    "December 30, this winter, in the third quarter, the next quarter, last century, next Easter weekend, the next day, a "
    "week from Friday, the day after tomorrow, the following Monday, overnight and in the first half of next year."
)


def found(text, published=PUBLISHED):
    return {each.phrase: each for each in dates_in(Document(text, published=published))}


def test_a_range_inside_a_quotation_counts_from_the_day_it_was_said():
    dates = found("He said on Friday, “We will stay in Rome from March 25 to 28.”")
    assert [dates[phrase].value for phrase in ("Friday", "March 25", "28")] == [
        "2018-07-06",
        "2018-03-25",
        "2018-03-28",
    ]
    assert dates["28"].anchor == "quotation"


def test_the_second_day_of_a_list_stays_as_it_was_where_the_first_cannot_be_counted_anew():
    dates = found("He said on Friday, “We met on February 29 and 30, and stay on March 25 and 26.”")
    assert dates["26"].value == "2018-03-26"


@pytest.mark.parametrize("published", ENDS)
def test_an_article_of_the_first_or_last_days_of_the_calendar_is_read(published):
    for each in found(COUNTED, published).values():
        assert (each.first_day is None) == (each.last_day is None)
        assert each.first_day is None or each.first_day <= each.last_day


def test_months_and_quarters_of_centuries_that_pandas_cannot_count_have_days():
    dates = found("In July 1500 he left; in the third quarter of 1501 he came.")
    assert dates["July 1500"].last_day == date(1500, 7, 31)
    assert (dates["the third quarter of 1501"].value, dates["the third quarter of 1501"].first_day) == (
        "1501-Q3", date(1501, 7, 1),
    )  # fmt: skip


def test_values_of_early_years_keep_their_width():
    dates = found("He left last week, in the last quarter and in the last decade.", "0203-07-12")
    assert [each.value for each in dates.values()] == ["0203-W27", "0203-Q2", "019"]


@pytest.mark.parametrize("gap", ["\n", "\t", "\u00a0"])
def test_an_expression_on_two_lines_means_what_it_means_on_one(gap):
    for words, value in (
        ("the previous month", "2018-06"), ("the following Monday", "2018-07-09"), ("a week ago Friday", "2018-06-29"),
        ("a few days ago", "PAST_REF"), ("two and a half years", "P2Y6M"),
    ):  # fmt: skip
        text = f"He left for {words}."
        one, two = found(text), found(text.replace(words, words.replace(" ", gap)))
        assert [(each.value, each.precision) for each in two.values()] == [
            (each.value, each.precision) for each in one.values()
        ], (value, words)


@pytest.mark.parametrize(
    "text",
    ["", "\0", "\n" * 99, "١٢ July ٢٠١٨", "²", "İ" * 9 + " on Monday", "😀 Monday", "July\u0301 6", "\ud800 Monday"],
)
def test_odd_characters_move_no_offset(text):
    for each in dates_in(Document(text, published=PUBLISHED)):
        assert Document(text).text[each.start : each.end] == each.phrase
