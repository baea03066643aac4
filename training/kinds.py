"""The head on kinds of names: learned from PolNeAR's entities, which a tagger marked (silver), and from bodies that other articles show."""

import numpy as np

from helpers.language import encoder
from helpers.speakers.kinds import KINDS, numbers_of
from helpers.speakers.names import names_in
from training.corpus import silver_tags
from training.ridge import probabilities, softmax_ridge
from training.shown_kinds import bodies_shown

KIND_OF = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "government"}
ARTICLES = 420  # of the corpus, which has 840: more changed nothing
RIDGE = 0.005
TIMES = 4  # that a body whose article shows that it is one counts, since there are few


def kinds_learned(articles, documents, size):
    """Return (weights, offsets) of the head, from `articles` of training.corpus with silver tags and from `documents`, other news that
    the encoder has read, whose own words show that some names are bodies'."""
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
    bodies = [(document, bodies_shown(document)) for document in documents]
    bodies = np.concatenate([np.hstack(numbers_of(document, names)) for document, names in bodies if names])
    print(f"{len(bodies)} names of bodies whose article shows that they are")
    out = publishers == sorted(set(publishers))[0]
    if out.any() and not out.all():
        guess = probabilities(numbers[out], *_learned(numbers[~out], aims[~out], bodies)).argmax(1)
        print(
            f"kind of name as the silver tags have it, {publishers[out][0]} left out: {(guess == aims[out]).mean():.3f}"
        )
    return _learned(numbers, aims, bodies)


def _learned(numbers, aims, bodies):
    more = np.full(TIMES * len(bodies), KINDS.index("organisation"))
    return softmax_ridge(np.concatenate([numbers, *[bodies] * TIMES]), np.append(aims, more), len(KINDS), RIDGE)
