"""The label of an event, and the mention that proves it: of what its mentions say of it (wording.py), what a reader would print."""

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import pandas as pd

from helpers.events.cluster import AUTHORED
from helpers.events.fit import Fit
from helpers.events.label_words import NAMED
from helpers.events.name_kinds import is_house, is_place, kind_of_name
from helpers.speakers import surname
from helpers.speakers.lexicon import classes, places, pronouns_of_given_names

FEW = 3  # words of a label that is not bare
# Mentions, and their share of those of the most mentioned of a family, from which another is meant by its name, too.
TWICE, NEARLY = 2, 0.2
GIVEN = re.compile(r"(?:^|\s)([A-Z][\w’-]+) and $")


class Telling(NamedTuple):
    """An event as it is printed: its `label`, the mention (`row`) whose sentence proves label and day, and how likely a reader would print
    it so (`chance`, 0 to 1; fit.py)."""

    label: str
    row: object
    chance: float


def telling_of(cluster, bearers=None, about=None):
    """Return the Telling of a cluster of mentions: by the mention fittest to be printed of those that have its status.

    `bearers` maps a family name to those who bear it in the corpus, most mentioned first (see `short`), `about` an article to what
    is known of it (news.py). Where no mention is worded, the label is the word by which most tell of it, and where.
    """
    told = [row for row in cluster.rows if row.told]
    rows, status = told or cluster.rows, status_of(told or cluster.rows)
    rows = [row for row in rows if row.status == status] or rows
    chances = Fit(cluster, about or {}).chances(rows)
    best = max(range(len(rows)), key=lambda n: (round(chances[n], 4), rows[n].told, rows[n].article_id, -rows[n].start))
    row = rows[best]
    if not told:
        return Telling(_named(cluster), row, chances[best])
    return Telling(with_status(_shortened(_with_who(row, told), row, bearers), status), row, chances[best])


class Tellings:
    """The Tellings of clusters, each made once while no mention comes to its cluster; `bearers` and `about` as in telling_of."""

    def __init__(self, bearers=None, about=None):
        self.bearers, self.about, self.made = bearers, about, {}

    def of(self, cluster):
        size = len(cluster.rows)
        if self.made.get(cluster, (None, 0))[1] != size:
            self.made[cluster] = telling_of(cluster, self.bearers, self.about), size
        return self.made[cluster][0]


def _with_who(row, rows):
    """Return a mention's own label, of a bare noun with who or where: "Ana Ruiz’s speech", "Verdict in Oslo"."""
    words = row.told.split()
    bare = len(words) < FEW and not NAMED.search(row.told) and not row.verb
    named = row.agent and is_person(row.agent) and row.agent.split()[-1] not in row.told and not row.verb
    own = (
        row.group in AUTHORED
        and row.trigger in row.told.lower().split()[:3]
        or row.group == "encounter"
        and " with " in row.told
    )
    if named and own and len(words) > 1:
        return f"{row.agent}’s {row.told[:1].lower()}{row.told[1:]}"  # "speech at the UN", "meeting with Bo Lind"
    if not bare or row.trigger.split()[-1] not in row.told.lower():
        return row.told
    small = row.told[:1].lower() + row.told[1:]
    authors = Counter(other.agent for other in (row, *rows) if other.agent) if row.group in AUTHORED else None
    if authors:
        return f"{max(authors, key=lambda name: (authors[name], name))}’s {small}"
    if row.group == "encounter" and row.agent and row.partner:
        return f"{row.told} of {row.agent} and {row.partner}"
    return f"{row.told} in {row.place}" if row.place and not is_house(row.place) else row.told


def status_of(rows):
    """Return how mentions have an event: as most have it, but what any has as happened happened."""
    counts = Counter(row.status for row in rows)
    return "happened" if counts["happened"] else max(counts, key=lambda status: (counts[status], status))


def with_status(label, status):
    """Return a label that says what did not happen, or may.

    >>> with_status("Ruiz to meet Lind", "cancelled"), with_status("Summit called off", "cancelled")
    ('Ruiz to meet Lind (called off)', 'Summit called off')
    """
    words, pattern = _said().get(status, ("", None))
    return f"{label} ({words})" if pattern and not pattern.search(label) else label


def _named(cluster):
    trigger = max(cluster.rows, key=lambda row: (row.how_dated == "expression", row.trigger)).trigger
    place = cluster.place()
    return _capital(f"{trigger} in {place}" if place else trigger)


@cache
def _said():
    """Return {status: (what is added to a label, the pattern of words that say so)} of status_words.csv."""
    table = pd.read_csv(files("helpers.events") / "status_words.csv", comment="#")
    table["words"] = table["words"].str.replace("*", r"\w*").str.replace(" ", "|")
    return {
        status: (added, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
        for status, added, words in table.itertuples(index=False)
    }


def _shortened(label, row, bearers):
    """Return a label with the names of people as a headline has them."""
    for name in sorted({row.agent, *row.others}, key=lambda name: (-len(name), name)):
        if " " in name and name in label and is_person(name) and not is_place(name):
            label = _called(label, name, short(name, bearers))
    return _capital(label)


def _called(label, name, called):
    """Return a label with a name in its short form, but for one that shares its family name with another: "Ana and Bo Ruiz"."""
    parts = label.split(name)
    for n, part in enumerate(parts[:-1]):
        given = GIVEN.search(part)
        parts[n] += name if given and given[1] in pronouns_of_given_names() else called
    return "".join(parts)


def _capital(text):
    return text[:1].upper() + text[1:]


@cache
def _bodies():
    return {place[0].lower() for place in places().values()}


@cache
def is_person(name):
    """Say whether a name is a person's, as far as its form tells: no country, no initials, no word of a body or a thing in it.

    >>> is_person("Ana Ruiz"), is_person("Harbour Council"), is_person("Rose Garden")
    (True, False, False)
    """
    words = name.lower().split()
    if name.isupper() or name.lower() in _bodies() or any(classes().get(word) == "body" for word in words):
        return False
    return not any(word in ("of", "the") for word in words) and kind_of_name(name, "person") == "person"


def short(name, bearers=None):
    """Return the name a headline uses: a person's family name, a body's whole name.

    Of several who bear a family name (`bearers`), only the most mentioned goes by it, if one clearly is; the others keep their full names.

    >>> short("Kim Jong Un"), short("Ana Ruiz"), short("North Korea"), short("Bo Lind", {"Lind": ["Eva Lind", "Bo Lind"]})
    ('Kim', 'Ruiz', 'North Korea', 'Bo Lind')
    """
    parts = name.split()
    if (
        len(parts) < 2
        or not is_person(name)
        or name.lower() in places()
        or any(part.lower() in ("of", "the", "house") for part in parts)
    ):
        return name
    family = surname(name)
    known = (bearers or {}).get(family, [name])
    return family if known[0] == name else name


def bearers_of(counts):
    """Return {family name: full names that bear it, most mentioned first} of a Counter of names; "" is the first where another is
    mentioned so often that nobody goes by the family name alone.

    >>> bearers_of({"Ana Ruiz": 9, "Tom Ruiz": 3, "Eva Orr": 9, "Tom Orr": 1})
    {'Ruiz': ['', 'Ana Ruiz', 'Tom Ruiz'], 'Orr': ['Eva Orr', 'Tom Orr']}
    """
    found = {}
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        if " " in name:
            found.setdefault(surname(name), []).append(name)
    for names in found.values():
        most = counts[names[0]]
        if any(counts[name] >= max(TWICE, NEARLY * most) and _is_another(names[0], name) for name in names[1:]):
            names.insert(0, "")
    return found


def _is_another(one, other):
    """Say whether two full names of one family are two people's: not "Bo Lind" and "Mayor Bo Lind", nor "Bo Lind" and "Plus Lind"."""
    given = [name.split()[0] for name in (one, other)]
    return given[0] != given[1] and all(word in pronouns_of_given_names() for word in given)
