"""LexisNexis TXT: documents behind lines such as '3 of 10 DOCUMENTS', wrapped by hand."""

import re

from helpers.reading.clean import unwrap
from helpers.reading.days import is_date_line
from helpers.reading.formats.nexis import COPYRIGHT, COUNTED, announced_by, draft_of_blocks, reconcile, split_copyright
from helpers.reading.formats.nexis_uni import PAGE

ARCHIVE = "nexis"
FORMATS = {"nexis-txt": "LexisNexis TXT"}
TRIED = True
MARK = re.compile(rf"^[ \t\xa0]*{COUNTED}[ \t\xa0]*\r?$", re.MULTILINE)


def recognises(source):
    if b"\x00" in source.head[:100]:
        return False
    text = source.head_text
    return "<" not in text[:200] and recognised(text)


def recognised(text):
    """Tell whether `text` has a line such as '3 of 10 DOCUMENTS'."""
    return bool(MARK.search(text))


def read(source):
    """Yield the documents of `source`."""
    yield from drafts(source.text.replace("\r\n", "\n").replace("\r", "\n"), source, "nexis-txt")


def drafts(text, source, name):
    """Yield the documents in `text`, whatever file it came from."""
    marks = list(MARK.finditer(text))
    found, absent = 0, []
    for number, mark in enumerate(marks, 1):
        end = marks[number].start() if number < len(marks) else len(text)
        draft = draft_of_blocks(_blocks(text[mark.end() : end]), title_first=False)
        if draft is None:
            absent.append(mark[0].strip())
            continue
        found += 1
        draft.number, draft.format = number, name
        yield draft
    reconcile(source, announced_by([mark[0] for mark in marks]), found, absent)


def _blocks(text):
    """Yield the paragraphs of one document, each on one line, except that outlet, copyright and day stay apart."""
    for block in re.split(r"\n[ \t\xa0]*\n", text):
        lines = [line.strip() for line in block.split("\n") if line.strip() and not PAGE.fullmatch(line.strip())]
        if lines and COPYRIGHT.match(lines[0]):
            yield from split_copyright(lines)  # older exports: copyright and outlet, one under the other
            continue
        dated = next((n for n, line in enumerate(lines[:4]) if is_date_line(line)), None) if len(lines) <= 5 else None
        if dated is not None and len(lines) > 1:
            yield from (unwrap(part) for part in (lines[:dated], [lines[dated]], lines[dated + 1 :]) if part)
        elif lines:
            yield unwrap(lines)
