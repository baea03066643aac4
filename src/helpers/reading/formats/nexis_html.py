"""Nexis UK and LexisNexis Academic HTML: one anchor DOC_ID a document, fields in DIVs of their own."""

import re

from helpers.reading.formats.markup import blocks, parsed
from helpers.reading.formats.nexis import COUNT, announced_by, draft_of_blocks, reconcile
from helpers.reading.source import Unreadable

FORMATS = {"nexis-html": "Nexis UK HTML"}
TRIED = True
START = re.compile(r"""<a\s+name=["']?DOC_ID_\w+["']?\s*>\s*(?:</a>)?""", re.IGNORECASE)
LOGO = re.compile(r"\b(?:logo|image|picture|photo)(?: of| for)?\b", re.IGNORECASE)
ROW_END = re.compile(r"</tr>", re.IGNORECASE)


def recognises(source):
    head = source.head.lower()
    return b"doc_id_" in head and (b"<docfull" in head or b"documents" in head)


def read(source):
    """Yield the documents of `source`."""
    pieces = START.split(source.text)[1:]
    found, absent, counts = 0, [], []
    for number, piece in enumerate(pieces, 1):
        try:
            paragraphs = _paragraphs(_without_comments(piece))
        except Unreadable as error:
            absent.append(f"document {number} {error}")
            continue
        count = COUNT.fullmatch(paragraphs[0]) if paragraphs else None
        counts += paragraphs[:1] if count else []
        draft = draft_of_blocks(paragraphs[1:] if count else paragraphs, title_first=False)
        if draft is None or not (draft.text or draft.title):
            absent.append(f"document {number} holds an error message instead of a text")
            continue
        found += 1
        draft.number, draft.format = number, "nexis-html"
        yield draft
    reconcile(source, max(announced_by(counts), len(pieces)), found, absent)


def _without_comments(piece):
    parts, place = [], 0
    while (start := piece.find("<!--", place)) >= 0 and (end := piece.find("-->", start)) >= 0:
        parts.append(piece[place:start])
        place = end + 3
    return "".join(parts) + piece[place:]


def _paragraphs(piece):
    tree = parsed(f"<html><body>{piece}</body></html>")
    for row in tree.iter("tr"):
        cells = [" ".join(cell.text_content().split()) for cell in row.iter("td", "th")]
        for cell in list(row):
            row.remove(cell)
        row.text = " | ".join(cell for cell in cells if cell)
    for image in tree.iter("img"):
        # The outlet's name is a picture in some documents; its words stand where they would be.
        name = LOGO.sub("", image.get("alt") or "").strip()
        image.tail = f"{name} {image.tail or ''}" if name else image.tail
    return blocks(tree)
