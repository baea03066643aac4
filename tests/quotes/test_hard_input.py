"""Bad input: an answer with both taggers, in time that grows with the text, and a row in problems where it is unsure."""

import time

import pandas as pd
import pytest

import helpers
from helpers.quotes import quotes_of
from helpers.speakers import resolve_in
from helpers.text import Document

TAGGERS = ("accurate", "fast")
SENTENCE = "“The bridge is safe,” Ana Ruiz said. It rained all day, and nobody came. "


def extracted(text, tagger):
    return helpers.extract(pd.DataFrame({"article_id": ["a"], "text": [text]}), tagger=tagger, workers=1)


def seconds(text, tagger):
    began = time.process_time()
    extracted(text, tagger)
    return time.process_time() - began


@pytest.mark.parametrize("tagger", TAGGERS)
@pytest.mark.parametrize(
    "text",
    [
        "", " \n\n ", "“", "”", '"', "“” “” “”", "ALL CAPITALS HERE SAID “NO” MR RUIZ", "no stops at all he said so " * 300,
        "東京で会談した。「はい」と言った。", "Она сказала: «Нет». Он ушёл.", "\x00\ufeff\u200b", ": : : —", "A:\n\nA:\n\nA: \n\nA:",
        "— " * 2000, "“" * 10_000, '"' * 10_000, "’" * 10_000, "»«" * 5_000,
    ],
)  # fmt: skip
def test_odd_text_gives_an_answer(text, tagger):
    tables = extracted(text, tagger)
    assert all(0 <= start < end <= len(text) for spans in tables.quotes["content"] for start, end in spans)
    assert not (tables.problems["severity"] == "error").any()


@pytest.mark.parametrize("tagger", TAGGERS)
def test_a_mark_without_a_partner_is_a_note_and_costs_no_other_quotation(tagger):
    tables = extracted("“The dam is sound, Bo Lind wrote.\n\nIt rained.\n\n" + SENTENCE, tagger)
    assert "without a partner" in tables.problems["message"].iloc[0]
    assert "Ana Ruiz" in set(tables.quotes["speaker"])


@pytest.mark.parametrize("tagger", TAGGERS)
def test_one_paragraph_takes_time_in_proportion_to_its_length(tagger):
    short, long = 60_000 if tagger == "fast" else 15_000, 180_000 if tagger == "fast" else 45_000
    extracted(SENTENCE, tagger)  # weights are loaded
    once, thrice = (seconds(SENTENCE * (length // len(SENTENCE)), tagger) for length in (short, long))
    assert thrice < 6 * once + 0.5


def test_a_megabyte_in_one_paragraph_gives_its_quotations():
    document = Document(SENTENCE * (1_000_000 // len(SENTENCE)))
    quotes = quotes_of([document], tagger="fast")[0]
    assert len(resolve_in(document, quotes)) == len(quotes) > 5_000
