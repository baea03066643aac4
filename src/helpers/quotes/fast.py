"""The fast tagger of attribution roles: two linear-chain conditional random fields over the article (python-crfsuite).

The first sees words, parts of speech and quotation marks; the second sees what the first made of the whole article beside
them; what the two say is averaged. Weights and cue lexicon are read from helpers/models/ once, when first asked for; fast.md is their card.
"""

import json
from copy import copy
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from helpers.language.labels import LABELS, OUTSIDE
from helpers.quotes import parts
from helpers.quotes.features import features_of
from helpers.quotes.stacking import stacked
from helpers.text.regions import regions_of

FIRST_SHARE = 0.4  # of the first chain in the average
CERTAIN = 0.985  # probability of a token to stand outside from which the other labels' are not asked for


@cache
def tagger():
    """Return the fast tagger, loaded once a process."""
    with as_file(files("helpers.models")) as folder:
        cues = json.loads((folder / "fast.cues.json").read_text(encoding="utf-8"))
        return FastTagger(Field(folder / "fast.crfsuite"), Field(folder / "fast.second.crfsuite"), cues, parts.tagger())


class Field:
    """A conditional random field over the labels in quotes/labels.py, out of a crfsuite file."""

    def __init__(self, path):
        import pycrfsuite  # here: the accurate tagger does without

        self.crf = pycrfsuite.Tagger()
        self.crf.open(str(path))
        self.known = [label for label in LABELS if label in self.crf.labels()]

    def marginals(self, rows):
        """Return the labels' probabilities for each row (a list of features): float32 (n_rows, 7)."""
        found = np.zeros((len(rows), len(LABELS)), dtype=np.float32)
        if len(rows):
            self.crf.set(rows)
            found[:, OUTSIDE] = [self.crf.marginal(LABELS[OUTSIDE], place) for place in range(len(rows))]
            unsure = np.flatnonzero(found[:, OUTSIDE] < CERTAIN)
            for label in self.known:
                found[unsure, LABELS.index(label)] = [self.crf.marginal(label, place) for place in unsure.tolist()]
        return found


class FastTagger:
    """Gives each token's probabilities of the labels in quotes/labels.py."""

    def __init__(self, first, second, cues, parts_tagger):
        self.first, self.second, self.cues, self.parts = first, second, cues, parts_tagger

    def marginals(self, documents):
        """Return, for each Document, the probabilities of its tokens' labels: float32 arrays (n_tokens, 7)."""
        return [self._of(document) for document in documents]

    def _of(self, document):
        document = in_curly_marks(document)
        rows = features_of(document, token_ranges(document), self.cues, self.parts.of(document))
        first = self.first.marginals(rows)
        return FIRST_SHARE * first + (1 - FIRST_SHARE) * self.second.marginals(stacked(document, rows, first))


def in_curly_marks(document):
    """Return the Document with its words in curly double marks where it has single ones or guillemets, which the corpus
    that the chains were trained on hardly has."""
    others = [region for region in regions_of(document) if region.kind != "double" and not region.nesting]
    if not others:
        return document
    shown = copy(document)
    shown.words = list(document.words)
    for region in others:
        tokens = document.tokens_in(region.start, region.end)
        for place, mark in ((tokens.start, "“"), (tokens.stop - 1, "”")):
            if tokens and not any(letter.isalnum() for letter in shown.words[place]):
                shown.words[place] = mark
            elif tokens and len(shown.words[place]) > 1:  # a mark that the tokenizer left with its word
                shown.words[place] = shown.words[place].strip("'‘’")
    return shown


def token_ranges(document):
    """Return the document's outermost quotation-mark regions as token ranges (first, one past the last)."""
    ranges = []
    for region in regions_of(document):
        if region.nesting == 0:
            inside = document.tokens_in(region.start, region.end)
            ranges.append((inside.start, inside.stop))
    return ranges
