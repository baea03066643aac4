"""Strategies for texts that look like news, and for ones that do not: sentences of a small grammar, random pieces, changes."""

import re
from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st

from tests.fuzz.mutating import mutated, mutations
from tests.fuzz.words import CLAUSES, DAYS, MARKS, ODD, PAIRS, ROOMS, SENTENCES, SLOTS, SOURCES, lexicon

SLOT = re.compile(r"\{(\w+)\}")
PUBLISHED = [
    date(2018, 7, 12),
    date(2020, 2, 29),
    date(2019, 1, 1),
    date(1999, 12, 31),
    date(1, 1, 1),
    date(9999, 12, 31),
    None,
]
FILLED = {name: st.sampled_from(words) for name, words in SLOTS.items()}
FILLED["day"] = st.one_of(st.sampled_from(DAYS), st.sampled_from(DAYS), st.sampled_from(lexicon("dates")))
FILLED["source"] = st.sampled_from([*SOURCES, *SLOTS["name"]])
FILLED["word"] = st.one_of(
    st.sampled_from(lexicon(*ROOMS)), st.sampled_from(["boat", "naïve", "e-mail", "a", "is", "the"])
)
FILLED["clause"] = st.sampled_from(CLAUSES)
PAIR, SENTENCE = st.sampled_from(PAIRS), st.sampled_from(SENTENCES)
PIECE = st.one_of(
    st.sampled_from(MARKS), st.sampled_from(DAYS), st.sampled_from([*SOURCES, *sum(SLOTS.values(), [])]),
    st.sampled_from(lexicon(*ROOMS)), st.sampled_from(ODD),
)  # fmt: skip
BETWEEN = st.sampled_from([" ", " ", " ", "\n\n", "\n", ""])


class Article(NamedTuple):
    """One article as the stages take it; `published` is a day or None."""

    text: str
    title: str
    published: date | None


@st.composite
def sentences(draw):
    """Return a sentence of the grammar."""
    opening, closing = draw(PAIR)

    def fill(slot):
        name = slot[1]
        if name in "oc":
            return opening if name == "o" else closing
        return SLOT.sub(fill, draw(FILLED[name]))

    return SLOT.sub(fill, draw(SENTENCE))


SOUPS = st.lists(PIECE, min_size=1, max_size=14).map(" ".join)
GLUED = st.lists(PIECE, min_size=1, max_size=8).map("".join)
BARE = st.sampled_from(
    [*'“”"‘’«»,.?:—aM', " said ", " M said", "she said", "\n\n", "\n", " ", " on Monday", "Bo\nLind"]
)
MARKED = st.lists(BARE, min_size=2, max_size=16).map("".join)  # hardly more than marks
PARTS = st.one_of(sentences(), sentences(), sentences(), SOUPS, GLUED, MARKED)


@st.composite
def texts(draw, most=6):
    """Return a text of one to `most` parts, changed in up to three places."""
    out = draw(PARTS)
    for part in draw(st.lists(st.tuples(BETWEEN, PARTS), max_size=most - 1)):
        out += "".join(part)
    return mutated(out, draw(st.lists(mutations(), max_size=3)))


def articles(most=6):
    """Return a strategy for Articles; one in seven without a day of publication, two at an end of the calendar."""
    return st.builds(Article, texts(most), st.one_of(st.just(""), sentences()), st.sampled_from(PUBLISHED))
