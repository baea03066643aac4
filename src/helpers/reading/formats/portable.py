"""PDF: the words of its pages in the order it gives them; low trust, and said so."""

import io
import logging

from helpers.reading import limits
from helpers.reading.clean import clean, joined, words_of
from helpers.reading.days import is_date_line
from helpers.reading.formats.exports import drafts_in
from helpers.reading.formats.nexis import is_mark
from helpers.reading.formats.nexis_uni import PAGE
from helpers.reading.labels import label_of
from helpers.reading.pasted import page_of
from helpers.reading.source import Draft, Unreadable

FORMATS = {
    "nexis-pdf": "Nexis Uni and LexisNexis PDF, low trust",
    "factiva-pdf": "Factiva PDF, low trust",
    "proquest-pdf": "ProQuest PDF, low trust",
    "pdf": "any other PDF, one article, low trust",
}
DOUBT = "PDF gives no order of columns and no paragraphs for sure: check quotations against the page"
LEAST = 70  # characters that the longest lines of a column have
FULL = 0.75  # of the longest lines: a line this long goes on in the next one


def recognises(source):
    return source.head.lstrip()[:1024].startswith(b"%PDF")


def read(source):
    """Yield the documents of `source`, or its one article."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        file = PdfReader(io.BytesIO(source.within("pdf")))
        if file.is_encrypted and not file.decrypt(""):
            raise Unreadable("is a PDF with a password; save a copy without one")
        if len(file.pages) > limits.PDF_PAGES:
            source.note(f"only the first {limits.PDF_PAGES} of its {len(file.pages)} pages were read", "warning")
        pages = [page.extract_text() or "" for page in file.pages[: limits.PDF_PAGES]]
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # pypdf lets through what the objects of a broken file raise
        raise Unreadable(f"is a PDF that cannot be read ({str(error)[:100]}); save it as text") from None
    text = clean("\n\n".join(pages))
    if not any(map(str.isalpha, text)):
        raise Unreadable("is a PDF of pictures without text; run it through a text recogniser first")
    drafts = drafts_in("\n\n".join(_paragraphs(pages)), source, "pdf")
    if drafts is not None:
        source.note(DOUBT, "warning")
        yield from drafts
        return
    page = page_of(text)
    draft = Draft(text="\n\n".join(page.blocks), title=page.title, format="pdf")
    draft.note(DOUBT, "warning")
    yield draft


def _paragraphs(pages):
    """Return the paragraphs of `pages`: a line goes on in the next where it is full; running heads are left out."""
    lines = [line for page in _without_heads(pages) for line in page]
    longest = max(sorted(map(len, lines))[int(0.9 * len(lines))] if lines else 0, LEAST)
    out, goes_on, known = [], False, words_of("\n".join(lines))
    for line in lines:
        if goes_on and not (label_of(line, "nexis") or any(is_mark(line, kind) for kind in ("body", "foot", "end"))):
            out[-1] = "".join(joined(out[-1], line, known))
        else:
            out.append(line)
        goes_on = len(line) >= FULL * longest and not is_date_line(line)
    return out


def _without_heads(pages):
    """Yield the lines of each page without "Page 2 of 3" and the title that is printed again below it."""
    seen = set()
    for page in pages:
        lines = [line for line in clean(page).split("\n") if line]
        if lines and PAGE.fullmatch(lines[0]):
            lines = lines[1:]
            if lines and lines[0] in seen:
                lines = lines[1:]
        seen.update(lines[:3])
        yield lines
