"""Documents and the cleaner, on any text: every offset is right."""

from hypothesis import strategies as st

from helpers.reading.clean import INVISIBLE, clean, clean_line, paragraphs
from helpers.text import Document
from tests.fuzz import held
from tests.fuzz.texts import texts


def layers_hold(text):
    document = Document(text)
    sentences, tokens = document.sentences.tolist(), document.tokens.tolist()
    for spans in (document.paragraphs.tolist(), sentences, tokens):
        held.apart(text, spans)
    inside = {at for start, end in tokens for at in range(start, end)}
    assert all(char.isspace() or at in inside for at, char in enumerate(text)), "a character stands in no token"
    assert document.words == [text[start:end] for start, end in tokens]
    assert len(document.token_sentence) == len(tokens) and len(document.sentence_paragraph) == len(sentences)
    for number, (start, end) in enumerate(sentences):
        assert document.sentence_at(start) == document.sentence_at(end - 1) == number
        first, last = document.sentence_tokens[number].tolist()
        assert [tokens[first][0], tokens[last - 1][1]] == [start, end]


def test_paragraphs_sentences_and_tokens_stand_apart_and_hold_every_character(fuzz):
    fuzz(layers_hold, texts(), few=200, many=100_000)


def cleaned(text):
    once = clean(text)
    assert clean(once) == once, "cleaned twice is not cleaned once"
    assert not INVISIBLE.search(once) and "\r" not in once and "  " not in once
    blocks = paragraphs(once)
    assert all(block and "\n" not in block for block in blocks)
    assert clean("\n\n".join(blocks)) == "\n\n".join(blocks)
    assert "".join("".join(blocks).split()) == "".join(once.split()), "a character was lost"
    assert "\n" not in clean_line(text)


def test_cleaning_twice_is_cleaning_once_and_loses_no_letter(fuzz):
    fuzz(cleaned, st.one_of(texts(), st.text()), few=200, many=100_000)
