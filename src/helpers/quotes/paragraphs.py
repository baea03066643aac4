"""Contents and paragraphs: a quotation may go on over several in marks; what is not in marks ends with its own."""

from helpers.quotes.layout import overlaps, passages
from helpers.quotes.quote import quote_at

FRAGMENT = 3  # words


def cut_at_paragraphs(document, quotes, regions):
    """Return the Quotes, each content span without marks ended where its paragraph ends."""
    open_ended = {region.end for region in regions if region.open_ended}
    paragraphs = document.paragraphs.tolist()
    return [_cut(document, quote, regions, open_ended, paragraphs) for quote in quotes]


def _cut(document, quote, regions, open_ended, paragraphs):
    if not any("\n" in document.text[start:end] for start, end in quote.content):
        return quote
    kept = []
    for start, end in quote.content:
        here = _paragraph(document, start)
        stop = min(end, paragraphs[here][1])
        kept.append([start, stop])
        while stop < end and stop in open_ended and here + 1 < len(paragraphs):
            here += 1
            stop = min(end, paragraphs[here][1])
            kept.append([paragraphs[here][0], stop])
    return quote_at(document, kept, quote.cue, quote.source, quote.confidence, regions)


def _paragraph(document, place):
    return int(document.sentence_paragraph[document.sentence_at(place)])


def resumed(document, quotes, regions):
    """Return the Quotes, with the second half in marks of a sentence that a cue splits: “If it fails,” she warned, “we go.”"""
    text = document.text
    for contents in passages(regions):
        start, end = contents[0]
        if text[start + 1 : start + 2].islower() and text[start - 2 : start] == ", " and len(contents) == 1:
            if any(overlaps(quote, contents) for quote in quotes):
                continue
            here = document.sentence_at(start)
            split = [quote for quote in quotes if quote.cue and _splits(document, quote, start, here)]
            for quote in split[-1:]:
                spans = (quote.content + contents, quote.cue, quote.source)
                whole = quote_at(document, *spans, quote.confidence, regions)
                quotes = [whole if other is quote else other for other in quotes]
    return quotes


def _splits(document, quote, start, sentence):
    """Say whether the Quote ends with a comma in marks, in this sentence, and has its cue between there and `start`."""
    stop = quote.content[-1][1]
    comma = document.text[stop - 2 : stop - 1] == "," and not document.text[stop - 1].isalnum()
    return comma and stop <= quote.cue[0][0] < start and document.sentence_at(stop - 1) == sentence


def without_fragments(document, quotes, regions):
    """Return the Quotes without the few words that were taken for content beside what is: whom somebody told that …, and
    the end of the sentence before words in marks."""
    return [_without_fragments(document, quote, regions) for quote in quotes]


def _without_fragments(document, quote, regions):
    kept, text = [], document.text
    for place, (start, end) in enumerate(quote.content):
        after = quote.content[place + 1][0] if place + 1 < len(quote.content) else None
        short = after is not None and len(text[start:end].split()) <= FRAGMENT and not _marked(start, end, regions)
        clause = short and text[after : after + 5] == "that " and after - end <= 1
        apart = (
            short and _marked(after, after + 1, regions) and document.sentence_at(start) != document.sentence_at(after)
        )
        if not (clause or apart):
            kept.append([start, end])
    if len(kept) == len(quote.content):
        return quote
    return quote_at(document, kept, quote.cue, quote.source, quote.confidence, regions)


def _marked(start, end, regions):
    return any(region.start <= start and end <= region.end for region in regions)


def joined(document, quotes, regions):
    """Return the Quotes, one for each quotation that goes on over several paragraphs.

    The first attribution that holds a part of it has all of it; those that have no cue of their own give way.
    """
    for contents in passages(regions):
        if len(contents) < 2:
            continue
        holding = [quote for quote in quotes if overlaps(quote, contents)]
        main = next((quote for quote in holding if quote.source and quote.cue), None)
        if main is None:
            continue
        others = [quote for quote in holding if quote is not main and quote.cue and quote.source != main.source]
        parts = [span for span in contents if not any(overlaps(quote, [span]) for quote in others)]
        own = [span for span in main.content if not any(span[0] < end and start < span[1] for start, end in parts)]
        whole = quote_at(document, sorted(own + parts), main.cue, main.source, main.confidence, regions)
        quotes = [
            whole if quote is main else quote
            for quote in quotes
            if quote is main or quote in others or quote not in holding
        ]
    return quotes
