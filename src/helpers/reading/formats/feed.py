"""RSS and Atom, saved to a file: one entry an article, with as much of its text as the feed gives."""

import io
import re

from helpers.reading.days import as_day
from helpers.reading.formats.markup import fragment_blocks
from helpers.reading.source import Draft, Unreadable

FORMATS = {"feed": "RSS or Atom"}
CHARACTER = re.compile(rb"&#(?:0*([0-9]+)|[xX]0*([0-9a-fA-F]+));")
START = re.compile(rb"<(?:rss|rdf:RDF|feed)\b", re.IGNORECASE)


def recognises(source):
    head = source.head[:4096]
    return bool(START.search(head)) and b"<html" not in head.lower()


def read(source):
    """Yield the entries of `source`."""
    import feedparser

    if b"<!ENTITY" in source.head:
        source.note("it declares entities; none was resolved", "warning")
    try:
        found = feedparser.parse(io.BytesIO(CHARACTER.sub(_possible, _without_types(source.data))))
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, AssertionError) as error:
        # feedparser lets through what numbers, dates and characters of a broken feed raise
        raise Unreadable(
            f"is a feed that is broken ({type(error).__name__}: {str(error)[:80]}); save it again"
        ) from None
    if not found.entries:
        raise Unreadable("is a feed without entries; save it again")
    summaries = 0
    outlet, language = _words(found.feed.get("title")), _words(found.feed.get("language"))[:2]
    for number, entry in enumerate(found.entries, 1):
        title = _words(entry.get("title"))
        full = max((part.get("value", "") for part in entry.get("content", [])), key=len, default="")
        summaries += not full
        try:
            text = "\n\n".join(fragment_blocks(full or _words(entry.get("summary"))))
            title = " ".join(fragment_blocks(title))
        except Unreadable as error:
            source.note(f"its entry {number} {error}", "error")
            continue
        yield Draft(
            text=text,
            title=title,
            outlet=_words((entry.get("source") or {}).get("title")) or outlet,
            byline=_words(entry.get("author")),
            published=_day(entry),
            url=_words(entry.get("link")),
            section=", ".join(_words(tag.get("term")) for tag in entry.get("tags", [])[:3]),
            language=language,
            number=number,
            format="feed",
        )
    if summaries:
        source.note(f"{summaries} of its {len(found.entries)} entries hold a summary only, not the article", "warning")


def _day(entry):
    """Return the day of an entry where it was written, not that of Greenwich; of one that names none, its last change."""
    name = "published" if entry.get("published") else "updated"
    given, parts = entry.get(name), entry.get(f"{name}_parsed")
    return as_day(given) or (parts and f"{parts.tm_year:04}-{parts.tm_mon:02}-{parts.tm_mday:02}") or given


def _possible(reference):
    """Return a reference to a character by its number as it is, or U+FFFD's where no text can hold that character."""
    number, hexadecimal = reference.groups()
    if len(number or hexadecimal) > 7:
        return b"&#xFFFD;"
    code = int(number) if number else int(hexadecimal, 16)
    return b"&#xFFFD;" if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF else reference[0]


def _words(value):
    return value if isinstance(value, str) else ""


def _without_types(data):
    """Return a feed without the declaration of its type, in which entities are declared."""
    start = data.find(b"<!DOCTYPE", 0, 4096)
    if start < 0:
        return data
    inner, end = data.find(b"[", start), data.find(b">", start)
    if 0 <= inner < end:
        end = data.find(b"]", inner)
        end = data.find(b">", end) if end >= 0 else -1
    return data[:start] + data[end + 1 :] if end >= 0 else data[:start]
