"""Which names of a corpus are one speaker: a full name, a title that fits, or a spelling of one with evidence; else they stay apart.

A name's identity is (kind, key). People, bodies, governments and states have one over the corpus; everything else has one in
each article.
"""

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from helpers.speakers.full_forms import SUFFIXES, key_of, surname
from helpers.speakers.lexicon import TITLES, capitals, classes, family_first, places
from helpers.speakers.spellings import respelled
from helpers.speakers.states import country_of, of_any_country

APART = ("unnamed", "group", "document", "unknown")  # not merged across articles, save documents with their owner
NAMED = ("person", "organisation", "government", "state")
SURE = 0.7  # of the rows with a name: the kind that all of them get
ALONE = 0.95  # of the articles with full names of one surname, from which the others are slips or passing
KNOWN_IN = (
    5,
    100,
)  # articles that know a full name, before the surname alone is its: five, or one in a hundred of the corpus
KNOWN_AS = 3  # articles that have a surname alone, from which a full name read in one article is not whom they mean
TITLED = 0.75  # of the rows with such a title, that the one of the surname has whom a title means
DETERMINERS = frozenset(
    ("the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "some", "many", "all", "both")
)
KNOWN = frozenset(("congress", "senate", "parliament"))
LEGAL = re.compile(r",?\s(?:inc|corp|co|ltd|plc|llc|ag|sa|nv|gmbh|corporation|incorporated|limited)\.?$", re.IGNORECASE)


class Row(NamedTuple):
    """What one quotation's resolution says of its speaker; see resolution.Resolution."""

    name: str
    kind: str
    article: str
    role: str
    pronoun: str


def identities(rows):
    """Return the identity of each of `rows` (Rows), None where it has no name."""
    own = [_own(row) for row in rows]
    keys = [key_of_name(row) if mine is None and row.name else None for row, mine in zip(rows, own, strict=True)]
    kinds = _kinds(rows, keys)
    people = People(
        (row, key) for row, key in zip(rows, keys, strict=True) if key and kinds[key, row.kind] == "person"
    )  # fmt: skip
    found = []
    for row, mine, key in zip(rows, own, keys, strict=True):
        kind = key and kinds[key, row.kind]
        found.append(mine if key is None else (kind, people.key(row, key) if kind == "person" else key))
    return found


def _own(row):
    """Return the identity in its article of a name that belongs to it: a group, a description, a ministry of no known country."""
    bare = (
        row.kind in NAMED
        and row.kind != "person"
        and of_any_country(row.name.split())
        and row.name.lower() not in KNOWN
    )
    if (
        row.kind == "document"
        and " of " in row.name
        and row.name.rpartition(" of ")[2].removeprefix("the ")[:1].isupper()
    ):
        return row.kind, key_of(row.name)  # "report of the Audit Office"
    if row.name and (row.kind in APART or describes(row.name) or bare):
        return row.kind, f"{row.name.lower()}|{row.article}"
    return None


def describes(name):
    """Say whether a name is a description, "the company": it belongs to its article.

    >>> describes("The company"), describes("the Harbour Trust"), describes("al-Vane")
    (True, False, False)
    """
    words = name.split()
    if len(words) == 1:
        return classes().get(name.lower()) is not None and name.lower() not in KNOWN
    return not any(word[0].isupper() for word in words[1:]) and (words[0].islower() or words[0].lower() in DETERMINERS)


def key_of_name(row):
    """Return the key under which forms of one name meet.

    >>> from helpers.speakers.same import Row
    >>> body = Row("U.S. Supreme Court", "organisation", "a", "", "")
    >>> key_of_name(body) == key_of_name(body._replace(name="Supreme Court of the United States"))
    True
    """
    name = row.name
    if row.kind == "person":
        return key_of(" ".join(_person(name)))
    name = re.sub(r"^(?:the|an?)\s", "", LEGAL.sub("", name), flags=re.IGNORECASE)
    place = places().get(name.lower()) or places().get(f"the {name.lower()}")
    if place:
        return key_of(place[0])
    organ, country = _organ(name)
    return f"{key_of(organ)} of {country}" if country else key_of(organ)


def _organ(name):
    """Return (words, country) of a body that its name gives to a state, else (name, "")."""
    words = name.split()
    for at in (2, 1):
        country = country_of(" ".join(words[:at])) if len(words) > at else ""
        if country:
            rest = " ".join(words[at:])
            if " ".join(words[:at]).lower() in capitals() and not of_any_country(words[at:]):
                return name, ""  # "Washington Post"
            place = places().get(rest.lower())
            if place and place[2] == country:  # "U.S. State Department"
                return place[0], ""
            return rest, country
    organ, _, country = name.rpartition(" of ")
    country = country_of(country.removeprefix("the "))
    return (organ, country) if organ and country else (name, "")


def _person(name):
    """Return the words of a person's name without titles before it and hyphens with blanks."""
    words = re.sub(r"\s[-‐‑–]\s", "-", name).split()
    fewest = 2 if words[0].lower() == "general" else 3  # of words, "General Vane", where the first may be a title
    while len(words) >= fewest and classes().get(words[0].lower()) in TITLES:
        words, fewest = words[1:], 3
    return words


def _kinds(rows, keys):
    """Return {(key, kind as resolved): kind}: the one that most rows of a key have, where it is plain."""
    votes = defaultdict(Counter)
    for row, key in zip(rows, keys, strict=True):
        if key:
            votes[key][row.kind] += 1
    found = {}
    for key, counts in votes.items():
        best, n = min(counts.items(), key=lambda item: (-item[1], item[0]))
        for kind in counts:
            whole = best if n >= SURE * counts.total() else kind
            found[key, kind] = "government" if " of " in key and whole == "organisation" else whole
    return found


class People:
    """The people of a corpus: `pairs` are (Row, key) of each quotation of a person."""

    def __init__(self, pairs):
        self.articles, self.titles, self.pronouns = defaultdict(set), defaultdict(Counter), defaultdict(Counter)
        names, everywhere = {}, set()
        self.alone, self.alone_in = defaultdict(Counter), defaultdict(set)  # of names of one word: pronouns, articles
        for row, key in pairs:
            everywhere.add(row.article)
            if " " not in row.name:
                self.alone[key][row.pronoun] += bool(row.pronoun)
                self.alone_in[key].add(row.article)
            if " " in row.name:
                names.setdefault(key, " ".join(_person(row.name)))
                self.articles[key].add(row.article)
                self.titles[key].update(_titles(row.role))
                self.pronouns[key][row.pronoun] += bool(row.pronoun)
        self.enough = max(1, min(KNOWN_IN[0], len(everywhere) // KNOWN_IN[1]))
        self.one = respelled(names, self.articles, self.titles, self.pronouns)
        self.bearers = defaultdict(Counter)
        for key, name in names.items():
            whole = self.one.get(key, key)
            for form in _called(name):
                self.bearers[form][whole] += len(self.articles[key])
            if whole != key:
                self.titles[whole].update(self.titles[key])
                self.pronouns[whole].update(self.pronouns[key])

    def key(self, row, key):
        """Return the key of the person whom a row names: of the full name that a surname stands for, where there is evidence."""
        if key in self.articles and (" " in row.name) and key not in self.bearers:
            return self.one.get(key, key)
        bearers = self.bearers.get(key, Counter())
        pronoun = row.pronoun or next((word for word, n in self.alone[key].most_common(1) if n), "")
        fit = {one: n for one, n in bearers.items() if one != key and not self._other_pronoun(one, pronoun)}
        if len(self.alone_in[key]) > KNOWN_AS:
            fit = {one: n for one, n in fit.items() if len(self.articles[one]) > 1}
        titled = {one: n for one in fit if (n := sum(self.titles[one][word] for word in _titles(row.role)))}
        best = _only(titled, share=TITLED) if titled else None
        fit = {one: n for one, n in fit.items() if row.article not in self.articles[one]}  # there it is somebody else
        if best is None and not (titled or _titles(row.role) and any(self.titles[one] for one in fit)):
            best = _only(fit, self.enough)
        if best and len(self.articles[key]) >= len(self.articles[best]):  # a full name, though it ends a longer one
            best = None
        return best or self.one.get(key, key)

    def _other_pronoun(self, one, pronoun):
        most = self.pronouns[one].most_common(1)
        return bool(pronoun and most and most[0][1] and most[0][0] != pronoun)


def _only(counts, enough=1, share=ALONE):
    """Return the one that has nearly all articles, if these are enough; else None."""
    if not counts:
        return None
    best, n = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return best if n >= max(enough, share * sum(counts.values())) else None


def _titles(role):
    """Return the words of a role that are titles."""
    return [word for word in role.lower().split() if classes().get(word) == "title"]


def _called(name):
    """Return the keys of what a person of this full name is called alone: the family name, its last words, with or without "al-"."""
    words = [word for word in name.split() if word.lower() not in SUFFIXES]
    forms = {surname(name), *(" ".join(words[at:]) for at in range(1, len(words)))}
    if words and words[0] in family_first() and len(words) < 4:
        forms.discard(words[-1])
    return {key_of(form) for form in forms | {re.sub(r"^(?:al|el)-", "", form, flags=re.IGNORECASE) for form in forms}}
