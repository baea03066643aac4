"""Floors on the newsroom set's development articles, where a copy of the corpora lies beside the project."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.aligned import counted, figures
from benchmarks.newsroom import articles_of, found_in

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
FLOORS = {
    "accurate": {
        "row truth": 73,
        "speech P": 94,
        "speech R": 80.5,
        "with speaker": 73,
        "indirect P": 90,
        "speaker": 83,
    },
    "fast": {"row truth": 67, "speech P": 92, "speech R": 77.5, "with speaker": 68, "indirect P": 89, "speaker": 79.5},
}


@pytest.mark.slow
@pytest.mark.parametrize("size", FLOORS)
def test_no_figure_on_the_newsroom_set_falls_below_its_floor(size):
    if not (CORPORA / "newsroom" / "dev.jsonl.gz").exists():
        pytest.skip("the newsroom set's development articles are not beside the project (shared/corpora)")
    articles = articles_of(CORPORA, "dev")
    found = found_in(articles, size)
    rows = {name: [row for row in own if row["act"] == "speech"] for name, own in found.items()}
    counts = [counted(article["quotes"], rows.get(article["id"], []), article["text"]) for article in articles]
    measured = figures(sum(counts, Counter()))
    assert {name: round(measured[name], 1) for name, floor in FLOORS[size].items() if measured[name] < floor} == {}
