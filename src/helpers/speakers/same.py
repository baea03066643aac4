"""Which names of a corpus are one speaker: a full name, a title that fits, or a spelling of one with evidence; else they stay apart.

A name's identity is (kind, key). People, bodies, governments and states have one over the corpus; everything else has one in
each article.
"""

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from helpers.speakers.bearers import People, person_words
from helpers.speakers.company import Company
from helpers.speakers.full_forms import key_of
from helpers.speakers.lexicon import capitals, classes, places, private_bodies
from helpers.speakers.pronouns import without_other_pronouns
from helpers.speakers.states import country_of, of_any_country

APART = ("unnamed", "group", "document", "unknown")  # not merged across articles, save documents with their owner
NAMED = ("person", "organisation", "government", "state")
SURE = 0.7  # of the rows with a name: the kind that all of them get
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
    how: str = ""
    trades: str = ""


def identities(rows):
    """Return the identity of each of `rows` (Rows), None where it has no name."""
    own = [_own(row) for row in rows]
    keys = [key_of_name(row) if mine is None and row.name else None for row, mine in zip(rows, own, strict=True)]
    kinds = _kinds(rows, keys)
    held = [(row, key, kinds[key, row.kind]) for row, key in zip(rows, keys, strict=True) if key]
    company = Company((row.article, key) for row, key, kind in held if kind != "person" or " " in row.name)
    people = People([(row, key) for row, key, kind in held if kind == "person"], company)
    bodies = defaultdict(set)
    for row, key, kind in held:
        bodies[key].update([row.article] if kind == "organisation" else ())
    found = []
    for row, mine, key in zip(rows, own, keys, strict=True):
        kind = key and kinds[key, row.kind]
        person = kind == "organisation" and people.body(row, key, len(bodies[key]))
        kind, whose = ("person", person) if person else (kind, people.key(row, key) if kind == "person" else key)
        found.append(mine if key is None else (kind, whose) if whose else None)
    return without_other_pronouns(rows, found)


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
    titled = row.kind == "person" and row.how == "surname" and bool(row.role)  # "Judge Bishop"
    if row.name and (row.kind in APART or describes(row.name) and not titled or bare):
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
    named = any(word[0].isupper() and not (word.isupper() and classes().get(word.lower())) for word in words[1:])
    return not named and (words[0].islower() or words[0].lower() in DETERMINERS)  # "state TV" names none


def key_of_name(row):
    """Return the key under which forms of one name meet.

    >>> from helpers.speakers.same import Row
    >>> body = Row("U.S. Supreme Court", "organisation", "a", "", "")
    >>> key_of_name(body) == key_of_name(body._replace(name="Supreme Court of the United States"))
    True
    """
    name = row.name
    if row.kind == "person":
        return key_of(" ".join(person_words(name)))
    name = _stripped(name)
    place = places().get(name.lower()) or places().get(f"the {name.lower()}")
    if place:
        return key_of(place[0])
    organ, country = _organ(name)
    return f"{key_of(organ)} of {country}" if country else key_of(organ)


def _stripped(name):
    """Return a body's name without its article and without letters for what sort of firm it is."""
    return re.sub(r"^(?:the|an?)\s", "", LEGAL.sub("", name), flags=re.IGNORECASE)


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


def _kinds(rows, keys):
    """Return {(key, kind as resolved): kind}: the one that most rows of a key have, where it is plain."""
    votes, private = defaultdict(Counter), set()
    for row, key in zip(rows, keys, strict=True):
        if key:
            votes[key][row.kind] += 1
        if key and " of " in key and private_bodies().intersection(row.name.lower().split()):
            private.add(key)
    found = {}
    for key, counts in votes.items():
        best, n = min(counts.items(), key=lambda item: (-item[1], item[0]))
        organ = " of " in key and key not in private
        for kind in counts:
            whole = best if n >= SURE * counts.total() else kind
            found[key, kind] = "government" if organ and whole == "organisation" else whole
    return found
