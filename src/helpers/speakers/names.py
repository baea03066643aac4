"""The names an article holds: people, bodies and places, each with its fullest form in the article."""

import re
from typing import NamedTuple

from helpers.speakers.lexicon import classes, family_first, not_names, places

COMMON = (
    "group",
    "unnamed",
    "document",
)  # alone at a sentence's beginning, no name: "Analysts say", "Reports have shown"
TITLES = ("title", "honorific")
JOINS = frozenset(("of", "the", "for", "de", "van", "der", "den", "bin", "al", "von", "da", "la", "and"))
PARTICLES = frozenset(("de", "van", "der", "den", "bin", "al", "von", "da", "la"))
PARTICLES_SECOND = frozenset(("the", "der", "den", "la", "las", "los"))  # "van der Laan", "de la Cruz", "of the Bank"
SUFFIXES = frozenset(("jr.", "sr.", "jr", "sr", "ii", "iii", "iv"))
OFTEN = 0.75
# "SEOUL, July 12 (Meridian Wire) — ": where and by whom, and nobody's name
DATELINE = re.compile(r"\s*[A-Z][A-Z .’'-]{2,40}(?:,[^—–\n]{0,40})?(?:\s\([^)\n]{2,40}\))?\s*(?:—|–|--|-)\s")


class Name(NamedTuple):
    """One name in the text: characters [start, end), as written without titles, what it names, its fullest form.

    `kind` is person, organisation, government (a country, a capital or a metonym) or unknown; `title` is the title
    before it, `first` and `last` are its tokens.
    """

    start: int
    end: int
    name: str
    kind: str
    canonical: str
    title: str
    first: int
    last: int


def names_in(document):
    """Return the list of Names of a Document, in order; linear in its length.

    >>> from helpers.text import Document
    >>> [(n.name, n.canonical) for n in names_in(Document("Ana Ruiz came. Ms. Ruiz left Oslo."))]
    [('Ana Ruiz', 'Ana Ruiz'), ('Ruiz', 'Ana Ruiz'), ('Oslo', 'Norway')]
    """
    dateline = DATELINE.match(document.text)
    after = dateline.end() if dateline else 0
    found = [name for run in _runs(document) if (name := _named(document, *run)) and name.start >= after]
    return _canonical(found)


def fullest(counts):
    """Return {name: fuller form} for a Counter of names of a whole corpus: spelling variants, and bare surnames.

    A surname stands for the full name that has nearly all (OFTEN) of the mentions of full names with it.

    >>> from collections import Counter
    >>> fullest(Counter({"Ana Ruiz": 9, "Ruiz": 3, "Ana-Ruiz": 1}))
    {'Ruiz': 'Ana Ruiz', 'Ana-Ruiz': 'Ana Ruiz'}
    """
    spellings, families = {}, {}
    for name, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        best = spellings.setdefault(key_of(name), name)
        if " " in name and name.lower() not in places():
            families.setdefault(surname(name), {}).setdefault(best, 0)
            families[surname(name)][best] += n
    found = {name: spellings[key_of(name)] for name in counts if spellings[key_of(name)] != name}
    for name in counts:
        if name in families and " " not in name:
            best = max(families[name], key=lambda full: (families[name][full], full))
            if families[name][best] >= OFTEN * sum(families[name].values()):
                found[name] = best
    return {name: found[name] for name in counts if name in found}


def surname(name):
    """Return the family name of a person's full name: the first part where that is the custom, else the last.

    >>> surname("Kim Jong Un"), surname("Moon Jae-in"), surname("Ana Ruiz"), surname("Joe Vane Jr.")
    ('Kim', 'Moon', 'Ruiz', 'Vane')
    """
    parts = [part for part in name.split() if part.lower() not in SUFFIXES] or name.split()
    eastern = len(parts) in (2, 3) and parts[0] in family_first()
    if eastern and (len(parts) == 3 or "-" in parts[1] or len(parts[1]) <= 5):
        return parts[0]
    return parts[-1]


def key_of(name):
    """Return the form under which spelling variants of a name meet.

    >>> key_of("Kim Jong-un") == key_of("Kim Jong Un")
    True
    """
    return re.sub(r"[^\w]+", "", _plain(name)).lower()


def _plain(text):
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _runs(document):
    """Yield (first, last) token ranges of capitalised words that may be names."""
    words, starts = document.words, set(document.sentence_tokens[:, 0].tolist())
    free, n = 0, len(words)
    for place in [place for place, word in enumerate(words) if word[:1].isupper() and _capital(word)]:
        if place < free or words[place].lower() in not_names():
            continue
        last = place + 1
        while last < n and last not in starts:
            word = words[last]
            if classes().get(word.lower()) in TITLES and classes().get(words[last - 1].lower()) not in TITLES:
                break  # "In Washington President Ruiz", "In Oslo Mr. Ruiz": two names
            if (
                _capital(word)
                and word.lower() not in not_names()
                or word in JOINS
                and word != "and"
                and last + 1 < n
                and _joined(words, last)
                and _open(words, place, last)
            ):
                last += 1
            else:
                break
        if last - place > 1 or place not in starts or classes().get(words[place].lower()) not in COMMON:
            yield place, last
        free = last


def _open(words, first, last):
    """Say whether "of" may go on with a name: "Bank of Oslo", "Secretary of State", but not "Ana Ruiz of the Bank"."""
    kinds = classes()
    return (
        last - first == 1
        or words[last] in PARTICLES
        or any(kinds.get(words[place].lower()) in ("body", "title") for place in range(first, last))
    )


def _joined(words, place):
    after = words[place + 1]
    if after in PARTICLES_SECOND and place + 2 < len(words):
        after = words[place + 2]
    return _capital(after) and after.lower() not in not_names()


def _capital(word):
    return word[:1].isupper() and (len(word) > 1 or word == "X")


def _named(document, first, last):
    words, kinds = document.words, classes()
    title = []
    while first < last and _is_title(words[first], kinds):
        title.append(words[first])
        first += 1
        while title and first < last and words[first] in JOINS:  # "Secretary of State", "Minister for Defence"
            title += words[first : first + 2]
            first += 2
    if first >= last or kinds.get(words[last - 1].lower()) in ("demonym", "thing"):
        return None
    start, end = int(document.tokens[first, 0]), int(document.tokens[last - 1, 1])
    name = " ".join(document.text[start:end].split())  # it may stand on two lines
    kind = _kind(words[first:last], title, kinds)
    return Name(start, end, name, kind, name, " ".join(title), first, last)


def _is_title(word, kinds):
    return kinds.get(word.lower()) in TITLES and word.lower() != "general"


def _kind(words, title, kinds):
    text = " ".join(words).lower()
    if text in places() or f"the {text}" in places():
        return "government"
    if any(kinds.get(word.lower()) == "body" for word in words):
        return "organisation"
    if title:
        return "person"
    if len(words) == 1:
        return "organisation" if words[0].isupper() and len(words[0]) > 1 else "unknown"
    return "person" if len(words) <= 4 and not any(word in JOINS - PARTICLES for word in words) else "organisation"


def _canonical(found):
    """Give each name its fullest form: a surname the full name last read before it, else the first after it."""
    full = {}
    for name in found:
        for part in _families(name):
            full.setdefault(part, name.name)  # the first full name, until another is read
    fixed = []
    for name in found:
        key = name.name.lower()
        canonical, kind = name.name, name.kind
        if kind == "government":
            canonical = (places().get(key) or places()[f"the {key}"])[0]
        elif " " not in name.name and name.name in full:
            canonical, kind = full[name.name], "person"
        fixed.append(name._replace(canonical=canonical, kind=kind))
        full.update(dict.fromkeys(_families(name), name.name))
    return fixed


def _families(name):
    """Return the words by which a person's full name may be called: the family name, and the last word."""
    return {surname(name.name), name.name.split()[-1]} if name.kind == "person" and " " in name.name else set()
