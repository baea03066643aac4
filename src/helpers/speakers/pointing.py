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
AFTER_A_PRONOUN = frozenset(
    ("both", "all", "also", "each", "himself", "herself", "itself", "themselves", "then", "later", "too", "once", "has", "had", "is",
     "have", "who", "later", "recently", "reportedly", "never", "just", "only", "ever", "even", "still", "now", "simply")
)  # fmt: skip
DEFINITE = frozenset(("the", "his", "her", "their", "its", "this", "that", "these", "those"))
INDEFINITE = frozenset(("a", "an", "one", "another", "some", "many", "several", "most", "few", "two", "three"))
FAR = 9.0  # log of words
BACK, AHEAD = 80, 20  # mentions of names among which a source looks


def pronoun_in(words):
    """Return which pronoun a source is, a value of WORDS, with or without such a word as "both" after it; else "".

    >>> pronoun_in(["They", "both"]), pronoun_in(["her", "lawyer"]), pronoun_in(["US"]), pronoun_in(["us"])
    ('they', '', '', 'we')
    """
    if not 1 <= len(words) <= 2 or words[0].isupper() and len(words[0]) > 1:  # "US" is a country
        return ""
    if words[1:] and words[1].lower() not in AFTER_A_PRONOUN and words[1].isalpha():
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
    """The numbers of an article's quotations, in their order: what was said before tells who speaks next.

    Each quotation is paired with those named in the BACK mentions before its source and the AHEAD after, so that the time
    grows with the text. The numbers of all pairs are made at once.
    """

    def __init__(self, cast, quotes):
        self.cast, self.document = cast, cast.document
        self.roles = [set(cast.context.role_of.get(name, "").lower().split()) for name in cast.names]
        self.initials = [_initials(name) for name in cast.names]
        self.called = np.array([1 if word == "he" else -1 if word == "she" else 0 for word in cast.pronouns], dtype=int)
        self.places = {name: place for place, name in enumerate(cast.names)}
        self.sources = np.zeros(len(cast.who), dtype=np.float32)  # mentions that stand in a source
        self.spans = np.array([place_of(self.document, quote) for quote in quotes], dtype=np.int64).reshape(-1, 2)
        for quote, (low, high) in zip(quotes, np.searchsorted(cast.first, self.spans).tolist(), strict=True):
            if quote.source:
                self.sources[low:high] = 1

    def of(self, quotes, resolutions, fitting):
        """Return (sources, who, pairs, rows, mentions) of the article's `quotes`, which are those that it was made with.

        `fitting` is called with a quotation and numbers in the cast: how far it may mean each, floats (fits.fitting).

        `sources` are the numbers of each source, float32 (n_quotes, N_SOURCE); of each pair of a quotation and one that it may
        mean `pairs` are the numbers, float32 (n_pairs, N_PAIR), `rows` is the quotation's place, `who` the other's number in the
        cast, and `mentions` the mention by which it is weighed: in the source, else the last before it, else the first after.
        """
        self._near(quotes)
        ends = np.searchsorted(self.rows, np.arange(1, len(quotes)))
        fits = np.concatenate([fitting(*one) for one in zip(quotes, np.split(self.who, ends), strict=True)])
        sources = [
            source_numbers(self.document, quote, resolution, held)
            for quote, resolution, held in zip(quotes, resolutions, self.held, strict=True)
        ]
        kinds = [kind for kind, _ in sources]
        pairs = np.hstack(
            [
                self._inside(), self._before(), self._after(), self._spoken(),
                self._agrees(quotes, kinds), self._by_rule(resolutions), self.cast.traits[self.who],
                self._fitting(fits * ~self._contradicted(kinds)),
            ]
        ).astype(np.float32)  # fmt: skip
        mentions = np.where(self.inside >= 0, self.inside, np.where(self.before >= 0, self.before, self.after))
        return np.array([own for _, own in sources]).reshape(-1, N_SOURCE), self.who, pairs, self.rows, mentions

    def _near(self, quotes):
        """Find whom each quotation may mean, their mentions in its source, last before and first after it, and who spoke."""
        cast, found, self.held = self.cast, [], []
        spoken, turn, last_turn = np.zeros(cast.n), np.full(cast.n, -99), -99
        among, place_of_one = np.zeros(cast.n, dtype=bool), np.zeros(cast.n, dtype=int)  # as np.unique, without sorting
        for number, quote in enumerate(quotes):
            last = int(self.spans[number, 1])
            low, high = np.searchsorted(cast.first, self.spans[number]).tolist()
            start, stop = max(0, low - BACK), min(len(cast.who), high + AHEAD)
            near = cast.who[start:stop]
            among[near] = True
            who = np.flatnonzero(among)
            among[near], place_of_one[who] = False, np.arange(len(who))
            own = place_of_one[near]
            held = [place for place in range(low, high) if quote.source and cast.last[place] <= last]
            inside, before, after = np.full((3, len(who)), -1)
            inside[own[[place - start for place in held[::-1]]]] = held[::-1]
            before[own[: low - start]] = np.arange(start, low)
            after[own[low - start :][::-1]] = np.arange(low, stop)[::-1]
            latest = (turn[who] == last_turn) & (last_turn >= 0)
            ago = number - turn[who]
            found.append((who, inside, before, after, spoken[who], ago, latest))
            self.held.append(held)
            for place in held[:1]:
                spoken[cast.who[place]] += 1
                turn[cast.who[place]] = last_turn = number
        self.rows = np.repeat(np.arange(len(quotes)), [len(own[0]) for own in found])
        self.who, self.inside, self.before, self.after, self.times, self.ago, self.latest = (
            np.concatenate(own) for own in zip(*found, strict=True)
        )
        self.order = np.lexsort((-self.before, self.rows))
        self.rank = self._rank(np.ones(len(self.who), dtype=bool))
        self.people_rank = self._rank((self.before >= 0) & (self.cast.kinds[self.who] == 0))

    def _rank(self, counted):
        """Return how many of a quotation's pairs that are `counted` (bool) were named later before its source than each."""
        counts = counted[self.order].astype(int)
        before = np.cumsum(counts) - counts
        first = np.searchsorted(self.rows, self.rows)  # rows are in order, as `order` keeps them
        rank = np.empty(len(counts), dtype=int)
        rank[self.order] = before - before[first]
        return rank

    def _inside(self):
        cast, has, inside = self.cast, self.inside >= 0, self.inside
        first, last = self.spans[self.rows].T
        place = np.maximum(inside, 0)
        begins = np.array([held[0] if held else -2 for held in self.held])[self.rows]
        long = (cast.last[place] - cast.first[place]) / np.maximum(1, last - first)
        found = [
            has, has & (inside == begins), has & (cast.last[place] == last), has & (cast.first[place] <= first + 2),
            has & (cast.flags[place, 0] > 0), has * long, has & (cast.flags[place, 4] > 0), begins >= 0,
        ]  # fmt: skip
        return np.column_stack(found)

    def _before(self):
        cast, has = self.cast, self.before >= 0
        place, first = np.maximum(self.before, 0), self.spans[self.rows, 0]
        sentence, paragraph = self.document.token_sentence[first], self.document.sentence_paragraph
        apart = sentence - cast.sentence[place]
        paragraphs = paragraph[sentence] - paragraph[cast.sentence[place]]
        columns = [
            has, has & (apart == 0), has & (apart == 1), np.where(has, np.log1p(np.maximum(apart, 0)), 4.0),
            np.where(has, np.log1p(np.maximum(first - cast.last[place], 0)), FAR), has & (paragraphs == 0), has & (paragraphs == 1),
            np.log1p(self.rank), has & (self.rank == 0), np.log1p(self.people_rank), has & (self.people_rank == 0),
            has * self.sources[place],
        ]  # fmt: skip
        return np.column_stack([*columns, has[:, None] * cast.flags[place]])

    def _after(self):
        cast, has = self.cast, self.after >= 0
        place, first = np.maximum(self.after, 0), self.spans[self.rows, 0]
        same = has & (cast.sentence[place] == self.document.token_sentence[first])
        gap = np.where(has, np.log1p(np.maximum(cast.first[place] - first, 0)), FAR)
        return np.column_stack([has, same, gap, has * self.sources[place]])

    def _spoken(self):
        latest, ago = self.latest, np.log1p(np.minimum(self.ago, 30))
        return np.column_stack([np.log1p(self.times), self.times > 0, latest, self.ago == 1, ago])

    def _agrees(self, quotes, kinds):
        words = [self._words(quote, *span) for quote, span in zip(quotes, self.spans.tolist(), strict=True)]
        pairs = list(zip(self.rows.tolist(), self.who.tolist(), strict=True))
        shared = [min(3, len(words[row] & self.roles[place])) for row, place in pairs]
        initials = [self.initials[place] in words[row] for row, place in pairs]
        sources = [SOURCES[kind] for kind in kinds]
        sign = self._sign(kinds)
        one = np.array([source in ("he", "she", "i") for source in sources])[self.rows]
        body = np.array([source in ("it", "they", "we") for source in sources])[self.rows]
        called, person = self.called[self.who], self.cast.kinds[self.who] == 0
        return np.column_stack(
            [
                called * sign > 0, called * sign < 0, one & person, one & ~person, body & ~person, body & person,
                np.array(shared), np.array(initials), called != 0,
            ]
        )  # fmt: skip

    def _words(self, quote, first, last):
        return {word.lower() for word in self.document.words[first:last]} if quote.source else set()

    def _by_rule(self, resolutions):
        chosen = self.who == np.array([self.places.get(own.name, -1) for own in resolutions])[self.rows]
        groups = ("full name surname", "pronoun", "title author", "organisation metonym")
        hows = [np.array([own.how_resolved in group for own in resolutions])[self.rows] for group in groups]
        return np.column_stack([chosen, *(chosen & how for how in hows)])

    def _sign(self, kinds):
        """Return 1 where a pair's source is "he", -1 where it is "she", else 0."""
        return np.array([{"he": 1, "she": -1}.get(SOURCES[kind], 0) for kind in kinds], dtype=int)[self.rows]

    def _contradicted(self, kinds):
        return self.called[self.who] * self._sign(kinds) < 0

    def _fitting(self, fits):
        """Whether each may be meant by the source's words, and how near it is among those who may."""
        may = (fits > 0) & (self.before >= 0)
        rank = self._rank(may)
        many = np.bincount(self.rows, may, len(self.spans))[self.rows]
        return np.column_stack(
            [fits > 0, (fits > 0) & (fits < 1), np.log1p(rank), may & (rank == 0), may & (many == 1), np.log1p(many)]
        )


def _initials(name):
    """Return the initials of a name's capitalised words, in small letters.

    >>> _initials("Office for Budget Responsibility")
    'obr'
    """
    return "".join(word[0] for word in name.split() if word[:1].isupper()).lower()


N_PAIR = 8 + 18 + 4 + 5 + 9 + 5 + 10 + 6
N_SOURCE = len(SOURCES) + len(HOWS) + len(CLASSES) + 9
