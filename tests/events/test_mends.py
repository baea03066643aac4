"""Mends of a sentence's syntax leave a tree: no token hangs, by others, on itself."""

import random

from helpers.events.mends import mend
from helpers.language.syntax import RELATIONS, TAGS

WORDS = ("to", "that", "same", "day", "and", "of", "left", "threatening", "blows", ",")


def tree(size, chance):
    """Return the heads of a random tree; its root is its own head."""
    order, heads = chance.sample(range(size), size), [0] * size
    for n, place in enumerate(order):
        heads[place] = order[chance.randrange(n)] if n else place
    return heads


def test_mends_make_no_circle():
    chance = random.Random(2018)
    for _ in range(5000):
        size = chance.randint(4, 12)
        heads, words = tree(size, chance), chance.choices(WORDS, k=size)
        likely = ("aux", "mark", "ccomp", "appos", "nsubj", "pobj")
        relations = [chance.choice((*likely, *RELATIONS[:1])) for _ in range(size)]
        tags = [chance.choice(("VBD", "VBG", "VB", "NN", "NNS", *TAGS[:1])) for _ in range(size)]
        mend(words, [None] * size, (heads, relations, tags, [1.0] * size))
        for place in range(size):
            for _ in range(size):
                place = heads[place]
            assert heads[place] == place
