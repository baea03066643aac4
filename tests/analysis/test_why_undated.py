"""What stands of time near an event without a day tells what could be dated from what is background."""

import pandas as pd
import pytest

import helpers
from helpers.analysis.why_undated import why_undated


def reason(event, *rows, dates=()):
    """Return why `event` has no day, of mentions (event, start, end, how_dated) and dates (start, end, first day or None)."""
    mentions = pd.DataFrame(rows, columns=["event_id", "start", "end", "how_dated"]).assign(article_id="a")
    dates = pd.DataFrame(dates, columns=["start", "end", "first_day"]).assign(article_id="a")
    events = pd.DataFrame({"event_id": [event], "first_day": pd.to_datetime(pd.Series([None]))})
    return why_undated(events, mentions, dates.assign(first_day=pd.to_datetime(dates["first_day"]))).iloc[0]


@pytest.mark.parametrize(
    ("dates", "why"),
    [
        ([(1050, 1058, "2018-07-06")], "not taken"),
        ([(1050, 1058, None)], "vague"),
        ([(900, 908, "2018-07-06")], "before"),
        ([(100, 108, "2018-07-06")], "background"),
        ([], "background"),
    ],
)
def test_what_stands_near_says_why(dates, why):
    assert reason("e", ("e", 1000, 1100, "undated"), dates=dates) == why


def test_a_day_that_dates_another_event_of_the_sentence_is_that_events():
    rows = [("e", 1000, 1100, "undated"), ("f", 1000, 1100, "expression")]
    assert reason("e", *rows, dates=[(1050, 1058, "2018-07-06")]) == "another"


def test_of_several_sentences_the_one_that_could_be_dated_counts():
    rows = [("e", 2000, 2100, "undated"), ("e", 1000, 1100, "undated")]
    assert reason("e", *rows, dates=[(1050, 1058, None)]) == "vague"


def test_every_event_without_a_day_has_a_reason():
    text = "The talks in Oslo had been short. Ana Ruiz met Bo Lind on July 6. She had condemned the attack recently."
    articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-12"], "title": [""], "text": [text]})
    dates = helpers.find_dates(articles)
    events, mentions = helpers.find_events(articles, dates)
    reasons = why_undated(events, mentions, dates)
    assert len(reasons) == events["first_day"].isna().sum() > 0 and (reasons != "").all()
