"""DOCX: the exports of archives, by the text in them, and any other DOCX as one article."""

from helpers.reading.formats.docx_text import paragraphs_of
from helpers.reading.formats.exports import as_paragraphs, drafts_in
from helpers.reading.pasted import page_of
from helpers.reading.source import Draft

FORMATS = {
    "nexis-docx": "Nexis Uni, Lexis Advance and LexisNexis DOCX",
    "factiva-docx": "Factiva's text in DOCX",
    "proquest-docx": "ProQuest's text in DOCX",
    "docx": "any other DOCX, one article",
}


def recognises(source):
    return source.head.startswith(b"PK\x03\x04") and (
        b"[Content_Types].xml" in source.head and b"word/" in source.head or source.name.lower().endswith(".docx")
    )


def read(source):
    """Yield the documents of `source`."""
    lines = [text.replace("\xa0", " ").strip() for _, text in paragraphs_of(source)]
    drafts = drafts_in(as_paragraphs("\n".join(lines)), source, "docx")
    if drafts is None:  # a text may stand in a table, as templates and pasted pages have it
        lines = [text.replace("\xa0", " ").strip() for _, text in paragraphs_of(source, tables=True)]
    yield from _plain(lines) if drafts is None else drafts


def _plain(lines):
    page = page_of("\n\n".join(lines))
    if not page.blocks and page.title:
        page.blocks, page.title = [page.title], ""
    yield Draft(text="\n\n".join(page.blocks), title=page.title, format="docx")
