"""What the heads on events are asked of a Document: its tokens, the expressions of time in it, and the words around each."""

import re
from calendar import monthrange
from datetime import timedelta
from typing import NamedTuple

import numpy as np

from helpers.events.cues import cues_of
from helpers.events.dating import date_of, is_unknown
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
OPENING = 13  # the number of a word from which its quotation marks are told
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
    if document.reading is None:
        encoder().read([document])
    states = document.reading.states
    asked = [date for date in dates if date.type in TYPES and not is_unknown(date.first_day)]
    spans = _tokens_of(document, asked)
    near, before = _near(document, spans), before_of(document, spans)
    words = OF_WORD(document.words) if asked else None
    arrays = {
        "tokens": states,
        "cues": cues_of(document),
        "places": places_of(document, asked, spans, before),
        "when_states": _states_of(states, spans),
        "when_plain": _plain(document, asked, spans, words),
        "near": near,
        "near_plain": _near_plain(document, spans, near, words),
    }
    return Questions(asked, spans, before, arrays)


def _tokens_of(document, dates):
    starts = document.tokens[:, 0]
    first = np.searchsorted(starts, [date.start for date in dates], side="right") - 1
    last = np.searchsorted(starts, [date.end for date in dates])
    return np.column_stack([np.maximum(first, 0), np.maximum(last, first + 1)]).astype(np.int64).reshape(-1, 2)


def _states_of(states, spans):
    """Return the mean state of each expression and the state of the token before it, float32 (n, 2 * 384)."""
    before = states[np.maximum(spans[:, 0] - 1, 0)]
    return np.hstack([mean_states(states, [[span] for span in spans.tolist()]), before])


def _near(document, spans):
    """Return the tokens of each expression's sentence, or of its part between semicolons, at most NEAR, the expression's own left
    out; -1 where there are less."""
    found = np.full((len(spans), NEAR), -1, dtype=np.int64)
    if not len(spans):
        return found
    bounds = _between_semicolons(document, spans)
    low = np.maximum(bounds[:, 0], np.minimum(spans[:, 0] - NEAR // 2, bounds[:, 1] - NEAR))
    places = low[:, None] + np.arange(NEAR)
    inside = (places < bounds[:, 1:]) & ((places < spans[:, :1]) | (places >= spans[:, 1:]))
    return np.where(inside, places, -1)


def _between_semicolons(document, spans):
    """Return the (first, last) tokens of each expression's sentence, or of its part between semicolons."""
    bounds = document.sentence_tokens[document.token_sentence[spans[:, 0]]]
    semicolons = np.array([n for n, word in enumerate(document.words) if word == ";"], dtype=np.int64)
    if not len(semicolons):
        return bounds
    after = np.searchsorted(semicolons, spans[:, 0])
    before = np.append(-1, semicolons)[after]
    return np.column_stack(
        [np.maximum(bounds[:, 0], before + 1), np.minimum(bounds[:, 1], np.append(semicolons, bounds.max())[after])]
    )


def _plain(document, dates, spans, numbers_of_words):
    """Return the plain numbers of each expression, float32 (n, N_WHEN)."""
    found = np.zeros((len(dates), N_WHEN), dtype=np.float32)
    if not dates:
        return found
    words, n, published = document.words, max(1, len(document.words)), document.published
    numbers = document.token_sentence[spans[:, 0]]
    bounds, paragraphs = document.sentence_tokens[numbers].tolist(), document.sentence_paragraph[numbers]
    marks = _inside_marks(numbers_of_words)
    lags, aheads, plain = [], [], []
    for row, (date, (first, last), (low, high)) in enumerate(zip(dates, spans.tolist(), bounds, strict=True)):
        before = words[first - 1].lower() if first > low else ""
        lags.append((published - date_of(date.last_day)).days if published else 0)
        aheads.append((date_of(date.first_day) - published).days if published else 0)
        for places, value in ((OF_PRECISION, date.precision), (OF_PREPOSITION, before)):
            if value in places:
                found[row, places[value]] = 1
        plain.append((
            date.type == "TIME", published is None, marks[first], first - low < 3, high - last < 3,
            first / n, np.log1p(first), np.log1p(high - low) / 3, date.anchor == "publication", date.anchor == "",
            last - first > 2, np.log1p(paragraphs[row]), any(words[place].lower() in SAID for place in range(max(low, first - 4), first)),
            words[last].lower() in ("'s", "’s", "-") if last < high else False,
        ))  # fmt: skip
    after = len(PRECISIONS) + len(PREPOSITIONS)
    for days in (lags, aheads):
        found[:, after : after + len(DAYS)] = np.array(days)[:, None] > DAYS
        after += len(DAYS)
    found[:, after:] = plain
    return found


def _inside_marks(numbers_of_words):
    """Return for each token whether it stands after an opening quotation mark that is not closed yet, a bool array."""
    opened, straight = numbers_of_words[:, OPENING:].cumsum(axis=0).T
    return (opened > 0) | (straight % 2 > 0)


def _near_plain(document, spans, near, numbers_of_words):
    """Return the plain numbers of each pair of an expression and a token near it, float32 (n, NEAR, N_NEAR)."""
    found = np.zeros((*near.shape, N_NEAR), dtype=np.float32)
    if not len(near):
        return found
    n = len(document.words)
    other = np.zeros(n + 1)
    np.add.at(other, spans[:, 0], 1)
    np.add.at(other, spans[:, 1], -1)
    sums = np.zeros((n + 1, 5), dtype=np.float32)  # of marks and joins, and of expressions that begin
    sums[1:, :4] = numbers_of_words[:, 9:OPENING]
    sums[spans[:, 0] + 1, 4] = 1
    sums = sums.cumsum(axis=0)
    tokens = np.maximum(near, 0)
    before = near < spans[:, :1]
    between = sums[np.where(before, spans[:, :1], tokens)] - sums[np.where(before, tokens + 1, spans[:, 1:])]
    away = np.where(before, spans[:, :1] - near, near - spans[:, 1:] + 1)
    opens = spans[:, 0] - document.sentence_tokens[document.token_sentence[spans[:, 0]], 0] < 3
    found[..., :9] = numbers_of_words[tokens, :9]
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
    or closes quotation marks (1, -1), and whether it may do either."""
    low = word.lower()
    return (
        word[0].isupper(), word.isalpha(), low in SAID, low in AHEAD, low.endswith("ed"), low.endswith("ing"), low.endswith("s"),
        len(word) > 3, low in CLAUSE, word == ",", low in CLAUSE, word in MARKS, word == "and",
        OPENED.get(word, 0), word == '"',
    )  # fmt: skip


OF_WORD = Rows(_of_word, np.float32)


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
