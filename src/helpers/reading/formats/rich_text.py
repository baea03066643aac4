"""RTF: the exports of archives, by the text in them, and any other RTF as one article."""

import re

from helpers.reading.clean import whole
from helpers.reading.formats.exports import as_paragraphs, drafts_in
from helpers.reading.pasted import page_of
from helpers.reading.source import Draft, Unreadable

ROW = re.compile(r"(?m)^[ \t]*([A-Z]{2,3})[ \t]*\|")  # a row of a table: code, value
ROW_END = re.compile(r"(?m)\|\s*$")
FORMATS = {
    "nexis-rtf": "Nexis Uni and LexisNexis RTF",
    "factiva-rtf": "Factiva RTF",
    "proquest-rtf": "ProQuest RTF",
    "rtf": "any other RTF, one article",
}


def recognises(source):
    return source.head.lstrip().startswith(b"{\\rtf")


def read(source):
    """Yield the documents of `source`."""
    from striprtf.striprtf import rtf_to_text

    try:
        text = rtf_to_text(source.data.decode("cp1252", "replace"), errors="ignore")
    except (ValueError, LookupError, TypeError, OverflowError, IndexError) as error:  # codes that are no characters
        raise Unreadable(f"is RTF that is broken ({type(error).__name__}: {str(error)[:80]}); save it again") from None
    text = whole(text)
    text = ROW_END.sub("", ROW.sub(r"\1\t", text))
    drafts = drafts_in(as_paragraphs(text), source, "rtf")
    if b"\\trowd" in source.data:
        text = text.replace("|", "\n\n")  # cells of a table
    yield from _plain(text) if drafts is None else drafts


def _plain(text):
    page = page_of(text)
    yield Draft(text="\n\n".join(page.blocks), title=page.title, format="rtf")
