"""Reading: the files people have, to articles; the day of publication, cleaning, copies."""

from helpers.reading.copies import find_copies
from helpers.reading.formats import FORMATS
from helpers.reading.identity import article_id
from helpers.reading.read import read_articles

__all__ = ["FORMATS", "article_id", "find_copies", "read_articles"]
