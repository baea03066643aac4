"""What tells whom a quotation's source means: numbers for each pair of a quotation and one of those the article names.

The same numbers are learned from (training/heads.py) and asked of the head (pointer.py).
"""

import numpy as np

from helpers.speakers.lexicon import classes

SOURCES = (
    "he", "she", "it", "they", "we", "i", "relative", "name", "definite", "indefinite", "other", "none",
)  # fmt: skip
HOWS = (
    "full name", "surname", "organisation", "metonym", "author", "pronoun", "title", "group", "unnamed", "unresolved",
)  # fmt: skip
WORDS = {
    "he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "it": "it", "its": "it", "they": "they", "their": "they",
    "them": "they", "we": "we", "our": "we", "us": "we", "i": "i", "me": "i", "my": "i", "who": "relative", "that": "relative",
    "which": "relative", "whom": "relative",
}  # fmt: skip
CLASSES = ("honorific", "title", "unnamed", "group", "document", "body")
DEFINITE = frozenset(("the", "his", "her", "their", "its", "this", "that", "these", "those"))
INDEFINITE = frozenset(("a", "an", "one", "another", "some", "many", "several", "most", "few", "two", "three"))
FAR = 9.0  # log of words
BACK, AHEAD = 80, 20  # mentions of names among which a source looks


def pronoun_in(words):
    """Return which pronoun a source of at most two words begins with, a value of WORDS, else "".

    >>> pronoun_in(["They", "both"]), pronoun_in(["US"]), pronoun_in(["us"])
    ('they', '', 'we')
    """
    if not 1 <= len(words) <= 2 or words[0].isupper() and len(words[0]) > 1:  # "US" is a country
        return ""
    return WORDS.get(words[0].lower(), "")


def place_of(document, quote):
    """Return (first, last) tokens of the quotation's source, else of its cue, else of its content's first word."""
    spans = quote.source or quote.cue or [[quote.content[0][0], quote.content[0][0] + 1]]
    inside = document.tokens_in(spans[0][0], spans[-1][1])
    first = min(inside.start, max(0, len(document.tokens) - 1))
    return first, max(first + 1, inside.stop)


def source_numbers(document, quote, resolution, names_inside):
    """Return (kind of source, numbers of the source alone): the first an index into SOURCES, the others float32 (n,)."""
    written = [document.words[place] for place in range(*place_of(document, quote))] if quote.source else []
    words = [word.lower() for word in written]
    if not words:
        kind = "none"
    elif pronoun_in(written):
        kind = pronoun_in(written)
    elif names_inside:
        kind = "name"
    else:
        kind = "definite" if words[0] in DEFINITE else "indefinite" if words[0] in INDEFINITE else "other"
    held = [classes().get(word) for word in words]
    numbers = np.zeros(len(SOURCES) + len(HOWS) + len(CLASSES) + 9, dtype=np.float32)
    numbers[SOURCES.index(kind)] = 1
    if resolution.how_resolved in HOWS:
        numbers[len(SOURCES) + HOWS.index(resolution.how_resolved)] = 1
    at = len(SOURCES) + len(HOWS)
    numbers[at : at + len(CLASSES)] = [name in held for name in CLASSES]
    numbers[at + len(CLASSES) :] = [
        np.log1p(len(words)), len(names_inside), quote.kind == "direct", quote.kind == "indirect", not quote.cue,
        bool(words) and words[-1].endswith("s"), bool(words) and words[0] in DEFINITE, bool(words) and words[0] in INDEFINITE,
        bool(held) and held[-1] in ("unnamed", "group", "document"),
    ]  # fmt: skip
    return SOURCES.index(kind), numbers


class Pointing:
    """The numbers of an article's quotations, asked in their order: what was said before tells who speaks next.

    Each quotation is paired with those named in the BACK mentions before its source and the AHEAD after, so that the time
    grows with the text.
    """

    def __init__(self, cast, quotes):
        self.cast, self.document = cast, cast.document
        self.paragraph = self.document.sentence_paragraph
        self.spoken = np.zeros(cast.n, dtype=np.float32)  # how often each was named as a source so far
        self.turn = np.full(cast.n, -99)  # the number of the quotation whose source named each last
        self.number, self.last_turn = 0, -99
        self.roles = [set(cast.context.role_of.get(name, "").lower().split()) for name in cast.names]
        self.initials = [_initials(name) for name in cast.names]
        self.called = np.array([1 if word == "he" else -1 if word == "she" else 0 for word in cast.pronouns], dtype=int)
        self.places = {name: place for place, name in enumerate(cast.names)}
        self.sources = np.zeros(len(cast.who), dtype=np.float32)  # mentions that stand in a source
        for quote in quotes:
            if quote.source:
                span = place_of(self.document, quote)
                self.sources[np.searchsorted(cast.first, span[0]) : np.searchsorted(cast.first, span[1])] = 1

    def of(self, quote, resolution):
        """Return (source's numbers, those it may mean, numbers of each such pair float32 (n, N_PAIR), mentions) of a quotation.

        Those are numbers in the cast; the mention is the one by which each is weighed: in the source, else the last before it,
        else the first after.
        """
        cast, document = self.cast, self.document
        first, last = place_of(document, quote)
        low, high = np.searchsorted(cast.first, [first, last]).tolist()
        start, stop = max(0, low - BACK), min(len(cast.who), high + AHEAD)
        who, own = np.unique(cast.who[start:stop], return_inverse=True)
        held = [place for place in range(low, high) if quote.source and cast.last[place] <= last]
        inside, before, after = (np.full(len(who), -1) for _ in range(3))
        inside[own[[place - start for place in held[::-1]]]] = held[::-1]
        before[own[: low - start]] = np.arange(start, low)
        after[own[low - start :][::-1]] = np.arange(low, stop)[::-1]
        kind, numbers = source_numbers(document, quote, resolution, held)
        pairs = np.hstack(
            [
                self._inside(inside, held, first, last), self._before(who, before, first), self._after(after, first),
                self._spoken(who), self._agrees(who, kind, quote, first, last), self._by_rule(who, resolution),
                cast.traits[who],
            ]
        ).astype(np.float32)  # fmt: skip
        self._heard(held)
        return numbers, who, pairs, np.where(inside >= 0, inside, np.where(before >= 0, before, after))

    def _inside(self, inside, held, first, last):
        cast, has = self.cast, inside >= 0
        place = np.maximum(inside, 0)
        found = [
            has, has & (inside == (held[0] if held else -2)), has & (cast.last[place] == last), has & (cast.first[place] <= first + 2),
            has & (cast.flags[place, 0] > 0), has * (cast.last[place] - cast.first[place]) / max(1, last - first),
            has & (cast.flags[place, 4] > 0), np.full(len(has), bool(held)),
        ]  # fmt: skip
        return np.column_stack(found)

    def _before(self, who, before, first):
        cast, has = self.cast, before >= 0
        place = np.maximum(before, 0)
        sentence = self.document.token_sentence[first]
        apart = sentence - cast.sentence[place]
        rank = np.argsort(np.argsort(-before, kind="stable"), kind="stable")
        people = np.sort(before[has & (cast.kinds[who] == 0)])
        people_rank = len(people) - np.searchsorted(people, before, side="right")
        paragraphs = self.paragraph[sentence] - self.paragraph[cast.sentence[place]]
        columns = [
            has, has & (apart == 0), has & (apart == 1), np.where(has, np.log1p(np.maximum(apart, 0)), 4.0),
            np.where(has, np.log1p(np.maximum(first - cast.last[place], 0)), FAR), has & (paragraphs == 0), has & (paragraphs == 1),
            np.log1p(rank), has & (rank == 0), np.log1p(people_rank), has & (people_rank == 0), has * self.sources[place],
        ]  # fmt: skip
        return np.column_stack([*columns, has[:, None] * cast.flags[place]])

    def _after(self, after, first):
        cast, has = self.cast, after >= 0
        place = np.maximum(after, 0)
        same = has & (cast.sentence[place] == self.document.token_sentence[first])
        gap = np.where(has, np.log1p(np.maximum(cast.first[place] - first, 0)), FAR)
        return np.column_stack([has, same, gap, has * self.sources[place]])

    def _spoken(self, who):
        spoken, turn = self.spoken[who], self.turn[who]
        ago = self.number - turn
        latest = (turn == self.last_turn) & (self.last_turn >= 0)
        return np.column_stack([np.log1p(spoken), spoken > 0, latest, ago == 1, np.log1p(np.minimum(ago, 30))])

    def _agrees(self, who, kind, quote, first, last):
        source, called, person = SOURCES[kind], self.called[who], self.cast.kinds[who] == 0
        sign = 1 if source == "he" else -1 if source == "she" else 0
        one, body = source in ("he", "she", "i"), source in ("it", "they", "we")
        words = {self.document.words[place].lower() for place in range(first, last)} if quote.source else set()
        shared = [min(3, len(words & self.roles[place])) for place in who.tolist()]
        initials = [self.initials[place] in words for place in who.tolist()]
        return np.column_stack(
            [
                called * sign > 0, called * sign < 0, one & person, one & ~person, body & ~person, body & person,
                np.array(shared), np.array(initials), called != 0,
            ]
        )  # fmt: skip

    def _by_rule(self, who, resolution):
        chosen = who == self.places.get(resolution.name, -1)
        groups = ("full name surname", "pronoun", "title author", "organisation metonym")
        return np.column_stack([chosen, *(chosen & (resolution.how_resolved in group) for group in groups)])

    def _heard(self, held):
        for place in held[:1]:
            self.spoken[self.cast.who[place]] += 1
            self.turn[self.cast.who[place]] = self.last_turn = self.number
        self.number += 1


def _initials(name):
    """Return the initials of a name's capitalised words, in small letters.

    >>> _initials("Office for Budget Responsibility")
    'obr'
    """
    return "".join(word[0] for word in name.split() if word[:1].isupper()).lower()


N_PAIR = 8 + 18 + 4 + 5 + 9 + 5 + 10
N_SOURCE = len(SOURCES) + len(HOWS) + len(CLASSES) + 9
