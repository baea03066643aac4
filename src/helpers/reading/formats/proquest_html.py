"""ProQuest HTML and EML (mailed exports, forwarded ones too): the HTML of the mail is that of the page."""

import email
import email.policy
import re

from helpers.reading.formats.markup import blocks, parsed
from helpers.reading.formats.nexis import reconcile
from helpers.reading.formats.proquest import draft_of_blocks
from helpers.reading.formats.proquest_text import drafts as text_drafts
from helpers.reading.formats.proquest_text import recognised
from helpers.reading.source import Unreadable

FORMATS = {"proquest-html": "ProQuest HTML", "proquest-eml": "ProQuest EML, forwarded or not"}
TRIED = True
START = re.compile(r"""<a\s+name=["']?DocID_\w+["']?\s*/?>|<hr[^<>]*class=["']?docseparator""", re.IGNORECASE)
MAIL = re.compile(rb"(?m)\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
OF = re.compile(r"Email \d+ of (\d+)|(\d+) documents?", re.IGNORECASE)
TEXT_TAG = re.compile(r"<(/?)text\b[^<>]*>(?:\s*html&gt;|\s*html>)?", re.IGNORECASE)
INNER = re.compile(r"</?(?:html|head|body|meta|title)\b[^<>]*>", re.IGNORECASE)


def recognises(source):
    head = source.head
    if MAIL.match(head.lstrip()) and re.search(rb"(?im)^(?:mime-version|content-type|subject|from):", head):
        return True
    lower = head.lower()
    return b"<" in head[:300] and (b"proquest document id" in lower or b"proquest" in lower and b"docid_" in lower)


def read(source):
    """Yield the documents of `source`."""
    if MAIL.match(source.head.lstrip()):
        yield from _mail(source)
    else:
        yield from _page(source.text, source, "proquest-html")


def _page(text, source, name):
    pieces = START.split(text)
    pieces = pieces[1:] or pieces
    found = 0
    for number, piece in enumerate(pieces, 1):
        piece = INNER.sub("", TEXT_TAG.sub(r"<\1div>", piece))
        try:
            draft = draft_of_blocks(_joined(blocks(parsed(f"<html><body>{piece}</body></html>"))))
        except Unreadable as error:
            source.note(f"its document {number} {error}", "error")
            continue
        if draft is None:
            continue
        found += 1
        draft.number, draft.format = (number if len(pieces) > 1 else 0), name
        yield draft
    reconcile(source, len(pieces), found)


def _joined(lines):
    """Put a label that stands alone before its value."""
    out = []
    for line in lines:
        if out and re.fullmatch(r"[^:\n]{3,34}:", out[-1]) and not re.match(r"[^:\n]{3,34}:(?:\s|$)", line):
            out[-1] += f" {line}"
        else:
            out.append(line)
    return out


def _mail(source):
    try:
        message = email.message_from_bytes(source.data.lstrip(), policy=email.policy.default)
        parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    except (ValueError, TypeError, LookupError, AttributeError) as error:  # the headers of a broken mail
        raise Unreadable(f"is a mail that is broken ({type(error).__name__}); save it again, or as text") from None
    pages = [part for part in parts if part.get_content_subtype() == "html"]
    for part in pages or parts:
        text = _content(part)
        if pages and re.search(r"full text|proquest document id", text, re.IGNORECASE):
            yield from _page(text, source, "proquest-eml")
            return
        text = re.sub(r"(?m)^(?:> ?)+", "", text)
        if recognised(text):
            yield from text_drafts(text, source, "proquest-eml")
            return
    raise Unreadable("is a mail without an article that could be found; save the articles from the archive as text")


def _content(part):
    try:
        return part.get_content()
    except (LookupError, ValueError, TypeError, AttributeError):
        return (part.get_payload(decode=True) or b"").decode("utf-8", "replace")
