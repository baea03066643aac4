"""The head on kinds of names: learned from PolNeAR's entities, which a tagger marked (silver)."""

import numpy as np

from helpers.language import encoder
from helpers.speakers.kinds import KINDS, numbers_of
from helpers.speakers.names import names_in
from training.corpus import silver_tags
from training.ridge import probabilities, softmax_ridge

KIND_OF = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "government"}
ARTICLES = 420  # of the corpus, which has 840: more changed nothing
RIDGE = 0.005


def kinds_learned(articles, size):
    """Return (weights, offsets) of the head, from `articles` of training.corpus with silver tags."""
    given, aims, publishers = [], [], []
    for article in [article for article in articles if article.silver][:ARTICLES]:
        document = article.document
        encoder(size).read([document])
        tags, names = silver_tags(document, article, "ner"), names_in(document)
        if names:
            given.append(np.hstack(numbers_of(document, names)))
            aims += [KINDS.index(KIND_OF.get(tags[name.last - 1], "unknown")) for name in names]
            publishers += [article.record.get("publisher", "")] * len(names)
    numbers, aims, publishers = np.concatenate(given), np.array(aims), np.array(publishers)
    out = publishers == sorted(set(publishers))[0]
    if out.any() and not out.all():
        guess = probabilities(numbers[out], *softmax_ridge(numbers[~out], aims[~out], len(KINDS), RIDGE)).argmax(1)
        print(
            f"kind of name as the silver tags have it, {publishers[out][0]} left out: {(guess == aims[out]).mean():.3f}"
        )
    return softmax_ridge(numbers, aims, len(KINDS), RIDGE)
