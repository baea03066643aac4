"""ProQuest TXT and RTF: documents between lines of underscores."""

import re
from itertools import islice

from helpers.reading.formats.nexis import announced_by, reconcile
from helpers.reading.formats.nexis_text import MARK
from helpers.reading.formats.proquest import draft_of_blocks
from helpers.reading.labels import patterns

ARCHIVE = "proquest"
FORMATS = {"proquest-txt": "ProQuest TXT"}
TRIED = True
LOOKED_AT = 50  # labels
RULE = re.compile(r"(?m)^[ \t]*_{20,}[ \t]*$")
OWN = ("text", "outlet", "published", "info")  # what the labels hold that no other kind of text has in this number
FIELD = re.compile(
    rf"^[ \t]*(?:{patterns('proquest', OWN)}|ProQuest[- ]\w[^:\n]{{0,20}})[ \t]?[:：]", re.IGNORECASE | re.MULTILINE
)


def recognises(source):
    return not source.head.startswith((b"{\\rtf", b"<")) and recognised(source.head_text)


def recognised(text):
    """Tell whether `text` is ProQuest's, by two of its fields."""
    return (
        "<html" not in text[:2000].lower()
        and len({mark[0].strip().lower() for mark in islice(FIELD.finditer(text), LOOKED_AT)}) >= 2
    )


def read(source):
    """Yield the documents of `source`."""
    yield from drafts(source.text, source, "proquest-txt")


def drafts(text, source, name):
    """Yield the documents in `text`, whatever file it came from."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    counts = [match[0].strip() for match in MARK.finditer(text)]
    pieces = [piece for piece in RULE.split(text) if FIELD.search(piece)]
    if len(pieces) < 2 < len(counts) + 1:  # no rules between the documents, but their numbers
        pieces = [piece for piece in MARK.split(text) if FIELD.search(piece)]
    found, absent = 0, []
    for number, piece in enumerate(pieces, 1):
        draft = draft_of_blocks([block.strip() for block in re.split(r"\n[ \t]*\n", piece) if block.strip()])
        if draft is None:
            absent.append(f"document {number} has no field that is known")
            continue
        found += 1
        draft.number, draft.format = (number if len(pieces) > 1 else 0), name
        yield draft
    reconcile(source, max(announced_by(counts) if counts else 0, len(pieces)), found, absent)
