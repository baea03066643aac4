"""A text that is many documents: told by the lines that archives' exports repeat."""

import re
from collections import defaultdict
from functools import cache

from helpers.reading.days import is_date_line
from helpers.reading.formats.nexis import COUNTED
from helpers.reading.labels import marks
from helpers.reading.listed import rows_of

SHORT = 400  # characters of the shortest text that is looked at
COUNTS = re.compile(rf"(?m)^[ \t]*{COUNTED}[ \t]*$", re.IGNORECASE)
LABELLED = re.compile(r"(?m)^[ \t]*([^\W\d_][^:：\n.!?“”\"]{1,34}?)[ \t]?(?::(?=\s)|：|\t)[ \t]*([^\n]{0,100})")
DOZENS = 12  # lines of one label
OF_PAGE = 0.25  # share of a page's lines: comments below an article have names and days too
TAGS = re.compile(r"<[^<>]{0,2000}>")
TOGETHER = 3  # labels that come as often as each other


def sign_of_many(text, page=""):
    """Return in words what shows that `text` is an export of several documents; empty where nothing does.

    `page` is the HTML that the text was taken from, if it was: of lines that repeat an extraction keeps one.

    >>> sign_of_many("One.\\nEnd of Document\\n" * 40)
    "40 lines such as 'End of Document'"
    """
    if page:
        text = TAGS.sub("\n", page)
    if len(text) < SHORT:
        return ""
    ends = re.compile(rf"(?im)^[ \t]*(?:{marks('nexis', 'end')})[ \t]*$")
    for pattern in (COUNTS, ends, *_lines_of_archives()):
        found = [match[0].strip() for match in pattern.finditer(text)]
        if len(found) > 1:
            return f"{len(found):,} lines such as '{found[0]}'"
    return _labels(text, OF_PAGE * sum(bool(line.strip()) for line in text.split("\n")) if page else 0)


@cache
def _lines_of_archives():
    return [re.compile(rf"(?m)^[ \t]*{row['pattern']}") for row in rows_of("archive_lines")]


def _labels(text, least):
    """Three labels, each on dozens of lines and as often as the others, one of them before days: no interview is so."""
    values = defaultdict(list)
    for match in LABELLED.finditer(text):
        values[match[1]].append(match[2])
    often = {name: found for name, found in values.items() if len(found) >= DOZENS}
    for name, found in often.items():
        if sum(map(is_date_line, found)) < 0.8 * len(found):
            continue
        beside = [other for other in often if 0.8 <= len(often[other]) / len(found) <= 1.25]
        if len(beside) >= TOGETHER and sum(len(often[other]) for other in beside) >= least:
            return f"{len(found):,} lines that begin with '{name}'"
    return ""
