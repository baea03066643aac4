"""Invented passages are read as specified: floors by phenomenon, by size of the encoder; `python -m benchmarks.challenge -v`."""

import pytest

from benchmarks import challenge

# Passages right, of 6 to 12, by the large encoder and by the small one; one fewer than measured: processors round differently.
FLOORS = {
    "several paragraphs": (6, 6),
    "British single marks": (7, 6),
    "ASCII marks": (6, 6),
    "guillemets": (5, 5),
    "odd marks": (5, 5),
    "nested": (6, 6),
    "signed by a dash": (6, 6),
    "From X:": (5, 5),
    "transcript": (6, 6),
    "headline": (5, 5),
    "cue that is no verb": (7, 6),
    "follows a narrative sentence": (7, 7),
    "relative clause with its own cue": (6, 4),
    "no quotation": (10, 11),
    "medium": (9, 8),
    "indirect": (9, 8),
    "pronoun": (6, 6),
    "title or description": (6, 6),
    "unnamed or group": (6, 6),
    "split or inverted": (6, 6),
    "mixed in a sentence": (6, 6),
    "names": (7, 7),
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
