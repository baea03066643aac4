"""Why each event has its day: the expression of time that gives it, or the other way in which it was dated."""

import pandas as pd

from helpers.dates import explain
from helpers.tables.rows import is_one_of


def why_dated(events, mentions, dates, articles):
    """Return a row an event, with the index of `events`: how_dated, why.

    `how_dated` is as in table mentions, of the first mention whose expression gives the event's day, else of the first
    mention; the event's evidence comes first. It is "" for an event without mentions. `why` is the phrase of the expression
    and the day it was counted from (`dates.explain`), or "" if no expression gives the day.
    """
    mentions = mentions[is_one_of(mentions["event_id"], events["event_id"])]
    dates = dates[is_one_of(dates["article_id"], mentions["article_id"])]
    resolved = dates[dates["first_day"].notna()]
    resolved = resolved.assign(why=explain(dates, articles).reindex(resolved.index))
    by_article = dict(list(resolved.groupby("article_id")))
    by_event = dict(list(mentions.groupby("event_id")))
    rows = [_reason(event, by_event.get(event.event_id), by_article) for event in events.itertuples()]
    return pd.DataFrame(rows, columns=["how_dated", "why"], index=events.index)


def _reason(event, mentions, by_article):
    if mentions is None:
        return "", ""
    best = event.evidence
    evidence = (mentions["article_id"] == best["article_id"]) & (mentions["start"] == best["start"])
    mentions = mentions.assign(best=~evidence).sort_values(["best", "article_id", "start"])
    for mention in mentions.itertuples():
        dates = by_article.get(mention.article_id)
        if mention.how_dated != "expression" or dates is None:
            continue
        inside = (dates["start"] >= mention.start) & (dates["end"] <= mention.end)
        inside &= (dates["first_day"] <= event.last_day) & (dates["last_day"] >= event.first_day)
        if inside.any():
            return "expression", dates.loc[inside, "why"].iloc[0]
    return mentions["how_dated"].iloc[0], ""
