"""What a reader would print, and what an editor would keep."""

from datetime import date

import pandas as pd
import pytest

import helpers
from helpers.events import fit, salience
from helpers.events.fit import Fit
from helpers.events.inflection import with_objects
from helpers.events.salience import numbers_of, weights_of_events
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
    found = weights_of_events([cluster_of(*many), cluster_of(row(day=date(2018, 3, 1)), order=1)], {}, [None] * 2)
    assert found[0] > found[1]


def test_each_event_has_a_number_for_each_weight():
    assert numbers_of([cluster_of(row())], {}).shape == (1, len(salience.NUMBERS))
    assert len(Fit(cluster_of(row()), {}).numbers_of(row())) == len(fit.NUMBERS)


def test_verbs_that_need_an_object_are_known():
    assert {"announce", "release"} <= with_objects() and not {"arrive", "die"} & with_objects()
