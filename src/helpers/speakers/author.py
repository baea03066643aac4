"""The article's own author, who says "I" outside quotation marks: the one named in the byline."""

import re

from helpers.speakers.lexicon import classes, not_names
from helpers.speakers.resolution import Resolution

SELF = frozenset(("i", "me", "my", "myself"))
BEGINS = re.compile(r"^(?:(?:words|story|text|report|analysis|opinion|written)\s)?by:?\s", re.IGNORECASE)
PARTS = re.compile(r"\s*(?:[,;|•/(<)>]|\s[-–—]\s|\s(?:and|&|with|for|in|at|of)\s)\s*")
WORD = re.compile(r"[^\W\d_][\w.’'‑-]*")
DESK = frozenset(
    ("staff", "writer", "reporter", "reporters", "correspondent", "editor", "editors", "desk", "contributor", "columnist", "reuters",
     "press", "wire", "wires", "guest", "special", "senior", "bureau", "online", "opinion", "daily")
)  # fmt: skip


def author_of(byline):
    """Return the person whom a byline names, "" for none, several, or a desk or an agency.

    >>> author_of("By Petra Okonjo, Staff Writer"), author_of("Ana Ruiz and Bo Lind"), author_of("Harbour News Agency")
    ('Petra Okonjo', '', '')
    """
    line = BEGINS.sub("", " ".join((byline or "").split()))
    parts = [_without_honorific(part) for part in PARTS.split(line.title() if line.isupper() else line)]
    people = [part for part in parts if _is_person(part)]
    return " ".join(people[0]) if len(people) == 1 and parts[0] == people[0] else ""


def _without_honorific(part):
    words = part.strip(" .").split()
    return words[1:] if words and classes().get(words[0].lower()) == "honorific" else words


def _is_person(words):
    """Say whether words are two to four of a person's name, and none of them a desk's or a body's."""
    known = ("body", "group", "unnamed", "thing", "title")
    lower = [word.lower() for word in words]
    if not 1 < len(words) < 5 or any(
        classes().get(word) in known or word in DESK or word in not_names() for word in lower
    ):
        return False
    return all(map(WORD.fullmatch, words)) and words[0][0].isupper() and words[-1][0].isupper()


def authors_own(context, start, words):
    """Return the Resolution of the author's own "I" (`words` of a source at `start` that stands in nobody's quotation)."""
    if len(words) != 1 or words[0].lower() not in SELF:
        return None
    name = author_of(context.document.byline)
    return Resolution(name, "person", "author", 1.0, "", "", "", []) if name else None
