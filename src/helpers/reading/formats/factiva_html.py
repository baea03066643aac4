"""Factiva HTML, both layouts: tables with codes (HD, SN, PD, …), and the same without codes."""

import re

from helpers.reading.formats.factiva import CODES, draft_of_codes, draft_of_lines
from helpers.reading.formats.markup import blocks, has_class, parsed, words
from helpers.reading.formats.nexis import reconcile

FORMATS = {"factiva-html": "Factiva HTML, with codes or without"}
TRIED = True
TOTAL = re.compile(r"(?:documents? |Dokumente? )?(?:\d+[-–]\d+ (?:of|von|de|sur) )?", re.IGNORECASE)


def recognises(source):
    return b"<" in source.head[:200] and (b"<title>factiva" in source.head.lower() or _in_body(source))


def _in_body(source):
    return b"articleParagraph" in source.head and b"Headline" in source.head


def read(source):
    """Yield the documents of `source`."""
    tree = parsed(source.text)
    articles = [node for node in tree.iter("div") if _is_article(node)]
    for number, node in enumerate(articles, 1):
        draft = _coded(node) or _uncoded(node)
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
    fields = {}
    for row in node.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if len(cells) >= 2 and (code := words(cells[0]).strip()) in CODES:
            fields.setdefault(code, blocks(cells[1]))
    return draft_of_codes(fields) if "PD" in fields or "SN" in fields else None


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
    return [line for line in lines if not re.fullmatch(r"(?:Document|Dokument) [A-Za-z0-9]{15,}", line)]
