"""Quotations of documents: tags, spans, links, Quotes."""

from helpers.quotes import accurate, fast
from helpers.quotes.decode import spans_from
from helpers.quotes.links import links_of
from helpers.quotes.quote import quote_of
from helpers.quotes.regions import regions_of
from helpers.quotes.written import as_written

TAGGERS = {"accurate": accurate.tagger, "fast": fast.tagger}


def quotes_of(documents, tagger="accurate"):
    """Return, for each Document, its list of Quotes in the order of the text; speakers are not resolved here.

    `tagger` is "accurate" (a small encoder) or "fast" (a conditional random field). The scheme is PolNeAR's (Newell,
    Margolin and Ruths, LREC 2018).

    >>> from helpers.text import Document
    >>> quotes_of([Document("“The bridge is safe,” Ana Ruiz said.")], tagger="fast")[0][0].verb
    'said'
    """
    marginals = TAGGERS[tagger]().marginals(documents)
    return [_quotes(document, rows) for document, rows in zip(documents, marginals, strict=True)]


def _quotes(document, marginals):
    regions = regions_of(document)
    ranges = [_tokens(document, region) for region in regions if not region.nesting]
    links = links_of(document, spans_from(marginals), ranges)
    return [as_written(document, quote_of(document, link, regions), regions) for link in links]


def _tokens(document, region):
    inside = document.tokens_in(region.start, region.end)
    return inside.start, inside.stop
