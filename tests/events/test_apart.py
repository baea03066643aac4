"""What one day's events have in common makes them one only where they can be; the news of an article weighs more."""

from datetime import date

import pandas as pd
import pytest

import helpers
from helpers.events.news import about_of, news_of


def labels(*texts):
    articles = pd.DataFrame(
        {"article_id": [f"a{n}" for n in range(len(texts))], "published": "2018-06-13", "title": "", "text": texts}
    )
    events, _ = helpers.find_events(articles, helpers.find_dates(articles))
    return sorted(events["label"])


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Ana Ruiz visited Paris on June 12.", "Ana Ruiz visited Rome on June 12.", ["Ruiz visits Paris", "Ruiz visits Rome"]),
        ("Ana Ruiz visited Paris on June 12.", "Ana Ruiz visited Paris on June 12.", ["Ruiz visits Paris"]),
        ("Ana Ruiz met Mia Falk in Paris on June 12.", "Mia Falk met Bo Lind in Rome on June 12.",
         ["Falk meets Lind in Rome", "Ruiz meets Falk in Paris"]),
        ("Ana Ruiz sent Mia Falk a letter on June 12.", "Bo Lind sent Mia Falk a letter on June 12.",
         ["Lind sends Falk letter", "Ruiz sends Falk letter"]),
    ],
)  # fmt: skip
def test_events_of_a_day_in_two_countries_or_of_two_authors_stay_two(one, other, found):
    assert labels(one, other) == found


def test_a_mention_is_news_by_its_headline_and_by_its_place_and_half_of_it_without_a_day():
    body = "Ferries stopped on June 12. The harbour closed. Nobody came."
    articles = pd.DataFrame(
        {"article_id": ["a"], "title": ["Ferries stopped"], "text": [body], "published": "2018-06-13"}
    )
    day = date(2018, 6, 12)
    rows = [  # start, end, lead, first_day: at the top and nearest to the headline; at the top; below; the same undated
        (0, 27, True, day), (28, 47, True, day), (0, 27, False, day), (0, 27, False, None), (0, 27, True, None),
        (28, 47, False, day),
    ]  # fmt: skip
    mentions = pd.DataFrame(rows, columns=["start", "end", "lead", "first_day"]).assign(
        article_id="a", group="none", status="happened"
    )
    assert news_of(mentions, about_of(articles)) == [1.5, 0.5, 0.5, 0.25, 0.25, 0.0]


def test_of_two_mentions_at_the_top_what_happened_comes_before_what_is_to_come():
    mentions = pd.DataFrame({"start": [0, 0], "end": [1, 1], "lead": True, "first_day": date(2018, 6, 12)}).assign(
        article_id="a", group="none", status=["scheduled", "happened"]
    )
    assert news_of(mentions, {}) == [0.5, 1.0]
