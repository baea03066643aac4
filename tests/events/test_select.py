"""The days of a timeline: those that many articles mention, and that are still told of when the day is past."""

import pandas as pd

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
    found = timeline([("2018-07-09", "All was quiet on July 4.")])
    assert found[["label", "sentences"]].values.tolist() == [["", ["All was quiet on July 4."]]]


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


def test_of_two_days_the_one_whose_mentions_agree_comes_first():
    same = [(f"2018-07-2{n}", "On July 5 the harbour bridge collapsed.") for n in range(4)]
    words = ("orchards blossomed", "lanterns glowed", "trumpets sounded", "sparrows gathered")
    apart = [(f"2018-07-2{n}", f"On July 3 {word} somewhere.") for n, word in enumerate(words)]
    assert days(timeline([*same, *apart], limit=1)) == ["07-05"]  # of two that tie the earlier comes first
