"""What a speaker is to the story: the role that articles write, sorted by a lexicon; what they do not write is unknown."""

import re
from functools import cache
from importlib.resources import files

import pandas as pd

UNKNOWN = "unknown"
BODIES = {"government": "government body", "organisation": "organisation", "document": "document"}


@cache
def _lexicon():
    table = pd.read_csv(files("helpers.analysis") / "speaker_roles.csv", comment="#")
    return [(re.compile(rf"(?<!\w){re.escape(word)}(?!\w)"), role) for word, role in table.itertuples(index=False)]


def role_of(kind, roles, name):
    """Return the role of a speaker of `kind` (as in table speakers) whose roles are written `roles`.

    A body or document without a role is that itself; an unnamed source or a group is what it is called.

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
    return BODIES.get(kind, UNKNOWN)


@cache
def sorted_role(text):
    """Return the role that the words `text` (lower case) stand for; UNKNOWN where the lexicon has none of them."""
    return next((role for word, role in _lexicon() if word.search(text)), UNKNOWN)
