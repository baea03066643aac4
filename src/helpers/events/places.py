"""Where a word stands: how far from the expression of time before its sentence, how near the top; for the head that gives a day to
events whose own sentence has none."""

import re

import numpy as np

from helpers.events.dating import date_of

FAR = 3  # sentences from an expression, past which its day is no other sentence's
LAGS = (1, 7, 60)  # days from an expression's day to publication
COARSE = ("day", "week", "month", "year")
TOP = 4  # sentences and paragraphs at the top that are told apart
OPENING = 60  # tokens at the top in which the article may give its own day
WORDS = (250, 500, 1000)  # of an article
UNKNOWN = 9999  # days from an expression to publication, where its day is not known
YEAR = re.compile(r"\d{4}")
N_PLACES = FAR + 1 + len(LAGS) + len(COARSE) + 2 * TOP + 6 + 2 + len(WORDS)
GIVES_ITS_DAY = -2 - len(WORDS)  # the number of whether the article gives its own day in full at the top


def before_of(joined, tokens):
    """Return for each sentence of a Joined the place of the last expression in the sentences before it, -1 where none is within FAR.

    `tokens` are the (first, last) of the expressions.
    """
    n = len(joined.sentence_document)
    if not len(tokens):
        return np.full(n, -1)
    at = joined.token_sentence[tokens[:, 0]]
    last = np.searchsorted(at, np.arange(n)) - 1  # the last that begins in a sentence before
    held = at[np.maximum(last, 0)]
    near = (np.arange(n) - held <= FAR) & (joined.sentence_document == joined.sentence_document[held])
    return np.where((last >= 0) & near, last, -1)


def places_of(joined, dates, tokens, before):
    """Return the numbers of each token of a Joined, float32 (n_tokens, N_PLACES): those of its sentence."""
    number, of = np.arange(len(joined.sentence_document)), joined.sentence_document
    rows = np.zeros((len(number), N_PLACES), dtype=np.float32)
    at = joined.token_sentence[tokens[:, 0]] if len(tokens) else np.zeros(0, dtype=np.int64)
    paragraphs, own = joined.sentence_paragraph, np.bincount(at, minlength=len(number))
    published = [document.published for document in joined.documents]
    rows[:, 0] = np.array([day is None for day in published])[of]
    rows[:, 1] = own > 0
    rows[:, 2] = own > 1
    base = 3 + 2 * TOP
    rows[:, 3:base:2] = (number - joined.sentence_starts[of])[:, None] == np.arange(TOP)
    rows[:, 4:base:2] = paragraphs[:, None] == np.arange(TOP)
    held = np.flatnonzero(before >= 0)
    rows[before < 0, base] = 1
    if len(held):
        last = before[held]
        lags = [_lag(published[n], date) for n, date in zip(joined.expression_document.tolist(), dates, strict=True)]
        coarse = np.array([[date.precision == name for name in COARSE] for date in dates])
        rows[held, base + held - at[last]] = 1
        rows[held, base + FAR + 1] = paragraphs[held] == paragraphs[at[last]]
        first = base + FAR + 2
        rows[held, first : first + len(LAGS)] = np.array(lags)[last, None] <= LAGS
        first += len(LAGS)
        rows[held, first : first + len(COARSE)] = coarse[last]
        rows[held, first + len(COARSE)] = own[at[last]] == 1
    rows[:, GIVES_ITS_DAY:] = _of_articles(joined, dates, tokens)[of]
    return rows.take(joined.token_sentence, axis=0)


def _lag(published, date):
    """Return the days between an expression's day and publication."""
    return abs((published - date_of(date.last_day)).days) if published else UNKNOWN


def _of_articles(joined, dates, tokens):
    """Return for each Document whether it gives its own day at the top, in full or not, and how long it is."""
    found = []
    first = joined.by_expression(tokens[:, 0])
    for n, (document, places) in enumerate(zip(joined.documents, first, strict=True)):
        own, start = dates[joined.expression_starts[n] : joined.expression_starts[n + 1]], joined.token_starts[n]
        top = [date for date, place in zip(own, places.tolist(), strict=True) if place - start < OPENING]
        day = document.published
        given = [date for date in top if day and date_of(date.first_day) == date_of(date.last_day) == day]
        full = any(YEAR.search(date.phrase) for date in given)
        found.append([full, bool(given) and not full, *(len(document.words) < size for size in WORDS)])
    return np.array(found)
