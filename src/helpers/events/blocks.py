"""Blocks of articles whose mentions are merged together: all of a corpus, or, of a large one, those published in one stretch of days.

Stretches are halved until none holds more than MOST articles, at places that do not depend on the articles, so that one article more
changes the block that it is in, and rarely another's bounds.
"""

from collections import defaultdict

import pandas as pd

WHOLE = 3000  # articles up to which a corpus is one block
MOST = 1500  # articles of a block of a larger one
LONGEST = 12  # a stretch begins as one of 2 ** LONGEST days
UNDATED = "without a day"


def blocks_of(published, whole=None, most=None):
    """Return the name of the block of each article, a list, for their days of publication in that order.

    `whole` and `most` are WHOLE and MOST where they are None.

    >>> blocks_of(pd.to_datetime(["2018-07-01", None, "2018-07-02", "2019-03-01"]), whole=2, most=2)
    ['736768+256', 'without a day', '736768+256', '737024+256']
    >>> blocks_of(pd.to_datetime(["2018-07-01", None, "2019-03-01"]))
    ['', '', '']
    """
    whole, most = WHOLE if whole is None else whole, MOST if most is None else most
    if len(published) <= whole:
        return [""] * len(published)
    days = [None if pd.isna(day) else day.toordinal() for day in pd.Series(published)]
    names, waiting = [UNDATED] * len(days), [(LONGEST, own) for own in _by_stretch(days, range(len(days)), LONGEST)]
    while waiting:
        bits, own = waiting.pop()
        if len(own) > most and bits:
            waiting += [(bits - 1, half) for half in _by_stretch(days, own, bits - 1)]
            continue
        for n in own:
            names[n] = f"{days[n] >> bits << bits}+{1 << bits}"
    return names


def _by_stretch(days, numbers, bits):
    """Return the `numbers` of those that have a day, a list for each stretch of 2 ** bits days."""
    found = defaultdict(list)
    for n in numbers:
        if days[n] is not None:
            found[days[n] >> bits].append(n)
    return found.values()
