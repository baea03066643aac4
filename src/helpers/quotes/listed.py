"""Quotations in a list under one attribution: Five things Ana Ruiz said on Tuesday: • “The pier is safe.” • “It opens in May.”"""

import re
from itertools import groupby

from helpers.quotes.held import Held
from helpers.quotes.layout import NAME, passages
from helpers.quotes.lexicon import alternatives
from helpers.quotes.quote import quote_at

BULLET = re.compile(r"(?:(?:[•●▪■◦‣∙·*–—-]|\(?\d{1,2}[.)])\s*)?")
VERB = f"{alternatives('clause')}|{alternatives('marks')}"
SAID = re.compile(rf"\b(?:(?P<who>{NAME})\s(?:has\s|had\s)?(?P<cue>{VERB})|(?P<verb>{VERB})\s(?P<name>{NAME}))\b")
FEWEST = 2  # items
SURE = 0.9


def with_listed(document, quotes, regions):
    """Return the Quotes with the items of lists: paragraphs in marks, one after another, under one that ends with a colon.

    They are the words of the source that the line with the colon has. An item with a cue of its own keeps it.
    """
    lists = _lists(document, regions)
    held = Held(quotes) if lists else None
    instead, new = {}, []
    for lead, items in lists:
        cue, source = _attribution(document, lead, held.by([span for _, contents in items for span in contents]))
        for paragraph, contents in items if source else ():
            own = held.by(contents)
            after = _said(document.text, contents[-1][1], paragraph[1])
            if after[1] or not any(_in(quote.cue, paragraph) for quote in own):
                instead.update({id(quote): _of_other_items(quote, items) for quote in own})
                given = after if after[1] else (cue, source)
                new.append(quote_at(document, contents, *given, SURE, regions)._replace(act_sure=SURE))
    return [instead.get(id(quote), quote) for quote in quotes if instead.get(id(quote), quote)] + new


def _of_other_items(quote, items):
    """Return the Quote with what it holds of the item in which its cue stands; None where that is nothing."""
    for paragraph, _ in items:
        if _in(quote.cue, paragraph):
            own = [span for span in quote.content if _in([span], paragraph)]
            return quote._replace(content=own) if own else None
    return None


def _attribution(document, lead, quotes):
    """Return (cue, source) in the leading paragraph: as a row of an item has them, else as a verb that reports tells."""
    for quote in quotes:
        if _in(quote.source, lead):
            return quote.cue, quote.source
    return _said(document.text, *lead)


def _said(text, start, end):
    """Return (cue, source) of the first name with a verb that reports, each a list of [start, end) or empty."""
    said = SAID.search(text, start, end)
    if not said:
        return [], []
    cue, who = ("cue", "who") if said["cue"] else ("verb", "name")
    return [list(said.span(cue))], [list(said.span(who))]


def _lists(document, regions):
    """Return [(leading paragraph, [(paragraph of an item, its contents)])] of the text's lists, spans as [start, end)."""
    text, paragraphs, items = document.text, document.paragraphs.tolist(), {}
    if not any(text[end - 1] == ":" for _, end in paragraphs):
        return []
    for contents in passages(regions):
        number = int(document.sentence_paragraph[document.sentence_at(contents[0][0])])
        if BULLET.match(text, paragraphs[number][0]).end() == contents[0][0]:
            items[number] = contents
    lists = []
    for _, run in groupby(
        enumerate(sorted(items)), key=lambda pair: pair[1] - pair[0]
    ):  # numbers that follow each other
        numbers = [number for _, number in run]
        lead = paragraphs[numbers[0] - 1] if numbers[0] else None
        if lead and len(numbers) >= FEWEST and text[lead[1] - 1] == ":":
            lists.append((lead, [(paragraphs[number], items[number]) for number in numbers]))
    return lists


def _in(spans, paragraph):
    return bool(spans) and paragraph[0] <= spans[0][0] < paragraph[1]
