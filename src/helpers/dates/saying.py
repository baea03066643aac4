"""The day on which a quotation was said: dates inside its marks are counted from that day."""

import re

from helpers.dates import lexicon

MARKS = re.compile('“[^“”\x00]{1,2000}”|``[^`\x00]{1,2000}\'\'|"[^"\x00]{1,2000}"')
REACH = 160  # characters between a quotation and the date of its saying


def quoted_spans(text):
    """Return the [start, end) of what stands between quotation marks, marks included.

    >>> quoted_spans('He said, "Tomorrow." She left.')
    [(9, 20)]
    """
    return [match.span() for match in MARKS.finditer(text)]


def day_said(span, text, dates):
    """Return the day on which the quotation `span` was said, by a date outside it whose clause holds a verb of saying.

    `dates` are the Dates near it. None where no date says so.
    """
    said = re.compile(rf"\b(?:{lexicon.cues('saying')})\b")
    start, end = span
    for date in dates:
        if date.precision != "day" or not date.first_day:
            continue
        between = text[date.end : start] if date.start < start else text[end : date.start]
        whole = between if date.start < start else between + text[date.end : date.end + 40]
        if len(between) < REACH and not re.search(r"[.!?]\s|\x00|[“\"]", between) and said.search(whole):
            return date.first_day
    return _scene(start, dates)


def _scene(start, dates):
    """Return the weekday that the words before a quotation set its scene on ("… told senators on Wednesday. “Today …”")."""
    before = [date for date in dates if date.end <= start and date.precision == "day" and date.first_day]
    set_by = before[-1] if before else None
    return set_by.first_day if set_by and set_by.rule == "weekday" and start - set_by.end < REACH else None
