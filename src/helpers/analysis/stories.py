"""The tables of some stories, and what a story's page counts."""

import numpy as np
import pandas as pd

from helpers.analysis import AllTables
from helpers.problems import DatelineError
from helpers.tables.rows import is_one_of, values_of

MOST_BARS = 60  # periods that a chart of articles over time has at most
PERIODS = (("day", "D"), ("week", "W-SUN"), ("month", "M"), ("quarter", "Q"), ("year", "Y"))
BY_ARTICLE = ("articles", "sentences", "dates", "quotes", "mentions")  # tables whose rows belong to one article


class OfStories:
    """The tables, as attributes, with only the rows of the articles of `story_ids`, each chosen when it is asked for; others stay whole."""

    def __init__(self, tables: AllTables, story_ids) -> None:
        self._tables = tables
        self._own = tables.articles.loc[is_one_of(tables.articles["story_id"], list(story_ids)), "article_id"]

    def __getattr__(self, name: str) -> pd.DataFrame:
        frame = getattr(self._tables, name)
        if name in BY_ARTICLE:
            here = is_one_of(frame["article_id"], self._own)
            frame = frame if here.all() else frame[here]
        setattr(self, name, frame)
        return frame


def events_of(tables: AllTables, limit: int) -> pd.DataFrame:
    """Return the `limit` dated events that most articles of `tables` mention, by day; of equal ones, the more salient."""
    texts = tables.mentions[["event_id", "article_id"]].drop_duplicates()["event_id"].value_counts()
    events = tables.events[is_one_of(tables.events["event_id"], texts.index) & tables.events["first_day"].notna()]
    here = set(tables.articles["article_id"])
    events = events[np.array([proof["article_id"] in here for proof in values_of(events["evidence"])], dtype=bool)]
    order = events.assign(n=events["event_id"].map(texts)).sort_values(
        ["n", "salience", "event_id"], ascending=[False, False, True]
    )
    return order.head(limit).sort_values(["first_day", "event_id"]).drop(columns="n").reset_index(drop=True)


def articles_by_period(published: pd.Series) -> pd.DataFrame:
    """Return a row a period from the first to the last day of `published`: first_day and articles; empty without days.

    The period, in `attrs["period"]`, is the shortest of day, week, month, quarter and year that gives at most MOST_BARS rows.
    """
    days = published.dropna()
    if not len(days):
        return pd.DataFrame({"first_day": [], "articles": []})
    spans = [(name, days.dt.to_period(code)) for name, code in PERIODS]
    period, of_day = next((one for one in spans if (one[1].max() - one[1].min()).n < MOST_BARS), spans[-1])
    counts = of_day.value_counts().reindex(
        pd.period_range(of_day.min(), of_day.max(), freq=of_day.dtype.freq), fill_value=0
    )
    found = pd.DataFrame({"first_day": counts.index.start_time, "articles": counts.to_numpy()})
    found.attrs["period"] = period
    return found


def story_named(stories: pd.DataFrame, named: str) -> str:
    """Return the story_id of the story that `named` means: an id, a title, or words that one title alone holds.

    Raises DatelineError where there is none, or more than one.
    """
    wanted = named.casefold().strip()
    for fits in (
        stories["story_id"] == named,
        stories["title"].str.casefold() == wanted,
        stories["title"].str.casefold().str.contains(wanted, regex=False),
    ):
        found = stories.loc[fits, "story_id"].tolist()
        if len(found) == 1:
            return found[0]
        if found:
            break
    titles = "; ".join(stories["title"].head(8)) or "none"
    many = f"{len(found)} stories are called so" if found else "there is no such story"
    raise DatelineError(f"story: '{named}': {many}; give the title or the id of one; the corpus has: {titles}")
