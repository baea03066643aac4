"""Who took part in what a trigger tells, where, and what a verb did to what."""

import re
from typing import NamedTuple

from helpers.events.dating import BETWEEN
from helpers.events.name_kinds import COUNTRY, PERSON
from helpers.events.where import GOING, INSIDE, is_here, where_of
from helpers.events.who import NOBODY_KNOWN, owner_of, who_of
from helpers.speakers.lexicon import places
from helpers.speakers.names import DATELINE

NEAR = 110  # characters from a trigger within which a name has a part in it
APART = 60  # and those within which a country has, that a preposition may belong to another event with


class Parts(NamedTuple):
    """`agent` who did it, or whom it happened to; `others` who else, `place` where, `object` the event that a verb was done
    to, `owner` whose that is, `partner` with whom or to whom; or "".
    """

    agent: str
    others: list
    place: str
    object: str
    owner: str
    partner: str


def home_of(text):
    """Return the place that an article's dateline names, as a name is written, or "".

    >>> home_of("NEW OSLO, July 6 (Kestrel Wire) — Ana Ruiz came.")
    'New Oslo'
    """
    match = DATELINE.match(text)
    words = re.match(r"\s*([A-Z][A-Z .’'-]{2,40})", match.group()) if match else None
    return " ".join(word.capitalize() for word in words[1].split()) if words else ""


def parts_of(sentence, match, kind, names, noun, context, home="", stop=None):
    """Return the Parts of the trigger `match` of `kind` in the text of `context`, a speakers.Context.

    `sentence` is its Sentence, None where that is not read; `names` are the sentence's that may do something, `noun` what follows a verb,
    or None; `home` is the place of the dateline; `stop` is where the next trigger begins.
    """
    span = _span(sentence, match, context)
    place = sentence.top(*span) if span else None
    where = where_of(sentence, place, kind) if span else None
    town = _place_name(where) if where else home if span and home and is_here(sentence, place) else ""
    who = who_of(sentence, place, kind, context) if span else NOBODY_KNOWN
    others = _others(context.document.text, match, [name for name in names if name is not where], who.agent, stop)
    own = _span(sentence, noun, context) if noun else None
    owner = owner_of(sentence, sentence.top(*own), context) if own else ""
    return Parts(who.agent, others, town, noun.group().lower() if noun else "", owner, who.partner)


def _span(sentence, match, context):
    """Return the (first, last) places in a Sentence of the words of a match, or None where it does not have them."""
    tokens = context.document.tokens_in(match.start(), match.end())
    if sentence is None or not tokens:
        return None
    first, last = max(0, tokens.start - sentence.first), min(tokens.stop - sentence.first, len(sentence.words))
    return (first, last) if first < last else None


def _place_name(name):
    """Return how a label writes a place: as the text does, but for initials and for what stands for a country."""
    if name.kind == COUNTRY and (name.name.isupper() or name.name.lower() not in places()):
        return name.canonical
    return name.canonical if name.kind == PERSON else name.name


def may_act(document, name):
    """Say whether a name may be of somebody who does something: a person, a body, a country in or to which nothing is."""
    if name.kind != COUNTRY:
        return name.kind in (PERSON, "organisation") or name.canonical != name.name and name.kind != "unknown"
    before = [word.lower() for word in document.words[max(0, name.first - 2) : name.first]]
    if before[-1:] == ["the"]:
        before.pop()
    return not before or before[-1] not in INSIDE | GOING


def _others(text, match, people, agent, stop):
    """Return the names of at most four `people` near a trigger but for the agent's, people first."""
    if not people:
        return []
    after = [name for name in people if match.end() <= name.start <= match.end() + NEAR]
    clause = BETWEEN.search(text, match.end(), after[-1].start + 10) if after else None  # 10: that no word is cut
    if clause:
        after = [name for name in after if name.start <= clause.start()]
    before = [name for name in people if name.end <= match.start() and match.start() - name.end <= NEAR]
    # a country that stands before the next trigger ("the Oslo talks") is that one's
    after = [n for n in after if n.kind != COUNTRY or n.start - match.end() < APART and n.end + 1 < stop]
    near = [name for name in (*after, *reversed(before)) if name.canonical != agent]
    ordered = sorted(near, key=lambda name: name.kind != PERSON)
    return list(dict.fromkeys(name.canonical for name in ordered))[:4]
