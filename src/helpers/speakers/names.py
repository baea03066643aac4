"""The names an article holds: people, bodies and places, each with its fullest form in the article."""

import re
from collections import Counter
from typing import NamedTuple

from helpers.quotes.lexicon import reporting
from helpers.speakers.full_forms import SUFFIXES, fullest_forms, key_of, surname
from helpers.speakers.lexicon import classes, family_first, not_names, places
from helpers.speakers.states import OWNS

COMMON = (
    "group",
    "unnamed",
    "document",
)  # alone at a sentence's beginning, no name: "Analysts say", "Reports have shown"
TITLES = ("title", "honorific")
PARTICLES = frozenset(
    (
        "de",
        "van",
        "der",
        "den",
        "bin",
        "al",
        "von",
        "da",
        "la",
        "del",
        "di",
        "du",
        "dos",
        "das",
        "do",
        "ibn",
        "el",
        "ten",
        "ter",
        "y",
    )
)
JOINS = PARTICLES | {"of", "the", "for", "and"}
PARTICLES_SECOND = frozenset(("the", "der", "den", "la", "las", "los"))  # "van der Laan", "de la Cruz", "of the Bank"
ALSO_NAMES = frozenset(
    ("may", "june", "april", "august", "will", "more", "still", "even", "per")
)  # words of not_names.csv that people bear
CHAMBERS = frozenset(("house", "senate", "congress", "parliament"))
BEFORE_A_MONTH = frozenset(
    ("in", "on", "of", "by", "since", "until", "from", "to", "last", "this", "next", "early", "late", "mid", "and")
)
HYPHENS = frozenset("-‐‑–")
OFTEN = 0.75
ARABIC = re.compile(r"(?:al|el|ad|as|ash|at|an|ar)-[A-Z]")  # "Omar al-Qadri"
SPACED = re.compile(r"\s[-‐‑–]\s")
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
    found += [name for name in _months_that_are_names(document, found) if name.start >= after]
    found = _with_shared_titles(document, sorted(found))
    return (
        fullest_forms(document.text, kinds(document, found), whose=True)
        if kinds
        else fullest_forms(document.text, found)
    )


def _with_shared_titles(document, found):
    """Return the Names, those named beside another after one title in the plural with it: "Princes Bo and Jan"."""
    for place, (name, after) in enumerate(zip(found, found[1:], strict=False)):
        before = document.words[name.first - 1] if name.first else ""
        shared = name.title and _singular(before) == name.title and not after.title
        if shared and document.text[name.end : after.start] in (" and ", ", ", ", and "):
            found[place + 1] = after._replace(title=name.title, kind="person")
    return found


def _titles_that_are_names(document, runs, found):
    """Yield the names that are titles, too, where the article has them in full: "Bishop said" after "Rob Bishop"."""
    full = {surname(name.name) for name in found if name.kind == "person" and " " in name.name}
    full = {word for word in full if classes().get(word.lower()) in TITLES}
    for first, last in runs if full else ():
        word = document.words[last - 1]
        if word in full and all(classes().get(other.lower()) in TITLES for other in document.words[first:last]):
            start, end = document.tokens[last - 1].tolist()
            yield Name(start, end, word, "unknown", word, " ".join(document.words[first : last - 1]), last - 1, last)


def _months_that_are_names(document, found):
    """Yield the names that are months or verbs, too, where the article has them in full: "May said" after "Teresa May"."""
    full = {surname(name.name) for name in found if name.kind == "person" and " " in name.name}
    full = {word for word in full if word.lower() in ALSO_NAMES}
    held = {place for name in found for place in range(name.first, name.last)} if full else ()
    words = document.words
    for place, word in enumerate(words) if full else ():
        if word in full and place not in held:
            before, after = words[place - 1].lower() if place else "", words[place + 1 : place + 2]
            speaks = bool(after) and (after[0] in reporting() or after[0] in OWNS)
            titled = classes().get(before) in TITLES
            if speaks or titled or before in reporting():
                start, end = document.tokens[place].tolist()
                title = words[place - 1] if titled else ""
                yield Name(start, end, word, "unknown", word, title, place, place + 1)


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


def _runs(document):
    """Yield (first, last) token ranges of capitalised words that may be names."""
    words, starts = document.words, set(document.sentence_tokens[:, 0].tolist())
    free, n, hyphens = 0, len(words), _hyphens(document)
    for place in [place for place, word in enumerate(words) if _capital(word)]:
        if place < free or words[place].lower() in not_names() and not _given(words, place, starts):
            continue
        last = place + 1
        while last < n and last not in starts:
            word = words[last]
            if last in hyphens:
                last += 2
                continue
            if _heads_a_name(words, last) and classes().get(words[last - 1].lower()) not in TITLES:
                break  # "In Washington President Ruiz", "In Oslo Mr. Ruiz": two names
            if (
                _capital(word)
                and (word.lower() not in not_names() or _family(words, place, last))
                or last + 1 in hyphens
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


def _hyphens(document):
    """Return the places of hyphens with blanks around them that join two parts of a name ("Ruiz - Lind"), as texts cut into
    tokens have them: where the text has the two so twice, or with the hyphen alone."""
    words, text, pairs = document.words, document.text, Counter()
    places = [place for place in range(1, len(words) - 1) if words[place] in HYPHENS]
    places = [place for place in places if _parts(words, place)]
    pairs.update((words[place - 1], words[place + 1]) for place in places)
    return {
        place
        for place in places
        for one, other in [(words[place - 1], words[place + 1])]
        if pairs[one, other] > 1 or f"{one}-{other}" in text or one in PARTICLES or other.islower()
    }


def _parts(words, place):
    """Say whether two parts of a name may stand beside a hyphen: "Ruiz - Lind", "al - Qadri", "Ban Ki - moon"."""
    before, after = words[place - 1], words[place + 1]
    if _capital(after):
        return _capital(before) or before in PARTICLES
    return _capital(before) and place > 1 and words[place - 2] in family_first() and after.isalpha()


def _given(words, place, starts):
    """Say whether a word that is a month or a verb, too, begins a name here: "said Will Lind", not "in May Lind said"."""
    word = words[place].lower()
    after = words[place + 1] if place + 1 < len(words) else ""
    before = words[place - 1].lower() if place else ""
    return (
        word in ALSO_NAMES
        and place not in starts
        and before not in BEFORE_A_MONTH
        and _capital(after)
        and after.lower() not in not_names()
        and classes().get(after.lower()) not in TITLES
    )


def _family(words, first, place):
    """Say whether such a word ends the name that begins at `first`: "Teresa May said", not "Teresa May 3" nor "Will May Rise"."""
    before, after = words[place - 1], words[place + 1] if place + 1 < len(words) else ""
    named = place - first == 1 or classes().get(words[first].lower()) in TITLES
    return (
        words[place].lower() in ALSO_NAMES
        and named
        and classes().get(before.lower()) in (None, "honorific")
        and not after[:1].isdigit()
        and (not after[:1].isupper())
    )


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
    return word[:1].isupper() and (len(word) > 1 or word == "X") or ARABIC.match(word) is not None


def _named(document, first, last):
    words, kinds = document.words, classes()
    title = [_singular(words[first])] if last - first > 1 and _singular(words[first]) else []
    first += len(title)
    while first < last and (_is_title(words[first], kinds) or title and words[first] == "General" and last - first > 2):
        title.append(words[first])
        first += 1
        while title and first < last and words[first] in JOINS:  # "Secretary of State", "Minister for Defence"
            title += words[first : first + 2]
            first += 2
    if last - first > 2 and words[first].lower() in CHAMBERS and words[first - 2 : first] == ["of", "the"]:
        first += 1  # "the speaker of the House Ana Ruiz"
    if first >= last or kinds.get(words[last - 1].lower()) in ("demonym", "thing"):
        return None
    start, end = int(document.tokens[first, 0]), int(document.tokens[last - 1, 1])
    name = " ".join(document.text[start:end].split())  # it may stand on two lines
    name = SPACED.sub("-", name) if last - first > 2 else name
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


def _singular(word):
    """Return the title of which a word is the plural ("Princes", "Sens."), else "".

    >>> _singular("Princes"), _singular("Sens."), _singular("Princess")
    ('Prince', 'Sen.', '')
    """
    one = word[:-2] + "." if word.endswith("s.") else word[:-1] if word.endswith("s") else ""
    return one if one and classes().get(one.lower()) == "title" and classes().get(word.lower()) != "title" else ""


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
