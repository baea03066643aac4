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
N_PLACES = FAR + 1 + len(LAGS) + len(COARSE) + 2 * TOP + 6 + 2 + len(WORDS)
GIVES_ITS_DAY = -2 - len(WORDS)  # the number of whether the article gives its own day in full at the top


def before_of(document, tokens):
    """Return for each sentence the place of the last expression in the sentences before it, -1 where none is within FAR.

    `tokens` are the (first, last) of the expressions.
    """
    n = len(document.sentences)
    if not len(tokens):
        return np.full(n, -1)
    at = document.token_sentence[tokens[:, 0]]
    last = np.searchsorted(at, np.arange(n)) - 1  # the last that begins in a sentence before
    near = np.arange(n) - at[np.maximum(last, 0)] <= FAR
    return np.where((last >= 0) & near, last, -1)


def places_of(document, dates, tokens, before):
    """Return the numbers of each token, float32 (n_tokens, N_PLACES): those of its sentence."""
    n = len(document.sentences)
    rows = np.zeros((n, N_PLACES), dtype=np.float32)
    at = document.token_sentence[tokens[:, 0]] if len(tokens) else np.zeros(0, dtype=np.int64)
    paragraphs = document.sentence_paragraph
    own = np.bincount(at, minlength=n)
    rows[:, 0] = document.published is None
    rows[:, 1] = own > 0
    rows[:, 2] = own > 1
    number = np.arange(n)
    for place in range(TOP):
        rows[:, 3 + 2 * place] = number == place
        rows[:, 4 + 2 * place] = paragraphs == place
    base = 3 + 2 * TOP
    held = np.flatnonzero(before >= 0)
    rows[before < 0, base] = 1
    if len(held):
        of = before[held]
        away = held - at[of]
        rows[held, base + away] = 1
        rows[held, base + FAR + 1] = paragraphs[held] == paragraphs[at[of]]
        known = [dates[place] for place in of.tolist()]
        lags = [
            abs((document.published - date_of(when.last_day)).days) if document.published else 9999 for when in known
        ]
        for place, lag in enumerate(LAGS):
            rows[held, base + FAR + 2 + place] = np.array(lags) <= lag
        for place, name in enumerate(COARSE):
            rows[held, base + FAR + 2 + len(LAGS) + place] = [when.precision == name for when in known]
        rows[held, base + FAR + 2 + len(LAGS) + len(COARSE)] = np.bincount(at, minlength=n)[at[of]] == 1
    rows[:, GIVES_ITS_DAY:] = _of_article(document, dates, tokens)
    return rows[document.token_sentence]


def _of_article(document, dates, tokens):
    """Return whether a text gives its own day at the top, in full or not, and how long it is."""
    top = [date for date, first in zip(dates, tokens[:, 0].tolist(), strict=True) if first < OPENING]
    own = [
        date
        for date in top
        if document.published and date_of(date.first_day) == date_of(date.last_day) == document.published
    ]
    full = any(re.search(r"\d{4}", date.phrase) for date in own)
    return [full, bool(own) and not full, *(len(document.words) < size for size in WORDS)]
