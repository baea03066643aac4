"""What the heads on events are asked of a Document: its tokens, the expressions of time in it, and the words around each."""

import re
from calendar import monthrange
from datetime import timedelta
from typing import NamedTuple

import numpy as np

from helpers.events.cues import cues_of, number_of
from helpers.events.dating import date_of, is_unknown
from helpers.events.joined import Joined
from helpers.events.places import GIVES_ITS_DAY, before_of, places_of
from helpers.language import encoder
from helpers.language.heads import mean_states
from helpers.text.word_rows import Rows

NEAR = 48  # tokens of its sentence, the nearest, that an expression may date
TYPES = ("DATE", "TIME")
PRECISIONS = ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "years")
PREPOSITIONS = (
    "on", "in", "at", "by", "since", "until", "till", "from", "to", "before", "after", "for", "of", "during", "between", "through",
    "the", ",", "and", "(", "as", "late", "early", "mid", "next", "last",
)  # fmt: skip
CLAUSE = frozenset(
    ("when", "which", "who", "after", "before", "while", "where", "since", "until", "that", "if", "because", "as", "than")
)  # fmt: skip
SAID = frozenset(("said", "says", "told", "say", "added", "reported", "wrote", "tweeted", "according"))
AHEAD = frozenset(
    ("will", "would", "to", "planned", "scheduled", "due", "expected", "set", "plans", "shall", "may", "might", "could", "if")
)  # fmt: skip
MARKS = frozenset((";", ":", "—", "–", "(", ")", "“", "”", '"'))
OPENING, CUE = 13, 15  # the numbers of a word that tell of its quotation marks, and which cue it is
OPENED = {"“": 1, "``": 1, "”": -1, "''": -1}
DAYS = (0, 1, 7, 31, 366, 3660)
N_WHEN = len(PRECISIONS) + len(PREPOSITIONS) + 2 * len(DAYS) + 14
N_NEAR = 20
OF_PRECISION = {name: place for place, name in enumerate(PRECISIONS)}
OF_PREPOSITION = {name: len(PRECISIONS) + place for place, name in enumerate(PREPOSITIONS)}
WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sun)(?:day)?\b", re.IGNORECASE)
FIXED = re.compile(r"\d{4}|\b(?:last|next|this|past|coming|ago|later|earlier|following|previous)\b", re.IGNORECASE)
DATED = re.compile(r"^\S*\d|.\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)


class Questions(NamedTuple):
    """`expressions`, the resolved Dates that are asked, in order; `tokens`, their (first, last) tokens, int64 (n, 2); `before`, for
    each sentence the place of the last expression before it, or -1; `arrays`, by the graph's inputs: what is asked of each, and
    of each token."""

    expressions: list
    tokens: np.ndarray
    before: np.ndarray
    arrays: dict

    @property
    def gives_its_day(self):
        """Whether the article gives its own day in full at the top: *June 9, 2008*."""
        return bool(len(self.arrays["places"])) and bool(self.arrays["places"][0, GIVES_ITS_DAY])


def questions(document, dates):
    """Return the Questions of a Document, whose states are read where they were not; `dates` are its rows of table dates."""
    return questions_of([document], [dates])[0]


def questions_of(documents, dates):
    """Return what `questions` gives for each of several Documents, counted for all of them at once; `dates` holds the rows of each.

    Each must have a token.
    """
    unread = [document for document in documents if document.reading is None]
    if unread:
        encoder().read(unread)
    asked = [[date for date in own if date.type in TYPES and not is_unknown(date.first_day)] for own in dates]
    joined = Joined(documents, [len(own) for own in asked])
    every = [date for own in asked for date in own]
    spans = _tokens_of(joined, every)
    near, before = _near(joined, spans), before_of(joined, spans)
    words = OF_WORD(joined.words, joined.word_places)
    first = joined.token_starts[joined.expression_document][:, None]
    parts = zip(
        joined.by_expression(spans - first),
        joined.by_sentence(np.where(before < 0, -1, before - joined.expression_starts[joined.sentence_document])),
        joined.by_token(cues_of(joined, words[:, CUE])),
        joined.by_token(places_of(joined, every, spans, before)),
        joined.by_expression(_plain(joined, every, spans, words)),
        joined.by_expression(np.where(near < 0, -1, near - first)),
        joined.by_expression(_near_plain(joined, spans, near, words)),
        strict=True,
    )
    return [
        _of_one(document.reading.states, own, *each)
        for document, own, each in zip(documents, asked, parts, strict=True)
    ]


def _of_one(states, asked, spans, before, cues, places, when_plain, near, near_plain):
    arrays = {
        "tokens": states,
        "cues": cues,
        "places": places,
        "when_states": _states_of(states, spans),
        "when_plain": when_plain,
        "near": near,
        "near_plain": near_plain,
    }
    return Questions(asked, spans, before, arrays)


def _tokens_of(joined, dates):
    """Return the (first, last) tokens of expressions, int64 (n, 2)."""
    of, starts = joined.expression_document, joined.tokens[:, 0]
    first = np.searchsorted(starts, joined.offsets[of] + [date.start for date in dates], side="right") - 1
    last = np.searchsorted(starts, joined.offsets[of] + [date.end for date in dates])
    first = np.maximum(first, joined.token_starts[of])
    return np.column_stack([first, np.maximum(last, first + 1)]).astype(np.int64).reshape(-1, 2)


def _states_of(states, spans):
    """Return the mean state of each expression and the state of the token before it, float32 (n, 2 * 384)."""
    before = states[np.maximum(spans[:, 0] - 1, 0)]
    return np.hstack([mean_states(states, [[span] for span in spans.tolist()]), before])


def _near(joined, spans):
    """Return the tokens of each expression's sentence, or of its part between semicolons, at most NEAR, the expression's own left
    out; -1 where there are less."""
    found = np.full((len(spans), NEAR), -1, dtype=np.int64)
    if not len(spans):
        return found
    bounds = _between_semicolons(joined, spans)
    low = np.maximum(bounds[:, 0], np.minimum(spans[:, 0] - NEAR // 2, bounds[:, 1] - NEAR))
    places = low[:, None] + np.arange(NEAR)
    inside = (places < bounds[:, 1:]) & ((places < spans[:, :1]) | (places >= spans[:, 1:]))
    return np.where(inside, places, -1)


def _between_semicolons(joined, spans):
    """Return the (first, last) tokens of each expression's sentence, or of its part between semicolons."""
    bounds = joined.sentence_tokens[joined.token_sentence[spans[:, 0]]]
    semicolons = np.flatnonzero(SEMICOLON(joined.words, joined.word_places))
    if not len(semicolons):
        return bounds
    after = np.searchsorted(semicolons, spans[:, 0])
    before = np.append(-1, semicolons)[after]
    return np.column_stack(
        [np.maximum(bounds[:, 0], before + 1), np.minimum(bounds[:, 1], np.append(semicolons, bounds.max())[after])]
    )


def _plain(joined, dates, spans, numbers_of_words):
    """Return the plain numbers of each expression, float32 (n, N_WHEN)."""
    found = np.zeros((len(dates), N_WHEN), dtype=np.float32)
    if not dates:
        return found
    words, numbers, of = joined.words, joined.token_sentence[spans[:, 0]], joined.expression_document
    bounds = joined.sentence_tokens[numbers]
    (first, last), (low, high) = spans.T, bounds.T
    published = [joined.documents[n].published for n in of.tolist()]
    lags, aheads, ones, plain = [], [], [], []
    for row, (date, day, (at, after), (opens, ends)) in enumerate(
        zip(dates, published, spans.tolist(), bounds.tolist(), strict=True)
    ):
        before = words[at - 1].lower() if at > opens else ""
        lags.append((day - date_of(date.last_day)).days if day else 0)
        aheads.append((date_of(date.first_day) - day).days if day else 0)
        known = OF_PRECISION.get(date.precision), OF_PREPOSITION.get(before)
        ones += [(row, place) for place in known if place is not None]
        plain.append((
            date.type == "TIME", day is None, date.anchor == "publication", date.anchor == "",
            any(words[place].lower() in SAID for place in range(max(opens, at - 4), at)),
            words[after].lower() in ("'s", "’s", "-") if after < ends else False,
        ))  # fmt: skip
    found[tuple(zip(*ones, strict=True))] = 1
    after = len(PRECISIONS) + len(PREPOSITIONS)
    for days in (lags, aheads):
        found[:, after : after + len(DAYS)] = np.array(days)[:, None] > DAYS
        after += len(DAYS)
    at, flags = first - joined.token_starts[of], np.array(plain).T
    found[:, after:] = np.column_stack([
        flags[0], flags[1], _inside_marks(joined, first, numbers_of_words), first - low < 3, high - last < 3,
        at / np.diff(joined.token_starts)[of], np.log1p(at), np.log1p(high - low) / 3, flags[2], flags[3],
        last - first > 2, np.log1p(joined.sentence_paragraph[numbers]), flags[4], flags[5],
    ])  # fmt: skip
    return found


def _inside_marks(joined, tokens, numbers_of_words):
    """Return for each of `tokens`, of expressions, whether it stands after an opening quotation mark that is not closed yet."""
    counts = np.vstack([np.zeros((1, 2)), numbers_of_words[:, OPENING:CUE].cumsum(axis=0)])
    opened, straight = (counts[tokens + 1] - counts[joined.token_starts[joined.expression_document]]).T
    return (opened > 0) | (straight % 2 > 0)


def _near_plain(joined, spans, near, numbers_of_words):
    """Return the plain numbers of each pair of an expression and a token near it, float32 (n, NEAR, N_NEAR)."""
    found = np.zeros((*near.shape, N_NEAR), dtype=np.float32)
    if not len(near):
        return found
    n = len(joined.words)
    other = np.zeros(n + 1)
    np.add.at(other, spans[:, 0], 1)
    np.add.at(other, spans[:, 1], -1)
    sums = np.zeros((n + 1, 5), dtype=np.float32)  # of marks and joins, and of expressions that begin
    sums[1:, :4] = numbers_of_words[:, 9:OPENING]
    sums[spans[:, 0] + 1, 4] = 1
    sums = sums.cumsum(axis=0)
    tokens = np.maximum(near, 0)
    before = near < spans[:, :1]
    ends = np.where(before, spans[:, :1], tokens), np.where(before, tokens + 1, spans[:, 1:])
    between = sums.take(ends[0], axis=0) - sums.take(ends[1], axis=0)
    away = np.where(before, spans[:, :1] - near, near - spans[:, 1:] + 1)
    opens = spans[:, 0] - joined.sentence_tokens[joined.token_sentence[spans[:, 0]], 0] < 3
    found[..., :9] = numbers_of_words[:, :9].take(tokens, axis=0)
    found[..., 9] = other.cumsum()[tokens] > 0
    found[..., 10:15] = np.minimum(between, 4)
    found[..., 15] = before
    found[..., 16] = np.log1p(away)
    found[..., 17] = away == 1
    found[..., 18] = away <= 3
    found[..., 19] = opens[:, None] & ~before
    return found * (near >= 0)[..., None]


def _of_word(word):
    """Return the plain numbers of a word: nine of its form, which of four sorts of mark or join between words it is; whether it opens
    or closes quotation marks (1, -1), and whether it may do either; its number as a cue."""
    low = word.lower()
    return (
        word[0].isupper(), word.isalpha(), low in SAID, low in AHEAD, low.endswith("ed"), low.endswith("ing"), low.endswith("s"),
        len(word) > 3, low in CLAUSE, word == ",", low in CLAUSE, word in MARKS, word == "and",
        OPENED.get(word, 0), word == '"', number_of(low),
    )  # fmt: skip


OF_WORD, SEMICOLON = Rows(_of_word, np.float32), Rows(lambda word: word == ";", bool)


def shifts_of(date):
    """Return {-1: (first, last), 1: (first, last)}, the days that an expression means if counted the other way: *Tuesday*
    a week earlier or later, *July 4* and *May* a year; nothing for one that leaves no choice.

    >>> from helpers.dates import dates_in
    >>> from helpers.text import Document
    >>> [date] = dates_in(Document("They met on Tuesday.", published="2018-07-12"))
    >>> [day.isoformat() for day in shifts_of(date)[1]]
    ['2018-07-17', '2018-07-17']
    """
    if FIXED.search(date.phrase):
        return {}
    first, last = date_of(date.first_day), date_of(date.last_day)
    try:
        if is_bare_weekday(date.phrase):
            return {way: (first + timedelta(7 * way), last + timedelta(7 * way)) for way in (-1, 1)}
        if MONTH.search(date.phrase) and date.precision in ("day", "month"):
            return {way: (_years(first, way), _years(last, way)) for way in (-1, 1)}
    except (ValueError, OverflowError):
        return {}
    return {}


def is_bare_weekday(phrase):
    """Say whether an expression is a weekday alone, which may be the last or the next: no date, no *last*, no *next*.

    >>> [is_bare_weekday(phrase) for phrase in ("Monday", "Monday night", "last Monday", "Monday, May 3")]
    [True, True, False, False]
    """
    return bool(WEEKDAY.match(phrase)) and not FIXED.search(phrase) and not DATED.search(phrase)


def _years(day, by):
    """Return a day moved by so many years; the last day of a month stays one."""
    last = monthrange(day.year + by, day.month)[1]
    at_end = day.day == monthrange(day.year, day.month)[1]
    return day.replace(year=day.year + by, day=last if at_end else min(day.day, last))
