"""Layers of difficult text: no sentence or token begins or ends with white space, and none overlaps another."""

import pytest

from helpers.text import Document

TEXTS = (
    "", " ", "\n\n\n", "\0", "\x1c. \x1cHe left.\x1c He came.", ". \x1c½", "“" * 99, "''``\"" * 9, "1" * 99, "a" * 99, "...!?" * 9,
    "قال الرئيس. “نعم.”", "总统说。“是。”", "Он сказал: «Да».", "😀. 😀! He left.", 
    "e\u0301. E\u0301!", "İ İ. İ", "\u2028 He left.\u2028\u2028He came.",
    "\r\nHe left.\r\n\r\nHe came.\r", "\ufeffHe left.", "\u200b. \u200b", "He left.\x85He came.",
)  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_layers_hold_words_apart_and_never_begin_or_end_blank(text):
    document = Document(text)
    for layer in (document.paragraphs, document.sentences, document.tokens):
        before = 0
        for start, end in layer.tolist():
            assert before <= start < end <= len(text)
            assert not text[start].isspace() and not text[end - 1].isspace()
            before = end
    assert len(document.words) == document.sentence_tokens[:, 1].max(initial=0)


def test_half_of_a_surrogate_pair_stands_as_the_sign_of_a_lost_letter():
    assert Document("Ana\ud800 left.").text == "Ana\ufffd left."
