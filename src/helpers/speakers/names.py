"""The names an article holds: people, bodies and places, each with its fullest form in the article."""

import re

from helpers.speakers.also_names import months_that_are_names, titles_that_are_names
from helpers.speakers.full_forms import fullest_forms, key_of, surname
from helpers.speakers.lexicon import TITLES, classes, joins, not_names, particles, places
from helpers.speakers.name import Name
from helpers.speakers.openers import small_words, without_openers
from helpers.speakers.runs import heads_a_name, runs_in

__all__ = ["DATELINE", "Name", "full_names_in", "key_of", "names_in", "surname"]

AFTER = frozenset(("QC", "KC", "MP", "MEP", "MD", "PhD", "OBE", "CBE"))  # letters behind a person's name
CHAMBERS = frozenset(("house", "senate", "congress", "parliament"))
LETTERS = ("body", "title", "unnamed")  # classes of words that are nobody's name where they stand alone in capitals
BROKEN = "â€"  # of an apostrophe or a mark that was read in another encoding: "Ruizâ€ ™ s"
IRISH = re.compile(r"\b(O[’'])\s")  # of a text cut into tokens
SPACED = re.compile(r"\s[-‐‑–]\s")
# "SEOUL, July 12 (Meridian Wire) — ": where and by whom, and nobody's name
DATELINE = re.compile(r"\s*[A-Z][A-Z .’'-]{2,40}(?:,[^—–\n]{0,40})?(?:\s\([^)\n]{2,40}\))?\s*(?:—|–|--|-)\s")


def names_in(document, kinds=None):
    """Return the list of Names of a Document, in order; linear in its length.

    `kinds` may be a function of the document and its Names that gives them better kinds, as kinds.with_kinds does; then a
    ministry is its country's, too.

    >>> from helpers.text import Document
    >>> [(n.name, n.canonical) for n in names_in(Document("Ana Ruiz came. Ms. Ruiz left Oslo."))]
    [('Ana Ruiz', 'Ana Ruiz'), ('Ruiz', 'Ana Ruiz'), ('Oslo', 'Norway')]
    """
    if kinds:
        return fullest_forms(document.text, list(kinds_of(document, kinds)), whose=True)
    return list(document.once("names in full", lambda: fullest_forms(document.text, list(_written(document)))))


def kinds_of(document, kinds):
    """Return the list of Names of a Document as its text has them, not in full, with the kinds that `kinds` gives them (see names_in).

    They are kept with the Document: `kinds` is asked once, and another one later is not.
    """
    return document.once("kinds of names", lambda: kinds(document, list(_written(document))))


def _written(document):
    return document.once("names", lambda: _found(document))


def full_names_in(document):
    """Return the people whom a Document names in two words or more, in order, each as often as it names them.

    >>> from helpers.text import Document
    >>> full_names_in(Document("Ana Ruiz came. Ms. Ruiz left Oslo."))
    ['Ana Ruiz', 'Ana Ruiz']
    """
    return [name.canonical for name in names_in(document) if name.kind == "person" and " " in name.canonical]


def _found(document):
    """Return the Names of a Document as they are written, in order."""
    dateline = DATELINE.match(document.text)
    after = dateline.end() if dateline else 0
    runs = list(runs_in(document))
    found = [name for run in runs if (name := _named(document, *run)) and name.start >= after]
    found += [name for name in titles_that_are_names(document, runs, found) if name.start >= after]
    found += [name for name in months_that_are_names(document, found) if name.start >= after]
    return without_openers(document, _with_shared_titles(document, sorted(found)))


def _with_shared_titles(document, found):
    """Return the Names, those named beside another after one title in the plural with it: "Princes Bo and Jan"."""
    for place, (name, after) in enumerate(zip(found, found[1:], strict=False)):
        before = document.words[name.first - 1] if name.first else ""
        shared = name.title and _singular(before) == name.title and not after.title
        if shared and document.text[name.end : after.start] in (" and ", ", ", ", and "):
            found[place + 1] = after._replace(title=name.title, kind="person")
    return found


def _named(document, first, last):
    words, kinds = document.words, classes()
    if _is_judge_of_a_court(words[first:last], kinds):
        at, name = first + 1, words[first + 1]
        return Name(*document.tokens[at].tolist(), name, "person", name, "Judge", at, at + 1)
    title = [_singular(words[first])] if last - first > 1 and _singular(words[first]) else []
    first += len(title)
    while first < last and (_is_title(words[first], kinds) or title and words[first] == "General" and last - first > 2):
        title.append(words[first])
        first += 1
        while title and first < last and words[first] in joins():  # "Secretary of State", "Minister for Defence"
            title += words[first : first + 2]
            first += 2
            while last - first > 2 and words[first].lower() in small_words(document):
                title.append(words[first])  # "Director of National Intelligence Ana Ruiz"
                first += 1
    if (
        title and title[-1] == "Chief" and "Officer" in words[first : min(first + 3, last - 1)]
    ):  # "Chief Operating Officer"
        after = words.index("Officer", first) + 1
        title, first = title + words[first:after], after
    if last - first > 2 and words[first].lower() in CHAMBERS and words[first - 2 : first] == ["of", "the"]:
        first += 1  # "the speaker of the House Ana Ruiz"
    while last - first > 2 and words[last - 1] in AFTER:
        last -= 1
    if last - first == 2 and _letters(words[first]) and _is_title(words[last - 1], kinds):
        last -= 1  # "the OHS Director", "U.S. Ambassador"
    of = next((place for place in range(first + 2, last) if words[place] == "of"), last) if title else last
    last = (
        of if not any(kinds.get(word.lower()) == "body" for word in words[first:of]) else last
    )  # "Sen. Ana Ruiz of Ohio"
    if first >= last or kinds.get(words[last - 1].lower()) in ("demonym", "thing"):
        return None
    if last - first == 1 and words[first].isupper() and kinds.get(words[first].lower()) in LETTERS:
        return None  # "state TV", "the local MP"
    start, end = int(document.tokens[first, 0]), int(document.tokens[last - 1, 1])
    if document.text.endswith(BROKEN, start, end):
        end -= len(BROKEN)
        if document.text[start:end].lower() in not_names():
            return None
    name = " ".join(document.text[start:end].split())  # it may stand on two lines
    name = SPACED.sub("-", name) if last - first > 2 else name
    name = IRISH.sub(r"\1", name)
    kind = _kind(words[first:last], title, kinds)
    if kind == "person" and not title and last < len(words) and words[last][:1].isupper() and heads_a_name(words, last):
        if kinds.get(words[first].lower()) == "demonym":
            return None  # "Turkish Foreign Minister Ana Ruiz" names one person
        kind = "organisation"  # "Harbour Mills President Ana Ruiz"
    return Name(start, end, name, kind, name, " ".join(title), first, last)


def _is_judge_of_a_court(run, kinds):
    """Say whether a run of words is "Judge Pastor of the Bergen court": behind "Judge" a title is a surname."""
    return len(run) > 2 and run[0] == "Judge" and _is_title(run[1], kinds) and run[2] in joins()


def _is_title(word, kinds):
    return kinds.get(word.lower()) in TITLES and word.lower() != "general"


def _letters(word):
    """Say whether a word is letters that stand for a body or a state: "OHS", "U.S."."""
    return word.isupper() and len(word) > 2 and (word.isalpha() or word.lower() in places())


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
    return "person" if len(words) <= 4 and not any(word in joins() - particles() for word in words) else "organisation"
