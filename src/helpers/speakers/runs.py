"""Runs of capitalised words that may be names, as ranges of tokens."""

import re
from collections import Counter

from helpers.speakers.full_forms import SUFFIXES
from helpers.speakers.lexicon import (
    TITLES,
    classes,
    family_first,
    joins,
    not_names,
    particles,
    places,
    pronouns_of_given_names,
)

# Classes of words that are no name alone at a sentence's beginning: "Analysts say", "Reports have shown".
COMMON = ("group", "unnamed", "document")
SECOND = frozenset(("the", "der", "den", "la", "las", "los"))  # "van der Laan", "de la Cruz", "of the Bank"
ALSO_NAMES = frozenset(
    ("may", "june", "april", "august", "will", "more", "still", "even", "per")
)  # of not_names.csv, that people bear
BEFORE_A_MONTH = frozenset(
    ("in", "on", "of", "by", "since", "until", "from", "to", "last", "this", "next", "early", "late", "mid", "and")
)
BEFORE_SOMEBODY = frozenset(("of", "by", "from", "to", "and"))  # as before a month
DESCRIBED = re.compile(r", (?:an?|the|who|\d\d)")  # behind "asked by April Lind"
HYPHENS = frozenset("-‐‑–")
OPEN, SHUT = re.compile(r"[a-z] [-‐‑] [a-z]"), re.compile(r"[a-z][-‐‑][a-z]")
ARABIC = re.compile(r"(?:al|el|ad|as|ash|at|an|ar)-[A-Z]")  # "Omar al-Qadri"


def runs_in(document):
    """Yield (first, last) token ranges of capitalised words that may be names."""
    words, starts = document.words, set(document.sentence_tokens[:, 0].tolist())
    free, n, hyphens = 0, len(words), _hyphens(document)
    for place in [place for place, word in enumerate(words) if _capital(word) or _irish(words, place)]:
        if place < free or words[place].lower() in not_names() and not _given(words, place, starts):
            continue
        last = place + (3 if _irish(words, place) else 1)
        while last < n and last not in starts:
            word = words[last]
            if last in hyphens:
                last += 2
                continue
            if _irish(words, last):
                last += 3
                continue
            if heads_a_name(words, last) and classes().get(words[last - 1].lower()) not in TITLES:
                break  # "In Washington President Ruiz", "In Oslo Mr. Ruiz": two names
            if (
                _capital(word)
                and (word.lower() not in not_names() or _family(words, place, last))
                or last + 1 in hyphens
                or _initial(words, place, last)
                or word in joins()
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


def _initial(words, first, place):
    """Say whether a word is a letter between a given name and a family name: "George W Lind"."""
    word, after = words[place], words[place + 1] if place + 1 < len(words) else ""
    return (
        len(word) == 1
        and word.isupper()
        and word not in "AI"
        and place == first + 1
        and words[first] in pronouns_of_given_names()
        and _capital(after)
        and after.lower() not in not_names()
    )


def _irish(words, place):
    """Say whether a family name begins here that is written with a blank: "O’ Lind"."""
    return (
        words[place] == "O"
        and words[place + 1 : place + 2] in (["’"], ["'"])
        and _capital("".join(words[place + 2 : place + 3]))
    )


def _hyphens(document):
    """Return the places of hyphens with blanks around them that join two parts of a name ("Ruiz - Lind"), as texts cut into
    tokens have them: where the text has the two so twice, or with the hyphen alone."""
    words, text, pairs = document.words, document.text, Counter()
    places = [place for place in range(1, len(words) - 1) if words[place] in HYPHENS]
    places = [place for place in places if _parts(words, place)]
    apart = bool(places) and _cut_into_tokens(text)
    pairs.update((words[place - 1], words[place + 1]) for place in places)
    return {
        place
        for place in places
        for one, other in [(words[place - 1], words[place + 1])]
        if pairs[one, other] > 1
        or f"{one}-{other}" in text
        or one in particles()
        or other.islower()
        or apart
        and _capital("".join(words[place + 2 : place + 3]))  # "Jean - Claude Lind"
    }


def _cut_into_tokens(text):
    """Say whether a text has all its hyphens with blanks, "well - known", as texts do that were cut into tokens."""
    return len(OPEN.findall(text)) > 1 and not SHUT.search(text)


def _parts(words, place):
    """Say whether two parts of a name may stand beside a hyphen: "Ruiz - Lind", "al - Qadri", "Ban Ki - moon"."""
    before, after = words[place - 1], words[place + 1]
    if _capital(after):
        return _capital(before) or before in particles()
    return _capital(before) and place > 1 and words[place - 2] in family_first() and after.isalpha()


def _given(words, place, starts):
    """Say whether a word that is a month or a verb, too, begins a name here: "said Will Lind", not "in May Lind said"."""
    word = words[place].lower()
    after = words[place + 1] if place + 1 < len(words) else ""
    before = words[place - 1].lower() if place else ""
    return (
        word in ALSO_NAMES
        and place not in starts
        and not (word != "will" and before in BEFORE_A_MONTH and not _described(words, place, before))
        and _capital(after)
        and after.lower() not in not_names()
        and classes().get(after.lower()) not in TITLES
    )


def _described(words, place, before):
    """Say whether what may be a month and a surname is somebody: "asked by April Lind, a reporter"."""
    return before in BEFORE_SOMEBODY and DESCRIBED.fullmatch(" ".join(words[place + 2 : place + 4])) is not None


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


def heads_a_name(words, place):
    """Say whether the word is a title before a name: in "Rob Bishop said" and "Luther King Jr." it is the name."""
    after = words[place + 1] if place + 1 < len(words) else ""
    return classes().get(words[place].lower()) in TITLES and _capital(after) and after.lower() not in SUFFIXES


def _open(words, first, last):
    """Say whether "of" may go on with a name: "Bank of Oslo", "Secretary of State", but not "Ana Ruiz of the Bank"."""
    kinds, alone = classes(), last - first == 1
    if alone and _of_a_person(words, first, last):
        return False
    return (
        alone
        and kinds.get(words[first].lower()) not in COMMON  # "Lawyers for Ana Ruiz"
        or words[last] in particles()
        or any(kinds.get(words[place].lower()) in ("body", "title") for place in range(first, last))
    )


def _of_a_person(words, place, joint):
    """Say whether a title stands before "for" or "of" and somebody's name: "Representatives for Ana Ruiz", not "Minister for Health"."""
    word, after = words[place].lower(), words[joint + 1]
    given = after in pronouns_of_given_names()
    named = given and classes().get(after.lower()) is None and after.lower() not in places()
    if words[joint] != "for" and not named:
        return False
    if word.endswith("s") and classes().get(word.removesuffix("s")) == "title":
        return True
    return named and words[joint] == "for" and classes().get(word) == "title"


def _joined(words, place):
    after = words[place + 1]
    if after in SECOND and place + 2 < len(words):
        after = words[place + 2]
    return _capital(after) and after.lower() not in not_names()


def _capital(word):
    if word[:1].isupper():
        return len(word) > 1 or word == "X"
    return word[:1] in ("a", "e") and "-" in word and ARABIC.match(word) is not None
