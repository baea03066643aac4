"""ProQuest TXT and RTF: documents between lines of underscores."""

import re

from helpers.reading.formats.nexis import reconcile
from helpers.reading.formats.proquest import draft_of_blocks

ARCHIVE = "proquest"
FORMATS = {"proquest-txt": "ProQuest TXT"}
TRIED = True
RULE = re.compile(r"(?m)^[ \t]*_{20,}[ \t]*$")
FIELD = re.compile(
    r"^[ \t]*(?:Full text|Publication title|ProQuest document ID|Publication info|"
    r"Texto completo|Texte intégral|Volltext):",
    re.IGNORECASE | re.MULTILINE,
)
LABELLED = re.compile(r"(?m)^(?=(?:CAPTION|CREDIT|Full text|Subject|Title):)")


def recognises(source):
    return not source.head.startswith((b"{\\rtf", b"<")) and recognised(source.head_text)


def recognised(text):
    """Tell whether `text` is ProQuest's, by two of its fields."""
    return "<html" not in text[:2000].lower() and len({mark[0].strip().lower() for mark in FIELD.finditer(text)}) >= 2


def read(source):
    """Yield the documents of `source`."""
    yield from drafts(source.text, source, "proquest-txt")


def drafts(text, source, name):
    """Yield the documents in `text`, whatever file it came from."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    pieces = [piece for piece in RULE.split(text) if FIELD.search(piece)]
    for number, piece in enumerate(pieces, 1):
        blocks = [block.strip() for block in re.split(r"\n[ \t]*\n", piece) if block.strip()]
        draft = draft_of_blocks(blocks)
        draft.number, draft.format = (number if len(pieces) > 1 else 0), name
        yield draft
    reconcile(source, len(pieces), len(pieces))
