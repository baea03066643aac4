"""An article's text as HTML in which quotations, cues, sources, dates and events' sentences are marked.

Spans may overlap and nest in any way (a date inside a quotation, a cue between two parts of one), so the text is cut at
every boundary and each piece is wrapped in the marks that cover it; no mark crosses another.
"""

import html
from typing import NamedTuple

from markupsafe import Markup

from helpers.site import urls
from helpers.text.segment import paragraph_spans


class Mark(NamedTuple):
    """One marked stretch: `start`, `end` in characters, CSS class `kind`, `anchor` (an id, or ""), `title`."""

    start: int
    end: int
    kind: str
    anchor: str
    title: str


def marked_text(text, quotes=None, dates=None, mentions=None, declined=None, keep=None):
    """Return the paragraphs of `text` as a list of Markup; the frames are those rows of one article, or None.

    A quotation's anchor is `q<n>`, a date's `d<start>`, an event's sentence's `e<start>`, that of a sentence of `declined`
    (article_id, start, end) `s<start>`. `keep` are the spans to show, in order; what stands between them is `[…]`; None
    shows all.
    """
    marks = [*_quotes(quotes), *_dates(dates), *_mentions(mentions), *_declined(declined)]
    paragraphs, anchored = [], set()
    for start, end in paragraph_spans(text):
        shown = [(start, end)] if keep is None else _kept(start, end, keep)
        pieces = [_paragraph(text, *span, marks, anchored) for span in shown]
        if pieces:
            cut = [shown[0][0] > start, shown[-1][1] < end]
            paragraphs.append(Markup(f"{CUT * cut[0]}{CUT.join(pieces)}{CUT * cut[1]}"))
        elif not paragraphs or paragraphs[-1] != Markup(CUT):
            paragraphs.append(Markup(CUT))
    return paragraphs


CUT = '<span class="quiet"> […] </span>'


def _kept(start, end, keep):
    inside = [(max(first, start), min(last, end)) for first, last in keep if first < end and last > start]
    return [span for span in inside if span[0] < span[1]]


def _quotes(quotes):
    for row in quotes.itertuples() if quotes is not None else ():
        number = urls.quotation_anchor(row.quote_id)
        said = f"said by {row.speaker or 'a speaker not resolved'} ({row.kind}, {row.how_resolved})"
        for part, (start, end) in enumerate(row.content):
            yield Mark(int(start), int(end), "said", number if part == 0 else "", said)
        for spans, kind, title in ((row.cue, "how", f"cue of {number}"), (row.source, "who", f"source of {number}")):
            for start, end in spans if spans is not None else ():
                yield Mark(int(start), int(end), kind, "", title)


def _dates(dates):
    for row in dates.itertuples() if dates is not None else ():
        yield Mark(
            row.start,
            row.end,
            "when",
            urls.anchor(row.start, "date"),
            f"{row.value or 'not resolved'} ({row.rule}, from {row.anchor})",
        )


def _mentions(mentions):
    for start in sorted(set(mentions["start"])) if mentions is not None else ():
        yield Mark(int(start), int(start) + 1, "event", urls.anchor(start, "event"), "")


def _declined(declined):
    for row in declined.itertuples() if declined is not None else ():
        yield Mark(int(row.start), int(row.end), "asked", urls.anchor(row.start, "declined"), "asked, and not heard")


def _paragraph(text, first, last, marks, anchored=None):
    """Return the HTML of text[first:last]; `anchored` are the anchors set before, for a mark that runs over paragraphs."""
    anchored = set() if anchored is None else anchored
    inside = [mark for mark in marks if mark.start < last and mark.end > first]
    cuts = sorted({first, last, *(min(max(edge, first), last) for mark in inside for edge in mark[:2])})
    pieces = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        open_ = [mark for mark in inside if mark.start <= start and mark.end >= end]
        open_.sort(key=lambda mark: (mark.start - mark.end, mark.kind))  # the longest outermost
        piece = html.escape(text[start:end], quote=False)
        for mark in reversed(open_):
            piece = _wrap(piece, mark, anchored)
        pieces.append(piece)
    return "".join(pieces)


def _wrap(piece, mark, anchored):
    anchor = f' id="{mark.anchor}"' if mark.anchor and mark.anchor not in anchored else ""
    anchored.add(mark.anchor)
    if mark.kind == "event":
        return f"<span{anchor}>{piece}</span>"
    return f'<mark class="{mark.kind}"{anchor} title="{html.escape(mark.title, quote=True)}">{piece}</mark>'
