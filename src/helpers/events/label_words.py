"""What the words of a label tell: by which two labels are compared, and whether a label says enough."""

import re
from functools import cache, lru_cache

from nltk.stem import PorterStemmer

from helpers.quotes.lexicon import reporting
from helpers.text.words import function_words

MORE = re.compile(r"\d|’|\s(?:of|on|by)\s|(?<=\s)[A-Z]|\s\S+\s")
WORD = re.compile(r"[\w$%.]+")
NAMED = re.compile(r"(?<=\s)[A-Z0-9]|’")  # what names somebody in a label
KEPT = 1 << 15  # texts that are remembered
STEM = 5  # letters by which two words are forms of one


stem = cache(PorterStemmer().stem)


@lru_cache(KEPT)
def stems(text):
    """Return the beginnings of a text's words, by which labels are compared.

    >>> sorted(stems("Ruiz meets Lind in Oslo"))
    ['lind', 'meets', 'oslo', 'ruiz']
    """
    return frozenset(
        word.strip(".").lower()[:STEM] for word in WORD.findall(text) if len(word) > 2 or word[0].isdigit()
    )


def says_more(label):
    """Say whether a label says who, what, where or how many, and so tells an event from others of its kind.

    >>> says_more("Summit in Oslo"), says_more("11 workers killed"), says_more("Oil spill")
    (True, True, False)
    """
    return bool(MORE.search(label))


def contents(text, names=()):
    """Return the stems of a label's words but for those of `names`, verbs that report and words without meaning of their own.

    >>> sorted(contents("Ruiz says the mine at Lind will halt work", ("Ana Ruiz", "Lind")))
    ['halt', 'mine', 'work']
    """
    named = {word.lower() for name in names for word in WORD.findall(name)}
    words = {word.strip(".").lower() for word in WORD.findall(text)} - named - function_words()
    return frozenset(stem(word) for word in words if len(word) > 2 or word[:1].isdigit()) - _reports()


@cache
def _reports():
    return frozenset(map(stem, reporting()))
