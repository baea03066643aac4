"""Learn the links, content to cue and cue to source, from hand-marked attributions: `python -m training.links CORPORA`.

Two logistic regressions (Newton's method, ridge) over what helpers/quotes/pairs.py says of each pair of spans.
"""

import json
import sys
from pathlib import Path

import numpy as np

from helpers.quotes.find import token_ranges
from helpers.quotes.pairs import Pairs
from helpers.text.regions import regions_of
from training.corpus import read_train

MODELS = Path(__file__).parents[1] / "src" / "helpers" / "models"
RIDGE, STEPS = 1.0, 25


def token_spans(document, spans):
    """Return spans of characters as (first, last) in tokens, those that hold any."""
    middles = (document.tokens[:, 0] + document.tokens[:, 1] - 1) / 2
    ranges = [tuple(np.searchsorted(middles, span).tolist()) for span in spans]
    return [(first, last) for first, last in ranges if first < last]


def pairs_of(article, document, role):
    """Yield (numbers, whether they belong together) for the spans of `role` that a content or cue may belong to."""
    of = {"cue": "content", "source": "cue"}[role]
    marked = [
        {name: token_spans(document, getattr(row, name)) for name in ("source", "cue", "content")}
        for row in article.attributions
    ]
    spans = {name: sorted({span for row in marked for span in row[name]}) for name in ("source", "cue", "content")}
    pairs = Pairs(document, spans, token_ranges(document, regions_of(document)))
    for row in marked:
        for span in row[of]:
            near = [(span, other) for other in pairs.candidates(span, role)]
            for (_, other), numbers in zip(near, pairs.numbers(near, role) if near else [], strict=True):
                yield numbers, other in row[role]


def regression(numbers, right):
    """Return the weights of a logistic regression with a ridge, by Newton's method."""
    x, y = np.array(numbers), np.array(right, dtype=float)
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (y - p) - RIDGE * weights
        bend = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def main():
    corpora, folder = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else MODELS
    articles = read_train(corpora)
    documents = [article.document for article in articles]
    found = {}
    for role in ("cue", "source"):
        rows = [
            row
            for article, document in zip(articles, documents, strict=True)
            for row in pairs_of(article, document, role)
        ]
        numbers, right = zip(*rows, strict=True)
        found[role] = [round(weight, 4) for weight in regression(numbers, right).tolist()]
        print(role, len(rows), "pairs")
    (folder / "links.json").write_text(json.dumps(found, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
