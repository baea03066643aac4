"""The syntax of sentences, read from the encoder's states by a head (helpers/models/syntax.onnx; its card is labels.md).

For each token: its head, the relation to it (ClearNLP's names, as spaCy's pipelines for English have them), and its tag (Penn
Treebank). The head is asked for the sentences that somebody needs, not for whole articles.
"""

import zlib
from functools import cache
from importlib.resources import as_file, files
from types import MappingProxyType
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
FILLED, FEW = (
    1.25,
    2,
)  # a sentence is read beside shorter ones of four fifths of its tokens or more; of short ones, two less
TOKENS = 600  # of sentences that are read side by side


OUTPUTS = ("heads", "sure", "relations", "tags")
NAMED = {name: np.array(names, dtype=object) for name, names in (("relations", RELATIONS), ("tags", TAGS))}


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


class Asked(NamedTuple):
    """The `sentences` (numbers) of a `document` whose syntax is asked for; `cut` maps the number of a sentence to the token before which
    tokens are left out of it, such as a dateline's."""

    document: object
    sentences: list
    cut: dict = MappingProxyType({})


def syntax_of(asked):
    """Return for each Asked of a list {number: Syntax} of those of its sentences that are not too long; its document must have its reading.

    What semicolons part is read apart, and the others' roots hang on the first one's (conj). Sentences of like length, of whatever
    document, are read side by side, in one call of the head: what stands beside a sentence changes nothing in it.

    Raises ValueError where nobody read a document.
    """
    parts = [_parts_of(*own) for own in asked]
    sizes = {
        (place, first, last): last - first
        for place, own in enumerate(parts)
        for spans in own.values()
        for first, last in spans
    }
    found = {}
    for group in _alike(sizes):
        found |= _parsed([each.document for each in asked], group)
    return [
        {n: _joined([found[place, first, last] for first, last in spans]) for n, spans in own.items()}
        for place, own in enumerate(parts)
    ]


def _parts_of(document, sentences, cut):
    """Return {number: [(first, last) of the tokens of each of its parts]} of sentences that are not too long."""
    numbers = sorted(set(sentences))
    if numbers and document.reading is None:
        raise ValueError("syntax_of: the document has no states; let language.encoder().read([document]) read it first")
    bounds = document.sentence_tokens[numbers].tolist()
    spans = ((n, max(first, cut.get(n, 0)), last) for n, (first, last) in zip(numbers, bounds, strict=True))
    return {
        n: _between_semicolons(document.words, first, last) for n, first, last in spans if 0 < last - first <= LONGEST
    }


def _between_semicolons(words, first, last):
    """Return the (first, last) of the parts of tokens [first, last) that semicolons end.

    >>> _between_semicolons("Ruiz left ; Lind stayed .".split(), 0, 6)
    [(0, 3), (3, 6)]
    """
    if ";" not in words[first : last - 1]:
        return [(first, last)]
    cuts = [first, *(n + 1 for n in range(first, last - 1) if words[n] == ";"), last]
    return [(low, high) for low, high in zip(cuts, cuts[1:], strict=False)]


def _joined(parts):
    """Return the Syntax of a sentence of its parts'."""
    if len(parts) == 1:
        return parts[0]
    heads, relations = [], []
    for part in parts:
        start = len(heads)
        heads += [start + head for head in part.heads]
        relations += part.relations
    root = next(n for n, head in enumerate(heads) if head == n)
    for n in range(len(parts[0].heads), len(heads)):
        if heads[n] == n:
            heads[n], relations[n] = root, "conj"
    return Syntax(
        heads, relations, [tag for part in parts for tag in part.tags], [sure for part in parts for sure in part.sure]
    )


def _alike(sizes):
    """Yield lists of the keys of `sizes` whose numbers are alike, so that few rows are filled up, and few enough that all stays in
    the processor's cache; the largest first.

    >>> list(_alike({"a": 90, "b": 5, "c": 99, "d": 6}))
    [['c', 'a'], ['d', 'b']]
    """
    group, tokens = [], 0
    for n in sorted(sizes, key=sizes.get, reverse=True):
        if group and (sizes[group[0]] > FILLED * sizes[n] + FEW or tokens + sizes[n] > TOKENS):
            yield group
            group, tokens = [], 0
        group.append(n)
        tokens += sizes[n]
    if group:
        yield group


def _parsed(documents, parts):
    """Return {part: Syntax} of parts of sentences, (place in `documents`, first and last of its tokens), the longest first."""
    states = np.concatenate([documents[place].reading.states[first:last] for place, first, last in parts])
    places = np.concatenate([documents[place].word_places[first:last] for place, first, last in parts])
    known = int(places.min()) >= 0  # so that nobody asks for the words themselves
    words = [] if known else [word for place, first, last in parts for word in documents[place].words[first:last]]
    sizes = np.array([last - first for _, first, last in parts])
    given = {"states": states, "words": rows_of(words, places), "sizes": sizes}
    heads, *others = _session().run(list(OUTPUTS), given)
    sure, relations, tags = others
    heads, sure = _rooted(heads, sizes), sure.tolist()
    relations, tags = NAMED["relations"].take(relations).tolist(), NAMED["tags"].take(tags).tolist()
    found, end = {}, 0
    for part, own in zip(parts, heads, strict=True):
        inside = slice(end, end + len(own))
        found[part] = Syntax(own, relations[inside], tags[inside], sure[inside])
        end += len(own)
    return found


def rows_of(words, places=None):
    """Return the rows of the tables of words, endings and forms in which each of `words` is, int64 (n_words, 3); see Rows."""
    return ROWS(words, places)


def _rows(word):
    small = word.lower()
    ending = zlib.crc32(small[-3:].encode()) % ENDINGS
    return zlib.crc32(small.encode()) % WORDS, ending, word[0].isupper() + 2 * word[0].isdigit()


ROWS = Rows(_rows, np.int64)


def _rooted(heads, sizes):
    """Return the heads of sentences of so many tokens, one after another, as a list a sentence without circles: a token from
    which no root can be reached becomes one.

    >>> _rooted(np.array([1, 0, 1, 0, 0]), np.array([3, 2]))
    [[0, 0, 1], [0, 0]]
    """
    firsts = np.cumsum(sizes) - sizes
    above, heads = heads + np.repeat(firsts, sizes), heads.tolist()
    top = above
    for _ in range(int(sizes.max()).bit_length()):
        top = top[top]
    lost = above[top] != top  # tokens that hang on a circle, or are in it
    circles, lost = np.add.reduceat(lost, firsts).tolist(), lost.tolist()
    spans = [(first, first + size) for first, size in zip(firsts.tolist(), sizes.tolist(), strict=True)]
    return [
        _without_circles(heads[first:last], lost[first:last]) if circled else heads[first:last]
        for (first, last), circled in zip(spans, circles, strict=True)
    ]


def _without_circles(heads, lost):
    """Make a root of the token of each circle that is reached first; `lost` says of each token whether no root can be reached from it."""
    for start in [place for place, own in enumerate(lost) if own]:
        path, place = [], start
        while lost[place] and place not in path:
            path.append(place)
            place = heads[place]
        if place in path:
            heads[place] = place
        for passed in path:
            lost[passed] = False
    return heads
