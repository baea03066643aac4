"""Sentences that mention events: a trigger, who and where, the day it is given, and whether it took place."""

import re
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import pandas as pd

from helpers.events.dating import BETWEEN, Dated, day_of, days_in
from helpers.speakers import Context, names_in

LEAD = 2  # paragraphs at the top that tell the news of the day
OBJECT = 45  # characters after a verb in which its object's noun stands
NEAR = 110  # characters from a trigger within which a name takes part in it
CANCELLED = re.compile(
    r"\b(?:cancell?ed|call(?:ed|s|ing)? off|scrapped|postponed|will not take place)\b", re.IGNORECASE
)
DENIED = re.compile(r"\b(?:denied|did not|didn[’']t|never|no)\s+(?:\w+\s){0,2}$", re.IGNORECASE)
FUTURE = re.compile(
    r"\b(?:will|would|to|is to|are to|planned|plans|scheduled|upcoming|next|expected)\s(?:\w+\s){0,3}$", re.IGNORECASE
)
AT = re.compile(r"\b(?:in|at|to|near|on|of)\s+(?:the\s+)?(?:island of\s+)?$", re.IGNORECASE)


class Mention(NamedTuple):
    """One mention of an event.

    [start, end) is the sentence; `at` the trigger's first character; `agent` the name before the trigger, or "";
    `others` the names near it, `place` where, or ""; `lead` says that it stands at the top of its article; `object` is the event's noun
    after a verb ("called off the summit"), or "".
    """

    start: int
    end: int
    trigger: str
    first_day: object
    last_day: object
    how_dated: str
    status: str
    confidence: float
    at: int
    kind: str
    group: str
    precision: str
    agent: str
    others: list
    place: str
    lead: bool
    object: str


@cache
def triggers():
    """Return (pattern of all triggers, {pattern number: (kind, group, class)}) of triggers.csv."""
    table = pd.read_csv(files("helpers.events") / "triggers.csv", comment="#")
    table = table.assign(size=table["pattern"].str.len()).sort_values("size", ascending=False, kind="stable")
    rows = {
        f"t{n}": row
        for n, row in enumerate(table[["pattern", "kind", "group", "class"]].itertuples(index=False, name=None))
    }
    whole = "|".join(f"(?P<{name}>{row[0]})" for name, row in rows.items())
    return re.compile(rf"\b(?:{whole})\b", re.IGNORECASE), {name: row[1:] for name, row in rows.items()}


def mentions_in(document, dates):
    """Return the list of Mentions of a Document; `dates` are its rows of table dates (or dates.Date).

    >>> from helpers.text import Document
    >>> from helpers.dates import dates_in
    >>> document = Document("Ana Ruiz met Bo Lind in Oslo on July 6.", published="2018-07-09")
    >>> [(m.trigger, str(m.first_day)[:10], m.agent, m.others) for m in mentions_in(document, dates_in(document))]
    [('met', '2018-07-06', 'Ana Ruiz', ['Bo Lind'])]
    """
    pattern, kinds = triggers()
    times = days_in(dates)
    names = names_in(document)
    context = Context(document, names)
    starts = [name.start for name in names]
    paragraphs = document.sentence_paragraph.tolist()
    found, before = [], {}
    for number, (start, end) in enumerate(document.sentences.tolist()):
        matches = list(pattern.finditer(document.text, start, end))
        own = names[bisect_left(starts, start) : bisect_left(starts, end)] if matches else []
        here = {}
        for match in matches:
            kind, group, form = kinds[match.lastgroup]
            if kind in here and form == "n":  # one mention a kind and sentence is enough, a verb's before a noun's
                continue
            lead = paragraphs[number] < LEAD
            dated = day_of(document, match, matches, kinds, times, (start, end), lead)
            if dated.first_day is None and form == "v" and group in before:
                dated = before[group]._replace(how_dated="inherited")
            here.setdefault(kind, []).append(
                _mention(document, match, (start, end), dated, (kind, group), own, lead, context)
            )
        kept = _one_a_clause([mention for own in here.values() for mention in own], document.text)
        found += kept
        before = {m.group: Dated(m.first_day, m.last_day, m.precision, m.how_dated) for m in kept if m.first_day}
    return found


def _one_a_clause(mentions, text):
    """Keep one mention for each clause and day: the first verb, else the first noun; undated ones stay."""
    kept, taken = [], {}
    for mention in sorted(mentions, key=lambda m: (form_of(m.trigger) != "v", m.at)):
        clause = len(BETWEEN.findall(text, mention.start, mention.at))
        if mention.first_day is None or taken.setdefault((mention.first_day, clause), mention) is mention:
            kept.append(mention)
    return sorted(kept, key=lambda m: m.at)


@cache
def form_of(trigger):
    """Return n or v: what form of word a trigger is."""
    pattern, kinds = triggers()
    match = pattern.match(trigger)
    return kinds[match.lastgroup][2] if match else "n"


def _mention(document, match, sentence, dated, kind, names, lead, context):
    agent, others, place = _parts(document.text, match, names)
    if kind[0] == "letter" and not agent:
        author = context.author_before(match.group().lower(), match.end())
        agent = author.canonical if author else ""
    status = _status(document, match, sentence, dated, kind[0])
    sure = {"expression": 0.9, "publication": 0.6, "inherited": 0.5, "undated": 0.3}[dated.how_dated]
    return Mention(
        sentence[0], sentence[1], match.group().lower(), dated.first_day, dated.last_day, dated.how_dated, status,
        sure, match.start(), kind[0], kind[1], dated.precision, agent, others, place, lead,
        _object(document.text, match, sentence[1]),
    )  # fmt: skip


def _object(text, match, end):
    """Return the noun of an event that follows a verb closely: what was called off, released, announced."""
    pattern, kinds = triggers()
    if kinds[match.lastgroup][2] != "v":
        return ""
    clause = BETWEEN.search(text, match.end(), min(end, match.end() + OBJECT))
    reach = clause.start() if clause else min(end, match.end() + OBJECT)
    return next(
        (
            noun.group().lower()
            for noun in pattern.finditer(text, match.end(), reach)
            if kinds[noun.lastgroup][2] == "n"
        ),
        "",
    )


def _parts(text, match, names):
    """Return (agent, others, place): the nearest name before the trigger, others near it, and one after "in" or "at"."""
    people = [
        n
        for n in names
        if (n.kind == "government" and not AT.search(text, max(0, n.start - 20), n.start))
        or n.kind in ("person", "organisation")
        or (n.canonical != n.name and n.kind != "government")
    ]
    where = [
        n
        for n in names
        if n.kind in ("government", "unknown")
        and (
            AT.search(text, max(0, n.start - 20), n.start)
            or (n.kind == "government" and n.end + 1 == match.start())  # "the Oslo summit"
        )
    ]
    place = min(where, key=lambda n: abs(n.start - match.end()), default=None)
    before = [n for n in people if n.end <= match.start() and n is not place and match.start() - n.end <= NEAR]
    clause = BETWEEN.search(text, match.end())
    reach = min(match.end() + NEAR, clause.start() if clause else len(text))
    after = [n for n in people if n.start >= match.end() and n is not place and n.start <= reach]
    actors = [n for n in before if n.kind == "person" or n.canonical != n.name] or before
    agent = actors[-1].canonical if actors else ""
    near = [n for n in (*after, *reversed(before)) if n.canonical != agent]
    others = list(dict.fromkeys(n.canonical for n in sorted(near, key=lambda n: n.kind != "person")))
    return agent, others[:4], place.name if place else ""


def _status(document, match, sentence, dated, kind):
    text = document.text
    if kind != "cancellation" and CANCELLED.search(
        text, max(sentence[0], match.start() - 60), min(sentence[1], match.end() + 40)
    ):
        return "cancelled"
    before = text[max(sentence[0], match.start() - 40) : match.start()]
    if DENIED.search(before):
        return "denied"
    later = document.published and dated.first_day and dated.first_day > document.published
    if later or (dated.first_day is None and FUTURE.search(before)):
        return "scheduled"
    return "happened"
