"""Attributions that the layout makes and no verb: turns of a transcript, signatures after a dash, "From Ana Ruiz: “…”", headlines.

Each rule takes a Document, its Quotes and its quotation-mark Regions and returns the Quotes with its own put in; what the
tagger had made of the same words gives way.
"""

import re
from collections import Counter

from helpers.quotes.held import Held
from helpers.quotes.quote import quote_at

PART = r"[A-Z][\w-]{0,40}(?:[’'][A-Z]\w{1,40})?\.?"  # of a name; the apostrophe is O’Dell's; no long word is tried from each letter
NAME = rf"(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Prof)\.?\s)?{PART}(?:\s(?:(?:van|de|der|den|von|la|al|bin)\s){{0,2}}{PART}){{0,3}}"
LABEL = re.compile(rf"[“\"]?(?P<who>{NAME}|Q|A)(?P<what>,\s[A-Z][\w ]{{2,30}})?:\s+(?=\S)")
SIGNED = re.compile(rf"\s{{0,3}}(?P<dash>—|–|―|--?)\s?(?P<who>{NAME})(?:[,\s][^\n“”\"]{{0,60}})?(?=\n|$)")
FROM = re.compile(r"(?:^|(?<=[.!?]\s)|(?<=[,\s]))[Ff]rom\s(?P<who>[^:“”\"\n]{2,80})(?P<colon>:)\s*$")
HEAD = re.compile(rf"(?P<who>{NAME})(?P<colon>:)\s(?P<what>\S.{{3,120}})$")
TOLD = re.compile(rf"(?P<colon>:)\s(?P<who>{NAME})\s[a-z]")
FEWEST_TURNS, SHARE_OF_TURNS = 3, 0.4
LONGEST_HEADLINE = 140  # characters
SURE = 0.9


def with_turns(document, quotes, regions):
    """Return the Quotes with the turns of a transcript: paragraphs that begin with a label, one of them at least twice."""
    text, paragraphs = document.text, document.paragraphs.tolist()
    labels = {number: m for number, (s, e) in enumerate(paragraphs) if (m := LABEL.match(text, s, e))}
    counts = Counter(match["who"] for match in labels.values())
    spoken = max(labels, default=0) - min(labels, default=0) + 1
    if len(labels) < FEWEST_TURNS or max(counts.values()) < 2 or len(labels) < SHARE_OF_TURNS * spoken:
        return quotes
    turns, contents = [], []
    for number in range(min(labels), max(labels) + 1):
        if number in labels:
            match = labels[number]
            contents = [[match.end(), paragraphs[number][1]]]
            turns.append((contents, [[match.end("who"), match.end("who") + 1]], [list(match.span("who"))]))
        else:
            contents.append(paragraphs[number])  # a turn of several paragraphs
    return _with(document, quotes, regions, turns, act_sure=SURE)


def with_signatures(document, quotes, regions):
    """Return the Quotes with those signed after a dash: “…” — Ana Ruiz."""
    text, signed = document.text, []
    for contents in passages(regions):
        first, last = document.sentence_paragraph[
            [document.sentence_at(place) for place in (contents[0][0], contents[-1][1] - 1)]
        ]
        match = SIGNED.match(text, contents[-1][1])
        if match and contents[0][0] == document.paragraphs[first][0] and last - first < len(contents):
            signed.append((contents, [list(match.span("dash"))], [list(match.span("who"))]))
    return _with(document, quotes, regions, signed, act_sure=SURE)


def with_labels(document, quotes, regions):
    """Return the Quotes with those announced by "From Ana Ruiz:", where no source was found for them."""
    text, found, held = document.text, [], Held(quotes)
    for contents in passages(regions):
        start = contents[0][0]
        match = FROM.search(text, max(0, start - 100), start)
        if match and not any(quote.source for quote in held.by(contents)):
            who = [match.start("who"), match.start("who") + len(match["who"].split(",")[0])]
            found.append((contents, [list(match.span("colon"))], [who]))
    return _with(document, quotes, regions, found)


def with_headline(document, quotes, regions):
    """Return the Quotes with the headline's own, where the text begins with one: Mayor: Budget ‘a joke’."""
    if len(document.paragraphs) < 2:
        return quotes
    text, (start, end) = document.text, document.paragraphs[0].tolist()
    if end - start > LONGEST_HEADLINE or text[end - 1] in ".!?":
        return quotes
    marked = [region for region in regions.outermost[:9] if region.end <= end]
    label, told = HEAD.match(text, start, end), marked and TOLD.match(text, marked[0].end, end)
    if label and any(region.start >= label.start("what") for region in marked):
        row = ([list(label.span("what"))], [list(label.span("colon"))], [list(label.span("who"))])
    elif told and marked[0].start == start:
        row = ([[start, marked[0].end]], [list(told.span("colon"))], [list(told.span("who"))])
    else:
        return quotes
    return _with(document, quotes, regions, [row])


def passages(regions):
    """Return the outermost regions as lists of [start, end): one list for a quotation, however many paragraphs it has."""
    found = []
    for region in regions.outermost:
        if region.continued and found:
            found[-1].append([region.start, region.end])
        else:
            found.append([[region.start, region.end]])
    return found


def _with(document, quotes, regions, rows, act_sure=0.0):
    if not rows:
        return quotes
    taken = [span for contents, _, _ in rows for span in contents]
    gone = {id(quote) for quote in Held(quotes).by(taken)}
    kept = [quote for quote in quotes if id(quote) not in gone]
    return kept + [quote_at(document, *row, SURE, regions)._replace(act_sure=act_sure) for row in rows]
