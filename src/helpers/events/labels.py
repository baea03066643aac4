"""The label of an event: of what its mentions say of it, each in words of its own (wording.py), the best."""

import re
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files

import pandas as pd

from helpers.events.cluster import AUTHORED
from helpers.events.name_kinds import is_house, is_place, kind_of_name
from helpers.speakers import surname
from helpers.speakers.lexicon import classes, places

MORE = re.compile(r"\d|’|\s(?:of|on|by)\s|(?<=\s)[A-Z]|\s\S+\s")
WORD = re.compile(r"[\w$%.]+")
NAMED, FEW = re.compile(r"(?<=\s)[A-Z0-9]|’"), 3  # what names somebody in a label; words of one that is not bare
KEPT = 1 << 15  # texts whose stems are remembered
EMPTY = re.compile(
    r"\b(?:him|her)$|\b(?:it|them)\b|\b(?:says?|tells?|adds?|notes?|claims?|insists?)(?:$| (?:in|at|on|during)\b)|"
    r"\b(?:tells?|speaks? (?:to|with)) (?:\S+ ){0,2}?(?:reporters|journalists|audience|crowd|supporters)\b|"
    r"\btells? (?:\S+ ){0,2}\S+$|\b(?:charges|suggests?(?: in .*)?)$|^(?:calls?|messages?|e-?mails?|requests?)\b.*\b(?:returned|answered)|"
    r"\b(?:declines?|refuses?) to comment\b|\b(?:is|are) (?:one|part|some|among)\b|^\w+ to be held$|^[^\w“$£€#]|[™Ã�]",
    re.IGNORECASE,
)  # a label that says whom or what only by a pronoun, that somebody spoke, and not what, that nobody answered, what something is
LESS = 0.3  # what such a label is worth less
STEM = 5  # letters by which two words are forms of one
AGREED = 0.6  # what agreement with the other mentions weighs beside a label's own worth
DATED, TOLD = 0.1, 0.3  # what a mention is worth that gives the day in so many words; that has the event's status
WHO = 0.15  # what a label is worth that names one of the two who mainly took part


def label_of(cluster, bearers=None):
    """Return the label of a cluster of mentions: the one of best worth and agreement with the others, of those of its status.

    `bearers` maps a family name to those who bear it in the corpus, most mentioned first (see `short`). Where no mention is
    worded, the label is the word by which most tell of it, and where.
    """
    rows = [row for row in cluster.rows if row.told]
    if not rows:
        return _named(cluster)
    status = status_of(rows)
    return with_status(_shortened(_with_who(best := _best(cluster, rows, status), rows), best, bearers), status)


class Labels:
    """The labels of clusters, each made once while no mention comes to its cluster; `bearers` as `label_of` has them."""

    def __init__(self, bearers):
        self.bearers, self.made = bearers, {}

    def of(self, cluster):
        size = len(cluster.rows)
        if self.made.get(cluster, ("", 0))[1] != size:
            self.made[cluster] = label_of(cluster, self.bearers), size
        return self.made[cluster][0]


def _best(cluster, rows, status):
    """Return the mention with the best label of `rows`, those of a cluster that have one."""
    if len(rows) == 1:
        return rows[0]
    shares, who = _shares(rows), {name.split()[-1] for name in cluster.participants()[:2]}
    return max(rows, key=lambda row: (round(_worth(row, status, shares, who), 4), row.told, row.article_id, -row.start))


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


@lru_cache(KEPT)
def stems(text):
    """Return the beginnings of a text's words, by which labels are compared.

    >>> sorted(stems("Ruiz meets Lind in Oslo"))
    ['lind', 'meets', 'oslo', 'ruiz']
    """
    return frozenset(
        word.strip(".").lower()[:STEM] for word in WORD.findall(text) if len(word) > 2 or word[0].isdigit()
    )


def _shares(rows):
    """Return {stem: share of the mentions whose label has it}."""
    counts = Counter(word for row in rows for word in stems(row.told))
    return {word: n / len(rows) for word, n in counts.items()}


def _worth(row, status, shares, who):
    own = [shares[word] for word in stems(row.told)]
    most = sum(sorted(shares.values(), reverse=True)[:6])
    precise, whole = sum(own) / max(1, len(own)), sum(own) / max(1e-9, most)
    agreed = 2 * precise * whole / max(1e-9, precise + whole)
    named, empty = bool(who & set(WORD.findall(row.told))), bool(EMPTY.search(row.told))
    return (
        row.worth - LESS * empty + AGREED * agreed + DATED * (row.how_dated == "expression") + TOLD * (row.status == status) + WHO * named
    )  # fmt: skip


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


def says_more(label):
    """Say whether a label says who, what, where or how many, and so tells an event from others of its kind.

    >>> says_more("Summit in Oslo"), says_more("11 workers killed"), says_more("Oil spill")
    (True, True, False)
    """
    return bool(MORE.search(label))


def _shortened(label, row, bearers):
    """Return a label with the names of people as a headline has them."""
    for name in sorted({row.agent, *row.others}, key=lambda name: (-len(name), name)):
        if " " in name and name in label and is_person(name) and not is_place(name):
            label = label.replace(name, short(name, bearers))
    return _capital(label)


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

    Of several who bear a family name (`bearers`), only the most mentioned goes by it; the others keep their full names.

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
    """Return {family name: full names that bear it, most mentioned first} of a Counter of names."""
    found = {}
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        if " " in name:
            found.setdefault(surname(name), []).append(name)
    return found
