"""Nexis Uni and Lexis Advance DOCX: with or without cover sheet and list; and any other DOCX as one article."""

import re

from helpers.reading.days import is_date_line
from helpers.reading.formats.docx_text import paragraphs_of
from helpers.reading.formats.nexis import BODY, END, draft_of_blocks, reconcile
from helpers.reading.pasted import page_of
from helpers.reading.source import Draft

FORMATS = {"nexis-docx": "Nexis Uni and Lexis Advance DOCX", "docx": "any other DOCX, one article"}
ANNOUNCED = re.compile(r"\s*(?:Documents?|Dokumente?|Documentos?|Documenti)\s*\((\d+)\)\s*", re.IGNORECASE)
LISTED = re.compile(r"(?:Client/Matter|Search Terms|Search Type|Narrowed by|Mandant|Suchbegriffe)\b", re.IGNORECASE)


def recognises(source):
    return source.head.startswith(b"PK\x03\x04") and (
        b"[Content_Types].xml" in source.head and b"word/" in source.head or source.name.lower().endswith(".docx")
    )


def read(source):
    """Yield the documents of `source`."""
    lines = [text.replace("\xa0", " ").strip() for _, text in paragraphs_of(source)]
    if not any(END.fullmatch(line) for line in lines) and not _is_nexis(lines):
        yield from _plain(source, lines)
        return
    announced = next((int(match[1]) for line in lines[:60] if (match := ANNOUNCED.fullmatch(line))), None)
    lines = _without_cover(lines)
    pieces = _pieces(lines)
    found, absent = 0, []
    for number, piece in enumerate(pieces, 1):
        draft = draft_of_blocks(_no_pages(piece), title_first=True)
        if draft is None:
            absent.append(f"document {number} holds no text")
            continue
        found += 1
        draft.number = number if len(pieces) > 1 or announced else 0
        draft.format = "nexis-docx"
        yield draft
    if announced is not None or len(pieces) > 1:
        reconcile(source, len(pieces) if announced is None else announced, found, absent)


def _is_nexis(lines):
    return any(BODY.fullmatch(line) for line in lines) and any(is_date_line(line) for line in lines[:40] if line)


def _without_cover(lines):
    """Drop the cover sheet and the list of documents: all up to the last line of the list."""
    last = 0
    for number, line in enumerate(lines):
        if END.fullmatch(line) or BODY.fullmatch(line):
            break
        if LISTED.match(line) or ANNOUNCED.fullmatch(line):
            last = number + 1
    return lines[last:]


def _pieces(lines):
    pieces, piece = [], []
    for line in lines:
        if END.fullmatch(line):
            pieces.append(piece)
            piece = []
        else:
            piece.append(line)
    if any(BODY.fullmatch(line) for line in piece) or not pieces:  # cut off before its end
        pieces.append(piece)
    return [piece for piece in pieces if any(piece)]


def _no_pages(piece):
    return [line for line in piece if not re.fullmatch(r"Page \d+ of \d+|Seite \d+ von \d+", line)]


def _plain(source, lines):
    page = page_of("\n\n".join(lines))
    if not page.blocks and page.title:
        page.blocks, page.title = [page.title], ""
    yield Draft(text="\n\n".join(page.blocks), title=page.title, format="docx")
