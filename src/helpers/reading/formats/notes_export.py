"""Evernote's exports (ENEX): each note is an article, as it was clipped from the web."""

import io

import lxml.etree

from helpers.reading.days import as_day
from helpers.reading.formats.markup import blocks, parsed
from helpers.reading.formats.page_quotations import mark_quotations
from helpers.reading.pasted import page_of
from helpers.reading.source import Draft, Unreadable

FORMATS = {"enex": "Evernote export (ENEX), one article a note"}


def recognises(source):
    return b"<en-export" in source.head[:4096]


def read(source):
    """Yield the notes of `source` that hold text."""
    number, without = 0, 0
    try:
        for _, note in lxml.etree.iterparse(io.BytesIO(source.data), tag="note", resolve_entities=False, no_network=True,
                                            load_dtd=False, huge_tree=False):  # fmt: skip
            number += 1
            draft = _draft(note, source, number)
            note.clear()
            while note.getprevious() is not None:  # or the notes read before stay in memory
                del note.getparent()[0]
            without += draft is None
            if draft is not None:
                yield draft
    except lxml.etree.XMLSyntaxError as error:
        source.note(f"is broken after note {number:,} ({str(error)[:80]}); export it again", "error")
    if without:
        source.note(f"{without} of its {number} notes hold pictures or files and no text", "warning")
    if not number:
        raise Unreadable("is an export of Evernote without notes; export the notes again")


def _draft(note, source, number):
    try:
        tree = parsed(note.findtext("content") or "<p></p>")
    except Unreadable as error:
        source.note(f"its note {number} {error}", "error")
        return None
    mark_quotations(tree)
    title = note.findtext("title") or ""
    page = page_of("\n\n".join(blocks(tree)), title.strip() or " ")
    if not page.blocks:
        return None
    draft = Draft(text="\n\n".join(page.blocks), title=title, byline=note.findtext("note-attributes/author") or "",
                  url=note.findtext("note-attributes/source-url") or "", number=number, format="enex")  # fmt: skip
    draft.dated["text"] = next(filter(None, map(as_day, page.beside.get("published", ()))), None)
    draft.note("the day on which a note was made is not the day of publication, and was not taken")
    return draft
