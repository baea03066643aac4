"""Documents speak for themselves, whoever releases them."""

from helpers.quotes.quote import quote_at
from helpers.quotes.regions import regions_of
from helpers.quotes.written import as_written
from helpers.text import Document

TEXT = "Bo Lind released a note from Ana Ruiz that hailed the talks as “a beginning.”"


def test_words_in_marks_that_a_released_document_holds_are_the_documents():
    document = Document(TEXT)
    regions = regions_of(document)
    released = quote_at(document, [[17, len(TEXT)]], [[8, 16]], [[0, 7]], 0.9, regions)
    quote = as_written(document, released, regions)
    words = [TEXT[start:end] for spans in (quote.source, quote.cue, quote.content) for start, end in spans]
    assert words == ["a note from Ana Ruiz that", "hailed", "the talks as “a beginning.”"]
    assert quote.medium == "letter"


def test_a_quotation_that_begins_with_no_document_stays_as_it_is():
    document = Document("Bo Lind called the talks “a beginning.”")
    regions = regions_of(document)
    quote = quote_at(document, [[15, 39]], [[8, 14]], [[0, 7]], 0.9, regions)
    assert as_written(document, quote, regions) == quote
