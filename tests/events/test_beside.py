"""What an event counts beside others: of its day the first counts in full, and what is told again counts less."""

from datetime import datetime

import numpy as np
import pyarrow as pa
import pytest

from helpers.events.beside import FURTHER, NEXT, PLANNED, TWIN, WIDEST, saliences, told_before
from helpers.events.united import OF_BLOCK

JULY_6 = datetime(2018, 7, 6)
ALONE = {
    "label": "Ruiz arrested in Oslo", "first_day": JULY_6, "last_day": JULY_6, "until": None, "precision": "day", "told_by": "arrest",
    "status": "happened", "participants": ["Ana Ruiz"], "evidence": {"article_id": "a", "start": 0}, "weight": 1.0,
}  # fmt: skip
MONTH = {"first_day": datetime(2018, 7, 1), "last_day": datetime(2018, 7, 31), "precision": "month", "weight": 0.8}


def found(*events, last=None):
    rows = [
        {**ALONE, "order": n, "evidence": {"article_id": f"a{n}", "start": 0}, **event}
        for n, event in enumerate(events)
    ]
    return saliences(pa.Table.from_pylist(rows, OF_BLOCK), last).tolist()


def told(labels, first, last=None, kinds=None):
    first = np.array(first)
    kinds = np.zeros(len(first), dtype=int) if kinds is None else np.array(kinds)
    return told_before(pa.chunked_array([labels]), first, first if last is None else np.array(last), kinds).tolist()


def test_each_further_event_of_a_day_counts_less():
    other = {"label": "Bridge falls", "weight": 0.9}
    assert found({}, other, {"label": "Lind wins", "weight": 0.5}) == pytest.approx(
        [1, 0.9 * FURTHER, 0.5 * FURTHER**2]
    )


def test_what_the_same_sentence_shows_of_one_day_counts_once():
    same = {"evidence": {"article_id": "a", "start": 9}}
    assert found(same, {**same, "label": "Bridge falls"})[1] == pytest.approx(FURTHER * TWIN)


@pytest.mark.parametrize(
    ("more", "times"),
    [
        ({}, TWIN),
        ({"label": "Officers arrest sailor", "participants": ["Bo Lind"]}, 1),
        ({"label": "Police seize mayor"}, TWIN),
    ],
)
def test_an_event_of_a_month_counts_less_where_its_day_is_told(more, times):
    assert found({}, {**MONTH, **more})[1] == pytest.approx(0.8 * times)


def test_what_was_planned_for_a_day_long_past_counts_less():
    planned = {"status": "scheduled", "until": JULY_6}
    day = JULY_6.toordinal()
    assert found(planned, {"first_day": None}, last=day + 1)[0] == PLANNED and found(planned, {}, last=day)[0] == 1


def test_events_without_a_day_and_no_events_have_a_salience():
    assert found({"first_day": None}, {"first_day": None, "weight": 0.5}) == [1, 0.5] and found() == []


def test_of_events_told_alike_within_days_the_later_is_noticed_whichever_they_are():
    label = "Ruiz visits Oslo"
    assert told([label, label, label], [10, 10 + NEXT, 11 + 2 * NEXT]) == [False, True, False]
    assert told([label, "Lind visits Oslo", "Bridge falls"], [10, 10, 10]) == [False, True, False]


def test_what_is_told_of_another_kind_is_not_alike_unless_its_day_is_not_known():
    label = "Ruiz visits Oslo"
    assert told([label, label, label], [10, 10, 1], [10, 10, 31], [0, 1, -1]) == [False, False, True]


def test_of_a_word_only_the_first_labels_are_looked_at():
    labels, days = ["Visit"] * (WIDEST + 2), [*range(0, 10 * WIDEST, 10), 9999, 9999]
    assert not any(told(labels, days)), "the last is like the one before it, which is too late to be looked at"
    assert told(labels[1:], days[1:])[-1]
