"""Days and counts in words, as pages and reports write them."""

import pandas as pd

from helpers.dates.explain import in_words


def day(value):
    """Return a day in words, "unknown" if there is none.

    >>> day(pd.Timestamp("2018-07-06"))
    'July 6, 2018'
    """
    if value is None or pd.isna(value):
        return "unknown"
    return in_words(value)


def count(n, one, many=None):
    """Return `n` with its noun.

    >>> count(1, "quotation"), count(1200, "quotation")
    ('1 quotation', '1,200 quotations')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"
