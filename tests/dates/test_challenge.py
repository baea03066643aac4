"""The challenge set is the specification of dates: made-up sentences, their values written from the calendar."""

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from helpers.dates import dates_in, lexicon
from helpers.text import Document

ROWS = pd.read_csv(Path(__file__).parent / "challenge.csv", skiprows=1, dtype=str, keep_default_na=False)
RULES = lexicon.table("patterns.csv")
EXACT = 0.97  # share of expressions found from their first character to their last


@cache
def found_in(text, published):
    return dates_in(Document(text, published=published or None))


def best(row):
    """Return the Date that overlaps the row's phrase most, or None."""
    start = row.text.index(row.phrase)
    end = start + len(row.phrase)
    overlaps = [date for date in found_in(row.text, row.published) if date.start < end and date.end > start]
    return max(overlaps, key=lambda date: min(date.end, end) - max(date.start, start), default=None)


@pytest.mark.parametrize("topic", sorted(ROWS["topic"].unique()))
def test_every_expression_has_its_type_its_value_and_its_days(topic):
    wrong = []
    for row in ROWS[(ROWS["topic"] == topic) & (ROWS["phrase"] != "")].itertuples():
        date = best(row)
        got = date and (date.type, date.value, str(date.first_day or ""), str(date.last_day or ""))
        if got != (row.type, row.value, row.first_day, row.last_day):
            wrong.append((row.id, row.phrase, row.value, got))
    assert not wrong


def test_nothing_else_is_found():
    for (published, text), rows in ROWS.groupby(["published", "text"]):
        assert len(found_in(text, published)) == (rows["phrase"] != "").sum(), text


def test_expressions_are_found_from_end_to_end():
    rows = list(ROWS[ROWS["phrase"] != ""].itertuples())
    exact = sum(best(row) is not None and best(row).phrase == row.phrase for row in rows)
    assert exact / len(rows) >= EXACT


def test_the_set_is_large_and_broad():
    assert len(ROWS) >= 600
    assert ROWS["topic"].nunique() >= 30


@pytest.mark.parametrize("row", [row for row in RULES.itertuples() if row.example], ids=lambda row: row.rule)
def test_a_rule_s_example_is_found_by_the_rule_with_its_value(row):
    sentence = f"Shops in {row.example}, she noted.".replace("[", "").replace("]", "")
    phrase = row.example.partition("[")[2].partition("]")[0] or row.example
    found = [(date.phrase, date.rule, date.value) for date in found_in(sentence, row.published)]
    assert (phrase, row.rule, row.value) in found
