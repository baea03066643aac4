"""Checks of rows that must hold for any text."""

from helpers.tables import DATE_TYPES, HOW_DATED, HOW_RESOLVED, QUOTE_KINDS, SPEAKER_KINDS, STATUSES


def span(text, start, end):
    """A span lies in its text and holds a character."""
    assert isinstance(start, int) and isinstance(end, int), (start, end)
    assert 0 <= start < end <= len(text), (start, end, len(text))


def days(first, last):
    """Both days are known or neither, and the first is not after the last."""
    assert (first is None) == (last is None), (first, last)
    assert first is None or first <= last, (first, last)


def dates(text, rows):
    """Dates stand in order, apart, as they are shown, of the known types."""
    done = 0
    for row in rows:
        span(text, row.start, row.end)
        assert row.start >= done, f"{row.phrase!r} begins inside the expression before it"
        assert row.phrase == text[row.start : row.end]
        assert row.type in DATE_TYPES and isinstance(row.value, str) and row.rule and row.anchor
        days(row.first_day, row.last_day)
        done = row.end


def quotes(text, rows):
    """Quotations are made of spans that stand apart, neither begin nor end blank, and do not share a character in a row."""
    for row in rows:
        assert row.content and row.kind in QUOTE_KINDS and 0 <= row.confidence <= 1 and 0 <= row.position <= 1
        for spans in (row.content, row.cue, row.source):
            apart(text, spans)
        assert row.n_words >= 0


def apart(text, spans):
    """Spans of one list stand in order and apart, and neither begin nor end blank."""
    done = 0
    for start, end in spans:
        span(text, start, end)
        assert start >= done, f"the spans {spans} overlap or are out of order"
        assert text[start:end] == text[start:end].strip(), f"{text[start:end]!r} begins or ends blank"
        done = end


def resolutions(quotations, rows):
    """Each quotation has one resolution, of the known kinds."""
    assert len(rows) == len(quotations)
    for row in rows:
        assert row.kind in SPEAKER_KINDS and row.how_resolved in HOW_RESOLVED and 0 <= row.confidence <= 1
        assert bool(row.name) or row.how_resolved == "unresolved"
        assert row.name == " ".join(row.name.split()), f"{row.name!r} is not on one line"


def mentions(text, rows):
    """Mentions stand in sentences of the text and hold their trigger; their days are in order."""
    for row in rows:
        span(text, row.start, row.end)
        assert row.start <= row.at < row.end and row.trigger
        assert row.how_dated in HOW_DATED and row.status in STATUSES and 0 <= row.confidence <= 1
        days(row.first_day, row.last_day)
