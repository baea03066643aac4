"""What happened when, in one article: the words that tell of events, with the days that expressions and publication give them."""

import re
from typing import NamedTuple

from helpers.events.answers import DATES, ELSEWHERE, STATUSES, TELLS, answers, from_elsewhere, predicates_of, tellers
from helpers.events.dating import date_of, moved
from helpers.events.own_day import days_of_sentences, opening_day
from helpers.events.places import OPENING
from helpers.events.questions import is_bare_weekday, questions_of, shifts_of
from helpers.events.standing import surely

RANGE = re.compile(r",?\s?(?:to|through|until|till|and|-|–)\s(?:the\s)?")  # "from September 30 to October 2"
OPENS = re.compile(r"\b(?:from|between)\s(?:the\s)?$")
LIGHT = frozenset(
    ("was", "were", "is", "are", "be", "been", "being", "had", "has", "have")
)  # words that tell of no event
RECENT = 3  # days before publication that its news is of
BEFORE = 12  # characters before an expression in which its range begins


class Told(NamedTuple):
    """A word that tells of an event: `token`, its days (first, last, precision; None, None, "" where it has none), how they are
    known, how sure; `status`, as the word's own head has it; `verb`, whether it is a verb; `when`, [start, end) of the
    expression that gives the days, or ()."""

    token: int
    first_day: object
    last_day: object
    precision: str
    how_dated: str
    sure: float
    status: str
    verb: bool
    when: object


def told_in(document, dates, known=(), heads=None):
    """Return the list of Told of a Document, in order of the text; `dates` are its rows of table dates (or dates.Date).

    `known` are words of known kinds, (first, last) tokens each: one that tells of an event is told without a day, where nothing
    gives it one. `heads` are those that ship, unless others are given (training).
    """
    return told_of([document], [dates], [known], heads)[0]


def told_of(documents, dates, known, heads=None):
    """Return what `told_in` gives for each of several Documents; `dates` and `known` hold those of each."""
    found = [[] for _ in documents]
    held = [n for n, document in enumerate(documents) if len(document.tokens)]
    asked = questions_of([documents[n] for n in held], [dates[n] for n in held]) if held else []
    for n, own in zip(held, asked, strict=True):
        found[n] = _told(documents[n], own, answers(own, heads), known[n])
    return found


def _told(document, asked, found, known):
    ways = (found.shifts.argmax(axis=1) - 1).tolist()  # -1, 0, 1: an expression is counted back, as it is, ahead
    days = _of_ranges(
        document.text, asked.expressions, [_days(*own) for own in zip(asked.expressions, ways, strict=True)]
    )
    opening = opening_day(document, asked.expressions, asked.tokens)
    if opening is not None:
        found.dates[opening] = 0  # it dates the article, and no event of its sentence more than of the others
    predicates = predicates_of(asked, found, days, {token for span in known for token in range(*span)})
    told, heavy = {}, {place for place, token in predicates if document.words[token].lower() not in LIGHT}
    for place, token in predicates:
        if document.words[token].lower() not in LIGHT or place not in heavy:  # "the talks on Monday were short"
            told.setdefault(token, []).append(place)
    rows = []
    for token, places in told.items():
        rows += [(token, *own) for own in _apart(asked.expressions, days, found.dates, places)]
    taken = {int(document.token_sentence[token]) for token in told}
    if opening is None:
        rows += _from_elsewhere(document, asked, found, days, taken)
    else:
        of_sentence = days_of_sentences(document, days, asked.tokens, opening)
        for number, token in tellers(document, found, taken):
            sure, day = float(found.elsewhere[token, 1:].sum()), of_sentence[number]
            rows.append((token, day, day, "day", "publication", sure, None))
    held, tells = {row[0] for row in rows}, found.tells.item
    for first, last in known:
        token = first if last == first + 1 else max(range(first, last), key=tells)
        if tells(token) >= TELLS and held.isdisjoint(range(first, last)):
            rows.append((token, None, None, "", "undated", 0.0, None))
    tokens = [row[0] for row in rows]
    status = {token: STATUSES[n] for token, n in zip(tokens, found.status[tokens].argmax(axis=1).tolist(), strict=True)}
    sure, verb = surely(document, tokens), dict(zip(tokens, (found.verb[tokens] >= 0.5).tolist(), strict=True))
    rows = [_ahead(row, asked, status[row[0]], document.published) for row in rows]
    return [
        Told(
            *row[:6], _status(sure.get(row[0], status[row[0]]), row[1], document.published), verb[row[0]],
            () if row[6] is None else (asked.expressions[row[6]].start, asked.expressions[row[6]].end),
        )
        for row in sorted(rows, key=lambda row: (row[0], str(row[1])))
    ]  # fmt: skip


def _ahead(row, asked, status, published):
    """Return a row of told_in with a weekday that is ahead, where the event is to come and the day that it was read as is over."""
    if row[6] is None or row[4] != "expression" or status != "scheduled" or not published or row[2] >= published:
        return row
    date = asked.expressions[row[6]]
    return (row[0], *shifts_of(date)[1], *row[3:]) if is_bare_weekday(date.phrase) and shifts_of(date) else row


def _from_elsewhere(document, asked, found, days, taken):
    """Return rows of the words that tell of an event whose day is that of publication, the day before, or another sentence's."""
    news, rows = _day_of_news(document, asked, found, days) if asked.gives_its_day else None, []
    for token, way in from_elsewhere(document, asked, found, taken):
        sure, place = float(found.elsewhere[token, 1:].sum()), int(asked.before[document.token_sentence[token]])
        if ELSEWHERE[way] == "expression before":
            rows.append((token, *days[place], asked.expressions[place].precision, "inherited", sure, place))
        else:
            day = news or moved(document.published, 1 - way)
            rows.append((token, day, day, "day", "publication", sure, None))
    return rows


def _days(when, way):
    """Return (first, last) of an expression, counted the way that the head has it."""
    other = shifts_of(when).get(way) if way else None
    return other or (date_of(when.first_day), date_of(when.last_day))


def _day_of_news(document, asked, found, days):
    """Return the day that an article which gives its own day in full at the top tells of: that of the first expression there that
    dates an event, if it means a day shortly before publication (*June 8, 2010 Yesterday ...*); else the day of publication."""
    for (first, last), (token, _), chance in zip(days, asked.tokens.tolist(), found.dates.tolist(), strict=True):
        if token >= OPENING:
            break
        if chance >= DATES and first == last and 0 < (document.published - first).days <= RECENT:
            return first
    return document.published


def _of_ranges(text, expressions, days):
    """Return the days of expressions, those of a range (*from September 30 to October 2*) both with the days of the whole."""
    for n, (one, other) in enumerate(zip(expressions, expressions[1:], strict=False)):
        if days[n][1] < days[n + 1][0] and _range(text, one, other):
            days[n] = days[n + 1] = (days[n][0], days[n + 1][1])
    return days


def _apart(expressions, days, sure, places):
    """Return (first, last, precision, how, sure, place) for each day that a word has: expressions of one day are one, the
    narrowest; those of a range are one; others are days of several events."""
    rows = []
    for place in sorted(places):
        first, last = days[place]
        row = (first, last, expressions[place].precision, "expression", float(sure[place]), place)
        same = next((n for n, other in enumerate(rows) if other[0] <= last and first <= other[1]), None)
        if same is None:
            rows.append(row)
        elif last - first < rows[same][1] - rows[same][0]:
            rows[same] = row
    return rows


def _range(text, one, other):
    opened = OPENS.search(text, max(0, one.start - BEFORE), one.start)
    between = text[one.end : other.start]
    return bool(RANGE.fullmatch(between)) and (bool(opened) or not re.search(r"\band\b|,", between))


def _status(status, first, published):
    """Return a status that fits the day: what happened is not ahead of publication."""
    return "scheduled" if status == "happened" and published and first and first > published else status
