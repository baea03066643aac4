"""What stands on a page beside the article: told by whole lines, so that no sentence is ever cut.

The patterns are rows of furniture.csv.
"""

import re
from functools import cache

from helpers.reading.clean import ENDED
from helpers.reading.listed import rows_of

# A sentence that tells who said something is the article's, whatever it begins with: "Two ferries collided, Reuters reported."
SPOKEN = re.compile(r"\b(?:said|says|told|tells|warned|urged|report(?:s|ed))\b")


@cache
def _patterns():
    kinds = {}
    for row in rows_of("furniture"):
        kinds.setdefault(row["kind"], []).append(f"(?:{row['pattern']})")
    return {kind: re.compile("|".join(patterns), re.IGNORECASE) for kind, patterns in kinds.items()}


def kind_of(line):
    """Return cut_off, drop, credit, byline, print_edition, correction or published; empty for a line of the article.

    >>> kind_of("Appeared in the July 13, 2018, print edition as ‘A Letter.’"), kind_of("She read the letter.")
    ('print_edition', '')
    """
    if len(line) > 1600:
        return ""
    for kind, pattern in _patterns().items():
        if pattern.fullmatch(line):
            return "" if kind in ("drop", "credit") and ENDED.search(line) and SPOKEN.search(line) else kind
    return ""
