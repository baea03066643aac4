"""The fast tagger of attribution roles: a linear-chain conditional random field over the article (python-crfsuite).

Weights and cue lexicon are read from helpers/models/ once, when first asked for; fast.md is their card.
"""

import json
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from helpers.quotes.features import features_of
from helpers.quotes.labels import LABELS
from helpers.quotes.regions import regions_of


@cache
def tagger():
    """Return the fast tagger, loaded once a process."""
    with as_file(files("helpers.models")) as folder:
        return FastTagger(folder)


class FastTagger:
    """Gives each token's probabilities of the labels in quotes/labels.py."""

    def __init__(self, folder):
        import pycrfsuite

        self.crf = pycrfsuite.Tagger()
        self.crf.open(str(folder / "fast.crfsuite"))
        self.cues = json.loads((folder / "fast.cues.json").read_text(encoding="utf-8"))
        self.known = [label for label in LABELS if label in self.crf.labels()]

    def marginals(self, documents):
        """Return, for each Document, the probabilities of its tokens' labels: float32 arrays (n_tokens, 7)."""
        return [self._of(document) for document in documents]

    def _of(self, document):
        rows = np.zeros((len(document.words), len(LABELS)), dtype=np.float32)
        if not len(rows):
            return rows
        self.crf.set(features_of(document, token_ranges(document), self.cues))
        for label in self.known:
            column = LABELS.index(label)
            rows[:, column] = [self.crf.marginal(label, place) for place in range(len(rows))]
        return rows


def token_ranges(document):
    """Return the document's outermost quotation-mark regions as token ranges (first, one past the last)."""
    ranges = []
    for region in regions_of(document):
        if region.nesting == 0:
            inside = document.tokens_in(region.start, region.end)
            ranges.append((inside.start, inside.stop))
    return ranges
