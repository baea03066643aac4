"""Words quoted from a document inside another attribution belong to the document: "released a letter from Ruiz that hailed
the talks as “a beginning”" is what the letter says, not what its release says."""

import re

from helpers.quotes.lexicon import sent
from helpers.quotes.quote import quote_at

DOCUMENT = re.compile(
    rf"(?:a|an|the|his|her|their)\s(?:\w+\s){{0,2}}?(?:{sent()})\b[^“”\".]{{0,140}}?"
    r"\s(?:that|which)\s(?P<verb>\w+)\s",
    re.IGNORECASE,
)


AND = re.compile(r"\s(?:and|but)\s(?:also\s)?$")


def with_documents(document, quotes, regions):
    """Return the Quotes, what stands in a document given to it; so too a second verb of its clause ("… and called for …")."""
    found, of_document = [], None
    for quote in sorted(quotes, key=lambda quote: quote.content[0]):
        own = _as_written(document, quote, regions)
        joined = (
            of_document and quote.cue and AND.fullmatch(document.text[of_document.content[-1][1] : quote.cue[0][0]])
        )
        if joined and own is quote:
            own = quote_at(document, quote.content, quote.cue, of_document.source, quote.confidence, regions)
        of_document = own if own is not quote else None
        found.append(own)
    return found


def _as_written(document, quote, regions):
    """Return `quote`, or the Quote of the document its content begins with, where that document's words are in marks."""
    if quote.kind != "mixed" or len(quote.content) != 1:
        return quote
    start, end = quote.content[0]
    match = DOCUMENT.match(document.text, start, end)
    if not match or not any(match.end() <= region.start < end for region in regions):
        return quote
    cue, source = [list(match.span("verb"))], [[start, match.start("verb") - 1]]
    return quote_at(document, [[match.end(), end]], cue, source, quote.confidence, regions)
