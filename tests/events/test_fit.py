"""What a reader would print, and what an editor would keep."""

from datetime import date

import pandas as pd
import pytest

import helpers
from helpers.events import fit, salience
from helpers.events.fit import Fit
from helpers.events.inflection import with_objects
from helpers.events.labels import Telling
from helpers.events.salience import Labels, Standing, Told, discounted, numbers_of, saliences, standing
from tests.made_up_mentions import cluster_of, row


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ({"worth": 0.2}, {"worth": 0.8}),
        ({"sure": 0.2}, {"sure": 0.9}),
        ({"how_dated": "publication"}, {}),
        ({"told": "Visit", "verb": False}, {}),
        ({"clear": 0.1}, {"clear": 1.0}),
        ({"status": "denied"}, {}),
    ],
)
def test_a_row_is_fitter_to_print_that_is_surer_and_reads_better(less, more):
    def chance(given):
        one = row(**given)
        return Fit(cluster_of(one), {}).chances([one])[0]

    assert chance(less) < chance(more)


def test_label_and_evidence_are_of_one_mention():
    articles = pd.DataFrame(
        {
            "article_id": ["a", "b"],
            "published": "2018-07-12",
            "title": "",
            "text": [
                "Her visit on July 6 was short.",
                "Ana Ruiz visited the mayor of Oslo on July 6, her office said.",
            ],
        }
    )
    events, mentions = helpers.find_events(articles, helpers.find_dates(articles))
    best = events.sort_values("salience", ascending=False).iloc[0]
    assert best["label"].startswith("Ruiz visits") and best["evidence"]["article_id"] == "b"


def test_an_event_that_more_articles_tell_of_is_more_salient():
    many = [row() for _ in range(4)]
    for n, one in enumerate(many):
        one.article_id = f"a{n}"
    found = saliences([cluster_of(*many), cluster_of(row(day=date(2018, 3, 1)), order=1)], {})
    assert found[0] > found[1]


def test_each_event_has_a_number_for_each_weight():
    assert numbers_of([cluster_of(row())], {}).shape == (1, len(salience.NUMBERS))
    assert len(Fit(cluster_of(row()), {}).numbers_of(row())) == len(fit.NUMBERS)


def test_of_two_events_told_alike_within_days_the_second_is_noticed():
    telling = Telling("Ruiz visits Oslo", row(), 1.0)
    told, days = Told(), (None, date(2018, 7, 8), date(2018, 9, 1))
    clusters = [cluster_of(row(day=day) if day else row(), order=n) for n, day in enumerate(days)]
    rows = standing(clusters, [telling] * 3, ["happened"] * 3)
    assert list(map(told.has_like, rows)) == [False, True, False]


def test_labels_with_a_word_are_found_by_their_days_whether_these_are_few_or_a_year():
    labels, events = (
        Labels(),
        [(n, day, day + length, 3, "visit") for n, (day, length) in enumerate([(9, 0), (15, 2), (400, 0), (1, 365)])],
    )
    for event in events:
        labels.take(event)
    found = {
        span: sorted(n for n, first, last, *_ in labels.near(*span) if first <= span[1] and span[0] <= last)
        for span in [(8, 9), (17, 17), (0, 9999)]
    }
    assert found == {(8, 9): [0, 3], (17, 17): [1, 3], (0, 9999): [0, 1, 2, 3]}


def test_verbs_that_need_an_object_are_known():
    assert {"announce", "release"} <= with_objects() and not {"arrive", "die"} & with_objects()


def test_an_event_of_a_month_counts_less_where_its_day_is_told():
    july = date(2018, 7, 1), date(2018, 7, 31), "month"
    day = Standing(
        0,
        date(2018, 7, 6),
        date(2018, 7, 6),
        "day",
        "arrest",
        "Ruiz arrested in Oslo",
        "a",
        0,
        "happened",
        None,
        ["Ana Ruiz"],
    )
    same = Standing(1, *july, "arrest", "Police seize mayor at home", "b", 0, "happened", None, ["Ana Ruiz"])
    found = discounted(
        [day, same, same._replace(order=2, article_id="c", people=["Bo Lind"], label="Officers detain sailor")],
        [1.0, 0.8, 0.8],
        None,
    )
    assert found[1] < found[2] <= found[0]
