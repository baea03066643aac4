"""The role of a speaker, from the words that articles write about them; "unknown" if they write none."""

import re
from functools import cache
from importlib.resources import files

import pandas as pd

from helpers.speakers.lexicon import roles

UNKNOWN = "unknown"
ROLE_OF_KIND = {
    "government": "government body",
    "state": "state",
    "organisation": "organisation",
    "document": "document",
}


@cache
def _lexicon():
    table = pd.read_csv(files("helpers.analysis") / "speaker_roles.csv", comment="#")
    rows = list(table.itertuples(index=False, name=None))
    last = {role: place for place, (_, role) in enumerate(rows)}
    places = [(place, word, role) for place, (word, role) in enumerate(rows)]
    places += [(last.get(role, len(rows)), word, role) for word, role in roles().items()]
    ordered = sorted(places, key=lambda row: row[0])
    return [(re.compile(rf"(?<!\w){re.escape(word)}(?!\w)"), role) for _, word, role in ordered]


def role_of(kind, roles, name):
    """Return the role of a speaker; `kind`, `roles` and `name` are as in table speakers.

    Bodies and documents without a written role have one by their kind. The role of an unnamed source or a group may also
    stand in its name.

    >>> role_of("person", ["foreign ministry spokeswoman"], "Ana Ruiz"), role_of("unnamed", [], "a senior official")
    ('spokesperson', 'official')
    >>> role_of("person", [], "Bo Lind"), role_of("government", [], "Norway")
    ('unknown', 'government body')
    """
    words = [*roles, *([name] if kind in ("unnamed", "group") else [])]
    for text in words:
        found = sorted_role(str(text).lower())
        if found != UNKNOWN:
            return found
    return ROLE_OF_KIND.get(kind, UNKNOWN)


@cache
def sorted_role(text):
    """Return the role of the first row of speaker_roles.csv whose word stands in `text` (lower case), else UNKNOWN."""
    return next((role for word, role in _lexicon() if word.search(text)), UNKNOWN)
