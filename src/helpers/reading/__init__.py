"""Reading: the files people have, to articles; the day of publication, cleaning, copies.

Each name is imported when it is first used: the process that reads files starts often, and finds no copies.
"""

from importlib import import_module

_WHERE = {
    "FORMATS": "helpers.reading.formats",
    "article_id": "helpers.reading.identity",
    "find_copies": "helpers.reading.copies",
    "read_articles": "helpers.reading.read",
}
__all__ = list(_WHERE)


def __getattr__(name):
    if name not in _WHERE:
        raise AttributeError(f"helpers.reading has no '{name}'; it has {', '.join(__all__)}")
    return getattr(import_module(_WHERE[name]), name)


def __dir__():
    return sorted(__all__)
