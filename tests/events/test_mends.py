"""Mends of a sentence's syntax leave a tree: no token hangs, by others, on itself."""

import random
from types import SimpleNamespace

from helpers.events.mends import mend
from helpers.language.syntax import RELATIONS, TAGS

WORDS = ("to", "that", "same", "day", "and", "of", "left", "threatening", "blows", ",", "speaker")
PEOPLE = (None, None, *(SimpleNamespace(kind="person") for _ in range(3)))


def tree(size, chance):
    """Return the heads of a random tree; its root is its own head."""
    order, heads = chance.sample(range(size), size), [0] * size
    for n, place in enumerate(order):
        heads[place] = order[chance.randrange(n)] if n else place
    return heads


def test_mends_make_no_circle():
    chance = random.Random(2018)
    for _ in range(40_000):
        size = chance.randint(4, 8)
        heads, words = tree(size, chance), chance.choices(WORDS, k=size)
        likely = ("aux", "mark", "ccomp", "appos", "nsubj", "pobj", "compound")
        relations = [chance.choice((*likely, *RELATIONS[:1])) for _ in range(size)]
        tags = [chance.choice(("VBD", "VBG", "VB", "NN", "NNS", *TAGS[:1])) for _ in range(size)]
        mend(words, chance.choices(PEOPLE, k=size), (heads, relations, tags, [1.0] * size))
        for place in range(size):
            for _ in range(size):
                place = heads[place]
            assert heads[place] == place
