"""What the words of a label tell: by which two labels are compared, and whether a label says enough."""

import re
from functools import lru_cache

MORE = re.compile(r"\d|’|\s(?:of|on|by)\s|(?<=\s)[A-Z]|\s\S+\s")
WORD = re.compile(r"[\w$%.]+")
NAMED = re.compile(r"(?<=\s)[A-Z0-9]|’")  # what names somebody in a label
KEPT = 1 << 15  # texts that are remembered
STEM = 5  # letters by which two words are forms of one


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
