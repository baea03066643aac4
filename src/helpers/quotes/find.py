"""Quotations of documents: tags, spans, links, Quotes."""

from helpers.language import encoder
from helpers.quotes.acts import with_acts
from helpers.quotes.clauses import with_clauses
from helpers.quotes.decode import spans_from
from helpers.quotes.edges import names_alone, whole_groups
from helpers.quotes.layout import with_headline, with_labels, with_signatures, with_turns
from helpers.quotes.links import LEAST, LEAST_INSIDE, links_of
from helpers.quotes.listed import with_listed
from helpers.quotes.narrative import with_narrative
from helpers.quotes.nested import inner_links
from helpers.quotes.overlooked import with_overlooked
from helpers.quotes.paragraphs import apart_at_paragraphs, joined, without_fragments
from helpers.quotes.phrases import with_phrases
from helpers.quotes.plain import with_plain
from helpers.quotes.quote import quote_of
from helpers.quotes.stops import without_later_cues
from helpers.text.regions import regions_of

# What the corpus hardly has, by rule; each takes and gives a document's Quotes.
RULES = (
    without_fragments, joined, with_clauses, with_phrases, with_labels, with_signatures, with_headline, with_listed, with_plain,
    without_later_cues, with_narrative, with_turns, whole_groups, apart_at_paragraphs,
)  # fmt: skip


def quotes_of(documents, tagger="accurate"):
    """Return, for each Document, its list of Quotes in the order of the text; speakers are not resolved here.

    `tagger` is the size of the encoder, "accurate" or "fast". The scheme is PolNeAR's (Newell, Margolin and Ruths, LREC
    2018).

    >>> from helpers.text import Document
    >>> quotes_of([Document("“The bridge is safe,” Ana Ruiz said.")], tagger="fast")[0][0].verb
    'said'
    """
    found = rows_of(documents, tagger)
    judged = [with_acts(document, rows) for document, rows in zip(documents, found, strict=True)]
    return [
        [row for row in rows if not names_alone(document, row)]
        for document, rows in zip(documents, judged, strict=True)
    ]


def rows_of(documents, tagger="accurate"):
    """Return, for each Document, the Quotes that encoder and rules see, before the head on acts (acts.py) judges.

    A Document that has been read by an encoder of this size is not read again.
    """
    encoder(tagger).read(
        [document for document in documents if document.reading is None or document.reading.size != tagger]
    )
    return [_quotes(document) for document in documents]


def _quotes(document):
    regions = regions_of(document)
    ranges = token_ranges(document, regions)
    spans = with_overlooked(document, spans_from(document.reading.roles), ranges)
    links = links_of(document, spans, ranges, LEAST)
    quotes = [quote_of(document, link, regions) for link in links]
    for rule in RULES:
        quotes = [quote for quote in rule(document, quotes, regions) if quote.content]
    taken = {link.cue[0][0] for link in links if link.cue}
    quotes += [quote_of(document, link, regions) for link in inner_links(document, ranges, LEAST_INSIDE, taken)]
    told = (quote for quote in quotes if quote.kind != "indirect" or quote.n_words > 1)  # one word told is no statement
    return sorted(told, key=lambda quote: quote.content[0])


def repaired_in(document):
    """Return the texts in quotation marks of which one mark is missing, each from its first word on; a list of str."""
    return [document.text[region.start : region.end] for region in regions_of(document) if region.repaired]


def token_ranges(document, regions):
    """Return the outermost of a Document's `regions` in quotation marks as ranges of tokens (first, one past the last)."""
    held = [document.tokens_in(region.start, region.end) for region in regions if not region.nesting]
    return [(inside.start, inside.stop) for inside in held]
