"""Zotero's exports (RDF and CSL JSON): abstracts and notes as text, since the articles themselves are not in them."""

import re

from helpers.reading.formats.json_lines import value_of
from helpers.reading.formats.markup import fragment_blocks, parsed_xml
from helpers.reading.source import Draft, Unreadable

FORMATS = {"zotero-rdf": "Zotero RDF, with the text it holds", "csl-json": "CSL JSON (Zotero), with the text it holds"}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
BIB = "{http://purl.org/net/biblio#}"
FOAF = "{http://xmlns.com/foaf/0.1/}"
ZOTERO = "{http://www.zotero.org/namespaces/export#}"
NO_ITEMS = ("Memo", "Attachment", "Collection", "Journal", "Newspaper", "Periodical", "UserItem")
CSL = re.compile(
    rb'"(?:date-parts|container-title|citation-key)"\s*:|"type"\s*:\s*"(?:article(?:-\w+)?|webpage|post-weblog)"'
)


def recognises(source):
    head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] == b"[":
        return len(set(CSL.findall(head[:8192]))) >= 2 and b'"text"' not in head[:8192]
    return b"<rdf:RDF" in head[:4096] and b"zotero.org/namespaces/export" in head[:4096]


def read(source):
    """Yield the references of `source`, with their abstract or notes as text."""
    is_rdf = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"
    drafts = _of_rdf(parsed_xml(source.data)) if is_rdf else _of_csl(source)
    found = without = 0
    for found, draft in enumerate(drafts, 1):
        without += not draft.text
        draft.number = found
        yield draft
    source.note(f"references hold abstracts, not articles{f'; {without} hold neither abstract nor notes' if without else ''}; "
                "give the saved pages themselves", "warning")  # fmt: skip
    if not found:
        raise Unreadable("holds no references; export them again from Zotero, or give the saved pages themselves")


def _of_rdf(root):
    named = {node.get(f"{RDF}about"): node for node in root}
    for node in root:
        kind = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else "Memo"
        if kind in NO_ITEMS or (kind == "Description" and node.find(f"{ZOTERO}itemType") is None):
            continue
        links = [link.get(f"{RDF}resource") for link in node.findall(f"{TERMS}isReferencedBy")]
        notes = [_notes(named[link]) for link in links if link in named]
        part_of = node.find(f"{TERMS}isPartOf")
        yield Draft(
            text=max([node.findtext(f"{TERMS}abstract") or "", "\n\n".join(notes)], key=len),
            title=node.findtext(f"{DC}title") or "",
            outlet=_outlet(part_of, named),
            byline="; ".join(_people(node)),
            published=node.findtext(f"{DC}date"),
            url=node.findtext(f"{DC}identifier/{TERMS}URI/{RDF}value") or "",
            language=(node.findtext(f"{ZOTERO}language") or "")[:2].lower(),
            format="zotero-rdf",
        )


def _notes(memo):
    return "\n\n".join(fragment_blocks(memo.findtext(f"{RDF}value") or " "))


def _outlet(part_of, named):
    if part_of is None:
        return ""
    whole = named.get(part_of.get(f"{RDF}resource")) if part_of.get(f"{RDF}resource") else part_of
    return (whole.findtext(f".//{DC}title") or "") if whole is not None else ""


def _people(node):
    for person in node.iterfind(f"{BIB}authors//{FOAF}Person"):
        given = person.findtext(f"{FOAF}givenName") or person.findtext(f"{FOAF}givenname") or ""
        yield f"{given} {person.findtext(f'{FOAF}surname') or ''}".strip()


def _of_csl(source):
    try:
        items = value_of(source.text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        raise Unreadable("is not whole JSON; it may have been cut off: export it again") from None
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict):
            yield Draft(
                text=max(_words(item, "abstract"), _words(item, "note"), key=len),
                title=_words(item, "title"),
                outlet=_words(item, "container-title") or _words(item, "publisher"),
                byline="; ".join(_authors(item.get("author"))),
                published=_issued(item.get("issued")),
                url=_words(item, "URL"),
                language=_words(item, "language")[:2].lower(),
                format="csl-json",
            )


def _words(item, name):
    value = item.get(name)
    return "\n\n".join(fragment_blocks(value)) if isinstance(value, str) and value.strip() else ""


def _authors(people):
    for person in people if isinstance(people, list) else []:
        if isinstance(person, dict):
            parts = (person.get(name) for name in ("given", "non-dropping-particle", "family", "literal"))
            yield " ".join(part for part in parts if isinstance(part, str))


def _issued(issued):
    """Return a whole day as words; a year or a month alone is no day."""
    if not isinstance(issued, dict):
        return issued if isinstance(issued, str) else None
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    if len(first) == 3 and all(str(part).isdigit() for part in first):
        return "{:0>4}-{:0>2}-{:0>2}".format(*first)
    return issued.get("raw") if isinstance(issued.get("raw"), str) else None
