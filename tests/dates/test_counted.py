"""Each text of counted.csv holds its expressions and no others: what each means and what its day is counted from."""

from pathlib import Path

import pandas as pd
import pytest

from helpers.dates import dates_in, find_dates
from helpers.dates.explain import explain
from helpers.dates.starts import starts
from helpers.text import Document

ROWS = pd.read_csv(Path(__file__).parent / "counted.csv", skiprows=1, dtype=str, keep_default_na=False)


def told(date):
    last = date.last_day if date.last_day != date.first_day else ""
    cells = (date.phrase, "=", date.type, date.value, date.precision, date.anchor, date.first_day, last)
    return " ".join(str(cell) for cell in cells if cell)


@pytest.mark.parametrize("row", ROWS.itertuples(), ids=lambda row: row.text[:40])
def test_a_text_holds_its_expressions_with_their_days_and_what_they_are_counted_from(row):
    found = dates_in(Document(row.text, published=row.published or None))
    assert " | ".join(map(told, found)) == row.found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It opens soon.", "soon, a time without a day"),
        ("He came every Monday.", "every Monday, what recurs, no day"),
        ("It fell on Feb. 30, 2018.", "Feb. 30, 2018, not resolved"),
    ],
)
def test_what_has_no_day_says_why(text, reason):
    articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-12"], "text": [text]})
    assert explain(find_dates(articles), articles).tolist() == [reason]


def test_a_reason_names_the_date_before_it_in_its_own_article():
    texts = ["In 2011 it opened. The next year it closed.", "In March 2012 it rained. The next month it snowed."]
    articles = pd.DataFrame({"article_id": ["a", "b"], "published": ["2018-07-12"] * 2, "text": texts})
    reasons = explain(find_dates(articles), articles).tolist()
    assert reasons[1::2] == [
        "The next year, counted from “2011” before it",
        "The next month, counted from “March 2012” before it",
    ]


def test_articles_need_no_day_and_no_title():
    assert find_dates(pd.DataFrame({"article_id": ["a"], "text": ["On July 6, 2018."]}))["value"].tolist() == [
        "2018-07-06"
    ]


def test_an_expression_is_sought_only_where_one_can_begin():
    assert starts("he left the town on monday, the next day") == [20, 28, 32, 37]
    assert starts("the 2nd of may, in '98 the") == [0, 4, 11, 19]


def test_letters_that_grow_in_lower_case_move_no_offset():
    text = "İİİ came on July 6, 2018."
    assert [(d.start, d.phrase) for d in dates_in(Document(text))] == [(12, "July 6, 2018")]
