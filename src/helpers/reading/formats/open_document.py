"""Texts of LibreOffice and OpenOffice (ODT): the paragraphs of the document inside, as one article."""

import zipfile

from helpers.reading.formats.archive import check_zip, member_bytes
from helpers.reading.formats.markup import parsed_xml
from helpers.reading.pasted import page_of
from helpers.reading.source import Draft, Unreadable

FORMATS = {"odt": "LibreOffice or OpenOffice text, one article"}
MARK = b"application/vnd.oasis.opendocument."  # stands unpacked at the head of each such file
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
BESIDE = (f"{TEXT}note", f"{TEXT}tracked-changes", f"{OFFICE}annotation")
AS_TEXT = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}


def recognises(source):
    return source.head.startswith(b"PK\x03\x04") and (
        MARK in source.head[:200] or source.name.lower().endswith((".odt", ".ott"))
    )


def read(source):
    """Yield the article of `source`. Raises Unreadable where it is a sheet or slides, or broken."""
    check_zip(source)
    try:
        with zipfile.ZipFile(source.open()) as file:
            data = member_bytes(file, file.getinfo("content.xml"))
    except KeyError:
        raise Unreadable("is an OpenDocument file without a document in it; save it again from the program") from None
    text = parsed_xml(data).find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise Unreadable("is an OpenDocument file of another kind than text; save it as CSV, or its text as .odt")
    lines = [_words(node) for node in text.iter(f"{TEXT}p", f"{TEXT}h") if not _is_beside(node)]
    page = page_of("\n\n".join(line for line in lines if line.strip()))
    if not page.blocks and page.title:
        page.blocks, page.title = [page.title], ""
    yield Draft(text="\n\n".join(page.blocks), title=page.title, format="odt")


def _is_beside(node):
    """Footnotes, comments and deleted words are no words of the article; nor is a paragraph read twice in another."""
    return any(parent.tag in (*BESIDE, f"{TEXT}p", f"{TEXT}h") for parent in node.iterancestors())


def _words(node):
    parts = [node.text or ""]
    for child in node:
        if child.tag not in BESIDE and isinstance(child.tag, str):
            parts.append(AS_TEXT.get(child.tag) or _words(child))
        parts.append(child.tail or "")
    return "".join(parts)
