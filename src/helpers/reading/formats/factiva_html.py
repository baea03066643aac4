"""Factiva HTML, both layouts: tables with codes (HD, SN, PD, …), and the same without codes.

Codes, labels and classes that are not known are read by the order in which the values stand.
"""

import re

from helpers.reading.formats.factiva import CODES, DOCUMENT, draft_of_codes, draft_of_lines, draft_of_pairs
from helpers.reading.formats.factiva_text import FEWEST, draft_of_text
from helpers.reading.formats.factiva_text import drafts as text_drafts
from helpers.reading.formats.markup import blocks, has_class, parsed, words
from helpers.reading.formats.nexis import reconcile

FORMATS = {"factiva-html": "Factiva HTML, with codes or without"}
TRIED = True
NUMBERED = re.compile(rb">\s*[^\s<>]{2,20}\s+[A-Z][A-Z0-9]{1,11}(?:19|20)\d{6}e[a-z0-9]{5,20}\s*<")


def recognises(source):
    head = source.head
    return b"<" in head[:200] and (b"<title>factiva" in head.lower() or _in_body(source) or bool(NUMBERED.search(head)))


def _in_body(source):
    return b"articleParagraph" in source.head and b"Headline" in source.head


def read(source):
    """Yield the documents of `source`."""
    tree = parsed(source.text)
    articles = [node for node in tree.iter("div") if _is_article(node)]
    if not articles:
        yield from text_drafts("\n\n".join(blocks(tree)), source, "factiva-html")
        return
    for number, node in enumerate(articles, 1):
        draft = _coded(node) or _uncoded(node)
        if not (draft.title and draft.published):
            other = draft_of_text("\n\n".join(blocks(node)))
            draft = other if other.text and other.title and other.published else draft
        draft.number, draft.format = number, "factiva-html"
        yield draft
    announced = len({node.get("id") for node in tree.iter("div") if (node.get("id") or "").startswith("article-")})
    reconcile(source, announced or len(articles), len(articles))


def _is_article(node):
    """The innermost DIV of class article: one language's, where an outer one wraps it."""
    if not has_class(node, "article"):
        return False
    return not any(has_class(inner, "article") for inner in node.iter("div") if inner is not node)


def _coded(node):
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in node.iter("tr")]
    pairs = [(words(row[0]).strip(" :："), blocks(row[1])) for row in rows if len(row) >= 2]
    fields = {}
    for code, paragraphs in pairs:
        if code in CODES:
            fields.setdefault(code, paragraphs)
    if "PD" in fields or "SN" in fields:
        return draft_of_codes(fields)
    return draft_of_pairs([pair for pair in pairs if pair[1]]) if len(pairs) >= FEWEST else None


def _uncoded(node):
    body = [paragraph for paragraph in node.iter("p") if has_class(paragraph, "articleParagraph")]
    title = next(
        (span for span in node.iter("span", "b", "div") if (span.get("class") or "").endswith("Headline")), None
    )
    before, after, seen = [], [], False
    for part in node.iter("div", "p"):
        if title is not None and title in part.iter():
            if part.get("id") == "hd" or len(list(part.iter("div"))) <= 1:
                seen = True
            continue
        if part in body:
            break
        text = words(part)
        if text and part is not node and not list(part.iter("div"))[1:]:
            (after if seen else before).append(text)
    return draft_of_lines(before, words(title), after, _end([line for part in body for line in blocks(part)]))


def _end(lines):
    return [line for line in lines if not re.fullmatch(DOCUMENT, line)]
