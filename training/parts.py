"""Train the parts of speech that the fast tagger sees, on a corpus's own tags over our tokens; see training/fast.py."""

import random

from nltk.tag.perceptron import PerceptronTagger

from helpers.quotes.parts import PartsTagger, plain
from training.corpus import silver_tags

ROUNDS, SEED = 4, 2018
LEAST = 1.0  # smallest weight that is kept; smaller ones hardly change a tag and would fill most of the file


def parameters_of(pairs):
    """Return the parameters (parts.PartsTagger) learned from `pairs` of a Document and its tokens' tags."""
    random.seed(SEED)  # NLTK shuffles with the module's own generator
    made = PerceptronTagger(load=False)
    made.train([sentence for document, tags in pairs for sentence in _tagged(document, tags)], nr_iter=ROUNDS)
    weights = {}
    for feature, by_tag in sorted(made.model.weights.items()):
        kept = {tag: round(weight, 1) for tag, weight in sorted(by_tag.items()) if abs(weight) >= LEAST}
        if kept:
            weights[feature] = kept
    return {"weights": weights, "words": dict(sorted(made.tagdict.items())), "tags": sorted(made.classes)}


def _tagged(document, tags):
    """Yield the sentences whose every token has a tag; the corpus has none for titles."""
    words = plain(document.words)
    for first, last in document.sentence_tokens.tolist():
        if last > first and all(tags[first:last]):
            yield list(zip(words[first:last], tags[first:last], strict=True))


def jackknifed(documents, tags):
    """Return each document's tags from a tagger that was trained on the other half of the documents."""
    found = [None] * len(documents)
    for half in (0, 1):
        pairs = [(documents[n], tags[n]) for n in range(len(documents)) if n % 2 != half]
        made = PartsTagger(parameters_of(pairs))
        for n in range(half, len(documents), 2):
            found[n] = made.of(documents[n])
    return found


def silver(articles, documents):
    """Return each document's tags as the corpus gives them ("" where it has none)."""
    return [silver_tags(document, article) for document, article in zip(documents, articles, strict=True)]
