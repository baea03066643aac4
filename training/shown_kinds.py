"""Firms and other bodies that their article shows to be such. A tagger's entities of political news teach too little of them."""

from helpers.speakers.lexicon import classes, places
from helpers.speakers.names import names_in, surname

FIRMS = frozenset(
    ("inc", "inc.", "corp", "corp.", "co", "co.", "ltd", "ltd.", "plc", "llc", "corporation", "company", "companies", "industries",
     "holdings", "group", "technologies", "systems", "motors", "partners", "electronics", "airlines", "airways", "pharmaceuticals",
     "foundation", "institute", "university", "association", "bank")
)  # fmt: skip


def bodies_shown(document):
    """Return the Names of a Document that are a body's: it has them with such a word behind, too, "Northwind" beside "Northwind Corp.",
    and nobody and no place is called so.
    """
    names = names_in(document)
    bodies = {form for name in names for form in _forms(name)}
    families = {
        surname(name.canonical) for name in names if name.kind == "person" and (name.title or " " in name.canonical)
    }
    return [
        name for name in names if not name.title and name.name in bodies - families and not _listed(name.name.lower())
    ]


def _forms(name):
    """Return a body's name with and without such words behind it; none where it has none, or "of" in it."""
    words = name.name.split()
    short = words
    while len(short) > 1 and short[-1].lower() in FIRMS:
        short = short[:-1]
    return (name.name, " ".join(short)) if len(short) < len(words) and " of " not in name.name else ()


def _listed(word):
    return classes().get(word) is not None or word in places()
