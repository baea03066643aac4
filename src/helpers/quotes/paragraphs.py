"""Contents and paragraphs: a quotation may go on over several in marks; marks that open anew after closed ones begin another."""

from helpers.quotes.held import Held
from helpers.quotes.layout import passages
from helpers.quotes.quote import quote_at

FRAGMENT = 3  # words


def apart_at_paragraphs(document, quotes, regions):
    """Return the Quotes; what opens marks anew at a paragraph's beginning, after marks that were closed, is a row of its own."""
    open_ended = {region.end for region in regions if region.open_ended}
    begins = set(document.paragraphs[:, 0].tolist())
    return [part for quote in quotes for part in _apart(document, quote, regions, open_ended, begins)]


def _apart(document, quote, regions, open_ended, begins):
    """Yield the Quote, or its parts: the first keeps the cue, all keep the source."""
    content, kept = quote.content, [quote.content[0]]
    for before, span in zip(content, content[1:], strict=False):
        region = regions.at(span[0]) if span[0] in begins else None
        if region is not None and region.start == span[0] and before[1] not in open_ended:
            yield quote_at(document, kept, _cue(quote, kept, content), quote.source, quote.confidence, regions)
            kept = []
        kept.append(span)
    if len(kept) == len(content):
        yield quote
    else:
        yield quote_at(document, kept, _cue(quote, kept, content), quote.source, quote.confidence, regions)


def _cue(quote, kept, content):
    """Return the cue for the part of the content that it stands in or beside, none for the others."""
    if not quote.cue:
        return []
    nearest = min(content, key=lambda span: max(quote.cue[0][0] - span[1], span[0] - quote.cue[-1][1]))
    return quote.cue if nearest in kept else []


def without_fragments(document, quotes, regions):
    """Return the Quotes without the few words that were taken for content beside what is: whom somebody told that …, and
    the end of the sentence before words in marks."""
    return [_without_fragments(document, quote, regions) for quote in quotes]


def _without_fragments(document, quote, regions):
    kept, text = [], document.text
    for place, (start, end) in enumerate(quote.content):
        after = quote.content[place + 1][0] if place + 1 < len(quote.content) else None
        short = after is not None and len(text[start:end].split()) <= FRAGMENT and not regions.holds(start, end)
        clause = short and text[after : after + 5] == "that " and after - end <= 1
        apart = short and regions.at(after) is not None and document.sentence_at(start) != document.sentence_at(after)
        if not (clause or apart):
            kept.append([start, end])
    if len(kept) == len(quote.content):
        return quote
    return quote_at(document, kept, quote.cue, quote.source, quote.confidence, regions)


def joined(document, quotes, regions):
    """Return the Quotes, one for each quotation that goes on over several paragraphs.

    The first attribution that holds a part of it has all of it; those that have no cue of their own give way.
    """
    held, instead = Held(quotes), {}
    for contents in passages(regions):
        holding = held.by(contents) if len(contents) > 1 else []
        holding = [quote for quote in holding if id(quote) not in instead]
        main = next(
            (quote for quote in sorted(holding, key=lambda quote: quote.content[0]) if quote.source and quote.cue), None
        )
        if main is None:
            continue
        others = [quote for quote in holding if quote is not main and quote.cue and quote.source != main.source]
        of_others = Held(others)
        parts = [span for span in contents if not of_others.by([span])]
        own = [span for span in main.content if not any(span[0] < end and start < span[1] for start, end in parts)]
        kept = {id(main), *(id(quote) for quote in others)}
        instead.update({id(quote): None for quote in holding if id(quote) not in kept})
        instead[id(main)] = quote_at(document, sorted(own + parts), main.cue, main.source, main.confidence, regions)
    changed = [instead.get(id(quote), quote) for quote in quotes]
    return [quote for quote in changed if quote is not None]
