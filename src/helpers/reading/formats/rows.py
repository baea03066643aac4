"""One row of a table or one object of JSON to its Draft: without markup, and with what is wrong with many rows said once."""

import html
import re

from helpers.reading.days import as_day
from helpers.reading.fields import draft_of, plainly
from helpers.reading.formats.markup import blocks, parsed
from helpers.reading.formats.page_quotations import mark_quotations
from helpers.reading.source import Unreadable

TAG = re.compile(r"</(?:p|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|blockquote|figure|article|section|table)\s*>|<(?:p|br|hr)\b[^<>]*>",
                 re.IGNORECASE)  # fmt: skip
PARTS = re.compile(r"<(?:p|br|div|li|h[1-6]|blockquote)\b", re.IGNORECASE)
WHOLE_PAGE = re.compile(r"\s*(?:<!doctype html|<html)\b", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d?);")
TIMES = 3  # that a text may have been escaped
BESIDE = ("figure", "figcaption", "iframe", "button", "form", "svg", "picture")
CUT_OFF = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ char(?:acter)?s\]\s*\Z")
PIECES = ("year", "month", "day")


class Rows:
    """The rows of one file; `draft` gives the Draft of one, `report` says what was met in how many of them."""

    def __init__(self, source):
        self.source = source
        self.n_marked = self.n_pages = self.n_cut = 0

    def draft(self, fields, columns):
        """Return the Draft of a row; `columns` is the {field: column} made of its names."""
        draft = draft_of(fields, columns)
        if plainly(columns.get("published")) == "day":
            draft.published = _day_of_pieces(fields) or draft.published
        self._unmark(draft)
        if match := CUT_OFF.search(draft.text[-40:]):
            draft.text = draft.text[: len(draft.text) - len(match[0])]
            self.n_cut += 1
        return draft

    def report(self):
        if self.n_cut:
            self.source.note(f"{self.n_cut:,} of its texts are only the beginning of an article (they end with a mark such as "
                             "[+2345 chars]); get the whole articles by their addresses", "warning")  # fmt: skip
        if self.n_pages:
            self.source.note(f"{self.n_pages:,} of its texts are whole web pages, menus and all; give each page as a file "
                             "(.html), or the text of its article", "warning")  # fmt: skip
        if self.n_marked:
            self.source.note(
                f"{self.n_marked:,} of its texts held HTML (tags, or &amp; and the like), which was made plain text"
            )

    def _unmark(self, draft):
        for name in ("text", "title", "outlet", "byline", "section"):
            given = getattr(draft, name)
            if "<" not in given and "&" not in given:
                continue
            try:
                setattr(draft, name, without_markup(given))
            except Unreadable as error:
                draft.note(f"the HTML in its {name} {error}", "warning")
            if name == "text":
                page = bool(WHOLE_PAGE.match(given))
                self.n_pages += page
                self.n_marked += draft.text != given and not page


def without_markup(text):
    """Return the words of `text`, which may hold HTML or references to characters, escaped once or more often.

    >>> without_markup("<p>&ldquo;We wait,&rdquo; she said.</p><p>No &amp;amp; never.</p>")
    '“We wait,” she said.\\n\\nNo & never.'
    """
    if not TAG.search(text):
        text = unescaped(text)
    if not TAG.search(text):
        return text
    text = re.sub(r"\n\s*\n" if PARTS.search(text) else r"\n+", "<p>", text)  # paragraphs that only a blank line parts
    tree = parsed(f"<html><body>{text}</body></html>")
    for node in list(tree.iter(*BESIDE)):
        if node.getparent() is not None:
            node.drop_tree()
    mark_quotations(tree)
    return unescaped("\n\n".join(blocks(tree)))


def unescaped(text):
    """Return `text` with the characters that references such as &quot; mean, also where they were escaped again."""
    for _ in range(TIMES):
        if "&" not in text or not ENTITY.search(text):
            break
        text = ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return text


def _day_of_pieces(fields):
    """Return the day that three columns called year, month and day hold, or None."""
    found = {plainly(name): value for name, value in fields.items()}
    if not all(found.get(piece) for piece in PIECES):
        return None
    year, month, day = (str(found[piece]).strip().removesuffix(".0") for piece in PIECES)
    return as_day(f"{year}-{month}-{day}" if month.isdigit() else f"{day} {month} {year}")
