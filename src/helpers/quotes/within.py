"""Which quotation tells another: in “Ruiz said that Lind had promised to pay” Lind's row stands within Ruiz's."""

from helpers.quotes.held import Held


def within(quotes):
    """Return, for each of `quotes`, the place of the one in whose content its cue stands, the shortest of several, else None.

    >>> from helpers.quotes.quote import Quote
    >>> rest = {"kind": "indirect", "source": [], "verb": "", "medium": "", "position": 0, "n_words": 2, "confidence": 1}
    >>> within([Quote(content=[[5, 30]], cue=[[0, 4]], **rest), Quote(content=[[20, 30]], cue=[[14, 19]], **rest)])
    [None, 0]
    """
    held = Held(quotes)
    places = {id(quote): place for place, quote in enumerate(quotes)}
    return [_around(quote, held, places) for quote in quotes]


def _around(quote, held, places):
    if not quote.cue:
        return None
    start, end = quote.cue[0][0], quote.cue[-1][1]
    around = [
        one
        for one in held.by([[start, end]])
        if one is not quote and any(first <= start and end <= last for first, last in one.content)
    ]
    return places[id(min(around, key=_length))] if around else None


def _length(quote):
    return quote.content[-1][1] - quote.content[0][0]
