"""Electronic books (EPUB), as programs make them of newspapers and saved pages: each document inside is an article."""

import posixpath
import zipfile
from urllib.parse import unquote

from helpers.reading.days import day_in
from helpers.reading.formats.archive import check_zip, member_bytes
from helpers.reading.formats.markup import blocks, parsed, parsed_xml, words
from helpers.reading.formats.page_quotations import mark_quotations
from helpers.reading.pasted import page_of
from helpers.reading.source import Draft, Source, Unreadable

FORMATS = {"epub": "electronic book (EPUB), one article a document"}
MARK = b"application/epub+zip"  # stands unpacked at the head of each such file
DC = "{http://purl.org/dc/elements/1.1/}"
FEWEST = 20  # words of a document that is an article; covers and title pages have fewer
LINKS = 0.5  # share of a document's words in links from which it is a table of contents


def recognises(source):
    return source.head.startswith(b"PK\x03\x04") and (
        MARK in source.head[:200] or source.name.lower().endswith(".epub")
    )


def read(source):
    """Yield the articles of `source`. Raises Unreadable where it is broken, or locked by a shop."""
    check_zip(source)
    with zipfile.ZipFile(source.open()) as file:
        if "META-INF/encryption.xml" in file.namelist() and "META-INF/rights.xml" in file.namelist():
            raise Unreadable("is an electronic book that a shop has locked; save the articles themselves")
        package, folder = _package(file)
        about = {
            name: words(package.find(f".//{DC}{name}"))
            for name in ("title", "publisher", "creator", "date", "language")
        }
        found = [document for name in _reading_order(package, folder) if (document := _document(file, name, source))]
    many = len(found) > 1
    for number, (title, page) in enumerate(found, 1):
        draft = Draft(text="\n\n".join(page.blocks), title=title or ("" if many else about["title"]), format="epub",
                      outlet=about["publisher"] or (about["title"] if many else ""), language=about["language"][:2],
                      byline="" if many else about["creator"], number=number if many else 0)  # fmt: skip
        draft.byline = next(iter(page.beside.get("byline", ())), draft.byline)
        draft.dated["text"] = next(filter(None, map(day_in, page.beside.get("published", ()))), None)
        if not draft.dated["text"] and about["date"]:
            draft.published = about["date"]
            draft.note("its day is that of the electronic book; the article may be older")
        yield draft


def _package(file):
    """Return (the tree that lists the book's parts, the folder it lies in)."""
    try:
        container = parsed_xml(member_bytes(file, file.getinfo("META-INF/container.xml")))
        path = next(node.get("full-path") for node in container.iter("{*}rootfile"))
        return parsed_xml(member_bytes(file, file.getinfo(path))), posixpath.dirname(path)
    except (KeyError, StopIteration, TypeError):
        raise Unreadable("is an electronic book without a list of its parts; download it again") from None


def _reading_order(package, folder):
    parts = {node.get("id"): node for node in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        part = parts.get(reference.get("idref"))
        if part is not None and part.get("href") and "nav" not in (part.get("properties") or "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(part.get("href"))))


def _document(file, name, source):
    """Return (title, page) of a document of the book; None for a cover or a table of contents."""
    try:
        data = member_bytes(file, file.getinfo(name))
        tree = parsed(Source(name, data=data).text)
    except (KeyError, Unreadable) as error:
        source.note(f"its part {name[:80]} cannot be read ({str(error)[:100]})", "warning")
        return None
    everything = len(words(tree).split())
    linked = sum(len(words(node).split()) for node in tree.iter("a"))
    if everything < FEWEST or linked > LINKS * everything:
        return None
    heading = next((node for node in tree.iter("h1", "h2", "h3") if words(node)), None)
    title = words(heading)
    if heading is not None:
        heading.drop_tree()
    mark_quotations(tree)
    return title, page_of("\n\n".join(blocks(tree)), title or " ")
