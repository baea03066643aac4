"""Where the text stands in quotation marks: curly, straight, British single, guillemets; nested, continued, repaired.

One pass over a paragraph's marks with a stack, so linear in the text. Conventions followed: a quotation of several
paragraphs opens each of them and closes only the last (The Chicago Manual of Style 13.32); a mark of one style may
close another's where a keyboard mixed them; an apostrophe is no mark.
"""

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

import numpy as np

MARK = re.compile(r"``|''|[\"“”„‟‘’‚'«»‹›]")
GUILLEMET = re.compile("[«»‹›]")
FAMILIES = {"“": "double", "”": "double", "„": "double", "‟": "double", '"': "double", "``": "double", "''": "double"}
FAMILIES |= {"‘": "single", "’": "single", "‚": "single", "'": "single"}
FAMILIES |= {"«": "guillemet", "»": "guillemet", "‹": "guillemet", "›": "guillemet"}
ELISION = re.compile(r"(?:\d0s?|[67]\d|em|til|tis|twas|cause|cuz|bout|round|n|neath)\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…][)\]]*(?=\s|$)")
BEFORE_OPENING = "([{/-–—,:;>*|=“‘\"'«„"
LONGEST = 4000  # characters: a British single quotation longer than this in one paragraph is an apostrophe's doing
DEEPEST = 4


class Region(NamedTuple):
    """Text in quotation marks, [start, end) with its marks.

    `kind` is double, single or guillemet; `nesting` is 0 for the outermost; `continued` says that it takes up a
    quotation of the paragraph before; `open_ended` that it is not closed because the next paragraph takes it up;
    `repaired` that one of its marks was missing and its edge is a guess.
    """

    start: int
    end: int
    kind: str
    nesting: int
    continued: bool = False
    open_ended: bool = False
    repaired: bool = False


class Regions(list):
    """A document's Regions, by start."""

    @cached_property
    def outermost(self):
        """The regions that stand in no other, by start."""
        return [region for region in self if not region.nesting]

    @cached_property
    def _starts(self):
        return [region.start for region in self.outermost]

    def at(self, place):
        """Return the outermost region that holds character `place`, or None."""
        number = bisect_right(self._starts, place) - 1
        return self.outermost[number] if number >= 0 and place < self.outermost[number].end else None

    def holds(self, start, end):
        """Say whether characters [start, end) stand in one region."""
        region = self.at(start)
        return region is not None and end <= region.end


class _Mark(NamedTuple):
    start: int
    end: int
    sign: str
    family: str
    opens: bool
    closes: bool


def regions_of(document):
    """Return the document's Regions, by start; what is nested follows what holds it.

    >>> from helpers.text import Document
    >>> [region[:4] for region in regions_of(Document('“We’ll see,” she said.'))]
    [(0, 12, 'double', 0)]
    """
    return document.once("regions", lambda: _regions(document))


def _regions(document):
    text = document.text
    if not MARK.search(text):
        return Regions()
    reversed_guillemets = _guillemets_reversed(text)
    found, carried = [], None
    paragraphs = document.paragraphs.tolist()
    for number, (start, end) in enumerate(paragraphs):
        marks = _marks(text, start, end, reversed_guillemets)
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        regions, carried = _paragraph(text, start, end, marks, carried, following)
        found += regions
    return Regions(sorted(found, key=lambda region: (region.start, -region.end)))


def _guillemets_reversed(text):
    """Say whether » opens and « closes, as in German and Danish: the first guillemet of the text tells."""
    first = re.search("[«»]", text)
    return bool(first) and first[0] == "»"


def _marks(text, start, end, reversed_guillemets):
    marks = []
    for match in MARK.finditer(text, start, end):
        sign, first, last = match[0], match.start(), match.end()
        before = text[first - 1] if first > start else " "
        after = text[last] if last < end else " "
        family = FAMILIES[sign]
        loose = before.isspace() or before in BEFORE_OPENING
        opens = loose and not after.isspace()
        closes = not before.isspace() and not after.isalnum()
        if family == "guillemet":
            if first == start and after.isspace() and not GUILLEMET.search(text, last, end):
                continue  # a bullet
            opens = sign in ("»›" if reversed_guillemets else "«‹")
            closes = not opens
        elif family == "single":
            opens = opens and sign != "’" and not (sign == "'" and ELISION.match(text, last, end))
            closes = closes and sign not in "‘‚"
        elif sign in ("“", "„", "‟", "``"):
            opens, closes = (False, True) if closes and not opens else (True, False)  # “ may close: „…“
        elif sign == "”":
            opens, closes = opens and not closes, True
        elif sign == "''":
            opens, closes = opens and not closes, closes or not opens
        elif not opens and not closes:  # a straight mark between two letters or two spaces: whichever is wanted
            opens = closes = True
        if opens or closes:
            marks.append(_Mark(first, last, sign, family, opens, closes))
    return marks


def _paragraph(text, start, end, marks, carried, following):
    """Return one paragraph's regions, and the kind that is left open for the next paragraph (or None).

    `carried` is the kind of quotation that the paragraph before left open.
    """
    found, stack = [], []
    closers = _single_closers(text, marks)
    for place, mark in enumerate(marks):
        top = stack[-1] if stack else None
        if mark.family == "single":
            _single(text, marks, place, closers, stack, found)
        elif _closes(mark, stack):
            _close(mark.family, mark.end, stack, found)
        elif mark.opens and not _is_inches(text, mark, start):
            if top and top.family == mark.family and not _styles_differ(top, mark):  # the first was never closed
                _close_unclosed(text, stack, found, start, mark.start)
            if len(stack) < DEEPEST:
                stack.append(mark)
        elif mark.closes and not stack and not _is_inches(text, mark, start):
            begin = start if carried else _sentence_start(text, found[-1].end if found else start, mark.start)
            found.append(Region(begin, mark.end, mark.family, 0, bool(carried), False, not carried))
    left_open = None
    if stack:
        left_open = _leave_open(text, start, end, stack, found, following)
    if carried and found and found[0].start == start and found[0].kind == carried:
        found[0] = found[0]._replace(continued=True)
    return found, left_open


def _closes(mark, stack):
    if not mark.closes or not any(opened.family == mark.family for opened in stack):
        return False
    return not mark.opens or mark.sign in ('"', "''")


def _styles_differ(outer, mark):
    """Say whether curly marks open inside straight ones: a text pasted in with its own quotations."""
    return outer.sign == '"' and mark.sign == "“"


def _close(family, end, stack, found):
    """Close the innermost open region of `family`; a single mark left open inside it was an apostrophe."""
    while stack:
        opened = stack.pop()
        if opened.family == family:
            found.append(Region(opened.start, end, family, len(stack)))
            return
        if opened.family != "single":
            found.append(Region(opened.start, end, opened.family, len(stack), repaired=True))


def _close_unclosed(text, stack, found, start, limit):
    opened = stack.pop()
    if opened.family != "single":
        end = _sentence_stop(text, opened.end, limit)
        found.append(Region(opened.start, end, opened.family, len(stack), repaired=True))


def _single(text, marks, place, closers, stack, found):
    mark = marks[place]
    inside = any(opened.family == "single" for opened in stack)
    if inside and place in closers and stack[-1].family == "single":
        _close("single", mark.end, stack, found)
    elif mark.opens and not inside and len(stack) < DEEPEST:
        closer = closers.get("after", {}).get(place)
        near = closer is not None and marks[closer].start - mark.end < LONGEST
        if near or (mark.sign == "‘" and not stack):
            stack.append(mark)


def _single_closers(text, marks):
    """Return which single marks close (place: True) and, under "after", the next closer after each place.

    A mark after the s of a plural and before a small letter may be a possessive: it closes only where no surer mark
    follows before the next opening one.
    """
    closers, after, sure, coming = {}, {}, False, None
    for place in range(len(marks) - 1, -1, -1):
        mark = marks[place]
        if mark.family != "single":
            continue
        after[place] = coming
        if mark.closes:
            possessive = text[mark.start - 1] in "sS" and re.match(r" [a-z]", text[mark.end : mark.end + 2])
            if not (possessive and sure):
                closers[place], coming, sure = True, place, True
        if mark.opens and not mark.closes:
            sure = False
    closers["after"] = after
    return closers


def _leave_open(text, start, end, stack, found, following):
    """Close what the paragraph left open; return the kind that the next paragraph takes up, or None."""
    outer = stack[0]
    taken_up = following is not None and FAMILIES.get(text[following]) == outer.family and text[following] not in "”’"
    if taken_up:
        found.append(Region(outer.start, end, outer.family, 0, open_ended=True))
        return outer.family
    while stack:
        opened = stack.pop()
        if opened.family == "single":
            continue
        stop = end if opened.start == start else _sentence_stop(text, opened.end, end)
        found.append(Region(opened.start, stop, opened.family, len(stack), repaired=True))
    return None


def _is_inches(text, mark, start):
    return mark.sign == '"' and mark.start > start and text[mark.start - 1].isdigit() and not mark.opens


def _sentence_stop(text, start, limit):
    match = SENTENCE_END.search(text, start, limit)
    return match.end() if match else limit


def _sentence_start(text, start, limit):
    last = start
    for match in SENTENCE_END.finditer(text, start, limit - 2):
        last = match.end()
    while last < limit and text[last].isspace():
        last += 1
    return last


OUTSIDE, IN_DOUBLE, IN_CONTINUED, IN_SINGLE, NESTED, IN_REPAIRED = range(6)
N_STATES = 6


def quotation_states(document, regions=None):
    """Return each token's quotation state, an int8 array: outside, in double marks or guillemets, in a continued
    paragraph, in single marks, nested, in a repaired region (OUTSIDE … IN_REPAIRED)."""
    regions = regions_of(document) if regions is None else regions
    states = np.zeros(len(document.tokens), dtype=np.int8)
    for region in sorted(regions, key=lambda region: region.nesting):
        tokens = document.tokens_in(region.start, region.end)
        states[tokens.start : tokens.stop] = _state(region)
    return states


def _state(region):
    if region.nesting:
        return NESTED
    if region.repaired:
        return IN_REPAIRED
    if region.continued:
        return IN_CONTINUED
    return IN_SINGLE if region.kind == "single" else IN_DOUBLE
