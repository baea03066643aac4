"""Numbers of words are made once for each word, and are those of the word however many were seen before."""

import pickle

import numpy as np
import pytest

from helpers.text import Document, word_rows
from helpers.text.word_rows import Rows


@pytest.fixture(autouse=True)
def no_words_yet(monkeypatch):
    monkeypatch.setattr(word_rows, "PLACES", {})
    monkeypatch.setattr(word_rows, "WORDS", [])


def test_each_word_is_asked_once():
    asked = []
    rows = Rows(lambda word: asked.append(word) or len(word), np.int8)
    assert [rows(["a", "bb", "a"]).tolist(), rows(["bb", "ccc"]).tolist()] == [[1, 2, 1], [2, 3]]
    assert asked == ["a", "bb", "ccc"]


def test_no_words_have_no_rows_of_the_same_width():
    rows = Rows(lambda word: (len(word), word.isupper()), np.float32)
    assert rows([]).shape == (0, 2) and rows(["A"]).tolist() == [[1, 1]] and rows([]).shape == (0, 2)


def test_words_too_many_to_be_remembered_have_their_rows_too(monkeypatch):
    monkeypatch.setattr(word_rows, "KEPT", 4)
    rows = Rows(len, np.int64)
    for words in (["a", "bb", "ccc"], ["dddd", "a"], ["eeeee", "bb", "a", "ffffff"]):
        assert rows(words).tolist() == list(map(len, words))
    assert len(word_rows.WORDS) == 4


def test_a_document_looks_its_words_up_once_for_all_tables():
    document = Document("Ana Ruiz met Bo Lind.")
    for of in (len, str.isupper):
        rows = Rows(of, np.int64)
        assert rows(document.words, document.word_places).tolist() == rows(document.words).tolist()


def test_a_document_that_went_to_another_process_looks_its_words_up_anew(monkeypatch):
    document = Document("Ana Ruiz met Bo Lind.")
    document.word_places  # noqa: B018 - looked up here
    there = pickle.loads(pickle.dumps(document))
    monkeypatch.setattr(word_rows, "PLACES", {})
    monkeypatch.setattr(word_rows, "WORDS", [])
    assert Rows(len, np.int64)(["other", *there.words])[1:].tolist() == list(map(len, there.words))
    assert Rows(len, np.int64)(there.words, there.word_places).tolist() == list(map(len, there.words))
