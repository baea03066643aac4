"""A document's layers fit its text: paragraphs, sentences and tokens by character."""

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from helpers.text import Document, documents
from helpers.text.document import Document as Made
from helpers.text.segment import paragraph_spans, sentence_spans, tokens_of

TEXT = "Ana Ruiz spoke. She left.\n\nNo one cannot stay."


def shown(text, spans):
    return [text[start:end] for start, end in spans]


def test_every_layer_says_where_its_parts_stand_in_the_text():
    document = Document(TEXT)
    assert shown(TEXT, document.paragraphs) == ["Ana Ruiz spoke. She left.", "No one cannot stay."]
    assert shown(TEXT, document.sentences) == ["Ana Ruiz spoke.", "She left.", "No one cannot stay."]
    assert document.sentence_paragraph.tolist() == [0, 0, 1]
    assert document.sentence_tokens.tolist() == [[0, 4], [4, 7], [7, 13]]
    assert document.token_sentence.tolist() == [0] * 4 + [1] * 3 + [2] * 6
    assert document.words == ["Ana", "Ruiz", "spoke", ".", "She", "left", ".", "No", "one", "can", "not", "stay", "."]


@pytest.mark.parametrize("text", ["", " \n\n ", TEXT])
def test_offsets_are_int32_in_two_columns_and_an_empty_text_has_none(text):
    document = Document(text)
    for layer in (document.paragraphs, document.sentences, document.tokens, document.sentence_tokens):
        assert layer.dtype == np.int32 and layer.shape[1] == 2
    for layer in (document.sentence_paragraph, document.token_sentence):
        assert layer.dtype == np.int32 and layer.ndim == 1
    assert len(document.token_sentence) == len(document.words) == (0 if not text.strip() else 13)


@pytest.mark.parametrize(("offset", "number"), [(0, 0), (14, 0), (15, 0), (16, 1), (25, 1), (27, 2), (999, 2)])
def test_a_character_belongs_to_the_sentence_that_holds_it_or_ends_before_it(offset, number):
    assert Document(TEXT).sentence_at(offset) == number


def test_a_character_before_every_sentence_or_of_no_text_belongs_to_the_first():
    assert Document("\n\nShe left.").sentence_at(0) == 0
    assert Document("").sentence_at(5) == 0


def test_the_tokens_of_a_stretch_are_those_that_begin_in_it():
    document = Document(TEXT)
    assert [document.words[n] for n in document.tokens_in(0, 9)] == ["Ana", "Ruiz"]
    assert [document.words[n] for n in document.tokens_in(4, 14)] == ["Ruiz", "spoke"]
    assert [document.words[n] for n in document.tokens_in(5, 15)] == ["spoke", "."]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (None, None),
        (pd.NaT, None),
        (float("nan"), None),
        ("2018-07-12", date(2018, 7, 12)),
        ("2018-07-12T23:30:00Z", date(2018, 7, 12)),
        ("", None),
        ("last week", None),
        (date(2018, 7, 12), date(2018, 7, 12)),
        (datetime(2018, 7, 12, 23, 30), date(2018, 7, 12)),
        (pd.Timestamp("2018-07-12"), date(2018, 7, 12)),
    ],
)
def test_a_day_of_publication_is_a_date_however_it_comes_or_none(published, day):
    assert Document("", published=published).published == day
    assert type(Document("", published=published).published) is type(day)


def test_a_row_of_articles_is_a_document_and_what_is_missing_is_empty():
    articles = pd.DataFrame(
        {"article_id": ["a", "b"], "published": ["2018-07-12", None], "title": ["T", None], "text": ["One.", None]}
    )
    made = [(d.article_id, d.published, d.title, d.text) for d in documents(articles)]
    assert made == [("a", date(2018, 7, 12), "T", "One."), ("b", None, "", "")]
    assert Made("One.").article_id == Made("One.").title == ""


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\n \t\n\n  Two. \n", ["One.", "Two."]),
        ("One is here.\nTwo is there.\nThree", ["One is here.", "Two is there.", "Three"]),
        ("One goes on\nover lines and\nends here.", ["One goes on\nover lines and\nends here."]),
        ("Half end.\nand half\ndo not. \nlast", ["Half end.", "and half", "do not.", "last"]),
        ("A third end.\nand most\nof it\ndoes not", ["A third end.\nand most\nof it\ndoes not"]),
        ("“One.”\n(Two.)\nThree", ["“One.”", "(Two.)", "Three"]),
        ("Wrapped and\nwrapped.\n\nOne.", ["Wrapped and\nwrapped.", "One."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_blank_line_parts_paragraphs_and_a_break_does_where_lines_end_like_sentences(text, paragraphs):
    assert shown(text, paragraph_spans(text)) == paragraphs


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gov. Lind met Sen. Ruiz. They ate.", ["Gov. Lind met Sen. Ruiz.", "They ate."]),
        ("“We go.” He left.", ["“We go.”", "He left."]),
        ("He said so. ” She left.", ["He said so. ”", "She left."]),
        ("He said it. ). Then left.", ["He said it. ).", "Then left."]),
        ("He did. ’Twas late.", ["He did.", "’Twas late."]),
        ("” Left.", ["” Left."]),
        ("It cost $3.5 million. Who paid? Nobody!", ["It cost $3.5 million.", "Who paid?", "Nobody!"]),
    ],
)
def test_a_sentence_ends_at_its_stop_with_the_mark_that_closes_it(text, sentences):
    assert shown(text, sentence_spans(text, 0, len(text))) == sentences


def test_a_sentence_s_offsets_are_those_of_the_whole_text():
    text = "Zero. One. Two. Three."
    assert shown(text, sentence_spans(text, 6, 15)) == ["One.", "Two."]


@pytest.mark.parametrize(
    "word",
    ["cannot", "gimme", "gonna", "gotta", "lemme", "wanna", "Ruiz,", "Ruiz.", "Lind’s", "don’t", "U.S.", "a,,", "a.."],
)
@pytest.mark.parametrize("pattern", ["{}", "They {} go.", "They {}", "go {} {}, so {}."])
def test_a_word_s_tokens_depend_on_whether_it_is_the_last_and_are_the_same_when_met_again(word, pattern):
    from nltk.tokenize import NLTKWordTokenizer

    text = pattern.format(*[word] * 3)
    whole = list(NLTKWordTokenizer().span_tokenize(text.replace("’", "'")))
    for moved, by in ((text, 0), (text, 0), (f"Zero. {text} More", 6)):
        spans, _ = tokens_of(moved, [(by, by + len(text))])
        assert [(start - by, end - by) for start, end in spans.tolist()] == whole


def test_two_initials_end_no_sentence_and_a_degree_does():
    def sentences(text):
        document = Document(text)
        return [text[start:end] for start, end in document.sentences.tolist()]

    assert sentences("Author J.K. Lind said so. She left.") == ["Author J.K. Lind said so.", "She left."]
    assert sentences("Ana Ruiz has a B.A. She left.") == ["Ana Ruiz has a B.A.", "She left."]
