"""A document as word pieces with what the letters do not say, cut into windows that overlap.

The accurate tagger and its training both read documents through this module, so that they see the same.
"""

from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from helpers.text.regions import N_STATES, quotation_states
from helpers.text.segment import WORD
from helpers.text.word_parts import Parts
from helpers.text.word_rows import Rows

# Pieces that a window answers for, and those it only sees on either side, of the large encoder and of the small one, which learned
# in shorter windows: attention costs the square of their length.
CORE, CONTEXT = 400, 50
SHORT = {"core": 200, "context": 12}
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
    """Pieces [start, end) of document number `document`, of which it answers for [first, last)."""

    document: int
    start: int
    first: int
    last: int
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


def windows_of(number, n_pieces, core=CORE, context=CONTEXT):
    """Return the Windows of document `number`: as few as can be, of like size.

    >>> [tuple(window) for window in windows_of(0, 9, core=5, context=2)]
    [(0, 0, 0, 5, 7), (0, 3, 5, 9, 9)]
    """
    if not n_pieces:
        return []
    count = -(-n_pieces // core)
    size = -(-n_pieces // count)
    return [
        Window(number, max(0, first - context), first, last, min(n_pieces, last + context))
        for first in range(0, n_pieces, size)
        for last in [min(n_pieces, first + size)]
    ]
