"""WARC, also packed: each saved page in it, by the reader of pages."""

import re
import zlib

from helpers.problems import printable
from helpers.reading import limits
from helpers.reading.formats import web_page
from helpers.reading.source import Source, Unreadable

FORMATS = {"warc": "web archive (WARC)"}
CHUNK = re.compile(rb"\s*([0-9a-fA-F]{1,7})[^\n]{0,1000}\n")
WBITS = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # as zlib calls these ways of packing


def recognises(source):
    if source.head.startswith(b"WARC/"):
        return True
    return source.head.startswith(b"\x1f\x8b") and ".warc" in source.name.lower()


def read(source):
    """Yield the pages of `source` that hold an article."""
    number = skipped = broken = 0
    for record in _records(source):
        kind = str(record.http_content_type or "")
        if not kind.startswith(("text/html", "application/xhtml")):
            skipped += 1
            broken += record.http_headers is None
            continue
        number += 1
        try:
            page = Source(f"{source.shown}#{number}", data=_page(record, number, source))
            for draft in web_page.read(page):
                draft.url = draft.url or str(record.headers.get("WARC-Target-URI", ""))
                draft.number, draft.format = number, "warc"
                yield draft
        except Unreadable as error:
            source.note(f"its page {number} {error}", "warning")
    if broken:
        source.note(f"{broken} of its records are broken or cut off; download it again", "warning")
    if not number:
        raise Unreadable("is a web archive without pages; save the pages themselves")
    source.note(f"{number} pages were found, {skipped} other records were passed over")


def _records(source):
    """Yield the answers in the archive; where it is broken, what comes after is a note."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with source.open() as file:
        try:
            yield from ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True, auto_decode="none",
                                       max_header_len=limits.HEAD)  # fmt: skip
        except (OSError, ValueError, EOFError, RuntimeError) as error:
            source.note(f"its records from byte {file.tell():,} or before cannot be read ({printable(error)[:100]}); it "
                        "may be cut off: download it again", "error")  # fmt: skip


def _page(record, number, source):
    """Return the bytes of a page, unpacked; raises Unreadable where they are too many, or cannot be unpacked."""
    announced = record.content_length
    data = record.reader.read(limits.PAGE + 1)
    if len(data) > limits.PAGE:
        raise Unreadable(f"is {limits.over('page')}; save the page itself, if it is an article")
    if len(data) < announced:
        source.note(f"its page {number} announces {announced:,} bytes and holds {len(data):,}; it may be cut off: "
                    "download the archive again", "warning")  # fmt: skip
    if "chunked" in _header(record, "Transfer-Encoding"):
        data = _joined(data)
    for packing in reversed(_header(record, "Content-Encoding").split(",")):
        data = _unpacked(data, packing.strip())
    return _unpacked(data, "gzip") if data.startswith(b"\x1f\x8b") else data


def _header(record, name):
    return str(record.http_headers.get(name, "")).lower()


def _joined(data):
    """Return the parts of a page that was sent in parts as one; one that was stored joined already, as it is."""
    parts, place = [], 0
    while match := CHUNK.match(data, place):
        size = int(match[1], 16)
        parts.append(data[match.end() : match.end() + size])
        place = match.end() + size
        if not size:
            break
    return b"".join(parts) or data


def _unpacked(data, packing):
    if packing in ("", "identity"):
        return data
    if packing not in WBITS:
        raise Unreadable(f"is packed as '{printable(packing)[:20]}', which is not read; save the page itself")
    try:
        stream = zlib.decompressobj(WBITS[packing])
        page = stream.decompress(data, limits.PAGE + 1)
    except zlib.error:
        if data[:200].lstrip().startswith(b"<"):  # archives that store pages unpacked keep the header that said so
            return data
        raise Unreadable("is packed and cannot be unpacked; save the page itself") from None
    if len(page) > limits.PAGE:
        raise Unreadable(
            f"unpacks to more than is read, {limits.over('page')}; save the page itself, if it is an article"
        )
    return page
