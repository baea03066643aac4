"""Factiva XML (its interface's answer): one ppsarticle or article an article."""

import re

import lxml.etree

from helpers.reading.formats.markup import check_depth
from helpers.reading.formats.nexis import reconcile
from helpers.reading.source import Draft, Unreadable

COUNT = re.compile(r"[0-9]{1,9}")
FORMATS = {"factiva-xml": "Factiva XML"}


def recognises(source):
    head = source.head
    return b"factiva" in head.lower() and b"<" in head[:10] and b"rticle" in head and b"<html" not in head.lower()


def read(source):
    """Yield the documents of `source`; entities are not resolved."""
    parser = lxml.etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, recover=True, huge_tree=False
    )
    try:
        root = lxml.etree.fromstring(source.text.replace("\x00", "").lstrip("\ufeff \r\n\t").encode("utf-8"), parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise Unreadable(f"is no XML that can be parsed ({str(error)[:80]}); export it again") from None
    if root is None:
        raise Unreadable("is no XML that can be parsed; export it again")
    check_depth(root)
    if parser.error_log:
        error = parser.error_log[0]
        source.note(f"its XML is broken at line {error.line} ({error.message.strip()[:80]}), and what follows may be lost; "
                    "export it again", "warning")  # fmt: skip
    counts = (node.get("count") or "" for node in root.iter("{*}*"))
    counted = next((count for count in counts if COUNT.fullmatch(count)), None)
    found = 0
    for node in root.iter("{*}article"):
        found += 1
        yield _draft(node, found)
    reconcile(source, int(counted or found), found)


def _draft(node, number):
    body = [
        " ".join("".join(paragraph.itertext()).split())
        for part in ("leadParagraph", "tailParagraphs")
        for group in node.iter(f"{{*}}{part}")
        for paragraph in group.iter("{*}paragraph")
    ]
    return Draft(
        text="\n\n".join(line for line in body if line),
        title=_words(node, "headline"),
        byline=_words(node, "byline"),
        outlet=_words(node, "sourceName"),
        published=_words(node, "publicationDate")[:10] or None,
        section=_words(node, "sectionName"),
        language=_words(node, "baseLanguage").lower()[:2],
        number=number,
        format="factiva-xml",
    )


def _words(node, name):
    found = next(node.iter(f"{{*}}{name}"), None)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""
