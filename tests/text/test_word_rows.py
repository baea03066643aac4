"""Numbers of words are made once for each word, and are those of the word however many were seen before."""

import numpy as np

from helpers.text import word_rows
from helpers.text.word_rows import Rows


def test_each_word_is_asked_once():
    asked = []
    rows = Rows(lambda word: asked.append(word) or len(word), np.int8)
    assert [rows(["a", "bb", "a"]).tolist(), rows(["bb", "ccc"]).tolist()] == [[1, 2, 1], [2, 3]]
    assert asked == ["a", "bb", "ccc"]


def test_no_words_have_no_rows_of_the_same_width():
    rows = Rows(lambda word: (len(word), word.isupper()), np.float32)
    assert rows([]).shape == (0, 2) and rows(["A"]).tolist() == [[1, 1]] and rows([]).shape == (0, 2)


def test_words_that_were_forgotten_get_the_same_rows_again(monkeypatch):
    monkeypatch.setattr(word_rows, "KEPT", 4)
    rows = Rows(len, np.int64)
    for words in (["a", "bb", "ccc"], ["dddd", "a"], ["eeeee", "bb", "a"]):
        assert rows(words).tolist() == list(map(len, words))
