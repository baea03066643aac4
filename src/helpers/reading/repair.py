"""Spoilt paragraphs to what their author wrote: each repair undoes what an extraction or a typesetter did.

Characters first (two small marks for one, hyphens of a layout, other marks for apostrophes), then paragraphs (list signs,
quotation marks moved over a paragraph's end, sentences cut in two). Letters in a wrong encoding are mended before, by mojibake.
"""

import re
from collections import Counter

from helpers.reading.clean import ENDED

LETTERS = "letters of UTF-8 that were read in another encoding"
DOUBLED = "quotation marks written as two small marks"
HYPHENS = "hyphens of a layout"
APOSTROPHES = "apostrophes written as another mark"
LISTS = "list signs"
MOVED = "quotation marks that stood in the paragraph before or after theirs"
CUT = "sentences that were cut over two paragraphs"

TWO = re.compile("``|‘‘|''|’’")
OPENING = ("``", "‘‘")
CONTRACTED = re.compile(r"[‘`´](?<=[A-Za-z].)(?=(?:t|s|re|ve|ll|d|m)\b)")
LAYOUT_HYPHENS = re.compile("[\u2010\u2011]")
SIGNS = "•▪■●◦‣⁃∙▶►➤»›"
SIGN = re.compile(r"(?:[•▪■●◦‣⁃∙▶►➤]+|[»›](?=\s))\s*(?=\S)")
CLOSES = {"“": "”", '"': '"', "«": "»"}
COMMA_IN_MARKS = (",”", ',"')
LAST_WORDS = 8  # words of the shortest half sentence


def repaired(blocks):
    """Return (paragraphs, {what: how often}): `blocks`, cleaned paragraphs, without what extractions spoilt.

    >>> repaired(["It`s over, she said. “", "We go."])[0]
    ['It’s over, she said.', '“We go.']
    """
    counts = Counter()
    text = "\n".join(blocks)
    if "\u2011" in text or "\u2010" in text:
        text = _counted(LAYOUT_HYPHENS, "-", text, HYPHENS, counts)
    if any(mark in text for mark in "‘`´"):
        text = _counted(CONTRACTED, "’", text, APOSTROPHES, counts)
    blocks = text.split("\n") if blocks else []
    if any(pair in text for pair in ("``", "''", "‘‘")):
        blocks = [_doubled(line, counts) for line in blocks]
    if any(sign in text for sign in SIGNS):
        blocks = _without_signs(blocks, "«" in text or "‹" in text, counts)
    blocks = _whole_sentences(_marks_in_place(blocks, counts), counts)
    return blocks, dict(+counts)


def repairs(counts):
    """Return the words that a note says of repairs."""
    return "repaired: " + ", ".join(f"{number} {what}" for what, number in counts.items() if number)


def _counted(pattern, instead, text, what, counts):
    text, number = pattern.subn(instead, text)
    counts[what] += number
    return text


def _doubled(line, counts):
    """Return `line` with “ and ” for ``, '' and their like: a closing pair only where an opening one stands before it."""
    is_open = False

    def mark(match):
        nonlocal is_open
        before, after = line[max(0, match.start() - 1) : match.start()], line[match.end() : match.end() + 1]
        opens = match[0] in OPENING or match[0] == "''" and (not before or before in " (—–-[") and after.isalnum()
        if not opens and (not is_open or after.isalnum()):
            return match[0]
        is_open = opens
        counts[DOUBLED] += 1
        return "“" if opens else "”"

    return TWO.sub(mark, line)


def _without_signs(blocks, french, counts):
    """Return `blocks` without the signs before the items of a list; » is none where the text has « as well (`french`)."""
    kept = []
    for line in blocks:
        match = SIGN.match(line)
        if match and not (french and line[0] in "»›"):
            counts[LISTS] += 1
            line = line[match.end() :]
        kept.append(line)
    return kept


def _marks_in_place(blocks, counts):
    """Return `blocks` with the marks that an extraction moved over the end of a paragraph where they belong."""
    kept = []
    for line in blocks:
        if kept and line:
            line = _taken_from(kept, line, counts)
        if kept and line:
            line = _given_back(kept, line, counts)
        if line:
            kept.append(line)
    return kept


def _taken_from(kept, line, counts):
    """An opening mark, alone or behind a space at the end of the paragraph before, goes to the head of `line`."""
    before = kept[-1]
    mark = before[-1:]
    if mark not in CLOSES or before[-2:-1] not in ("", " ") or not line[0].isalnum() or "„" in before:
        return line
    if mark == '"' and not (before.count('"') % 2 and line.count('"') % 2):
        return line
    kept[-1] = before[:-1].rstrip()
    if not kept[-1]:
        kept.pop()
    counts[MOVED] += 1
    return mark + line


def _given_back(kept, line, counts):
    """A closing mark, alone or before a space at the head of `line`, goes to the end of the paragraph before."""
    mark, before = line[0], kept[-1]
    if mark not in CLOSES.values() or line[1:2] not in ("", " ") or not _is_open(before, mark):
        return line
    rest = line[1:].lstrip()
    if mark == '"' and rest and not (rest[0].islower() or before[-1] == ","):
        return line  # as well an opening mark with a space behind it
    kept[-1] = before + mark
    counts[MOVED] += 1
    return rest


def _is_open(text, closing):
    if closing == '"':
        return text.count('"') % 2 == 1
    opening = next(mark for mark, other in CLOSES.items() if other == closing)
    return text.rfind(opening) > text.rfind(closing)


def _whole_sentences(blocks, counts):
    """Return `blocks` with the halves of a sentence as one: one begins with a capital and does not end, one ends."""
    kept = []
    for line in blocks:
        if kept and _goes_on(kept[-1], line):
            kept[-1] += f" {line}"
            counts[CUT] += 1
        else:
            kept.append(line)
    return kept


def _goes_on(before, line):
    if before[-2:] in COMMA_IN_MARKS:  # “We go,” | she said.
        return line[0].isalpha()
    if not line[0].islower() or not (before[-1].isalpha() or before[-1] == ","):
        return False
    begins = before.lstrip("“\"‘'«(")[:1].isupper() and len(before.split(None, LAST_WORDS)) > LAST_WORDS
    return begins and bool(ENDED.search(line))
