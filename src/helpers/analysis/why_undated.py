"""Why an event has no day: what of time stands near the sentences that tell of it."""

import numpy as np
import pandas as pd

from helpers.tables.rows import is_one_of

NEAR = 400  # characters before a sentence in which the day of what it tells may stand
REASONS = {
    "not taken": "a day beside it was not taken",
    "vague": "the time beside it gives no day",
    "before": "a day in the sentences before was not taken",
    "another": "the day beside it is another event’s",
    "background": "no time is near: background",
}  # the first that holds of any sentence counts
COLUMNS = ["event_id", "article_id", "start", "end"]
LONGEST = 1 << 32  # characters of an article, so that its number and a place in it make one number
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
    own = is_one_of(mentions["event_id"], lacking).to_numpy()
    places = pd.factorize(mentions["article_id"])[0] * LONGEST + mentions["start"].to_numpy(dtype=np.int64)
    taken = np.isin(places[own], places[mentions["how_dated"].eq("expression").to_numpy()])
    rows = mentions.loc[own, COLUMNS]
    best = _reasons(rows, dates, taken).groupby(rows["event_id"]).min()
    return lacking.map(best.map(dict(enumerate(REASONS)))).fillna("").astype("str")


def _reasons(mentions, dates, taken):
    """Return the number of the reason of each of `mentions`, a Series beside them; `taken` says where a day stands that was taken."""
    articles, names = pd.factorize(dates["article_id"])
    places = articles * LONGEST + dates["start"].to_numpy(dtype=np.int64)
    order = np.argsort(places, kind="stable")
    places, known = places[order], np.append(0, np.cumsum(dates["first_day"].notna().to_numpy()[order]))
    home = (
        pd.Index(names).get_indexer(mentions["article_id"]) * LONGEST
    )  # below all places where an article has no date
    start, end = (mentions[name].to_numpy(dtype=np.int64) for name in ("start", "end"))
    first, begin, end = (np.searchsorted(places, home + at) for at in (np.maximum(start - NEAR, 0), start, end))
    beside, before = known[end] > known[begin], known[begin] > known[first]
    numbers = {name: number for number, name in enumerate(REASONS)}
    found = np.select(
        [beside & taken, beside, end > begin, before],
        [numbers[name] for name in ("another", "not taken", "vague", "before")],
        numbers["background"],
    )
    return pd.Series(found, mentions.index)
