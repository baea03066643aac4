"""The encoder: word pieces, windows, the chain, and the weights that ship."""

from importlib.resources import files
from itertools import product

import numpy as np
import pytest

from helpers.language import encoder
from helpers.language.chain import Chain
from helpers.language.encoder import SIZES
from helpers.language.labels import LABELS, begin, spans_of
from helpers.language.windows import (
    CAPITALISED,
    CAPITALS,
    FIRST_OF_PARAGRAPH,
    FIRST_OF_SENTENCE,
    Pieces,
    cases_of,
    edges_of,
    windows_of,
)
from helpers.text import Document


def test_marginals_and_best_path_are_those_of_going_through_all_sequences():
    chance = np.random.default_rng(1)
    first, after, last, scores = (chance.normal(size=shape) for shape in ((3,), (3, 3), (3,), (4, 3)))
    expected, best = np.zeros((4, 3)), (-np.inf, None)
    for labels in product(range(3), repeat=4):
        score = first[labels[0]] + last[labels[-1]] + sum(scores[place, label] for place, label in enumerate(labels))
        score += sum(after[pair] for pair in zip(labels, labels[1:], strict=False))
        for place, label in enumerate(labels):
            expected[place, label] += np.exp(score)
        if score > best[0]:
            best = (score, labels)
    expected /= expected.sum(axis=1, keepdims=True)
    assert tuple(Chain(first, after, last).paths([scores])[0]) == best[1]
    short, found = Chain(first, after, last).marginals([scores[:1], scores])
    assert np.allclose(found, expected, atol=1e-5)
    assert short.shape == (1, 3)


def pieces_with(count, begins=()):
    """Return Pieces of `count` tokens of one piece, of which those in `begins` begin a sentence."""
    nothing, edges = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    edges[list(begins)] = FIRST_OF_SENTENCE
    return Pieces(nothing, nothing, edges, nothing, np.arange(count))


@pytest.mark.parametrize("count", [0, 1, 100, 101, 2500])
def test_every_piece_is_in_one_window_and_none_is_too_long(count):
    for begins in ((), range(0, count, 15), range(0, count, 300)):
        windows = windows_of(0, pieces_with(count, begins), 100)
        assert [place for window in windows for place in range(window.start, window.end)] == list(range(count))
        assert all(window.end - window.start <= 140 for window in windows)


def test_a_window_begins_with_the_sentence_that_begins_nearest():
    windows = windows_of(0, pieces_with(200, [0, 80, 110, 195]), 100)
    assert [window.start for window in windows] == [0, 110]


def test_a_window_begins_inside_a_sentence_that_is_longer_than_windows():
    assert [window.start for window in windows_of(0, pieces_with(200, [0]), 100)] == [0, 100]


def test_edges_and_capitals_are_kept_beside_the_pieces():
    document = Document("NATO met. It rained.\n\nAna Ruiz left.")
    edges, cases = edges_of(document).tolist(), cases_of(document).tolist()
    assert edges[0] == edges[document.words.index("Ana")] == FIRST_OF_PARAGRAPH
    assert (cases[0], cases[document.words.index("Ana")], cases[1]) == (CAPITALS, CAPITALISED, 0)


def test_sums_of_a_long_text_run_neither_over_nor_out():
    chain = Chain([-9.0, 9.0], [[20.0, -30.0], [-30.0, 20.0]], [0.0, 0.0])
    found = chain.marginals([np.full((5000, 2), [-40.0, 40.0])])[0]
    assert np.allclose(found, [0, 1])


shipped = pytest.mark.skipif(
    not (files("helpers.models") / "accurate.onnx").is_file(),
    reason="src/helpers/models/accurate.onnx is not there yet",
)
ODD = [
    "",
    "   ",
    "“",
    "\ufeff\u200b",
    "ABC " * 50,
    "no marks no stops " * 200,
    "“a” " * 3000,
    "東京で会談した。",
    "x" * 9000,
]


@shipped
@pytest.mark.parametrize("size", SIZES)
def test_marginals_are_probabilities_of_each_token_whatever_the_text(size):
    documents = [Document(text) for text in ODD]
    for document, (found, states, inner, _) in zip(documents, encoder(size).read(documents), strict=True):
        assert inner.shape == found.shape and np.allclose(inner.sum(axis=1), 1, atol=1e-3)
        assert states.shape == (len(document.tokens), 384) and np.isfinite(states).all()
        assert found.shape == (len(document.tokens), len(LABELS))
        assert found.dtype == np.float32
        assert np.allclose(found.sum(axis=1), 1, atol=1e-3)


@shipped
def test_a_plain_quotation_has_its_source_cue_and_content():
    document = Document("It rained all day. “The bridge will open in May,” Ana Ruiz said. Nobody was there.")
    labels = encoder().read([document])[0].roles.argmax(axis=1)
    words = [
        (role, document.text[document.tokens[first, 0] : document.tokens[last - 1, 1]].strip("“,”"))
        for role, first, last in spans_of(labels)
    ]
    expected = [("content", "The bridge will open in May"), ("source", "Ana Ruiz"), ("cue", "said")]
    assert words[:3] == expected


@shipped
def test_the_tagger_is_loaded_once():
    assert encoder() is encoder()


@shipped
def test_a_document_is_tagged_the_same_alone_and_among_others():
    documents = [Document("Ana Ruiz said no."), Document("“Yes,” said Bo Lind, who had come late. " * 40)]
    alone, together = encoder().read(documents[:1])[0].roles, encoder().read(documents)[0].roles
    assert np.abs(alone - together).max() < 0.05
    assert begin("source") in alone.argmax(axis=1)
