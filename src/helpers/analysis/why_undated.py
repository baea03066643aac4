"""Why an event has no day: what of time stands near the sentences that tell of it."""

import numpy as np
import pandas as pd

NEAR = 400  # characters before a sentence in which the day of what it tells may stand
REASONS = {
    "not taken": "a day beside it was not taken",
    "vague": "the time beside it gives no day",
    "before": "a day in the sentences before was not taken",
    "another": "the day beside it is another event’s",
    "background": "no time is near: background",
}  # the first that holds of any sentence counts
DATABLE = ("not taken", "vague", "before")  # those of events that a reader might still date


def why_undated(events: pd.DataFrame, mentions: pd.DataFrame, dates: pd.DataFrame) -> pd.Series:
    """Return for each of `events` without a day which of REASONS holds, a Series of their index; "" where none mentions it.

    >>> days = pd.to_datetime(pd.Series([None]))
    >>> events = pd.DataFrame({"event_id": ["e"], "first_day": days})
    >>> mentions = pd.DataFrame({"event_id": ["e"], "article_id": ["a"], "start": [40], "end": [80], "how_dated": ["undated"]})
    >>> dates = pd.DataFrame({"article_id": ["a"], "start": [50], "end": [58], "first_day": days})
    >>> why_undated(events, mentions, dates).tolist()
    ['vague']
    """
    lacking = events.loc[events["first_day"].isna(), "event_id"]
    rows = mentions[mentions["event_id"].isin(lacking)]
    taken = mentions[mentions["how_dated"].eq("expression")]
    taken = set(zip(taken["article_id"], taken["start"], strict=True))
    by_article = {article_id: _sorted(own) for article_id, own in dates.groupby("article_id")}
    order, best = list(REASONS), {}
    for row in rows.itertuples():
        reason = _reason(row, by_article.get(row.article_id), (row.article_id, row.start) in taken)
        best[row.event_id] = min(best.get(row.event_id, len(order)), order.index(reason))
    return lacking.map(lambda event_id: order[best[event_id]] if event_id in best else "").astype("str")


def _sorted(dates):
    dates = dates.sort_values("start", kind="stable")
    return dates["start"].to_numpy(), dates["first_day"].notna().to_numpy()


def _reason(mention, dates, taken):
    if dates is None:
        return "background"
    starts, known = dates
    first, begin, end = np.searchsorted(starts, [mention.start - NEAR, mention.start, mention.end])
    if known[begin:end].any():
        return "another" if taken else "not taken"
    if end > begin:
        return "vague"
    return "before" if known[first:begin].any() else "background"
