"""The language of an article: what its file says, checked against what its words say (py3langid)."""

from functools import cache

SURE = 300  # characters, under which what the file says is believed first
SHORTEST = 40  # characters, under which nothing is guessed
LOOKED_AT = 600  # characters; a headline's worth is too few, more than a paragraph changes nothing


def language_of(text, given=""):
    """Return the ISO 639-1 code of `text`'s language; `given` is the code its file names, used for short texts.

    >>> language_of("Die Minister trafen sich am Dienstag in der Hauptstadt und sprachen lange miteinander.")
    'de'
    """
    if len(text) < SURE and given:
        return given[:2].lower()
    if len(text) < SHORTEST:
        return ""
    head = text[:LOOKED_AT]
    if _english(head):
        return "en"
    return _identifier().classify(head)[0]


ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "that",
        "for",
        "is",
        "on",
        "with",
        "was",
        "he",
        "said",
        "as",
        "by",
        "at",
        "from",
        "it",
        "be",
    ]
)


def _english(text):
    """Tell English from its commonest words: a third of running English, a tenth of anything else."""
    words = text.lower().split()
    return len(words) >= 20 and sum(word in ENGLISH for word in words) >= 0.22 * len(words)


@cache
def _identifier():
    import py3langid

    return py3langid
