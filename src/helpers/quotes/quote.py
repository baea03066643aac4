"""A quotation as rows hand it on, made from linked token spans."""

import re
from typing import NamedTuple

from helpers.quotes.lexicon import sent
from helpers.quotes.medium import medium_of

WRITTEN = re.compile(rf"\b(?:{sent()})\s(?:\w+\s){{0,5}}(?:from|by)\s$")
AROUND = 2000  # characters of a sentence around the cue in which the medium may stand
WORD = re.compile(r"\w[\w'’.-]*")


class Quote(NamedTuple):
    """One attribution: `content`, `cue`, `source` are lists of [start, end] in characters; see table quotes.

    `confidence` is how sure the tagger is of the words, `act_sure` how sure the act is, 0 before
    one was given (acts.py); both 0 to 1.
    """

    kind: str
    content: list
    cue: list
    source: list
    verb: str
    medium: str
    position: float
    n_words: int
    confidence: float
    act: str = "speech"
    act_sure: float = 0.0


def quote_of(document, link, regions):
    """Return the Quote of a links.Link; `regions` are the document's quotation-mark Regions."""
    spans = (_characters(document, tokens) for tokens in (link.content, link.cue, link.source))
    return quote_at(document, *spans, link.probability, regions)


def quote_at(document, content, cue, source, confidence, regions):
    """Return the Quote whose content, cue and source are these lists of [start, end) in characters, made tidy.

    A Quote of which no content is left, since all of it was blank, has none; it is for the caller to leave it out.
    """
    text = document.text
    content, cue, source = (tidy(text, spans) for spans in (content, cue, source))
    words = [(m.start(), m.end()) for start, end in content for m in WORD.finditer(text, start, end)]
    marked = sum(regions.holds(start, end) for start, end in words) if regions else 0
    return Quote(
        kind="direct" if words and marked == len(words) else "mixed" if marked else "indirect",
        content=content,
        cue=cue,
        source=source,
        verb=" ".join(word for start, end in cue for word in text[start:end].lower().split()),
        medium=_medium(document, content, cue, source),
        position=round(content[0][0] / max(1, len(text)), 4) if content else 0.0,
        n_words=len(words),
        confidence=round(min(1.0, confidence), 3),
    )


def tidy(text, spans):
    """Return spans in the order of the text, without white space at their ends, none empty and none over another.

    >>> tidy("“\\n\\n“,” M said", [[0, 3], [3, 13], [3, 6]])
    [[0, 1], [3, 13]]
    """
    whole = []
    for start, end in sorted(spans):
        if whole and start < whole[-1][1]:
            whole[-1][1] = max(end, whole[-1][1])
        else:
            whole.append([start, end])
    return [[start, end] for start, end in (_trimmed(text, *span) for span in whole) if start < end]


def _trimmed(text, start, end):
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _characters(document, spans):
    return [[int(document.tokens[first, 0]), int(document.tokens[last - 1, 1])] for first, last in spans]


def _medium(document, content, cue, source):
    text = document.text
    near = " ".join(text[start:end] for start, end in (*source, *cue))
    if not (cue or source):
        return medium_of("", "")
    place = (cue or source)[0][0]
    start, end = document.sentences[document.sentence_at(place)].tolist()
    start, end = max(start, place - AROUND), min(end, place + AROUND)
    written = WRITTEN.search(text, max(start, source[0][0] - 80), source[0][0]) if source else None
    near = f"{written[0]} {near}" if written else near
    outside, at = [], start
    for first, last in content:
        outside.append(text[at : max(at, min(first, place + AROUND))])
        at = max(at, last)
    return medium_of(near, " ".join([*outside, text[at:end]]))
