"""Numbers as written: figures, words, years spoken in two halves."""

import re

from helpers.dates import lexicon


def number(words):
    """Return the int of a number's words, "X" for one that is vague.

    >>> number("twenty-four"), number("a few"), number("1,200"), number("a hundred")
    (24, 'X', 1200, 100)
    """
    words = words.replace(",", "")
    if re.fullmatch(r"[\d.]+", words):
        return int(float(words))
    known = lexicon.words("number", "tens", "vague number", "large")
    if words in known:
        return known[words] if known[words] == "X" else int(known[words])
    if words in ("a", "an"):
        return 1
    if words.startswith("half"):
        return "half"
    total = 0
    for word in re.split(r"[\s-]+", words):
        value = int(known[word]) if known.get(word, "X") != "X" else 1
        total = max(total, 1) * value if value >= 100 or word == "dozen" else total + value
    return total


def ordinal(words):
    """Return the int of "8th" or "eighth"."""
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else int(lexicon.words("ordinal")[words])


def spoken_year(words):
    """Return the year of "nineteen ninety-six", "two thousand and three".

    >>> spoken_year("nineteen ninety-six"), spoken_year("two thousand and three"), spoken_year("twenty eighteen")
    (1996, 2003, 2018)
    """
    if words.startswith("two thousand"):
        rest = words.removeprefix("two thousand").removeprefix(" and").strip()
        return 2000 + (number(rest) if rest else 0)
    first, rest = re.split(r"\s+", words, maxsplit=1)
    return number(first) * 100 + number(rest)
