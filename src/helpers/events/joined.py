"""Several Documents as one, so that what is asked of their tokens is counted for all at once: NumPy takes its time a call."""

from functools import cached_property
from itertools import chain

import numpy as np


class Joined:
    """`documents`, one after another, with layers of one Document (text/document.py): `words`, `tokens`, `token_sentence`,
    `sentence_tokens` and `sentence_paragraph`; numbers of tokens, sentences and characters go on from one Document to the next.

    `expressions` says how many expressions of time are asked of each. For tokens, sentences and expressions `..._starts` has the number
    of the first of each Document, and at last how many there are; `sentence_document` and `expression_document` say of which
    Document each is; `offsets` is what was added to a Document's characters.

    >>> from helpers.text import Document
    >>> joined = Joined([Document("Ana Ruiz left."), Document("She spoke. He left.")], [0, 0])
    >>> joined.words[4:], joined.token_starts.tolist(), joined.token_sentence.tolist()
    (['She', 'spoke', '.', 'He', 'left', '.'], [0, 4, 10], [0, 0, 0, 0, 1, 1, 1, 2, 2, 2])
    """

    def __init__(self, documents, expressions):
        self.documents = documents
        self.words = list(chain.from_iterable(document.words for document in documents))
        self.word_places = np.concatenate([document.word_places for document in documents])
        self.token_starts = _starts(len(document.words) for document in documents)
        self.sentence_starts = _starts(len(document.sentences) for document in documents)
        self.expression_starts = _starts(expressions)
        self.offsets = _starts(len(document.text) + 1 for document in documents)
        self.sentence_document = _of_which(self.sentence_starts)
        self.expression_document = _of_which(self.expression_starts)
        self.sentence_paragraph = np.concatenate([document.sentence_paragraph for document in documents])
        self.sentence_tokens = self._moved("sentence_tokens", self.token_starts)
        self.token_sentence = self._moved("token_sentence", self.sentence_starts)

    @cached_property
    def tokens(self):
        return self._moved("tokens", self.offsets)

    def _moved(self, layer, starts):
        moved = [getattr(document, layer) + by for document, by in zip(self.documents, starts, strict=False)]
        return np.concatenate(moved)

    def by_token(self, array):
        """Return the parts of an array with a row for each token, one for each Document."""
        return _parts(array, self.token_starts)

    def by_sentence(self, array):
        return _parts(array, self.sentence_starts)

    def by_expression(self, array):
        return _parts(array, self.expression_starts)


def _starts(sizes):
    return np.cumsum([0, *sizes])


def _of_which(starts):
    return np.repeat(np.arange(len(starts) - 1), np.diff(starts))


def _parts(array, starts):
    bounds = starts.tolist()
    return [array[low:high] for low, high in zip(bounds, bounds[1:], strict=False)]
