"""The syntax of sentences, read from the encoder's states by a head (helpers/models/syntax.onnx; its card is labels.md).

For each token: its head, the relation to it (ClearNLP's names, as spaCy's pipelines for English have them), and its tag (Penn
Treebank). The head is asked for the sentences that somebody needs, not for whole articles.
"""

import zlib
from functools import cache
from importlib.resources import as_file, files
from typing import NamedTuple

import numpy as np

from helpers.language.encoder import session_of
from helpers.text.word_rows import Rows

TAGS = (
    "NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "IN", "DT", "CD", "JJ", "RB", "RP", "PRP", "PRP$", "TO",
    "WDT", "CC", "POS", "other",
)  # fmt: skip
RELATIONS = (
    "ROOT", "nsubj", "nsubjpass", "dobj", "dative", "attr", "oprd", "acomp", "prep", "pobj", "pcomp", "agent", "aux", "auxpass", "neg",
    "prt", "det", "poss", "case", "compound", "amod", "nummod", "quantmod", "nmod", "appos", "conj", "cc", "relcl", "acl", "advcl",
    "ccomp", "xcomp", "csubj", "mark", "advmod", "npadvmod", "expl", "punct", "parataxis", "dep",
)  # fmt: skip
LONGEST = 120  # tokens of a sentence that is read; longer ones are lists and pages' furniture
WORDS, ENDINGS, SHAPES = 4096, 1024, 4  # rows that words, their last three letters and their forms share, by hash
FILLED, FEW = 2, 8  # a sentence is read beside shorter ones of half its tokens or more; of short ones, 8 less


OUTPUTS = ("heads", "sure", "relations", "tags")


class Syntax(NamedTuple):
    """One sentence: of each token its head (a token's place in the sentence, its own for the root), relation and tag, and how
    sure its head is, 0 to 1."""

    heads: list
    relations: list
    tags: list
    sure: list

    def children(self):
        """Return of each token the list of those whose head it is, in order."""
        below = [[] for _ in self.heads]
        for place, head in enumerate(self.heads):
            if head != place:
                below[head].append(place)
        return below


@cache
def _session():
    with as_file(files("helpers.models")) as folder:
        return session_of(folder / "syntax.onnx")


def syntax_of(document, sentences, after=0, cut=None):
    """Return {number: Syntax} of those of a Document's `sentences` (numbers) that are not too long; it must have its reading.

    Tokens before `after`, a dateline's, are left out of their sentence; `cut` maps the number of a sentence to the token before which
    others are left out of it, too. Sentences of like length are read side by side, in one call of the head.

    Raises ValueError where nobody read the document.
    """
    if document.reading is None:
        raise ValueError("syntax_of: the document has no states; let language.encoder().read([document]) read it first")
    bounds = document.sentence_tokens
    spans = {
        n: (max(int(bounds[n, 0]), after, (cut or {}).get(n, 0)), int(bounds[n, 1])) for n in sorted(set(sentences))
    }
    sizes = {n: last - first for n, (first, last) in spans.items() if 0 < last - first <= LONGEST}
    words = rows_of(document.words)
    found = {}
    for numbers in _alike(sizes):
        found |= _parsed(document.reading.states, words, {n: spans[n] for n in numbers})
    return {n: found[n] for n in sizes}


def _alike(sizes):
    """Yield lists of the keys of `sizes` whose numbers are alike, so that few rows are filled up.

    >>> list(_alike({"a": 30, "b": 5, "c": 33, "d": 6}))
    [['b', 'd'], ['a', 'c']]
    """
    group = []
    for n in sorted(sizes, key=sizes.get):
        if group and sizes[n] > FILLED * sizes[group[0]] + FEW:
            yield group
            group = []
        group.append(n)
    if group:
        yield group


def _parsed(states, words, spans):
    """Return {number: Syntax} of sentences, {number: (first, last) of its tokens}, read side by side."""
    sizes = np.array([last - first for first, last in spans.values()])
    places = np.array([first for first, _ in spans.values()])[:, None] + np.arange(sizes.max())
    places = np.minimum(places, len(words) - 1)  # what fills a row up is read by nobody
    given = {"states": states[places], "words": words[places], "sizes": sizes}
    heads, sure, relations, tags = _session().run(list(OUTPUTS), given)
    heads = _rooted(heads, sizes)
    rows = zip(spans, sizes.tolist(), heads, relations.tolist(), tags.tolist(), sure.tolist(), strict=True)
    return {
        n: Syntax(own[:size], [RELATIONS[k] for k in related[:size]], [TAGS[k] for k in tagged[:size]], certain[:size])
        for n, size, own, related, tagged, certain in rows
    }


def rows_of(words):
    """Return the rows of the tables of words, endings and forms in which each of `words` is, int64 (n_words, 3)."""
    return ROWS(words)


def _rows(word):
    small = word.lower()
    ending = zlib.crc32(small[-3:].encode()) % ENDINGS
    return zlib.crc32(small.encode()) % WORDS, ending, word[0].isupper() + 2 * word[0].isdigit()


ROWS = Rows(_rows, np.int64)


def _rooted(heads, sizes):
    """Return the heads of sentences, int64 (n, longest), as lists without circles: a token from which no root can be reached
    becomes one.

    >>> _rooted(np.array([[1, 0, 1], [0, 0, 1]]), np.array([3, 3]))
    [[0, 0, 1], [0, 0, 1]]
    """
    above = np.where(np.arange(heads.shape[1]) < sizes[:, None], heads, 0)
    top = above
    for _ in range(int(LONGEST).bit_length()):
        top = np.take_along_axis(top, top, axis=1)
    whole = (np.take_along_axis(above, top, axis=1) == top).all(axis=1).tolist()
    return [own if fine else _without_circles(own) for own, fine in zip(above.tolist(), whole, strict=True)]


def _without_circles(heads):
    settled = [False] * len(heads)
    for start in range(len(heads)):
        path, place = [], start
        while not settled[place] and place not in path and heads[place] != place:
            path.append(place)
            place = heads[place]
        if place in path:
            heads[place] = place
        for passed in [*path, place]:
            settled[passed] = True
    return heads
