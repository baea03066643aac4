"""The names of an article as events read them: without titles, mended where two were run together, places told from people."""

import re
from collections import Counter
from functools import lru_cache

from helpers.events.name_kinds import BODY, COUNTRY, KEPT, PERSON, UNKNOWN, kind_of_name, name_classes, towns
from helpers.speakers import names_in
from helpers.speakers.full_forms import SUFFIXES
from helpers.speakers.kinds import with_kinds
from helpers.speakers.lexicon import family_first, not_names, places
from helpers.speakers.names import Name, kinds_of, surname

LETTERS = 2  # a last word of so few letters that no family bears is the beginning of a broken one: "Ch", "Al"
LONGEST_PLACE = 12  # words of a place's name
BEFORE = {"the": "thing", "a": "thing", "an": "thing", "in": "place", "near": "place", "outside": "place"}
CUT = re.compile(r"\b(?:al|el|[A-Z][a-z]+)\s[-–]\s?$")
ALSO_TITLES = ("title", "honorific")


def cast_of(document):
    """Return the list of Names of a Document as events read them; `kind` may also be place, building or thing.

    >>> from helpers.text import Document
    >>> cast = cast_of(Document("Photojournalist Ana Ruiz met New York Mr. Lind at the Rose Garden of Los Angeles."))
    >>> [(name.name, name.kind) for name in cast]
    [('Ana Ruiz', 'person'), ('New York', 'place'), ('Lind', 'person'), ('Rose Garden', 'building'), ('Los Angeles', 'place')]
    """
    found = [part for name in names_in(document) for part in _mended(document, name)]
    if document.reading is not None:
        people = {name.name for name in kinds_of(document, with_kinds) if name.kind == PERSON}
        found = [_as_read(name, people) if name.kind == PERSON else name for name in found]
    pairs = {name.name for name in found if name.kind == PERSON and name.name.count(" ") == 1}
    found = [name if name.name.count(" ") < 2 else _tail(document, name, pairs) for name in found]
    uses = _uses(document, found)
    full = {}
    for name in found:
        if name.kind == PERSON and " " in name.name:
            full.setdefault(surname(name.name), name.name)
    fixed = []
    for name in found:
        kind = uses.get(name.name, name.kind) if name.kind in (PERSON, UNKNOWN) and not name.title else name.kind
        canonical = name.canonical
        if kind in (PERSON, UNKNOWN) and " " not in name.name and canonical == name.name and name.name in full:
            canonical, kind = full[name.name], PERSON
        same = kind == name.kind and canonical == name.canonical
        fixed.append(name if same else name._replace(kind=kind, canonical=canonical))
    return fixed


def _as_read(name, people):
    """Return a person's Name that only its form makes one as of nothing known, where the encoder does not read it as one of `people`."""
    named = name.title or " " not in name.name or any(name.name in full for full in people)
    return name if named else name._replace(kind=UNKNOWN)


def _tail(document, name, pairs):
    """Return a Name without what a headline before it left: "Reform Ana Ruiz", where the article has an Ana Ruiz (`pairs`)."""
    words = name.name.split()
    if len(words) < 3 or name.kind not in (PERSON, BODY, UNKNOWN) or " ".join(words[-2:]) not in pairs:
        return name
    start = int(document.tokens[name.last - 2, 0])
    whole = " ".join(document.text[start : name.end].split())
    return name._replace(start=start, name=whole, canonical=whole, kind=PERSON, first=name.last - 2)


def _mended(document, name):
    """Return the names that a name of the text holds: titles gone, a place before a person and a body after a place apart."""
    words = document.words[name.first : name.last]
    if "Staff" in words and "Wire Staff" in " ".join(words):  # "By the Courier Wire Staff Ana Ruiz left"
        after = words.index("Staff") + 1
        part = _part(document, name, after, len(words), "") if len(words) > after + 1 else None
        return (part,) if part else ()
    spans = _spans(tuple(words), bool(name.title)) if len(words) > 1 else ()
    if not spans or spans[0][:2] == (0, len(words)):
        found = _classed(document, name, words)
        return () if found is None else (found,)
    parts = [_part(document, name, start, end, title if start else name.title) for start, end, title in spans]
    return [part for part in parts if part]


@lru_cache(KEPT)
def _spans(words, titled):
    """Return [first, last) words and the title before them of each name that `words` hold."""
    last = words.index("of") if titled and "of" in words[1:] else len(words)  # "Chairman Lind of Norway"
    first = _past_titles(words, 0, last)
    cut = next((n for n in range(first + 1, last) if _begins(words, n, last, first)), None)
    if cut is None:
        return ((first, last, words[first - 1] if first else ""),)
    second = _past_titles(words, cut, last)
    return (first, cut, ""), (second, last, words[second - 1] if second > cut else "")


def _past_titles(words, first, last):
    while first < last - 1 and _is_title(words[first]):
        first += 1
    return first


def _begins(words, n, last, first):
    """Say whether the word at `n` begins another name: an honorific, or what follows a known place."""
    word = words[n].lower()
    if "honorific" in name_classes().get(word, ()) and n < last - 1:
        return True
    if n - first > LONGEST_PLACE:
        return False
    before, after = (
        " ".join(words[first:n]),
        " ".join(words[n : n + LONGEST_PLACE + 1 if last - n > LONGEST_PLACE else last]),
    )
    if not (before.lower() in places() or before in towns()):
        return False
    return after.lower() in places() or words[n].isupper() and len(words[n]) > 1 or last - n > 1 and before.isupper()


def _part(document, name, start, end, title):
    first, last = name.first + start, name.first + end
    at, to = int(document.tokens[first, 0]), int(document.tokens[last - 1, 1])
    words = " ".join(document.text[at:to].split())
    kind = PERSON if title or end - start in (2, 3) else BODY if words.isupper() and len(words) > 1 else UNKNOWN
    canonical = words
    if words.lower() in places():
        kind, canonical = COUNTRY, places()[words.lower()][0]
    elif end == last - name.first and name.canonical.endswith(words) and " " not in words and " " not in name.name:
        canonical = name.canonical
    part = Name(at, to, words, kind, canonical, title, first, last)
    return _classed(document, part, document.words[first:last])


def _classed(document, name, words):
    """Return the Name with what it names, or None for what is none: "Ch" of a broken letter, a line of a page."""
    if name.kind in (PERSON, UNKNOWN) and _is_broken(document, name, words):
        return None
    if _is_junk(words[0]) or _is_junk(words[-1]):
        return None
    if name.kind == COUNTRY:
        return name
    kind = name.kind
    if kind == PERSON and name.canonical != name.name and " " not in name.name:
        return None if kind_of_name(name.canonical, PERSON) != PERSON else name
    kind = kind_of_name(name.name, PERSON if name.title else kind)
    return name if kind == name.kind else name._replace(kind=kind)


@lru_cache(KEPT)
def _is_junk(word):
    return "junk" in name_classes().get(word.lower(), ())


def _is_broken(document, name, words):
    """Say whether a name is cut: by a letter that was lost ("Ch vez"), or at a hyphen that stands apart ("al - Arab Ruiz")."""
    before = document.text[max(0, name.start - 2) : name.start]
    if before.strip() in ("-", "–") and CUT.search(document.text, max(0, name.start - 12), name.start):
        return True
    last = words[-1].lower()
    return (
        len(last) <= LETTERS
        and not words[-1].isupper()
        and not (len(words) > 1 and words[0] in family_first() or words[-1] in family_first() or last in SUFFIXES)
    )


def _is_title(word):
    return bool(name_classes().get(word.lower(), frozenset()).intersection(ALSO_TITLES)) or word.lower() in not_names()


def _uses(document, names):
    """Return {name: thing or place} of names that the article uses as people's are not, more often than not.

    A thing's has an article ("the Northern Star"), a place's stands after "in" or "near".
    """
    asked = [name for name in names if name.kind in (PERSON, UNKNOWN)]
    before = [document.words[name.first - 1].lower() if name.first and not name.title else "" for name in asked]
    uses = Counter([(name.name, BEFORE[word]) for name, word in zip(asked, before, strict=True) if word in BEFORE])
    often = Counter([name.name for name in asked])
    return {name: use for (name, use), n in uses.items() if n > often[name] - n}
