"""The syntax of sentences, read from the encoder's states by a head (helpers/models/syntax.onnx; its card is syntax.md).

For each token: its head, the relation to it (ClearNLP's names, as spaCy's pipelines for English have them), and its tag (Penn
Treebank). The head is asked for the sentences that somebody needs, not for whole articles.
"""

import zlib
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import NamedTuple

import numpy as np

from helpers.language.encoder import session_of

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
KEPT = 1 << 15  # words whose rows are remembered


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


def syntax_of(document, sentences, after=0):
    """Return {number: Syntax} of those of a Document's `sentences` (numbers) that are not too long; it must have its reading.

    Tokens before `after`, a dateline's, are left out of their sentence.

    Raises ValueError where nobody read the document.
    """
    if document.reading is None:
        raise ValueError("syntax_of: the document has no states; let language.encoder().read([document]) read it first")
    found = {}
    for number in sorted(set(sentences)):
        first, last = document.sentence_tokens[number].tolist()
        first = max(first, after)
        if 0 < last - first <= LONGEST:
            found[number] = _parsed(document.reading.states[first:last], document.words[first:last])
    return found


def _parsed(states, words):
    given = {"states": states[None], "words": rows_of(words)[None]}
    heads, sure, relations, tags = (own[0].tolist() for own in _session().run(list(OUTPUTS), given))
    return Syntax(_rooted(heads), [RELATIONS[n] for n in relations], [TAGS[n] for n in tags], sure)


def rows_of(words):
    """Return the rows of the tables of words, endings and forms in which each of `words` is, int64 (n_words, 3)."""
    return np.array([_rows(word) for word in words], dtype=np.int64).reshape(-1, 3)


@lru_cache(KEPT)
def _rows(word):
    small = word.lower()
    ending = zlib.crc32(small[-3:].encode()) % ENDINGS
    return zlib.crc32(small.encode()) % WORDS, ending, word[0].isupper() + 2 * word[0].isdigit()


def _rooted(heads):
    """Return heads without circles: a token from which no root can be reached becomes one.

    >>> _rooted([1, 0, 1])
    [0, 0, 1]
    """
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
