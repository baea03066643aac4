"""What the heads on events answer (helpers/models/events.onnx; its card is events.md), and what is told by which word."""

from functools import cache
from importlib.resources import as_file, files
from typing import NamedTuple

import numpy as np

from helpers.language.heads import Heads

STATUSES = ("happened", "scheduled", "cancelled", "denied", "possible")
ELSEWHERE = ("nothing", "publication", "day before", "expression before")
OUTPUTS = ("dates", "shifts", "predicates", "tells", "elsewhere", "status", "verb")
DATES = 0.35  # of dating an event: from there on an expression does; 70 % of those of train are still on their day, outlets left out
SECOND = 0.4  # of telling of the event that an expression dates: from there on a second word does, too
SECOND_KNOWN = 0.1  # the same for a word of a known kind
LIKELY = 4  # words that may tell of it
OTHER = 0.05  # of the likeliest word's chance: from there on another word has the day, where that one has its own
APART = 3  # tokens between it and the first
TELLS = 0.03  # of telling of an event at all
GIVEN = 0.25  # of having its day from elsewhere than its sentence
TELLS_OWN = 0.3  # in such an article, of telling of an event at all
GIVEN_OWN = 0.2  # the same in an article that gives its own day in full at the top, and tells of that day throughout


class Answers(NamedTuple):
    """Chances, float32 arrays. Of expressions: `dates` (n,), that it dates an event; `shifts` (n, 3), that it is counted back, as
    it is, ahead; `predicates` (n, NEAR), which token near it tells of the event. Of tokens: `tells` (n,) of an event at all;
    `elsewhere` (n, 4), what gives its day, if nothing in its sentence does: ELSEWHERE;
    `status` (n, 5), of STATUSES; `verb` (n,), that the word is a verb, if it tells of an event."""

    dates: np.ndarray
    shifts: np.ndarray
    predicates: np.ndarray
    tells: np.ndarray
    elsewhere: np.ndarray
    status: np.ndarray
    verb: np.ndarray


@cache
def _heads():
    with as_file(files("helpers.models")) as folder:
        return Heads(folder / "events.onnx")


def answers(questions, heads=None):
    """Return the Answers to a document's Questions: one call of the heads, those that ship unless others are given."""
    return Answers(*(heads or _heads()).ask(*OUTPUTS, **questions.arrays))


def predicates_of(questions, found, days, known=()):
    """Return [(expression's place, token)]: which word tells of the event that an expression dates, or words if two do.

    `days` are the (first, last) of each expression: one word has one day where another can have the other day. `known` holds the
    tokens of words of a known kind.
    """
    told, taken = [], {}
    if not len(days):
        return told
    order = np.argsort(-found.predicates, axis=1, kind="stable")[:, :LIKELY]
    rows = np.arange(len(order))[:, None]
    tokens, chances = (
        each[rows, order].tolist() for each in (questions.arrays["near"], found.predicates)
    )  # of each expression, the likeliest first
    for place in sorted(np.flatnonzero(found.dates >= DATES).tolist(), key=lambda place: -chances[place][0]):
        likely = [(token, chance) for token, chance in zip(tokens[place], chances[place], strict=True) if token >= 0]
        free = [each for each in likely if _is_free(taken.get(each[0]), days[place])]
        if likely:
            token, _ = free[0] if free and free[0][1] >= OTHER * likely[0][1] else likely[0]
            told.append((place, token))
            taken[token] = days[place]
    for place, first in list(told):
        for token, chance in zip(tokens[place], chances[place], strict=True):
            if token >= 0 and token not in taken and _is_second(first, token, chance, known):
                told.append((place, token))
                taken[token] = days[place]
                break
    return sorted(told)


def _is_second(first, second, chance, known):
    """Say whether the second of two tokens tells of an event beside the first."""
    return chance >= (SECOND_KNOWN if second in known else SECOND) and abs(first - second) >= APART


def _is_free(other, own):
    """Say whether a word whose days are `other`, or None, may have the days `own`, too: one lies within the other."""
    return other is None or other[0] <= own[1] and own[0] <= other[1]


def from_elsewhere(document, questions, found, taken):
    """Return [(token, number in ELSEWHERE)]: in sentences other than `taken`, the word that tells of an event which has its day
    from elsewhere, if one does."""
    chances = found.elsewhere.copy()
    if document.published is None:
        chances[:, 1:3] = 0
    chances[questions.before[document.token_sentence] < 0, 3] = 0
    given, told, least = chances[:, 1] + chances[:, 2] + chances[:, 3], [], GIVEN
    if questions.gives_its_day:
        given, least = given * (found.tells >= TELLS_OWN), GIVEN_OWN
    for token in _likeliest(document, given, least, taken):
        told.append((token, 1 + int(chances[token, 1:].argmax())))
    return told


def tellers(document, found, taken):
    """Return [(sentence, token)]: of each sentence not in `taken` the word that tells of an event, if one does."""
    likely = _likeliest(document, found.tells, TELLS_OWN, taken)
    return [(int(document.token_sentence[token]), token) for token in likely]


def _likeliest(document, chances, least, taken):
    """Return the token with the best of `chances`, the first of several, of each sentence not in `taken` that has one of `least`."""
    found = []
    for number in sorted(set(document.token_sentence[chances >= least].tolist())):
        if number not in taken:
            first, last = document.sentence_tokens[number].tolist()
            found.append(first + int(chances[first:last].argmax()))
    return found
