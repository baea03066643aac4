"""PDF: the words of its pages in the order it gives them; low trust, and said so."""

import io
import logging

from helpers.reading import limits
from helpers.reading.clean import clean
from helpers.reading.pasted import page_of
from helpers.reading.source import Draft, Unreadable

FORMATS = {"pdf": "PDF, low trust"}


def recognises(source):
    return source.head.lstrip()[:1024].startswith(b"%PDF")


def read(source):
    """Yield the article of `source`."""
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
    page = page_of(text)
    draft = Draft(text="\n\n".join(page.blocks), title=page.title, format="pdf")
    draft.note("PDF gives no order of columns and no paragraphs for sure: check quotations against the page", "warning")
    yield draft
