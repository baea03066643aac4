"""Quotations on the events they are about: said in a sentence of the event, or on its day in an article that tells of it."""

import pandas as pd

SAME_SENTENCE, SAME_DAY = "same sentence", "same day, same article"
COLUMNS = ["event_id", "quote_id", "placed_by"]


def quotes_on_events(quotes, mentions, events):
    """Return a row a quotation and event: event_id, quote_id, placed_by.

    A quotation whose content, cue or source shares characters with a sentence that mentions the event is placed by the
    sentence; else one that may have been said only within the event's days, in an article that mentions it, by the day.
    `quotes`, `mentions` and `events` are the tables.

    >>> quotes = pd.DataFrame({"quote_id": ["a-q1"], "article_id": ["a"], "content": [[[10, 20]]], "cue": [[]],
    ...     "source": [[]], "first_day": [pd.NaT], "last_day": [pd.NaT]})
    >>> mentions = pd.DataFrame({"event_id": ["e1"], "article_id": ["a"], "start": [0], "end": [30]})
    >>> events = pd.DataFrame({"event_id": ["e1"], "first_day": [pd.NaT], "last_day": [pd.NaT]})
    >>> quotes_on_events(quotes, mentions, events)["placed_by"].tolist()
    ['same sentence']
    """
    spans = pd.DataFrame(
        [
            (row.quote_id, row.article_id, int(start), int(end))
            for row in quotes.itertuples()
            for part in (row.content, row.cue, row.source)
            for start, end in part
        ],
        columns=["quote_id", "article_id", "from", "to"],
    )
    near = spans.merge(mentions[["event_id", "article_id", "start", "end"]], on="article_id")
    near = near[(near["from"] < near["end"]) & (near["to"] > near["start"])][["event_id", "quote_id"]].drop_duplicates()
    told = mentions[["event_id", "article_id"]].drop_duplicates()
    told = told.merge(events[["event_id", "first_day", "last_day"]].dropna(), on="event_id")
    days = quotes[["quote_id", "article_id", "first_day", "last_day"]].dropna()
    days = days[~days["quote_id"].isin(near["quote_id"])].merge(told, on="article_id", suffixes=("", "_of"))
    days = days[(days["first_day"] >= days["first_day_of"]) & (days["last_day"] <= days["last_day_of"])]
    found = pd.concat([near.assign(placed_by=SAME_SENTENCE), days.assign(placed_by=SAME_DAY)])
    return found[COLUMNS].sort_values(["event_id", "quote_id"], kind="stable").reset_index(drop=True)
