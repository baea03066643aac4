"""Invented passages are read as specified: floors by phenomenon, for both taggers; `python -m benchmarks.challenge -v` tells which."""

import pytest

from benchmarks import challenge

# Passages right, of 6 to 12: by the accurate tagger (one fewer than measured: processors round differently), by the fast one.
FLOORS = {
    "several paragraphs": (6, 6),
    "British single marks": (7, 8),
    "ASCII marks": (6, 4),
    "guillemets": (5, 6),
    "odd marks": (5, 5),
    "nested": (6, 7),
    "signed by a dash": (6, 7),
    "From X:": (5, 4),
    "transcript": (6, 7),
    "headline": (5, 6),
    "cue that is no verb": (7, 8),
    "follows a narrative sentence": (7, 7),
    "relative clause with its own cue": (6, 4),
    "no quotation": (10, 12),
    "medium": (9, 9),
    "indirect": (9, 6),
    "pronoun": (6, 7),
    "title or description": (6, 7),
    "unnamed or group": (6, 6),
    "split or inverted": (6, 5),
    "mixed in a sentence": (6, 7),
    "names": (7, 8),
}
TAGGERS = ("accurate", "fast")


def test_there_are_enough_passages_and_each_says_what_stands_in_it():
    rows = challenge.passages()
    assert len(rows) >= 150
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["quotes"] or row.get("absent"), row["id"]
        assert all(challenge.spans(row["text"], quote["content"]) for quote in row["quotes"])
        assert all(word in row["text"] for word in row.get("absent", [])), row["id"]


@pytest.mark.parametrize("tagger", TAGGERS)
def test_no_phenomenon_falls_below_its_floor(tagger):
    found, faults = challenge.rates(tagger)
    low = {name: (right, n) for name, (right, n) in found.items() if right < FLOORS[name][TAGGERS.index(tagger)]}
    assert low == {}, faults
