"""The names an article holds: people, bodies and places, each with its fullest form in the article."""

import re
from itertools import zip_longest
from typing import NamedTuple

from helpers.speakers.lexicon import classes, family_first, not_names, places, pronoun_of_word

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
OF_ANY_COUNTRY = frozenset(
    ("foreign", "defense", "defence", "interior", "finance", "justice", "health", "education", "trade", "ministry", "parliament",
     "central", "national", "bank", "supreme", "court", "army", "navy", "air", "force", "police", "assembly", "government")
)  # fmt: skip
KIN_PRONOUN = dict.fromkeys(("wife", "mother", "daughter", "sister", "widow"), "she")
KIN_PRONOUN |= dict.fromkeys(("husband", "father", "son", "brother", "widower"), "he")
KIN = re.compile(rf"\b({'|'.join(KIN_PRONOUN)}),?\s$")
MOST_PARTS = 6  # of a person's full name
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


def names_in(document, kinds=None):
    """Return the list of Names of a Document, in order; linear in its length.

    `kinds` may be a function of the document and its Names that gives them better kinds, as kinds.with_kinds does; then a
    ministry is its country's, too.

    >>> from helpers.text import Document
    >>> [(n.name, n.canonical) for n in names_in(Document("Ana Ruiz came. Ms. Ruiz left Oslo."))]
    [('Ana Ruiz', 'Ana Ruiz'), ('Ruiz', 'Ana Ruiz'), ('Oslo', 'Norway')]
    """
    dateline = DATELINE.match(document.text)
    after = dateline.end() if dateline else 0
    runs = list(_runs(document))
    found = [name for run in runs if (name := _named(document, *run)) and name.start >= after]
    found += [name for name in _titles_that_are_names(document, runs, found) if name.start >= after]
    found = sorted(found)
    return _canonical(document.text, kinds(document, found), whose=True) if kinds else _canonical(document.text, found)


def _titles_that_are_names(document, runs, found):
    """Yield the names that are titles, too, where the article has them in full: "Bishop said" after "Rob Bishop"."""
    full = {surname(name.name) for name in found if name.kind == "person" and " " in name.name}
    full = {word for word in full if classes().get(word.lower()) in TITLES}
    for first, last in runs if full else ():
        word = document.words[last - 1]
        if word in full and all(classes().get(other.lower()) in TITLES for other in document.words[first:last]):
            start, end = document.tokens[last - 1].tolist()
            yield Name(start, end, word, "unknown", word, " ".join(document.words[first : last - 1]), last - 1, last)


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
            if _heads_a_name(words, last) and classes().get(words[last - 1].lower()) not in TITLES:
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


def _heads_a_name(words, place):
    """Say whether the word is a title before a name: in "Rob Bishop said" and "Luther King Jr." it is the name."""
    after = words[place + 1] if place + 1 < len(words) else ""
    return classes().get(words[place].lower()) in TITLES and _capital(after) and after.lower() not in SUFFIXES


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
    while first < last and (_is_title(words[first], kinds) or title and words[first] == "General" and last - first > 2):
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
    if (
        kind == "person"
        and not title
        and last < len(words)
        and words[last][:1].isupper()
        and _heads_a_name(words, last)
    ):
        if kinds.get(words[first].lower()) == "demonym":
            return None  # "Turkish Foreign Minister Ana Ruiz" names one person
        kind = "organisation"  # "Harbour Mills President Ana Ruiz"
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


def _canonical(text, found, *, whose=False):
    """Give each name its fullest form: a surname the full name last read before it, else the first after it; letters that
    stand for a body's words the body; with `whose`, a ministry its country's."""
    bodies, middle, full = _written_out(text, found), _middle_names(found), {}
    others, called, owned = {}, _called(text, found), _owned(text, found) if whose else {}
    for name in found:
        for form in _forms(name):
            full.setdefault(form, name.name)  # the first full name, until another is read
            others.setdefault(form, {})[called.get(name.name, "")] = name.name
    fixed = []
    for name in found:
        key, form = name.name.lower(), _dashed(name.name)
        canonical, kind = name.name, name.kind
        place = places().get(key) or places().get(f"the {key}")
        if kind == "government" and place and (" " in form or form not in full):  # "Jordan said" of Mia Jordan
            canonical = place[0]
        elif name.name in owned:
            canonical = owned[name.name]
        elif name.name in bodies:
            canonical, kind = bodies[name.name], "organisation"
        elif form in full or form in middle:
            canonical, kind = full.get(form) or middle[form], "person"
            word = pronoun_of_word().get(name.title.lower(), "")
            if word and called.get(canonical, word) != word:  # "Mr. Marden" after his wife Hilda Marden
                canonical = others[form].get(word) or others[form].get("") or name.name
        fixed.append(name._replace(canonical=canonical, kind=kind))
        full.update(dict.fromkeys(_forms(name), name.name))
    return fixed


def _owned(text, found):
    """Return {body: body in full} of bodies that each country has, where the article says whose: "Oslo's Foreign Ministry"."""
    owned = {}
    for owner, name in zip(found, found[1:], strict=False):
        if owner.kind == "government" and text[owner.end : name.start] in ("'s ", "’s ") and _of_any_country(name.name):
            key = owner.name.lower()
            country = places().get(key) or places().get(f"the {key}")
            owned.setdefault(name.name, f"{name.name} of {country[0] if country else owner.name}")
    return owned


def _of_any_country(name):
    return all(word.lower() in OF_ANY_COUNTRY for word in name.split())


def _called(text, found):
    """Return {full name: he or she} of people with an honorific, or beside a word for kin: "his wife, Hilda Marden"."""
    called = {}
    for name in found:
        if name.kind == "person" and " " in name.name:
            kin = KIN.search(text, max(0, name.start - 12), name.start)
            word = pronoun_of_word().get(name.title.lower()) or (KIN_PRONOUN[kin[1]] if kin else "")
            if word:
                called.setdefault(name.name, word)
    return called


def _forms(name):
    """Return the forms by which a person's full name may be called: the family name, and its last words ("Lopez Obregon")."""
    parts = _dashed(name.name).split()
    if name.kind != "person" or not 1 < len(parts) <= MOST_PARTS:
        return set()
    return {surname(name.name), *(" ".join(parts[at:]) for at in range(1, len(parts)))}


def _middle_names(found):
    """Return {word: full name} of the words between first and last that only one person has: "Zavala" of "Ana Zavala Gomez"."""
    held = {}
    for name in found:
        parts = _dashed(name.name).split()
        if name.kind == "person" and len(parts) <= MOST_PARTS:
            for part in parts[1:-1]:
                held.setdefault(part, set()).add(name.name)
    return {part: min(names) for part, names in held.items() if len(names) == 1}


def _dashed(name):
    """Return `name` with the keyboard's hyphen."""
    return re.sub("[\u2010-\u2015\u2212]", "-", name)


def _written_out(text, found):
    """Return {letters: body} where the article has both: "the Office for Budget Responsibility (OBR)", or letters elsewhere
    that are the capitals of one body's name."""
    letters = {name.name for name in found if name.name.isalpha() and name.name.isupper() and 1 < len(name.name) < 7}
    bodies, capitals = {}, {}
    for name, after in zip_longest(found, found[1:]):
        if " " not in name.name or name.kind == "government":
            continue
        own = "".join(word[0] for word in re.split(r"[\s-]+", name.name) if word[:1].isupper())
        capitals.setdefault(own, name.name)
        beside = after is not None and text[name.end : after.start] in (" (", " (the ")
        if beside and after.name in letters and after.name[0] == name.name[0]:
            bodies.setdefault(after.name, name.name)
    return {short: capitals[short] for short in letters if short in capitals} | bodies
