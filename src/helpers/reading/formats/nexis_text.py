"""LexisNexis TXT: documents behind lines such as '3 of 10 DOCUMENTS', wrapped by hand."""

import re

from helpers.reading.clean import unwrap
from helpers.reading.formats.nexis import COPYRIGHT, announced_by, draft_of_blocks, reconcile

FORMATS = {"nexis-txt": "LexisNexis TXT"}
MARK = re.compile(
    r"^[ \t]*(?:\d+ of \d+ DOCUMENTS?|Dokument \d+ von \d+|Document(?:o)? \d+ (?:de|di|of) \d+)[ \t]*\r?$", re.MULTILINE
)


def recognises(source):
    if b"\x00" in source.head[:100]:
        return False
    text = source.head_text
    return "<" not in text[:200] and bool(MARK.search(text))


def read(source):
    """Yield the documents of `source`."""
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    marks = list(MARK.finditer(text))
    found, absent = 0, []
    for number, mark in enumerate(marks, 1):
        end = marks[number].start() if number < len(marks) else len(text)
        draft = draft_of_blocks(_blocks(text[mark.end() : end]), title_first=False)
        if draft is None:
            absent.append(mark[0].strip())
            continue
        found += 1
        draft.number, draft.format = number, "nexis-txt"
        yield draft
    reconcile(source, announced_by([mark[0] for mark in marks]), found, absent)


def _blocks(text):
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if lines and COPYRIGHT.match(lines[0]):
            yield from lines  # older exports: copyright and outlet, one under the other
        elif lines:
            yield unwrap(lines)
