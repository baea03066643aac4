"""Who took part in what a trigger tells, where, and what a verb did to what: read from the words around it."""

import re
from typing import NamedTuple

from helpers.events.dating import BETWEEN
from helpers.speakers.lexicon import places
from helpers.speakers.names import DATELINE

NEAR = 110  # characters from a trigger within which a name takes part in it
OBJECT = 60  # characters after a verb in which its object's noun stands
HERE = 60  # characters after a trigger in which "here" means the dateline's place
GOAL = 25  # characters after a visit's word within which its place stands without "in" or "at"
AT = re.compile(
    r"\b(?:in|at|to|near|on|toward|towards|from|outside|left|leaving|entered|reached)\s+(?:the\s+)?(?:island of\s+)?$",
    re.IGNORECASE,
)
OF = re.compile(r"\b(?:of|with|from|against|about|over|for|than|like|at|in|near|to)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
ALSO = re.compile(r"\band\s(?:\w+ly\s|then\s|also\s)?(?:had\s|has\s)?$")
RECIPIENT = re.compile(r"\s(?:a|an|the|his|her|their)\s(?:\w+\s)?")
OWN = re.compile(r"[’']s?\s")
MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?")
BESIDE = re.compile(r",?\s(?:[\w’'.-]+,?\s){0,4}")
BY = re.compile(r"\s(?:by|from)\s(?:[\w’'.-]+\s){0,4}$")
PRONOUN = re.compile(r"\b(?:(he|his|him)|(she|her))\b", re.IGNORECASE)
HERE_WORD = re.compile(r"\bhere\b")
OWNER = re.compile(r"\bfrom\s(?:[\w’'.-]+\s){0,3}$")
UTTERED = ("statement", "tweet", "speech", "press conference")  # of the day on which somebody is said to have spoken
GOES = ("visit", "transfer", "attack", "demolition", "explosion", "disaster")


class Parts(NamedTuple):
    """`agent` who did it, `others` who else, `place` where, `object` what a verb was done to, `owner` whose that is; or ""."""

    agent: str
    others: list
    place: str
    object: str
    owner: str


def home_of(text):
    """Return the place that an article's dateline names, as a name is written, or "".

    >>> home_of("NEW OSLO, July 6 (Kestrel Wire) — Ana Ruiz came.")
    'New Oslo'
    """
    match = DATELINE.match(text)
    words = re.match(r"\s*([A-Z][A-Z .’'-]{2,40})", match.group()) if match else None
    return " ".join(word.capitalize() for word in words[1].split()) if words else ""


def parts_of(text, match, kind, names, noun, context, home, stop, form):
    """Return the Parts of the trigger `match` of `kind`; `names` are its sentence's, `noun` what follows a verb, or None;
    `stop` is where the next trigger begins, past which a place is not this one's.
    """
    where = _place(text, match, (kind, form), names, stop)
    people = [name for name in names if name is not where and _acts(text, name)]
    agent = _agent(text, match, kind, form, people)
    place = where.name if where and where.name.lower() in places() else where.canonical if where else ""
    if not place and home and _is_here(text, match, stop):
        place = home
    who = agent.canonical if agent else _pronoun(text, match, context)
    others = _others(text, match, people, who, stop)
    return Parts(who, others, place, noun.group().lower() if noun else "", _owner(text, noun, names) if noun else "")


def _is_here(text, match, stop):
    """Say whether "here", the dateline's place, stands beside a trigger: "met here on Sunday", "said here at a press conference"."""
    here = HERE_WORD.search(text, max(0, match.start() - HERE), min(stop, match.end() + HERE))
    if not here:
        return False
    between = text[match.end() : here.start()] if here.start() >= match.end() else text[here.end() : match.start()]
    return not BETWEEN.search(between) and "." not in between


def _place(text, match, kind, names, stop):
    kind, form = kind
    where = [
        name
        for name in names
        if name.kind in ("government", "unknown", "organisation")
        and name.start < stop
        and not MONTH.fullmatch(name.name)
        and (
            name.kind != "organisation" and AT.search(text, max(0, name.start - 20), name.start)
            or form == "n" and name.kind == "government" and name.end + 1 == match.start()  # "the Oslo summit"
            or kind in GOES and 0 <= name.start - match.end() <= GOAL and not BETWEEN.search(text, match.end(), name.start)
        )
    ]  # fmt: skip
    return min(where, key=lambda name: abs(name.start - match.end()), default=None)


def _acts(text, name):
    known = name.kind in ("person", "organisation") or name.canonical != name.name and name.kind != "government"
    country = name.kind == "government" and not AT.search(text, max(0, name.start - 20), name.start)
    return known or country


def _agent(text, match, kind, form, people):
    """Return the name that did it: "by" or "from" whom after it, else whose it is, else the nearest before it that acts."""
    after = next((name for name in people if name.start >= match.end()), None)
    if after and after.start - match.end() < 45 and BY.fullmatch(text[match.end() : after.start]):
        return after
    before = [name for name in people if name.end <= match.start() and match.start() - name.end <= NEAR]
    if (
        before
        and form == "n"
        and OWN.match(text, before[-1].end, match.start())
        and match.start() - before[-1].end < 25
    ):
        return before[-1]
    acting = [name for name in before if not _is_object(text, name)] or before
    if acting and ALSO.search(text, acting[-1].end, match.start()):
        acting = acting[:1]  # "Ruiz named Lind and announced": it is still Ruiz who did
    if acting and RECIPIENT.fullmatch(text, acting[-1].end, match.start()):
        acting = acting[:-1]  # "handed Lind a letter"
    both = len(acting) > 1 and text[acting[-2].end : _from(acting[-1])] == " and "
    if acting and not both and text[acting[-1].end : match.start()] == " ":
        return acting[-1]  # "the Pentagon announced", whoever is named before
    actors = [
        name for name in acting if name.kind == "person" or name.canonical != name.name and name.kind != "government"
    ] or acting
    if not actors and kind in UTTERED and after and BESIDE.fullmatch(text, match.end(), after.start):
        return after  # "In a statement Ruiz said"
    if len(actors) > 1 and text[actors[-2].end : _from(actors[-1])] == " and ":
        return actors[-2]  # "Ruiz and Lind met": both did, and the first is named first
    return actors[-1] if actors else None


def _from(name):
    """Return where a name begins with its title."""
    return name.start - len(name.title) - 1 if name.title else name.start


def _is_object(text, name):
    """Say whether a preposition governs a name."""
    return bool(OF.search(text, max(0, _from(name) - 40), _from(name)))


def _pronoun(text, match, context):
    """Return whom "he" or "she" before a trigger means, where no name does it, or ""."""
    found = next(reversed(list(PRONOUN.finditer(text, max(0, match.start() - 45), match.start()))), None)
    if not found or re.search(r"[.;“”]", text[found.end() : match.start()]):
        return ""
    return context.person_before(found.start(), "he" if found[1] else "she") or ""


def _others(text, match, people, agent, stop):
    clause = BETWEEN.search(text, match.end())
    reach = min(match.end() + NEAR, clause.start() if clause else len(text))
    after = [name for name in people if name.start >= match.end() and name.start <= reach]
    before = [name for name in people if name.end <= match.start() and match.start() - name.end <= NEAR]
    # a country that stands before the next trigger ("the Oslo talks") is that one's
    after = [n for n in after if n.kind != "government" or n.start - match.end() < HERE and n.end + 1 < stop]
    near = [name for name in (*after, *reversed(before)) if name.canonical != agent]
    ordered = sorted(near, key=lambda name: name.kind != "person")
    return list(dict.fromkeys(name.canonical for name in ordered))[:4]


def _owner(text, noun, names):
    """Return whose the object is: "Ruiz's letter", "a letter from Ruiz"; or ""."""
    for name in names:
        if 0 <= noun.start() - name.end < 20 and text[name.end : name.end + 2] in ("’s", "'s", "s’"):
            return name.canonical
        if noun.end() <= name.start < noun.end() + 45 and OWNER.fullmatch(text[noun.end() + 1 : name.start]):
            return name.canonical
    return ""
