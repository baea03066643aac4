"""Accuracy on the gold of the sample corpus never falls below a floor; `python -m benchmarks.sample` prints the figures."""

import pytest

from benchmarks import sample

FLOORS = {
    "accurate": {"dates": {"found": 0.99, "precision": 0.99, "value": 0.98, "day": 0.97},
                 "quotes": {"found": 0.9, "precision": 0.63, "speaker": 0.85},
                 "events": {"day": 0.87, "first": 0.78}},
    "fast": {"quotes": {"found": 0.91, "precision": 0.64, "speaker": 0.84}},
}  # fmt: skip

CEILINGS = {"events": {"duplicates": 0.05}}


@pytest.mark.parametrize("tagger", FLOORS)
def test_no_figure_falls_below_its_floor(tagger):
    _, tables, keys = sample.extracted(tagger)
    for name, floors in FLOORS[tagger].items():
        scores = getattr(sample, name)(tables, keys)
        assert {key: scores[key] for key in floors if scores[key] < floors[key]} == {}, name
        assert {key: scores[key] for key, most in CEILINGS.get(name, {}).items() if scores[key] > most} == {}, name
