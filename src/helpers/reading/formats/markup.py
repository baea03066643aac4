"""Markup to paragraphs, for the archives' exports, whose every word belongs to the document."""

import re

import lxml.etree
import lxml.html

from helpers.reading import limits
from helpers.reading.source import Unreadable

BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
        "text",
        "html",
    ]
)
SKIPPED = frozenset(["script", "style", "head", "noscript", "template", "title", "meta"])


def blocks(node):
    """Return the paragraphs of `node`, in order; a line break inside one is kept as such.

    >>> blocks(lxml.html.fromstring("<div><p>One<br>line.</p><p>Two.</p></div>"))
    ['One\\nline.', 'Two.']
    """
    out, parts = [], []

    def end():
        text = "\n".join(" ".join(line.split()) for line in "".join(parts).split("\v")).strip()
        parts.clear()
        if text:
            out.append(text)

    def walk(node):
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag and tag not in SKIPPED:
            is_block = tag in BLOCK
            if is_block:
                end()
            if tag == "br":
                parts.append("\v")
            parts.append(node.text or "")
            for child in node:
                walk(child)
                parts.append(child.tail or "")
            if is_block:
                end()

    walk(node)
    end()
    return out


def words(node):
    """Return the words of `node` on one line; empty for None."""
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def parsed(text):
    """Return `text` as an HTML tree: nothing fetched, no entity of its own resolved.

    Raises Unreadable where there is no markup in it, or tags inside tags deeper than limits.NESTING.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=False)
    try:
        tree = lxml.html.document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, ValueError) as error:
        raise Unreadable(f"cannot be parsed as a page ({error}); save it from the browser again") from None
    check_depth(tree)
    return tree


def check_depth(tree):
    """Raise Unreadable where tags stand inside tags deeper than limits.NESTING: lxml drops what stands deeper than 255."""
    if tree.xpath(f"boolean({'/*' * (limits.NESTING + 1)})"):
        raise Unreadable(f"has tags inside tags deeper than is read, {limits.over('nesting')}; paste its text into a text "
                         "file, or save the page from the browser's reading view")  # fmt: skip


def has_class(node, name):
    """Tell whether an element is of class `name`, in any case."""
    return name.lower() in (node.get("class") or "").lower().split()


def fragment_blocks(html):
    """Return the paragraphs of a piece of HTML, or of plain text."""
    if not re.search(r"<\w|&\w+;", html):
        return [line for line in html.split("\n") if line.strip()]
    return blocks(parsed(f"<html><body>{html}</body></html>"))


def parsed_xml(data):
    """Return the root of XML `data`: nothing fetched, no entity resolved. Raises Unreadable where it is broken or too deep."""
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = lxml.etree.fromstring(data, parser)
    except (lxml.etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"holds XML that is broken ({str(error)[:80]}); it may be cut off: save it again") from None
    check_depth(root)
    return root
