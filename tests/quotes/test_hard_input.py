"""Bad input: an answer with both taggers, in time that grows with the text, and a row in problems where it is unsure."""

import time

import pandas as pd
import pytest

import helpers
from helpers.quotes import quotes_of
from helpers.quotes.quote import tidy
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
    short, long = 30_000 if tagger == "fast" else 10_000, 90_000 if tagger == "fast" else 30_000
    extracted(SENTENCE, tagger)  # weights are loaded
    once, thrice = (seconds(SENTENCE * (length // len(SENTENCE)), tagger) for length in (short, long))
    assert thrice < 6 * once + 0.5


def test_a_quarter_of_a_megabyte_in_one_paragraph_gives_its_quotations():
    document = Document(SENTENCE * (250_000 // len(SENTENCE)))
    quotes = quotes_of([document], tagger="fast")[0]
    assert len(resolve_in(document, quotes)) == len(quotes) > 1_250


@pytest.mark.parametrize("tagger", TAGGERS)
@pytest.mark.parametrize(
    "text", ["“\n\n“,” M said", "“\n\n“\n\n“,” Ana Ruiz said", "“A b.\n\n“ \n\n“C d,” Ana Ruiz said.\n\n“",
     "Ana Ruiz: \n\n: \n\nAna Ruiz: We stay."]
)  # fmt: skip
def test_spans_of_one_row_never_overlap_and_never_begin_or_end_blank(text, tagger):
    for quote in quotes_of([Document(text)], tagger=tagger)[0]:
        for spans in (quote.content, quote.cue, quote.source):
            before = 0
            for start, end in spans:
                assert before <= start < end and text[start:end] == text[start:end].strip()
                before = end


def test_spans_are_made_tidy_and_a_blank_one_is_none():
    assert tidy("“\n\n“,” M said", [[3, 13], [0, 1], [3, 6], [1, 3]]) == [[0, 1], [3, 13]]


def test_a_cue_broken_over_lines_has_its_words_on_one():
    quote = quotes_of([Document("The bridge is safe, according\nto Ana Ruiz, the mayor.")], tagger="accurate")[0][0]
    assert quote.verb == "according to"


@pytest.mark.parametrize("tagger", TAGGERS)
def test_half_of_a_surrogate_pair_costs_no_quotation(tagger):
    assert [quote.verb for quote in quotes_of([Document("\ud800 " + SENTENCE)], tagger=tagger)[0]] == ["said"]
