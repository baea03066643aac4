"""Temporal expressions in articles, and the days they mean: table dates.

Types and values follow TIMEX3 (TimeML; Pustejovsky and others, 2003). One regular expression of the rules in
patterns.csv runs over the text; each rule's resolver says what its expression means, counted from publication, from a
date mentioned before, or standing for itself.
"""

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

import pandas as pd

from helpers.dates import explicit, holidays, lengths, nth, numeric, offsets, periods, relative, times, weekdays
from helpers.dates.days import NOTHING
from helpers.dates.not_dates import vetoed
from helpers.dates.patterns import compiled, rule_of
from helpers.dates.reader import Reader
from helpers.dates.saying import REACH, day_said, quoted_spans
from helpers.dates.starts import starts
from helpers.tables import conform
from helpers.text import documents

ROOMS = (explicit, numeric, periods, holidays, nth, weekdays, offsets, relative, lengths, times)


@cache
def resolver(name):
    """Return the function of that name in the rooms of resolvers, named in patterns.csv."""
    return next(getattr(room, name) for room in ROOMS if hasattr(room, name))


class Date(NamedTuple):
    """One expression: the columns of table dates after article_id; first_day and last_day are datetime.date or None."""

    start: int
    end: int
    phrase: str
    type: str
    value: str
    first_day: object
    last_day: object
    precision: str
    rule: str
    anchor: str


def dates_in(document):
    """Return the list of Dates of a Document, in order; linear in its length.

    >>> from helpers.text import Document
    >>> document = Document("He came on Monday and left two days later.", published="2018-07-12")
    >>> [(date.phrase, date.value) for date in dates_in(document)]
    [('Monday', '2018-07-09'), ('two days later', '2018-07-11')]
    """
    at = Reader(document)
    found = list(_found(at))
    return _as_said(found, at)


def find_dates(articles: pd.DataFrame) -> pd.DataFrame:
    """Return table dates of `articles`, which need article_id and text; published and title are used where there.

    >>> articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-12"], "text": ["He left on July 6."]})
    >>> find_dates(articles)[["phrase", "value", "anchor"]].values.tolist()
    [['July 6', '2018-07-06', 'publication']]
    """
    articles = articles.assign(**{name: "" for name in ("published", "title") if name not in articles})
    rows = [(document.article_id, *row) for document in documents(articles) for row in dates_in(document)]
    return conform("dates", pd.DataFrame(rows, columns=["article_id", *Date._fields]))


def _found(at):
    """Yield (Date, its rule, its groups, its edge) from the text's beginning to its end."""
    expression, numbers = compiled()
    done = 0
    for position in starts(at.text):
        match = expression.match(at.text, position) if position >= done else None
        if not match:
            continue
        rule = rule_of(numbers[match.lastgroup])
        at.step_to(*match.span(), match["edge"])
        groups = _groups(rule, at.text, match.start("rule"))
        if vetoed(rule, groups, at):
            continue
        groups = {name: " ".join(words.split()) for name, words in groups.items()}  # they may stand on two lines
        row = _resolved(rule, groups, at)
        if row:
            yield row, rule, groups, at.edge
            done = at.end


def _groups(rule, text, start):
    """Return {name: words} of the groups of a rule whose expression begins at `start`, those that are empty left out."""
    return {name: words for name, words in rule.expression.match(text, start).groupdict().items() if words}


def _as_said(found, at):
    """Return the Dates, those counted from publication inside a quotation counted from the day it was said, if told."""
    dates, published = [row for row, *_ in found], at.published
    begins = [row.start for row in dates]
    for span in quoted_spans(at.text) if found else ():
        inside = range(bisect_left(begins, span[0]), bisect_left(begins, span[1]))
        inside = [n for n in inside if dates[n].anchor == "publication"]
        said = day_said(span, at.text, _beside(span, dates, begins)) if inside else None
        if said and said != published:
            at.published = said
            for n in inside:
                row, rule, groups, edge = found[n]
                at.begin_anew(row.start, row.end, edge, listed=rule.resolve == "and_day")
                row = _resolved(rule, groups, at)
                if row:  # None for the second day of a list whose first one could not be counted from the saying
                    dates[n] = row._replace(anchor="quotation" if row.anchor == "publication" else row.anchor)
            at.published = published
    return dates


def _beside(span, dates, begins):
    """Return the Dates near a quotation, outside it."""
    first, last = bisect_left(begins, span[0] - 2 * REACH), bisect_left(begins, span[1] + 2 * REACH)
    return [row for row in dates[first:last] if not span[0] <= row.start < span[1]]


def _resolved(rule, groups, at):
    """Return the Date of the expression in hand, or None where its rule finds that it is none."""
    try:
        when = resolver(rule.resolve)(groups, at)
    except (ValueError, OverflowError, NotImplementedError):  # a day before year 1 or after 9999
        when = NOTHING
    if when is None:
        return None
    at.remember(when)
    lacks_day = at.published is None and _relative(rule, groups)
    name = rule.name if when.value else "no anchor" if lacks_day else "not resolved"
    anchor = "text" if when.anchor == "comparison" else when.anchor
    phrase, days = at.original[at.start : at.end], (when.first_day, when.last_day)
    return Date(at.start, at.end, phrase, when.type, when.value, *days, when.precision, name, anchor)


def _relative(rule, groups):
    """Return whether an expression without a value lacks only a day to count from."""
    return rule.resolve != "numeric" and not any(groups.get(name) for name in ("y", "yy", "yw"))
