"""The days of a timeline: those that many articles mention, and that are still told of when the day is past."""

import pandas as pd
import pytest

import helpers
from helpers.dates import find_dates


def timeline(rows, **asked):
    """Return the timeline of rows (published, text)."""
    articles = pd.DataFrame({"article_id": [f"a{n}" for n in range(len(rows))], "published": [row[0] for row in rows],
                             "title": "", "text": [row[1] for row in rows]})  # fmt: skip
    return helpers.select_timeline(*helpers.find_events(articles, find_dates(articles)), articles, **asked)


def days(found):
    return found["day"].dt.strftime("%m-%d").tolist()


ROWS = [
    (f"2018-07-{9 + n:02}", f"Ana Ruiz met Bo Lind in Oslo on July 3. All was quiet on July {4 + n}.")
    for n in range(10)
]


def test_the_day_that_is_still_told_of_later_comes_first():
    assert days(timeline(ROWS, limit=1)) == ["07-03"]


def test_adjacent_days_may_both_be_chosen():
    rows = [*ROWS, *[("2018-07-20", "On July 4 the Oslo council sat.")] * 8]
    assert days(timeline(rows, limit=2)) == ["07-03", "07-04"]


def test_without_a_limit_days_are_taken_down_to_the_drop():
    assert days(timeline(ROWS)) == ["07-03"]


def test_a_day_without_a_known_event_has_its_sentence_and_no_label():
    found = timeline([("2018-07-09", "The days from July 4 on.")])
    assert found[["label", "sentences"]].values.tolist() == [["", ["The days from July 4 on."]]]


def test_a_topic_that_matches_nothing_says_what_was_looked_for():
    found = timeline(ROWS, topic=["bridge"], first_day="2018-07-01")
    assert len(found) == 0
    assert found.attrs["looked_for"] == "bridge, 2018-07-01 to any day: 0 of 10 articles on topic, 0 days mentioned"


def test_a_span_is_kept():
    assert days(timeline(ROWS, first_day="2018-07-05", last_day="2018-07-06", limit=9)) == ["07-05", "07-06"]


def test_sentences_say_different_things():
    rows = [
        ("2018-07-09", f"Ana Ruiz met Bo Lind in Oslo on July 3{end}") for end in (".", ", it is said.", " at last.")
    ]
    rows.append(("2018-07-09", "On July 3 the harbour council voted for another bridge."))
    assert len(timeline(rows, sentences_each=4, limit=1)["sentences"][0]) == 2


def test_a_day_told_in_a_sentence_of_the_topic_comes_before_one_told_elsewhere_in_the_article():
    rows = [
        (f"2018-07-2{n}", "The bridge fell on July 5. It rained. It snowed. Ana Ruiz sang on July 3.") for n in range(4)
    ]
    assert days(timeline(rows, topic=["bridge"], limit=1)) == ["07-05"]


def test_of_two_days_as_often_told_the_one_that_stands_out_from_the_days_around_comes_first():
    rows = [(f"2018-08-2{n}", "All was quiet on July 28. Ana Ruiz sang on June 5.") for n in range(6)]
    rows += [(f"2018-08-2{n}", f"It rained on July {n + 22}.") for n in range(6) for _ in range(3)]
    assert days(timeline(rows, limit=1)) == ["06-05"]


def test_of_two_days_as_often_told_the_one_on_which_the_topic_was_news_comes_first():
    rows = [(f"2018-07-1{n}", "The bridge was shut on July 2. The bridge was shut on July 6.") for n in range(4)]
    news = [("2018-07-07", "The bridge is closed. Nobody crosses the bridge.")]
    assert days(timeline([*rows, *news], topic=["bridge"], limit=1)) == ["07-06"]


@pytest.mark.parametrize("written", ["Lind-Ruiz", "Lind - Ruiz", "Lind–Ruiz", "lind ruiz"])
def test_a_topic_is_found_however_its_hyphen_is_written(written):
    assert days(timeline([("2018-07-09", f"The {written} bridge fell on July 5.")], topic=["lind-ruiz"])) == ["07-05"]


def test_an_article_without_a_day_of_publication_counts_as_one():
    rows = [(None, "Ana Ruiz met Bo Lind in Oslo on July 5, 2018."), (None, "Ana Ruiz sang on July 5, 2018.")]
    assert days(timeline([*rows, ("2018-07-09", "It rained on July 8.")], limit=1)) == ["07-05"]


def test_the_name_of_an_event_that_the_topic_is_about_comes_first_on_its_day():
    rows = [("2018-07-09", f"Bo Lind was arrested in Bergen on July 5.{' It rained.' * 9}") for _ in range(2)]
    rows = [(day, f"The harbour was full. {text} Ana Ruiz met Eva Moen in Oslo on July 5.") for day, text in rows]
    assert timeline(rows, topic=["oslo"])["label"].tolist() == ["Ruiz meets Moen in Oslo"]
