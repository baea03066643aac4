"""Where an expression can begin: by its first word, so that the rules are tried at few places."""

import re
from functools import cache

from helpers.dates import lexicon

WORD = re.compile(r"'?[a-z0-9]+")
CLASSES = (
    "month", "short month", "weekday", "short weekday", "number", "tens", "vague number", "large", "ordinal", "unit", "season",
    "part", "decade word", "frequency", "opener",
)  # fmt: skip


@cache
def openers():
    """Return the words an expression can begin with, the determiners, and what can follow a determiner."""
    units, weekdays = lexicon.words("unit"), lexicon.words("weekday")
    first = {re.split(r"[\s-]", word)[0] for word in lexicon.words(*CLASSES)} | {
        word + "s" for word in [*units, *weekdays]
    }
    for name, *_ in lexicon.named_days():
        parts = re.split(r"[|()?:\\]+", name)  # one of them begins the name: those before it may be left out
        first |= {found[0] for part in parts if (found := WORD.match(part.strip())) and len(found[0]) > 1}
    determiners = frozenset(lexicon.words("determiner"))
    first -= determiners
    return frozenset(first), determiners, frozenset(first | set(lexicon.words("second word")))


def starts(text):
    """Return the offsets in a lower-case text at which an expression can begin, in order.

    >>> starts("he left the town on monday, the next day")
    [20, 28, 32, 37]
    """
    first, determiners, seconds = openers()
    found, waiting = [], -1
    for match in WORD.finditer(text):
        word, start = match[0], match.start()
        known = word in seconds or word[0] in "'0123456789"
        if waiting >= 0 and known:
            found.append(waiting)
        waiting = start if word in determiners else -1
        if known and (word in first or word[0] in "'0123456789"):
            found.append(start)
    return found
