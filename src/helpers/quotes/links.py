"""Which content belongs to which cue, and which cue to which source.

A cue takes the contents nearest to it, a source the nearest cue; a sentence's or a paragraph's edge between them counts
as so many words. The weights were set by hand and checked on PolNeAR's development articles.
"""

from typing import NamedTuple

from helpers.quotes.subjects import subject_of

PARAGRAPH, SENTENCE = 15, 6  # words that an edge between a content and its cue counts as
SOURCE_SENTENCE = 12  # and between a cue and its source
FOLLOWING = 0.75  # how sure a quotation without a cue is to go on with the source before it
FARTHEST_SOURCE = 25  # words
FARTHEST_CUE = 25
LEAST = 0.65  # of a link's probability: below, more attributions are wrong than an F1 of 70 to 85 can bear


class Link(NamedTuple):
    """One attribution as token spans: lists of (first, last); `cue` and `source` may be empty; `probability`."""

    content: list
    cue: list
    source: list
    probability: float


def links_of(document, spans, regions):
    """Return the Links among `spans` (of decode.spans_from), in the order of their contents.

    `regions` are the document's quotation-mark Regions as token ranges: a content without a cue that stands in one
    follows the attribution before it (a quotation that goes on). A content with neither is left out: most are titles
    and words used with reserve.
    """
    by_role = {role: [span for span in spans if span[0] == role] for role in ("source", "cue", "content")}
    sentence, paragraph = document.token_sentence, document.sentence_paragraph
    groups, alone = {}, []
    for content in by_role["content"]:
        cue, far = _nearest(content, by_role["cue"], lambda c, q: _edges(c, q, sentence, paragraph))
        if cue is None or far > FARTHEST_CUE:
            alone.append(content)
        else:
            groups.setdefault(cue, []).append(content)
    links = [_link(document, cue, contents, by_role["source"], sentence) for cue, contents in groups.items()]
    links.sort(key=lambda link: link.content[0])
    links += _followers(document, alone, links, regions)
    return sorted((link for link in links if link.probability >= LEAST), key=lambda link: link.content[0])


def _edges(content, cue, sentence, paragraph):
    first, last, at = sentence[content[1]], sentence[content[2] - 1], sentence[cue[1]]
    apart = PARAGRAPH if paragraph[first] != paragraph[at] else 0
    return apart + (SENTENCE if at not in (first, last) else 0)


def _nearest(span, others, edges):
    """Return (the nearest of `others`, how far), counting the words between and what `edges` adds."""
    best, least = None, float("inf")
    for other in others:
        between = other[1] - span[2] if other[1] >= span[2] else span[1] - other[2]
        far = between + edges(span, other)
        if far < least:
            best, least = other, far
    return best, least


def _link(document, cue, contents, sources, sentence):
    source, far = _nearest(cue, sources, lambda c, s: 0 if sentence[s[1]] == sentence[c[1]] else SOURCE_SENTENCE)
    if source is None or far > FARTHEST_SOURCE:
        found = subject_of(document, cue[1], cue[2], [(first, last) for _, first, last, _ in contents])
        source = ("source", *found, 0.3) if found else None
    parts = [cue, *contents, *([source] if source else [])]
    return Link(
        [(first, last) for _, first, last, _ in contents],
        [cue[1:3]],
        [source[1:3]] if source else [],
        sum(part[3] for part in parts) / len(parts) * (1.0 if source else 0.7),
    )


def _followers(document, alone, links, regions):
    """Give contents without a cue the source of the attribution just before, where they go on in quotation marks."""
    paragraph, sentence = document.sentence_paragraph, document.token_sentence
    for _, first, last, probability in alone:
        marked = any(first < end and last > start for start, end in regions)
        before = [link for link in links if link.content[-1][1] <= first]
        near = before[-1] if before else None
        close = near and paragraph[sentence[first]] - paragraph[sentence[near.content[-1][0]]] <= 1
        if marked and close and near.source:
            yield Link([(first, last)], [], near.source, FOLLOWING * probability)
