"""Unmarked news articles, to learn from what a teacher says of them."""

import random

from training.corpus import read_corpus

SHORTEST, LONGEST = 600, 9000  # characters of an article


def news_in(paths, count, seed):
    """Return `count` of the articles in `paths`, drawn by chance, neither very short nor very long."""
    found = [article for path in paths for article in read_corpus(path)]
    found = [article for article in found if SHORTEST <= len(article.text) <= LONGEST]
    random.Random(seed).shuffle(found)
    return found[:count]
