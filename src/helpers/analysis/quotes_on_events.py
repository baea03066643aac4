"""Which quotations are about which event: those in a sentence of the event, or said on its day in an article on it."""

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from helpers.tables.rows import arrow_of, is_one_of
from helpers.tables.stored import SPANS

SAME_SENTENCE, SAME_DAY = "same sentence", "same day, same article"
PARTS = ("content", "cue", "source")
COLUMNS = ["event_id", "quote_id", "matched_by"]
MENTIONED = ["event_id", "article_id", "start", "end"]
AT_ONCE = 20_000  # quotations that are set beside mentions at the same time


def quotes_on_events(quotes, mentions, events):
    """Return a row a quotation and event: event_id, quote_id, matched_by.

    A quotation is matched to an event by sentence if its content, cue or source overlaps a sentence that mentions the event.
    A quotation that is in no such sentence is matched by day if its days lie within those of the event and its article
    mentions the event. `quotes`, `mentions` and `events` are the tables.

    >>> quotes = pd.DataFrame({"quote_id": ["a-q1"], "article_id": ["a"], "content": [[[10, 20]]], "cue": [[]],
    ...     "source": [[]], "first_day": [pd.NaT], "last_day": [pd.NaT]})
    >>> mentions = pd.DataFrame({"event_id": ["e1"], "article_id": ["a"], "start": [0], "end": [30]})
    >>> events = pd.DataFrame({"event_id": ["e1"], "first_day": [pd.NaT], "last_day": [pd.NaT]})
    >>> quotes_on_events(quotes, mentions, events)["matched_by"].tolist()
    ['same sentence']
    """
    found = [
        _on_events(quotes.iloc[first : first + AT_ONCE], mentions, events)
        for first in range(0, max(len(quotes), 1), AT_ONCE)
    ]
    return pd.concat(found).sort_values(["event_id", "quote_id"], kind="stable").reset_index(drop=True)


def _on_events(quotes, mentions, events):
    """Return what `quotes_on_events` does of few quotations, in another order: each is set beside all mentions of its article."""
    mentions = mentions.loc[is_one_of(mentions["article_id"], quotes["article_id"]), MENTIONED]
    same_sentence = _spans(quotes).merge(mentions, on="article_id")
    same_sentence = same_sentence[
        (same_sentence["from"] < same_sentence["end"]) & (same_sentence["to"] > same_sentence["start"])
    ][["event_id", "quote_id"]].drop_duplicates()
    in_article = mentions[["event_id", "article_id"]].drop_duplicates()
    in_article = in_article.merge(events[["event_id", "first_day", "last_day"]].dropna(), on="event_id")
    days = quotes[["quote_id", "article_id", "first_day", "last_day"]].dropna()
    days = days[~is_one_of(days["quote_id"], same_sentence["quote_id"])].merge(
        in_article, on="article_id", suffixes=("", "_of")
    )
    days = days[(days["first_day"] >= days["first_day_of"]) & (days["last_day"] <= days["last_day_of"])]
    return pd.concat([same_sentence.assign(matched_by=SAME_SENTENCE), days.assign(matched_by=SAME_DAY)])[COLUMNS]


def _held(column):
    """Return a column of lists of spans as an Arrow array."""
    if isinstance(column.dtype, pd.ArrowDtype):
        return arrow_of(column)
    return pa.array([list(map(list, spans)) for spans in column], SPANS)


def _spans(quotes):
    """Return a row a span of a content, cue or source of `quotes`: quote_id, article_id, from, to."""
    found = []
    for name in PARTS:
        spans = _held(quotes[name])
        pairs = pc.list_flatten(spans)
        rows = quotes[["quote_id", "article_id"]].take(pc.list_parent_indices(spans))
        found.append(rows.assign(**{end: pc.list_element(pairs, n).to_numpy() for n, end in enumerate(("from", "to"))}))
    return pd.concat(found)
