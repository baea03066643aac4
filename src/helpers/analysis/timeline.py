"""What happened when: which events a timeline shows, why each has its day, and what was said about them."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from helpers.analysis import AllTables
from helpers.analysis.evidence import events_with_sentences, quotes_with_words, span_of_days
from helpers.analysis.quotes_on_events import SAME_SENTENCE, quotes_on_events
from helpers.analysis.sources import UNKNOWN, UNNAMED
from helpers.analysis.texts import with_texts
from helpers.analysis.why_dated import why_dated
from helpers.analysis.why_undated import REASONS, why_undated
from helpers.events import select_timeline
from helpers.tables.rows import is_one_of, lengths_of, values_of

MOST_DAYS = 60  # days that select_timeline gives at most for a topic
# the columns that a timeline without a topic reads, by table
READ = {"mentions": ["event_id", "article_id", "start", "end", "first_day", "how_dated", "confidence"]}
LEAST_SPACES = 3  # spaces in a quotation that the chart shows: it has at least four words
SPOKEN = [
    "event",
    "day",
    "speaker",
    "cue",
    "said",
    "matched_by",
    "outlet",
    "published",
    "article_id",
    "quote_id",
    "event_id",
]


def columns_read(topic: Sequence[str] = ()) -> dict:
    """Return {table: columns} of the tables of which a timeline reads some columns; {} with a `topic`, for which it reads all."""
    return {} if len(topic) else READ


def chosen_events(
    tables: AllTables, topic: Sequence[str] = (), event_from: str = "", event_to: str = ""
) -> pd.DataFrame:
    """Return the events that the articles of `tables` mention, most salient first.

    Dated events lie between event_from and event_to (ISO; "" leaves an end open); undated events stay. With a `topic` (a list
    of words), salience is the mean of the event's own and of the rank that `select_timeline` gives its day.
    """
    events = tables.events
    dated, keep = events["first_day"].notna(), is_one_of(events["event_id"], tables.mentions["event_id"])
    if event_from:
        keep &= ~dated | (events["last_day"].fillna(events["first_day"]) >= pd.Timestamp(event_from))
    if event_to:
        keep &= ~dated | (events["first_day"] <= pd.Timestamp(event_to))
    events = events if keep.all() else events[keep]
    if len(list(topic)) and len(events):
        events = _on_topic(tables, events, list(topic), event_from, event_to)
    order = events.sort_values(["salience", "first_day", "event_id"], ascending=[False, True, True])
    return order.reset_index(drop=True)


def _on_topic(tables, events, topic, event_from, event_to):
    days = select_timeline(tables.events, tables.mentions, with_texts(tables.articles), topic=topic, first_day=event_from or None,
                           last_day=event_to or None, limit=MOST_DAYS, dates=tables.dates)  # fmt: skip
    rank = {}
    for position, event_ids in enumerate(days.sort_values("salience", ascending=False)["event_ids"]):
        for event_id in event_ids:
            rank.setdefault(event_id, position)
    boost = 1 - events["event_id"].map(rank).fillna(len(days)) / max(1, len(days))
    return events.assign(salience=(events["salience"] + boost) / 2)


def most_salient(events: pd.DataFrame, limit: int = 20) -> pd.DataFrame:
    """Return the first `limit` dated events of `events` (from `chosen_events`)."""
    return events.iloc[np.flatnonzero(events["first_day"].notna())[:limit]]  # of a long table only these are copied


def by_day(events: pd.DataFrame, tables: AllTables, limit: int = 20) -> pd.DataFrame:
    """Return the `limit` most salient dated events by day, a row each.

    Columns: event, day, how_dated and why (from `why_dated`), first_day, status, outlets (how many), sentence, outlet,
    published, article_id, start. `tables` gives mentions, dates and articles.
    """
    top = most_salient(events, limit).sort_values(["first_day", "event_id"]).reset_index(drop=True)
    table = events_with_sentences(top, tables.articles).drop(columns="title")
    reasons = why_dated(top, tables.mentions, tables.dates, tables.articles)
    for column, name in enumerate(("how_dated", "why"), 2):
        table.insert(column, name, reasons[name].to_numpy())
    table.insert(4, "first_day", top["first_day"].to_numpy())
    table.insert(5, "status", top["status"].to_numpy())
    table.insert(6, "outlets", top["n_outlets"].to_numpy())
    return table


def spoken_on(events: pd.DataFrame, quotes: pd.DataFrame, tables: AllTables, limit: int = 20) -> pd.DataFrame:
    """Return the attributed `quotes` about the `limit` most salient dated events, by day of the event: columns SPOKEN."""
    top = most_salient(events, limit)
    mentions = tables.mentions[is_one_of(tables.mentions["event_id"], top["event_id"])]
    quotes = quotes[is_one_of(quotes["article_id"], mentions["article_id"])]
    rows = quotes_on_events(quotes, mentions, top).merge(
        top[["event_id", "label", "first_day", "last_day"]], on="event_id"
    )
    if not len(rows):
        return pd.DataFrame(columns=SPOKEN, dtype="str")
    words = quotes_with_words(quotes[is_one_of(quotes["quote_id"], rows["quote_id"])], tables.articles)
    rows = rows.merge(words, on="quote_id").sort_values(["first_day", "event_id", "published", "quote_id"])
    rows["day"] = [span_of_days(first, last) for first, last in zip(rows["first_day"], rows["last_day"], strict=True)]
    return rows.rename(columns={"label": "event"})[SPOKEN].reset_index(drop=True)


def shortest_quotations(spoken: pd.DataFrame) -> pd.DataFrame:
    """Return the one quotation that the chart shows below an event, a row each: event_id, speaker, said.

    It is the shortest with at least four words, in quotation marks, by a named speaker, in one sentence with the event.
    `spoken` is from `spoken_on`.
    """
    fit = spoken[~spoken["speaker"].isin([UNKNOWN, UNNAMED]) & (spoken["matched_by"] == SAME_SENTENCE)]
    fit = fit[fit["said"].str.contains('[“"]') & (fit["said"].str.count(" ") >= LEAST_SPACES)]
    fit = fit.assign(size=fit["said"].str.len()).sort_values(["size", "said"], kind="stable")
    return fit.groupby("event_id").head(1)[["event_id", "speaker", "said"]].reset_index(drop=True)


def contested(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row an event for which articles give different days: event, day, claims, article_id, start.

    `claims` is a list of dicts, one for each other day: first_day and last_day (ISO), claimed_by (outlets).
    """
    rows = events[lengths_of(events["conflict"]) > 0]
    proof = events_with_sentences(rows, articles)
    claims = pd.Series(
        [[_claim(claim) for claim in own] for own in values_of(rows["conflict"])], index=proof.index, dtype="object"
    )
    return proof[["event", "day"]].assign(claims=claims, article_id=proof["article_id"], start=proof["start"])


def _claim(claim):
    days = {name: pd.Timestamp(claim.get(name)) for name in ("first_day", "last_day")}
    iso = {name: "" if pd.isna(day) else f"{day.date()}" for name, day in days.items()}
    return {**iso, "claimed_by": list(claim.get("claimed_by", ()))}


def single_source(events: pd.DataFrame, articles: pd.DataFrame, limit: int = 20) -> pd.DataFrame:
    """Return those of the `limit` most salient dated events that one outlet alone mentions, a row each.

    Columns: event, day, outlet, article_id, start, articles (that mention it).
    """
    top = most_salient(events, limit)
    top = top[top["n_outlets"] <= 1].sort_values("first_day")
    table = events_with_sentences(top, articles)[["event", "day", "outlet", "article_id", "start"]]
    return table.assign(articles=top["n_articles"].to_numpy())


def tells_apart(events: pd.DataFrame, articles: pd.DataFrame) -> bool:
    """Say whether it tells something that one outlet alone mentions an event: most of the dated `events` have several.

    With one outlet in all, or with most events told by one alone, the mark would stand everywhere and tell nothing.
    """
    dated = events[events["first_day"].notna()]
    single = (dated["n_outlets"] <= 1).sum()
    return bool(articles["outlet"].nunique() > 1 and 0 < single <= len(dated) / 2)


def undated(
    events: pd.DataFrame, tables: AllTables, reasons: pd.Series | None = None, sentences: Sequence[str] | None = None
) -> pd.DataFrame:
    """Return a row an event without a day, most salient first: event, why (one of why_undated.REASONS), sentence, outlet, published,
    article_id, start. `tables` gives mentions, dates and articles. Where they are known, `reasons` are what why_undated returns of
    `events`, and `sentences` what evidence.sentences_of does.
    """
    missing = events["first_day"].isna()
    lacking = events[missing]
    known = None if sentences is None else [sentences[row] for row in np.flatnonzero(missing)]
    table = events_with_sentences(lacking, tables.articles, known)
    reasons = why_undated(lacking, tables.mentions, tables.dates) if reasons is None else reasons
    table = table.assign(why=reasons.map(REASONS).fillna("").to_numpy())
    return table[["event", "why", "sentence", "outlet", "published", "article_id", "start"]]
