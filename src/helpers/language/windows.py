"""A document as word pieces with what the letters do not say, cut into windows that begin with a sentence.

The encoder and its training both read documents through this module, so that they see the same.
"""

from bisect import bisect_right
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from helpers.text.regions import N_STATES, quotation_states
from helpers.text.segment import WORD
from helpers.text.word_parts import Parts
from helpers.text.word_rows import Rows

PIECES = {"accurate": 256, "fast": 200}  # that a window of each encoder should hold: attention costs the square of them
NEAR = 1 / 5  # share of these by which a window may begin sooner or later, so that it begins with a sentence
FIRST_OF_SENTENCE, FIRST_OF_PARAGRAPH, LAST_OF_PARAGRAPH = 1, 2, 3
CAPITALISED, CAPITALS, WITH_DIGITS = 1, 2, 3
EXTRAS = {"states": N_STATES, "edges": 4, "cases": 4}  # the extra embeddings, and how many values each has


class Pieces(NamedTuple):
    """A document's word pieces: int64 arrays of n_pieces, and `firsts`, each token's first piece, of n_tokens."""

    ids: np.ndarray
    states: np.ndarray
    edges: np.ndarray
    cases: np.ndarray
    firsts: np.ndarray


class Window(NamedTuple):
    """Pieces [start, end) of document number `document`."""

    document: int
    start: int
    end: int


def pieces_of(document, tokenizer):
    """Return the document's Pieces; `tokenizer` is a tokenizers.Tokenizer that neither cuts nor pads."""
    tokens = document.tokens
    words = [(word[0], word.start()) for word in WORD.finditer(document.text)]
    parts, counts = _pieces_of_words(tokenizer)([word for word, _ in words])
    if not len(tokens) or not len(parts):
        nothing = np.zeros(0, dtype=np.int64)
        return Pieces(nothing, nothing, nothing, nothing, np.zeros(len(tokens), dtype=np.int64))
    starts = parts[:, 0] + np.repeat([start for _, start in words], counts)
    firsts = np.minimum(np.searchsorted(starts, tokens[:, 0]), len(starts) - 1)
    firsts = np.maximum(firsts - (starts[firsts] >= tokens[:, 1]), 0)  # a token inside another's piece shares it
    owners = np.maximum(np.searchsorted(tokens[:, 0], starts, side="right") - 1, 0)
    layers = (quotation_states(document), edges_of(document), cases_of(document))
    return Pieces(parts[:, 1].astype(np.int64), *(layer[owners].astype(np.int64) for layer in layers), firsts)


@cache
def _pieces_of_words(tokenizer):
    """Return the Parts of words that are their pieces: where in the word each begins, and its number.

    BERT's pieces never reach over white space, and what stands beyond it does not change them.
    """

    def cut(words):
        encoding = tokenizer.encode(" ".join(words), add_special_tokens=False)
        begins = list(accumulate((len(word) + 1 for word in words), initial=0))
        found = [[] for _ in words]
        for (start, _), number in zip(encoding.offsets, encoding.ids, strict=True):
            word = bisect_right(begins, start) - 1
            found[word].append((start - begins[word], number))
        return found

    return Parts(cut, columns=2)


def edges_of(document):
    """Return, for each token, whether it begins a sentence, begins or ends a paragraph, or 0; an int8 array."""
    edges = np.zeros(len(document.tokens), dtype=np.int8)
    held = document.sentence_tokens[:, 0] < document.sentence_tokens[:, 1]
    spans, paragraphs = document.sentence_tokens[held], document.sentence_paragraph[held]
    if not len(spans):
        return edges
    new = np.append(True, paragraphs[1:] != paragraphs[:-1])
    edges[spans[:, 0]] = FIRST_OF_SENTENCE
    edges[spans[np.append(new[1:], True), 1] - 1] = LAST_OF_PARAGRAPH
    edges[spans[new, 0]] = FIRST_OF_PARAGRAPH
    return edges


def cases_of(document):
    """Return how each token is written, which word pieces in small letters lose; an int8 array."""
    return CASES(document.words, document.word_places)


def _case(word):
    if word.islower():
        return 0
    if word[0].isupper():
        return CAPITALS if len(word) > 1 and word.isupper() else CAPITALISED
    return WITH_DIGITS if word[0].isdigit() else 0


CASES = Rows(_case, np.int8)


def windows_of(number, pieces, size):
    """Return the Windows of document `number`: as few as can be, of like size, at most `size` pieces and twice the share NEAR of it.

    Each begins with a sentence if one begins near by. A window is read without what stands around it: where sentences are left
    whole, more changes nothing that shows.

    >>> nothing, edges = np.zeros(9, dtype=np.int64), np.array([2, 0, 0, 0, 0, 1, 0, 0, 0])
    >>> [tuple(window) for window in windows_of(0, Pieces(nothing, nothing, edges, nothing, np.arange(9)), size=5)]
    [(0, 0, 5), (0, 5, 9)]
    """
    n_pieces = len(pieces.ids)
    if not n_pieces:
        return []
    count = -(-n_pieces // size)
    places, begins = np.arange(1, count) * n_pieces // count, sentences_of(pieces)
    nearest = begins[np.abs(begins[:, None] - places).argmin(axis=0)]
    inner = np.where(np.abs(nearest - places) <= NEAR * size, nearest, places).tolist()
    return [Window(number, start, end) for start, end in pairwise([0, *inner, n_pieces])]


def sentences_of(pieces):
    """Return where the sentences of a document that has pieces begin: places of pieces, rising, 0 always among them."""
    begin = np.isin(pieces.edges[pieces.firsts], (FIRST_OF_SENTENCE, FIRST_OF_PARAGRAPH))
    return np.append(0, pieces.firsts[begin])
