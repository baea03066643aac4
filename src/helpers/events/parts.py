"""Who took part in what a trigger tells, where, and what a verb did to what: read from the words around it."""

import re
from typing import NamedTuple

from helpers.events.dating import BETWEEN
from helpers.events.name_kinds import COUNTRY, PERSON, is_city, is_house, is_place
from helpers.events.phrases import ends_at
from helpers.speakers.lexicon import places
from helpers.speakers.names import DATELINE

OBJECT = 60  # characters after a verb in which its object's noun stands
NEAR = 110  # characters from a trigger within which a name has a part in it
HERE = 60  # characters after a trigger in which "here" means the dateline's place
GOAL = 25  # characters after a visit's word within which its place stands without "in" or "at"
IN = re.compile(
    r"\b(?:(?:in|at|near|inside|outside|left|leaving|entered|reached)\s+(?:the\s+)?(?:[a-z]+\s+)?|on the island of\s+|"
    r"(?:island|town|city|village|port)\sof\s+)$",
    re.IGNORECASE,
)
TO = re.compile(r"\b(?:to|on|toward|towards|from|over)\s+(?:the\s+)?(?:[a-z]+\s+)?$", re.IGNORECASE)
TOPIC = re.compile(
    r"\s(?:on|about|over|regarding|concerning)\s(?!\w+day\b)(?!\d|[A-Z][a-z]+\s\d)"
)  # "talks on the war in Norway"
PLACED = frozenset((COUNTRY, "place", "unknown", "building", "organisation"))  # kinds of names that may be of a place
MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?")
HERE_WORD = re.compile(r"\bhere\b")
OWNER = re.compile(r"\bfrom\s(?:[\w’'.-]+\s){0,3}$")
GOES = ("visit", "transfer", "attack", "demolition", "explosion", "disaster")
HOSTED = frozenset(
    (
        "meeting",
        "visit",
        "press conference",
        "ceremony",
        "speech",
        "statement",
        "signing",
        "truce",
        "letter",
        "opening",
        "protest",
    )
)  # fmt: skip; what may be in a house: the White House, the Rose Garden


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


def parts_of(text, match, kind, names, acting, who, noun, home, stop, form):
    """Return the Parts of the trigger `match` of `kind`; `names` are its sentence's, `acting` those of them who may do something, `who` is
    the who.Who of it, `noun` what follows a verb, or None; `stop` is where the next trigger begins, past which a place is not this one's.
    """
    where = _place(text, match, (kind, form), names, stop)
    people = [name for name in acting if name is not where]
    place = _place_name(where) if where else ""
    if not place and home and _is_here(text, match, stop):
        place = home
    others = _others(text, match, people, who.agent, stop)
    owner = _owner(text, noun, names) if noun else ""
    return Parts(who.agent, others, place, noun.group().lower() if noun else "", owner, who.partner)


def _place_name(name):
    """Return how a label writes a place: as the text does, but for initials and for what stands for a country."""
    if name.kind == COUNTRY and (name.name.isupper() or name.name.lower() not in places()):
        return name.canonical
    return name.canonical if name.kind == PERSON else name.name


def _is_here(text, match, stop):
    """Say whether "here", the dateline's place, stands beside a trigger: "met here on Sunday", "said here at a press conference"."""
    here = HERE_WORD.search(text, max(0, match.start() - HERE), min(stop, match.end() + HERE))
    if not here:
        return False
    between = text[match.end() : here.start()] if here.start() >= match.end() else text[here.end() : match.start()]
    return not BETWEEN.search(between) and "." not in between


def _place(text, match, kind, names, stop):
    """Return the name of where it was: after "in" or "at" before "to" or "on", the nearest; or None."""
    where = [
        (weak, abs(name.start - match.end()), name)
        for name in names
        if (name.kind in PLACED or name.end + 1 == match.start())
        and name.start < stop
        and (weak := _is_where(text, match, kind, name))
        and not MONTH.fullmatch(name.name)
    ]
    return min(where, key=lambda each: each[:2], default=(0, 0, None))[2]


def _is_where(text, match, kind, name):
    """Return how surely not a name is where it was: 1 in or at it, 2 to it or what it is called by, 0 if it is no place of it."""
    kind, form = kind
    if name.end + 1 == match.start() and form == "n" and text[name.end] == " ":
        called = name.kind in (COUNTRY, "place") and is_city(name.name) or kind in HOSTED and is_house(name.name)
        return 2 if called else 0  # "the Oslo summit"
    if name.kind not in PLACED:
        return 0
    before = text[max(0, name.start - 30) : name.start]
    inside = IN.search(before)
    after = kind in GOES and (0 <= name.start - match.end() <= GOAL or TO.search(before))
    if not inside and not after or not ends_at(text, name.end) or BETWEEN.search(_between(text, match, name)):
        return 0  # "in US history"
    if kind not in GOES and name.start >= match.end() and TOPIC.match(text, match.end()):
        return 0
    if name.kind == COUNTRY and name.name.lower() not in places() and not before.endswith("the "):
        return 0  # "strikes in South"
    if name.kind == "unknown":
        return 2 if re.search(r"\bin\s$", before) else 0
    if name.kind == "place" or is_place(name.name) and name.kind == COUNTRY or kind in HOSTED and is_house(name.name):
        return 1 if inside else 2
    return 0


def _between(text, match, name):
    return text[name.end : match.start()] if name.end <= match.start() else text[match.end() : name.start]


def may_act(text, name):
    """Say whether a name of a text may be of somebody who does something: a person, a body, a country in or to which nothing is."""
    if name.kind != COUNTRY:
        return name.kind in (PERSON, "organisation") or name.canonical != name.name and name.kind != "unknown"
    before = text[max(0, name.start - 30) : name.start]
    return not IN.search(before) and not TO.search(before)


def _others(text, match, people, agent, stop):
    if not people:
        return []
    after = [name for name in people if match.end() <= name.start <= match.end() + NEAR]
    clause = BETWEEN.search(text, match.end(), after[-1].start + 10) if after else None  # 10: that no word is cut
    if clause:
        after = [name for name in after if name.start <= clause.start()]
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
