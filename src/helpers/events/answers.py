"""What the heads on events answer (helpers/models/events.onnx; its card is events.md), and what is told by which word."""

from functools import cache
from importlib.resources import as_file, files
from typing import NamedTuple

import numpy as np

from helpers.language.heads import Heads

STATUSES = ("happened", "scheduled", "cancelled", "denied", "possible")
TODAY = ("neither", "published", "day before")
OUTPUTS = ("dates", "shifts", "predicates", "tells", "news", "today", "status", "verb")
DATES = 0.4  # of dating an event: from there on an expression does
SECOND = 0.3  # of telling of the event that an expression dates: from there on a second word does, too
LIKELY = 4  # words that may tell of it
OTHER = 0.05  # of the likeliest word's chance: from there on another word has the day, where that one has its own
APART = 3  # tokens between it and the first
TELLS = 0.03  # of telling of an event at all
PUBLISHED = 0.4  # of telling of an event of the day of publication, or the day before


class Answers(NamedTuple):
    """Chances, float32 arrays. Of expressions: `dates` (n,), that it dates an event; `shifts` (n, 3), that it is counted back, as
    it is, ahead; `predicates` (n, NEAR), which token near it tells of the event. Of tokens: `tells` (n,) of an event at all;
    `news` (n,) of one that a timeline would have; `today` (n, 3), of its being of the day of publication or the day before;
    `status` (n, 5), of STATUSES; `verb` (n,), that the word is a verb, if it tells of an event."""

    dates: np.ndarray
    shifts: np.ndarray
    predicates: np.ndarray
    tells: np.ndarray
    news: np.ndarray
    today: np.ndarray
    status: np.ndarray
    verb: np.ndarray


@cache
def _heads():
    with as_file(files("helpers.models")) as folder:
        return Heads(folder / "events.onnx")


def answers(questions, heads=None):
    """Return the Answers to a document's Questions: one call of the heads, those that ship unless others are given."""
    return Answers(*(heads or _heads()).ask(*OUTPUTS, **questions.arrays))


def predicates_of(questions, found, days):
    """Return [(expression's place, token)]: which word tells of the event that an expression dates, or words if two do.

    `days` are the (first, last) of each expression: one word has one day where another can have the other day.
    """
    told, taken = [], {}
    dating = np.flatnonzero(found.dates >= DATES)
    for place in sorted(dating.tolist(), key=lambda place: -found.predicates[place].max()):
        near, chances = questions.arrays["near"][place], found.predicates[place]
        likely = [n for n in np.argsort(-chances, kind="stable")[:LIKELY].tolist() if near[n] >= 0]
        free = [n for n in likely if _is_free(taken.get(int(near[n])), days[place])]
        if free and chances[free[0]] < OTHER * chances[likely[0]]:
            free = likely
        for n in free[:1] + [n for n in free[1:2] if chances[n] >= SECOND and abs(near[n] - near[free[0]]) >= APART]:
            told.append((place, int(near[n])))
            taken[int(near[n])] = days[place]
    return sorted(told)


def _is_free(other, own):
    """Say whether a word whose days are `other`, or None, may have the days `own`, too: one lies within the other."""
    return other is None or other[0] <= own[1] and own[0] <= other[1]


def of_publication(document, found, taken):
    """Return [(token, days before publication)]: in sentences other than `taken`, the word that tells of an event of the day on
    which the article was published, or the day before, if one does."""
    if document.published is None:
        return []
    told = []
    chances = found.today[:, 1:].sum(axis=1)
    for number, (first, last) in enumerate(document.sentence_tokens.tolist()):
        if first == last or number in taken:
            continue
        token = first + int(chances[first:last].argmax())
        if chances[token] >= PUBLISHED:
            told.append((token, int(found.today[token, 2] > found.today[token, 1])))
    return told
