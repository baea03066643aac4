"""Reading: the files people have, to articles; the day of publication, cleaning, copies.

Each name is imported when it is first used: the process that reads files starts often, and finds no copies.
"""

from helpers.lazily import lazily

_WHERE = {
    "FORMATS": "helpers.reading.formats",
    "article_id": "helpers.reading.identity",
    "find_copies": "helpers.reading.copies",
    "read_articles": "helpers.reading.read",
}
__all__ = list(_WHERE)
__getattr__, __dir__ = lazily(__name__, _WHERE)
