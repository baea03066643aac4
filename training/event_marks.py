"""What articles with marked events teach the heads on events: newsroom (readers), TimeBank and MEANTIME (people)."""

import gzip
import json
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.events import days_of_meantime
from helpers.dates import dates_in
from helpers.events.answers import STATUSES
from helpers.events.questions import questions, shifts_of
from helpers.text import Document

UNKNOWN = -1
POSSIBLE = frozenset(("may", "might", "could"))  # *would* tells of plans, *can* and *should* of no event
TOLD = ("OCCURRENCE", "I_ACTION", "ASPECTUAL", "REPORTING", "PERCEPTION")
DURING = ("IS_INCLUDED", "DURING", "SIMULTANEOUS", "IDENTITY")
MARKED = 0.2  # of a text's events that may be marked as denied, where polarity is trusted


class Lesson(NamedTuple):
    """`arrays` that the heads are asked (helpers/events/questions.py), and `aims`: of expressions `dates` (1, 0), `shifts` (0 back,
    1 as it is, 2 ahead), `near` (weights of the tokens); of tokens `tells`, `elsewhere`, `status`, `verb`. -1 is not
    known. `expressions` are those asked, `before` the last of them before each sentence, or -1."""

    document: Document
    expressions: list
    before: np.ndarray
    arrays: dict
    aims: dict


def read(corpora, name):
    """Return the articles of corpora/`name`.jsonl.gz, a list of dicts."""
    with gzip.open(Path(corpora) / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def document_of(row):
    return Document(row["text"], article_id=row["id"], published=row["published"] or None, title=row.get("title") or "")


def blank(document, dates=None):
    """Return a Lesson of a Document that teaches nothing yet."""
    asked = questions(document, dates_in(document) if dates is None else dates)
    n, of = len(document.tokens), len(asked.expressions)
    aims = {name: np.full(of, UNKNOWN, dtype=np.int8) for name in ("dates", "shifts")}
    aims |= {name: np.full(n, UNKNOWN, dtype=np.int8) for name in ("tells", "elsewhere", "status", "verb")}
    aims["near"] = np.zeros(asked.arrays["near"].shape, dtype=np.float32)
    arrays = {**asked.arrays, "tokens": document.reading.states}
    return Lesson(document, asked.expressions, asked.before, arrays, aims)


def meets(first, last, event):
    """Say whether days meet an event's, as newsroom's scorer does."""
    first, last = first.isoformat()[:10], last.isoformat()[:10]
    same = first == event["first_day"] or event["first_day"] != event["last_day"]
    return first <= event["last_day"] and last >= event["first_day"] and same


def newsroom(row, lesson, chances):
    """Fill the Lesson of an article of the newsroom set: what is not marked is no event that a timeline would have.

    `chances` are those of each token that it tells of an event: of a mark's words the likeliest one is meant.
    """
    document, aims = lesson.document, lesson.aims
    aims["dates"][:], aims["elsewhere"][:] = 0, 0
    sentence_of = [document.sentence_at(when.start) for when in lesson.expressions]
    for event in row["events"]:
        tokens = list(document.tokens_in(*event["trigger"]))
        if not tokens:
            continue
        head = tokens[int(np.argmax(chances[tokens]))]
        aims["status"][head] = STATUSES.index(event["status"])
        number = document.sentence_at(event["trigger"][0])
        inside = [place for place, at in enumerate(sentence_of) if at == number]
        own = [place for place in inside if _dated(lesson, place, head, event)]
        way = _from_elsewhere(row["published"], lesson, head, event)
        aims["elsewhere"][tokens] = UNKNOWN
        aims["elsewhere"][head] = UNKNOWN if own and way else way
    return lesson


def _dated(lesson, place, head, event):
    """Say whether an expression dates an event of its sentence, counted one way or the other; then it is an aim."""
    when, aims = lesson.expressions[place], lesson.aims
    ways = {0: (when.first_day, when.last_day), **shifts_of(when)}
    way = next((way for way, days in ways.items() if meets(*days, event)), None)
    if way is None:
        return False
    aims["dates"][place] = 1
    if len(ways) > 1 and aims["shifts"][place] != 1:
        aims["shifts"][place] = way + 1
    aims["near"][place][lesson.arrays["near"][place] == head] = 1
    return True


def _from_elsewhere(published, lesson, token, event):
    """Return the number in ELSEWHERE of what gives an event its day: publication, the day before it, the expression before."""
    number = lesson.document.token_sentence[token]
    place = int(lesson.before[number])
    way = 0
    if published and event["first_day"] == event["last_day"]:
        day = date.fromisoformat(published[:10])
        way = {day.isoformat(): 1, (day - timedelta(1)).isoformat(): 2}.get(event["first_day"], 0)
    if place >= 0 and meets(lesson.expressions[place].first_day, lesson.expressions[place].last_day, event):
        near = number - lesson.document.sentence_at(lesson.expressions[place].start) == 1
        return 3 if near or not way else way
    return way


def timebank(row, lesson):
    """Fill the Lesson of an article of TimeBank: which words tell of events, which expressions are linked to them."""
    document, aims = lesson.document, lesson.aims
    places = _events(document, aims, row["events"], lambda event: event["class"] in TOLD)
    denied = sum(event["polarity"] == "NEG" for event in row["events"]) > MARKED * len(row["events"])
    for event, place in places:
        if event["class"] in ("OCCURRENCE", "I_ACTION") and not denied:
            aims["status"][place] = _status_of_timebank(event)
    times = {timex["tid"]: timex for timex in row["timexes"]}
    of = {event["eid"]: place for event, place in places if event["class"] in ("OCCURRENCE", "I_ACTION", "ASPECTUAL")}
    for link in row["links"]:
        if link["rel"] in DURING and link["to"] in times and link["event"] in of:
            _linked(lesson, times[link["to"]], of[link["event"]])
    return lesson


def meantime(row, lesson):
    """Fill the Lesson of an article of MEANTIME: events, their days, how certain they are."""
    document, aims = lesson.document, lesson.aims
    places = _events(document, aims, row["events"], lambda event: True)
    aims["elsewhere"][:] = 0
    sentence_of = [document.sentence_at(when.start) for when in lesson.expressions]
    for event, place in places:
        first, last = days_of_meantime(event)
        aims["status"][place] = _status_of_meantime(event)
        aims["elsewhere"][place] = UNKNOWN
        if not first or not last:
            continue
        days = {"first_day": first, "last_day": last}
        number = document.token_sentence[place]
        inside = [at for at, sentence in enumerate(sentence_of) if sentence == number]
        own = [at for at in inside if _dated(lesson, at, place, days)]
        if not own:
            aims["elsewhere"][place] = _from_elsewhere(row["published"], lesson, place, days)
    return lesson


def _events(document, aims, events, told):
    """Return [(event, its token)], and fill the aim on which tokens tell of events."""
    aims["tells"][:] = 0
    found = []
    for event in events:
        tokens = document.tokens_in(event["start"], event["end"])
        if tokens:
            found.append((event, tokens[-1]))
            aims["tells"][tokens] = UNKNOWN
            aims["tells"][found[-1][1]] = told(event)
            aims["verb"][found[-1][1]] = {"VERB": 1, "NOUN": 0}.get(event["pos"], UNKNOWN)
    return found


def _linked(lesson, timex, place):
    document = lesson.document
    for at, when in enumerate(lesson.expressions):
        same = when.start < timex["end"] and timex["start"] < when.end
        if same and document.sentence_at(when.start) == document.token_sentence[place]:
            lesson.aims["near"][at][lesson.arrays["near"][at] == place] = 1


def _status_of_timebank(event):
    if (event["modality"] or "").lower() in POSSIBLE:
        return STATUSES.index("possible")
    if event["modality"] and event["modality"].lower() not in ("none", "will"):
        return UNKNOWN
    if event["polarity"] == "NEG":
        return STATUSES.index("denied")
    if event["tense"] == "FUTURE":
        return STATUSES.index("scheduled")
    return STATUSES.index("happened") if event["tense"] == "PAST" else UNKNOWN


def _status_of_meantime(event):
    if event["certainty"] in ("POSSIBLE", "PROBABLE"):
        return STATUSES.index("possible")
    if event["polarity"] == "NEG":
        return STATUSES.index("denied")
    return STATUSES.index("scheduled" if event["time"] == "FUTURE" else "happened") if event["certainty"] else UNKNOWN
