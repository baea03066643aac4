"""WARC, also packed: each saved page in it, by the reader of pages."""

from helpers.reading.formats import web_page
from helpers.reading.source import Source, Unreadable

FORMATS = {"warc": "web archive (WARC)"}


def recognises(source):
    if source.head.startswith(b"WARC/"):
        return True
    return source.head.startswith(b"\x1f\x8b") and ".warc" in source.name.lower()


def read(source):
    """Yield the pages of `source` that hold an article."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number = skipped = 0
    for record in ArchiveIterator(source.open(), record_types=WarcRecordType.response, parse_http=True):
        kind = str(record.http_content_type or "")
        if record.http_headers is None or not kind.startswith(("text/html", "application/xhtml")):
            skipped += 1
            continue
        number += 1
        page = Source(f"{source.shown}#{number}", data=record.reader.read())
        try:
            for draft in web_page.read(page):
                draft.url = draft.url or record.headers.get("WARC-Target-URI", "")
                draft.number, draft.format = number, "warc"
                yield draft
        except Unreadable as error:
            source.note(f"its page {number} {error}", "warning")
    if not number:
        raise Unreadable("is a web archive without pages; save the pages themselves")
    source.note(f"{number} pages were found, {skipped} other records were passed over")


__all__ = ["FORMATS", "read", "recognises"]
