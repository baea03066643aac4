"""An article's text as HTML in which quotations, cues, sources, dates and events' sentences are marked.

Spans may overlap and nest in any way: a date may stand inside a quotation, a cue between two parts of one. The text is
therefore cut at every start and end of a span, and each piece is wrapped in the marks that cover it. HTML elements never
cross.
"""

import html
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from markupsafe import Markup

from helpers.site import urls
from helpers.text.segment import paragraph_spans


class Mark(NamedTuple):
    """One marked span: `start` and `end` in characters, its `css_class`, its `anchor` (an id, or "") and its `title`."""

    start: int
    end: int
    css_class: str
    anchor: str
    title: str


def marked_text(text, quotes=None, dates=None, mentions=None, declined=None, keep=None):
    """Return the paragraphs of `text` as a list of Markup; the frames, or lists of their rows, are of this article, or None.

    Anchors are `q<n>` for a quotation, `d<start>` for a date, `e<start>` for a sentence that mentions an event, and
    `s<start>` for a row of `declined` (start, end). `keep` lists the spans to show, in order; "[…]" stands for the text
    between them. None shows everything.
    """
    marks = [*_quotes(quotes), *_dates(dates), *_mentions(mentions), *_declined(declined)]
    paragraphs, anchored, spans = [], set(), paragraph_spans(text)
    for (start, end), own in zip(spans, _by_span(marks, spans), strict=True):
        shown = [(start, end)] if keep is None else _kept(start, end, keep)
        pieces = [_paragraph(text, *span, own, anchored) for span in shown]
        if pieces:
            cut = [shown[0][0] > start, shown[-1][1] < end]
            paragraphs.append(Markup(f"{CUT * cut[0]}{CUT.join(pieces)}{CUT * cut[1]}"))
        elif not paragraphs or paragraphs[-1] != Markup(CUT):
            paragraphs.append(Markup(CUT))
    return paragraphs


CUT = '<span class="quiet"> […] </span>'


def _by_span(marks, spans):
    """Return a list of lists: of each of `spans`, which follow on each other, the marks that reach into it."""
    found, starts, ends = [[] for _ in spans], [start for start, _ in spans], [end for _, end in spans]
    for mark in marks:
        for place in range(bisect_right(ends, mark.start), bisect_left(starts, mark.end)):
            found[place].append(mark)
    return found


def _kept(start, end, keep):
    inside = [(max(first, start), min(last, end)) for first, last in keep if first < end and last > start]
    return [span for span in inside if span[0] < span[1]]


def _each(rows):
    """Return the rows of a frame as tuples with names; a list of such tuples as it is; nothing for None."""
    return () if rows is None else rows.itertuples() if hasattr(rows, "itertuples") else rows


def _quotes(quotes):
    for row in _each(quotes):
        number = urls.quotation_anchor(row.quote_id)
        title = f"said by {row.speaker or 'a speaker not resolved'} ({row.kind}, {row.how_resolved})"
        for part, (start, end) in enumerate(row.content):
            yield Mark(int(start), int(end), "said", number if part == 0 else "", title)
        for spans, css_class, title in (
            (row.cue, "how", f"cue of {number}"),
            (row.source, "who", f"source of {number}"),
        ):
            for start, end in spans if spans is not None else ():
                yield Mark(int(start), int(end), css_class, "", title)


def _dates(dates):
    for row in _each(dates):
        yield Mark(
            row.start,
            row.end,
            "when",
            urls.anchor(row.start, "date"),
            f"{row.value or 'not resolved'} ({row.rule}, from {row.anchor})",
        )


def _mentions(mentions):
    for start in sorted({row.start for row in _each(mentions)}):
        yield Mark(int(start), int(start) + 1, "event", urls.anchor(start, "event"), "")


def _declined(declined):
    for row in _each(declined):
        yield Mark(int(row.start), int(row.end), "asked", urls.anchor(row.start, "declined"), "asked, and not quoted")


def _paragraph(text, first, last, marks, anchored=None):
    """Return the HTML of text[first:last]; `anchored` holds the anchors already set: a mark may run over paragraphs."""
    anchored = set() if anchored is None else anchored
    inside = [mark for mark in marks if mark.start < last and mark.end > first]
    cuts = sorted({first, last, *(min(max(edge, first), last) for mark in inside for edge in mark[:2])})
    pieces = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        covering = [mark for mark in inside if mark.start <= start and mark.end >= end]
        covering.sort(key=lambda mark: (mark.start - mark.end, mark.css_class))  # the longest mark is the outermost
        piece = html.escape(text[start:end], quote=False)
        for mark in reversed(covering):
            piece = _wrap(piece, mark, anchored)
        pieces.append(piece)
    return "".join(pieces)


def _wrap(piece, mark, anchored):
    anchor = f' id="{mark.anchor}"' if mark.anchor and mark.anchor not in anchored else ""
    anchored.add(mark.anchor)
    if mark.css_class == "event":
        return f"<span{anchor}>{piece}</span>"
    return f'<mark class="{mark.css_class}"{anchor} title="{html.escape(mark.title, quote=True)}">{piece}</mark>'
