"""The edges of a content: it does not end inside a group of words, and a name alone is none."""

import re

from helpers.quotes.quote import quote_at

# A content whose last word is one of these goes on: "resume trading in" Paris, "the lining of the" roof.
OPEN = frozenset(
    ("the", "a", "an", "of", "in", "on", "at", "to", "for", "with", "by", "from", "that", "which", "who", "whose", "their", "his",
     "her", "its", "our", "my", "your", "and", "or", "but", "as", "than", "into", "about", "is", "are", "was", "were", "be", "been",
     "will", "would", "could", "should", "has", "have", "had", "not", "this", "these", "those")
)  # fmt: skip
SMALL = frozenset(("the", "of", "and", "in", "on", "a", "an", "for", "at", "de", "van", "al", "mr", "mrs", "ms", "dr"))
WORD = re.compile(r"[^\W_][\w'’.,-]*[^\W_]|[^\W_]|\$[\d.,]+")
NEXT = re.compile(r"\s+(?=[^\W_]|[$£€]\d)")
FARTHEST = 8  # words that a content may still take


def whole_groups(document, quotes, regions):
    """Return the Quotes, those whose words without marks end inside a group of words with the rest of the group."""
    return [_whole(document, quote, regions) for quote in quotes]


def _whole(document, quote, regions):
    text, (start, end) = document.text, quote.content[-1]
    if quote.kind == "direct" or regions.at(end - 1) is not None or not text[end - 1].isalnum():
        return quote
    if text[start:end].split()[-1].lower() not in OPEN:
        return quote
    stop = min(_stop(document, end), *(span[0] for span in (*quote.cue, *quote.source) if span[0] >= end), len(text))
    at, full = end, False
    for _ in range(FARTHEST):
        gap = NEXT.match(text, at, stop)
        word = gap and WORD.match(text, gap.end(), stop)
        if not word or full and word[0].lower() in OPEN:
            break
        at, full = word.end(), full or word[0].lower() not in OPEN
    if not full:
        return quote
    content = [*quote.content[:-1], [start, at]]
    return quote_at(document, content, quote.cue, quote.source, quote.confidence, regions)._replace(
        act_sure=quote.act_sure
    )


def _stop(document, end):
    return int(document.sentences[document.sentence_at(end - 1)][1])


def names_alone(document, quote):
    """Say whether a row's content is a name or a place and no more: *explained | Bo Lind*."""
    if quote.kind != "indirect":
        return False
    words = [word for start, end in quote.content for word in re.findall(r"\w[\w'’.-]*", document.text[start:end])]
    return all(word[0].isupper() or word[0].isdigit() or word.lower().strip(".") in SMALL for word in words)
