"""Quotations that follow a sentence about their speaker, without a cue: Ana Ruiz shook her head. “Not while I am mayor.”"""

import re

from helpers.quotes.held import Held
from helpers.quotes.layout import NAME, passages
from helpers.quotes.quote import quote_at

LEAD = r"(?:The|A|An|But|And|Then|For her part|For his part),?\s(?:[a-z][\w-]*\s?){0,4},?\s?"  # "The director, "
SUBJECT = re.compile(rf"(?:{LEAD})?(?P<who>{NAME}|He|She)\b")
ENDED = re.compile(r"[.!?…,][\"”’'»]+$")
NOT_PEOPLE = frozenset(
    ("The", "A", "An", "In", "On", "At", "It", "They", "This", "That", "These", "Those", "But", "And", "When", "If", "As",
     "For", "There", "Then", "What", "Who", "How")
)  # fmt: skip
FEWEST = 3  # words
SURE = 0.66


def with_narrative(document, quotes, regions):
    """Return the Quotes with sentences in marks that nobody was found to say: they are the subject's of the sentence before,
    if it is in their paragraph and without marks."""
    text, found, held = document.text, list(quotes), Held(quotes)
    for contents in passages(regions):
        start, end = contents[0]
        words = text[start:end].split()
        if (
            len(words) < FEWEST
            or not text[start + 1 : start + 3].strip()[:1].isupper()
            or not ENDED.search(text[start:end])
        ):
            continue
        if held.by(contents):
            continue
        source = _subject(document, start, regions)
        if source:
            found.append(quote_at(document, contents, [], [source], SURE, regions))
    return found


def _subject(document, start, regions):
    """Return the [start, end) of the subject of the sentence before `start` in its paragraph, or None."""
    number = document.sentence_at(start)
    if document.sentences[number][0] != start or not number:
        return None
    if document.sentence_paragraph[number - 1] != document.sentence_paragraph[number]:
        return None
    first, last = document.sentences[number - 1].tolist()
    if any(mark in document.text[first:last] for mark in '“"«') or regions.at(first) or regions.at(last - 1):
        return None
    match = SUBJECT.match(document.text, first, last)
    if not match or match["who"].split()[0] in NOT_PEOPLE:
        return None
    return list(match.span("who"))
