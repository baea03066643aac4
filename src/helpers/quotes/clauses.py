"""Relative clauses that attribute in their own right: "Bo Lind, who Ana Ruiz claimed had left", "a letter from Bo Lind that called …"."""

import re

from helpers.quotes.held import Held
from helpers.quotes.layout import NAME
from helpers.quotes.lexicon import alternatives, sent
from helpers.quotes.quote import quote_at

SAID, CALLED = alternatives("clause"), alternatives("name")
OTHERS = re.compile(
    rf"\b(?:who|whom|which|that)\s(?P<who>{NAME})\s(?P<cue>(?:has\s|had\s)?(?:{SAID}))\s(?P<what>(?:was|were|is|are|had|has|have|would|will|could|should)\b[^,.;:“”\"]+)"
)
NAMED = re.compile(rf"\b(?:who|whom|which|that)\s(?P<who>{NAME})\s(?P<cue>(?:has\s|had\s)?(?:{CALLED}))\s(?=[“\"‘«])")
OWN = re.compile(
    rf"(?P<who>{NAME}),?\swho\s(?P<cue>(?:has\s|had\s)?(?:{SAID}))\s(?:(?:the|a|his|her|its)\s\w+\s|\w+\s)?(?P<what>that\s[^,.;:“”\"]+)"
)
WRITTEN = re.compile(
    rf"\b(?P<doc>{sent()})\s(?:from|by)\s(?P<who>{NAME})\s(?:that|which)\s"
    r"(?P<cue>[a-z]+(?:ed|s))\s(?P<what>[^,.;:“”\"]*)(?=[“\"])"
)
WHO_SAID = re.compile(
    rf"who\s(?:has\s|had\s)?(?:{SAID})\s"
)  # part of OWN; a text without it is searched faster than OWN is tried
RELATIVE = re.compile(r"\bwho\s*$")
MAIN = re.compile(r",\s(?=(?:was|were|is|are|has|had|will|would|did|does|[a-z]+ed)\b)")
SURE = 0.75


def with_clauses(document, quotes, regions):
    """Return the Quotes with those of relative clauses put in, and contents that ran on into the main clause cut."""
    found = [_before_main_clause(document, quote, regions) for quote in quotes]
    held, cues, gone = Held(found), {quote.cue[-1][1] for quote in found if quote.cue}, set()
    for pattern in (OTHERS, OWN, NAMED, WRITTEN) if WHO_SAID.search(document.text) else (OTHERS, NAMED, WRITTEN):
        for match in pattern.finditer(document.text):
            content = _content(match, pattern, regions)
            cue = list(match.span("cue"))
            same = [quote for quote in held.by([content]) if _same(quote, content)] if content else []
            if same and pattern is OTHERS:  # its syntax leaves no choice
                gone |= {id(quote) for quote in same}
                cues -= {quote.cue[-1][1] for quote in same if quote.cue}
                same = []
            if content and not same and cue[1] not in cues:
                source = [match.start("doc" if pattern is WRITTEN else "who"), match.end("who")]
                found.append(quote_at(document, [content], [cue], [source], SURE, regions)._replace(act_sure=SURE))
                held.add(found[-1])
                cues.add(cue[1])
    return [quote for quote in found if id(quote) not in gone]


def _same(quote, content):
    """Say whether the Quote holds about the same words already."""
    shared = sum(max(0, min(end, content[1]) - max(start, content[0])) for start, end in quote.content)
    return 2 * shared > sum(end - start for start, end in quote.content)


def _content(match, pattern, regions):
    if pattern in (OTHERS, OWN):
        start, end = match.span("what")
        return None if regions.at(start) else [start, end]
    region = regions.at(match.end())
    if region is None or region.start != match.end():
        return None
    return [match.start("what") if pattern is WRITTEN else region.start, region.end]


def _before_main_clause(document, quote, regions):
    """Cut what "Ana Ruiz, who has said …, was in court" says at the comma."""
    if quote.kind != "indirect" or len(quote.content) != 1 or not (quote.cue and quote.source):
        return quote
    text, (start, end) = document.text, quote.content[0]
    before = text[quote.source[-1][1] : quote.cue[0][0]]
    if not (RELATIVE.search(before) or RELATIVE.search(text[slice(*quote.source[-1])])) or quote.cue[0][0] > start:
        return quote
    comma = MAIN.search(text, start, end)
    if not comma:
        return quote
    return quote_at(document, [[start, comma.start()]], quote.cue, quote.source, quote.confidence, regions)
