"""RSS and Atom, saved to a file: one entry an article, with as much of its text as the feed gives."""

import re

from helpers.reading.formats.markup import fragment_blocks
from helpers.reading.source import Draft, Unreadable

FORMATS = {"feed": "RSS or Atom"}
START = re.compile(rb"<(?:rss|rdf:RDF|feed)\b", re.IGNORECASE)


def recognises(source):
    head = source.head[:4096]
    return bool(START.search(head)) and b"<html" not in head.lower()


def read(source):
    """Yield the entries of `source`."""
    import feedparser

    if b"<!ENTITY" in source.head:
        source.note("it declares entities; none was resolved", "warning")
    found = feedparser.parse(re.sub(rb"<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>", b"", source.data, count=1, flags=re.DOTALL))
    if not found.entries:
        raise Unreadable("is a feed without entries; save it again")
    summaries = 0
    for number, entry in enumerate(found.entries, 1):
        full = max((part.get("value", "") for part in entry.get("content", [])), key=len, default="")
        summaries += not full
        yield Draft(
            text="\n\n".join(fragment_blocks(full or entry.get("summary", ""))),
            title=" ".join(fragment_blocks(entry.get("title", ""))),
            outlet=(entry.get("source") or {}).get("title") or found.feed.get("title", ""),
            byline=entry.get("author", ""),
            published=_day(entry),
            url=entry.get("link", ""),
            section=", ".join(tag.get("term") or "" for tag in entry.get("tags", [])[:3]),
            language=(found.feed.get("language") or "")[:2],
            number=number,
            format="feed",
        )
    if summaries:
        source.note(f"{summaries} of its {len(found.entries)} entries hold a summary only, not the article", "warning")


def _day(entry):
    parts = entry.get("published_parsed")
    return f"{parts.tm_year:04}-{parts.tm_mon:02}-{parts.tm_mday:02}" if parts else entry.get("published")
