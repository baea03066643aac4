"""Nexis Uni and Lexis Advance: title, outlet, day, labels, "Body", labels, "End of Document"; with a cover sheet or not.

The same order is found in their DOCX, RTF and PDF.
"""

import re
from functools import cache

from helpers.reading.clean import clean, paragraphs
from helpers.reading.days import is_date_line
from helpers.reading.formats.nexis import announces, draft_of_blocks, is_mark, reconcile
from helpers.reading.labels import label_of, marks

ARCHIVE = "nexis"
FORMATS = {"nexis-uni-txt": "Nexis Uni as TXT"}
TRIED = True
LISTED = re.compile(r"(?:Client/Matter|Search Terms|Search Type|Narrowed by|Mandant|Suchbegriffe)\b", re.IGNORECASE)
PAGE = re.compile(r"(?:Page|Seite|Página|Pagina|Strona) \d+ (?:of|von|de|sur|di) \d+|第 ?\d+ ?页.{0,12}", re.IGNORECASE)


def recognises(source):
    return b"\x00" not in source.head[:100] and "<" not in source.head_text[:200] and recognised(source.head_text)


@cache
def _alone():
    words = "|".join(f"(?P<{field}>{marks('nexis', field)})" for field in ("end", "body"))
    return re.compile(rf"(?im)^[ \t\xa0]*(?:{words})[ \t\xa0]*\r?$")


def recognised(text):
    """Tell whether `text` has the lines that only these exports have.

    These are the end of a document, or "Body" after a day and a label; "Body" alone may head a part of any article.
    """
    body = None
    for match in _alone().finditer(text):
        if match["end"]:
            return True
        body = body or match
    if not body:
        return False
    head = [line.strip() for line in text[: body.start()].split("\n") if line.strip()][-40:]
    return any(map(is_date_line, head)) and any(label_of(line, "nexis") for line in head)


def read(source):
    """Yield the documents of `source`."""
    yield from drafts(source.text, source, "nexis-uni-txt")


def drafts(text, source, name):
    """Yield the documents in `text`, whatever file it came from."""
    lines = [line for line in paragraphs(clean(text)) if not PAGE.fullmatch(line)]
    announced = next((number for line in lines[:60] if (number := announces(line)) is not None), None)
    pieces = _pieces(_without_cover(lines))
    found, absent = 0, []
    for number, piece in enumerate(pieces, 1):
        draft = draft_of_blocks(piece, title_first=True)
        if draft is None:
            absent.append(f"document {number} holds no text")
            continue
        found += 1
        draft.number = number if len(pieces) > 1 or announced else 0
        draft.format = name
        yield draft
    if announced is not None or len(pieces) > 1:
        reconcile(source, len(pieces) if announced is None else announced, found, absent)


def _without_cover(lines):
    """Drop the cover sheet and the list of documents: all up to the last line of the list."""
    last = 0
    for number, line in enumerate(lines):
        if is_mark(line, "end") or is_mark(line, "body"):
            break
        if LISTED.match(line) or announces(line) is not None:
            last = number + 1
    return lines[last:]


def _pieces(lines):
    pieces, piece = [], []
    for line in lines:
        if is_mark(line, "end"):
            pieces.append(piece)
            piece = []
        else:
            piece.append(line)
    if any(is_mark(line, "body") for line in piece) or not pieces:  # cut off before its end
        pieces.append(piece)
    return [piece for piece in pieces if any(piece)]
