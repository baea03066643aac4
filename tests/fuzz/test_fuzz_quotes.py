"""Quotations and their speakers, on any article, with both taggers."""

from helpers.quotes import quotes_of, repaired_in
from helpers.speakers import names_in, resolve_in
from helpers.text import Document
from tests.fuzz import held
from tests.fuzz.texts import articles, texts


def document_of(article):
    return Document(article.text, title=article.title, published=article.published)


def quotes_hold(article, tagger="fast"):
    document = document_of(article)
    held.quotes(article.text, quotes_of([document], tagger=tagger)[0])
    repaired_in(document)


def accurately(article):
    quotes_hold(article, "accurate")


def speakers_hold(article):
    document = document_of(article)
    quotes = quotes_of([document], tagger="fast")[0]
    held.resolutions(quotes, resolve_in(document, quotes))


def names_hold(text):
    done = 0
    for name in names_in(Document(text)):
        held.span(text, name.start, name.end)
        assert name.start >= done and name.name and name.canonical
        done = name.end


def test_quotations_of_the_fast_tagger_are_spans_of_the_text_that_stand_apart(fuzz):
    fuzz(quotes_hold, articles(), few=100, many=100_000)


def test_quotations_of_the_accurate_tagger_are_spans_of_the_text_that_stand_apart(fuzz):
    fuzz(accurately, articles(4), few=10, many=10_000)


def test_every_quotation_has_one_resolution(fuzz):
    fuzz(speakers_hold, articles(), few=100, many=100_000)


def test_names_are_spans_of_the_text_that_stand_apart(fuzz):
    fuzz(names_hold, texts(), few=100, many=100_000)
