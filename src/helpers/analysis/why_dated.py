"""Why each event has its day: the expression in a sentence that gives it, else how it was dated."""

import pandas as pd

from helpers.dates import explain


def why_dated(events, mentions, dates, articles):
    """Return a frame beside `events`, a row each: how_dated and why.

    `how_dated` is expression, publication, linked, inherited, undated or correction, as in table mentions ("" without a
    mention); `why` is, for an expression, its phrase and what it was counted from (`dates.explain`), else "". The mention
    asked first is the event's evidence.
    """
    known = dates[dates["first_day"].notna()]
    known = known.assign(why=explain(dates, articles).reindex(known.index))
    by_article = dict(list(known.groupby("article_id")))
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
