"""Documents speak for themselves, whoever releases them."""

from helpers.quotes.quote import quote_at
from helpers.quotes.written import with_documents
from helpers.text import Document
from helpers.text.regions import regions_of

TEXT = "Bo Lind released a note from Ana Ruiz that hailed the talks as “a beginning.”"


def test_words_in_marks_that_a_released_document_holds_are_the_documents():
    document = Document(TEXT)
    regions = regions_of(document)
    released = quote_at(document, [[17, len(TEXT)]], [[8, 16]], [[0, 7]], 0.9, regions)
    (quote,) = with_documents(document, [released], regions)
    words = [TEXT[start:end] for spans in (quote.source, quote.cue, quote.content) for start, end in spans]
    assert words == ["a note from Ana Ruiz that", "hailed", "the talks as “a beginning.”"]
    assert quote.medium == "letter"


def test_a_quotation_that_begins_with_no_document_stays_as_it_is():
    document = Document("Bo Lind called the talks “a beginning.”")
    regions = regions_of(document)
    quote = quote_at(document, [[15, 39]], [[8, 14]], [[0, 7]], 0.9, regions)
    assert with_documents(document, [quote], regions) == [quote]


def test_a_second_verb_of_the_document_s_clause_is_the_document_s_too():
    text = TEXT[:-2] + "” and called for “patience.”"
    document = Document(text)
    regions = regions_of(document)
    end = text.index(" and called")
    first = quote_at(document, [[17, end]], [[8, 16]], [[0, 7]], 0.9, regions)
    second = quote_at(document, [[end + 16, len(text)]], [[end + 5, end + 15]], [[0, 7]], 0.9, regions)
    sources = [
        text[start:end] for quote in with_documents(document, [first, second], regions) for start, end in quote.source
    ]
    assert sources == ["a note from Ana Ruiz that"] * 2
