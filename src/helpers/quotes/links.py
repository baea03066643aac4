"""Which content belongs to which cue, and which cue to which source.

A head chooses among the spans near by (linked.py). A content takes its likeliest cue, a cue its likeliest source or none; where the
right one was not seen, rules follow.
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from helpers.quotes.linked import choices
from helpers.quotes.pairs import Pairs
from helpers.quotes.subjects import subject_of

FOLLOWING = 0.75  # how sure a quotation without a cue is to go on with the source before it
LONGEST_SUBJECT = 8  # words
LEAST = 0.5  # of a link: below, more attributions are wrong than the head on acts can tell
LEAST_INSIDE = 0.3  # of a link inside another's content


class Link(NamedTuple):
    """One attribution as token spans: lists of (first, last); `cue` and `source` may be empty; `probability`."""

    content: list
    cue: list
    source: list
    probability: float


def links_of(document, spans, regions, least=LEAST):
    """Return the Links among `spans` (of decode.spans_from), in the order of their contents.

    What is less sure than `least` is left out. `regions` are the document's quotation-mark Regions as token ranges: a
    content without a cue that stands in one follows the attribution before it (a quotation that goes on). A content with
    neither is left out: most are titles and words used with reserve.
    """
    sure = {span[1:3]: span[3] for span in spans}
    by_role = {role: [span[1:3] for span in spans if span[0] == role] for role in ("source", "cue", "content")}
    pairs = Pairs(document, by_role, regions)
    groups, alone = {}, []
    for content, choice in choices(document, pairs, by_role["content"], "cue").items():
        if choice.span is None:
            alone.append(content)
        else:
            groups.setdefault(choice.span, []).append(content)
    for cue, contents in groups.items():
        groups[cue] = _near(contents, cue, pairs)
    sources = choices(document, pairs, list(groups), "source")
    links = [_link(document, cue, contents, sources[cue], sure) for cue, contents in groups.items()]
    links.sort(key=lambda link: link.content[-1][1])
    links = _coordinated(links, pairs, by_role["source"])
    links += list(_followers(document, [(content, sure[content]) for content in alone], links, pairs))
    return sorted((link for link in links if link.probability >= least), key=lambda link: link.content[0])


def _near(contents, cue, pairs):
    """Return the contents without those that begin outside quotation marks in another sentence than the cue, where its own
    has one: what stands there is somebody's paraphrase, and seldom this cue's."""
    here = pairs.sentence[cue[0]]
    own = [first for first, last in contents if here in (pairs.sentence[first], pairs.sentence[last - 1])]
    return [span for span in contents if not own or span[0] in own or pairs.region[span[0]]]


def _link(document, cue, contents, choice, sure):
    source = choice.span
    sure_of_source = sure.get(source, 0.0)
    if source is None and not choice.without:
        contents, source = _subject(document, cue, contents)
        sure_of_source = 0.3
    parts = [sure[cue], *(sure[content] for content in contents), *([sure_of_source] if source else [])]
    probability = sum(parts) / len(parts) * (1.0 if source else 0.7)
    return Link(contents, [cue], [source] if source else [], probability)


def _coordinated(links, pairs, sources):
    """Return the links with one source for cues joined by "and" ("a letter that hailed … and called for …")."""
    found, starts = [], sorted(first for first, _ in sources)
    for link in links:
        near, first = (found[-1] if found else None), link.cue[0][0]
        joined = near and near.source and near.content[-1][1] == first - 1 and pairs.words[first - 1] in ("and", "but")
        joined = joined and pairs.sentence[near.cue[0][0]] == pairs.sentence[first] and near.cue[0] < link.content[0]
        if joined and bisect_left(starts, near.cue[0][1]) == bisect_left(starts, first):
            link = link._replace(source=near.source)
        found.append(link)
    return found


def _subject(document, cue, contents):
    """Return (contents, source or None) of a cue without a tagged source; a short content right before the cue gives way
    where it holds the subject."""
    others = [content for content in contents if content[1] != cue[0] or content[1] - content[0] > LONGEST_SUBJECT]
    if others and len(others) < len(contents):
        found = subject_of(document, *cue, others)
        if found and found[1] == cue[0] and found[0] >= min(contents)[0]:
            return others, found
    return contents, subject_of(document, *cue, contents)


def _followers(document, alone, links, pairs):
    """Give contents without a cue the source of the attribution just before, where they go on in quotation marks."""
    paragraph, sentence = document.sentence_paragraph, document.token_sentence
    ends = [link.content[-1][1] for link in links]
    for (first, last), probability in alone:
        place = bisect_right(ends, first) - 1
        near = links[place] if place >= 0 else None
        close = near and paragraph[sentence[first]] - paragraph[sentence[near.content[-1][0]]] <= 1
        if any(pairs.region[first:last]) and close and near.source:
            yield Link([(first, last)], [], near.source, FOLLOWING * probability)
