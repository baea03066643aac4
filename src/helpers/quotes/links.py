"""Which content belongs to which cue, and which cue to which source.

Two logistic regressions, learned from hand-marked attributions, choose among the spans near by (pairs.py). A content takes
its likeliest cue, a cue its likeliest source; where none is likely, rules follow.
"""

from typing import NamedTuple

from helpers.quotes.pairs import Pairs, weights
from helpers.quotes.subjects import subject_of

FOLLOWING = 0.75  # how sure a quotation without a cue is to go on with the source before it
LIKELY = {"cue": 0.25, "source": 0.2}  # of a link: below, there is none
LONGEST_SUBJECT = 8  # words
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
    sure = {span[1:3]: span[3] for span in spans}
    by_role = {role: [span[1:3] for span in spans if span[0] == role] for role in ("source", "cue", "content")}
    pairs = Pairs(document, by_role, regions)
    groups, alone = {}, []
    for content in by_role["content"]:
        cue, likely = pairs.best(content, "cue", weights()["cue"])
        if likely < LIKELY["cue"]:
            alone.append(content)
        else:
            groups.setdefault(cue, []).append(content)
    links = [_link(document, cue, contents, pairs, sure) for cue, contents in groups.items()]
    links.sort(key=lambda link: link.content[0])
    links += _followers(document, [(None, *content, sure[content]) for content in alone], links, regions)
    return sorted((link for link in links if link.probability >= LEAST), key=lambda link: link.content[0])


def _link(document, cue, contents, pairs, sure):
    source, likely = pairs.best(cue, "source", weights()["source"])
    sure_of_source = sure.get(source, 0.0)
    if likely < LIKELY["source"]:
        contents, source = _subject(document, cue, contents)
        sure_of_source = 0.3
    parts = [sure[cue], *(sure[content] for content in contents), *([sure_of_source] if source else [])]
    probability = sum(parts) / len(parts) * (1.0 if source else 0.7)
    return Link(contents, [cue], [source] if source else [], probability)


def _subject(document, cue, contents):
    """Return (contents, source or None) of a cue without a tagged source; a short content right before the cue gives way
    where it holds the subject."""
    others = [content for content in contents if content[1] != cue[0] or content[1] - content[0] > LONGEST_SUBJECT]
    if others and len(others) < len(contents):
        found = subject_of(document, *cue, others)
        if found and found[1] == cue[0] and found[0] >= min(contents)[0]:
            return others, found
    return contents, subject_of(document, *cue, contents)


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
