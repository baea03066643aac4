"""What words fall into is found once for each word, and is the same however many were seen before."""

import pytest

from helpers.text import word_parts
from helpers.text.word_parts import Parts


def halves(words):
    return [[(word[: len(word) // 2].count("a"), len(word)), (7, 7)][: len(word)] for word in words]


def test_each_word_is_asked_once_and_may_have_no_parts():
    asked = []
    parts = Parts(lambda words: asked.extend(words) or halves(words), columns=2)
    found, counts = parts(["aa", "", "b", "aa"])
    assert found.tolist() == [[1, 2], [7, 7], [0, 1], [1, 2], [7, 7]] and counts.tolist() == [2, 0, 1, 2]
    assert parts(["b", "aa"])[1].tolist() == [1, 2] and asked == ["aa", "", "b"]
    assert parts([])[0].shape == (0, 2)


@pytest.mark.parametrize("most", ["KEPT", "LETTERS"])
def test_words_that_were_forgotten_have_the_same_parts_again(monkeypatch, most):
    monkeypatch.setattr(word_parts, most, 4)
    parts = Parts(halves, columns=2)
    for words in (["a", "bb", "ccc"], ["dddd", "a"], ["eeeee", "bb", "a"]):
        found, counts = parts(words)
        assert found.tolist() == [list(part) for own in halves(words) for part in own]
        assert len(found) == counts.sum()
