"""Corrections of events and days. Each takes (events, mentions, dates) and returns them with the number of rows changed."""

import hashlib

import pandas as pd

from helpers.pipeline.corrections.find import Missed, event
from helpers.tables import DAY, conform, empty

BY_HAND = "correction"


def merge_events(events, mentions, dates, row, texts):
    """Join one event to another, which takes over its days if it has none."""
    rows = event(mentions, events, texts, row["article"], row["sentence"], row["event"])
    into = event(mentions, events, texts, row["into_article"], row["into_sentence"], row["into_event"])
    for found in (rows, into):
        if isinstance(found, Missed):
            return events, mentions, dates, found
    old, kept = mentions.at[rows[0], "event_id"], mentions.at[into[0], "event_id"]
    if old == kept:
        return events, mentions, dates, Missed("the two are one event already")
    moved = mentions["event_id"] == old
    mentions = mentions.assign(event_id=mentions["event_id"].where(~moved, kept))
    own, other = (events.index[events["event_id"] == i][0] for i in (kept, old))
    events = events.copy()
    if pd.isna(events.at[own, "first_day"]):
        events.loc[own, ["first_day", "last_day", "precision"]] = events.loc[
            other, ["first_day", "last_day", "precision"]
        ]
    joined = list(dict.fromkeys([*events.at[own, "participants"], *events.at[other, "participants"]]))
    events.at[own, "participants"] = joined
    events.at[own, "conflict"] = [*events.at[own, "conflict"], *events.at[other, "conflict"]]
    return events.drop(index=other), mentions, dates, int(moved.sum())


def split_events(events, mentions, dates, row, texts):
    """Make the mentions in one sentence a separate event, called `label`, on the day that they give."""
    rows = event(mentions, events, texts, row["article"], row["sentence"], row["event"])
    if isinstance(rows, Missed):
        return events, mentions, dates, rows
    old = mentions.at[rows[0], "event_id"]
    if (mentions["event_id"] == old).sum() == len(rows):
        return events, mentions, dates, Missed("the event has no other mention; there is nothing to split off")
    first = mentions.loc[rows[0]]
    ident = hashlib.sha256(f"{old}|{first['article_id']}|{first['start']}|{row['label']}".encode()).hexdigest()
    parent = events[events["event_id"] == old].iloc[0]
    new = {
        **parent.to_dict(), "event_id": "e" + ident[:11], "label": row["label"] or parent["label"],
        "first_day": first["first_day"], "last_day": first["last_day"], "status": first["status"], "conflict": [],
        "precision": "day" if pd.notna(first["first_day"]) else "", "evidence": _evidence(first),
    }  # fmt: skip
    mentions = mentions.assign(event_id=mentions["event_id"].where(~mentions.index.isin(rows), new["event_id"]))
    events = conform("events", pd.concat([events, pd.DataFrame([new])], ignore_index=True))
    return events, mentions, dates, len(rows)


def date_is_wrong(events, mentions, dates, row, texts):
    """Set the day of an event; or, with `phrase`, of an expression of time, and of the mentions that it dates."""
    first, last = pd.Timestamp(row["first_day"]), pd.Timestamp(row["last_day"] or row["first_day"])
    if last < first:
        return events, mentions, dates, Missed(f"its last day, {row['last_day']}, is before its first day")
    if row["phrase"]:
        return _expression(events, mentions, dates, row, texts, first, last)
    rows = event(mentions, events, texts, row["article"], row["sentence"], row["event"])
    if isinstance(rows, Missed):
        return events, mentions, dates, rows
    event_id = mentions.at[rows[0], "event_id"]
    events, mentions = events.copy(), mentions.copy()
    _dated(events, events["event_id"] == event_id, first, last)
    mentions.loc[rows, ["first_day", "last_day"]] = [first, last]
    mentions.loc[rows, "how_dated"] = BY_HAND
    return events, mentions, dates, 1


def _expression(events, mentions, dates, row, texts, first, last):
    article_id = texts.id_of(row["article"])
    span = texts.span(article_id, row["sentence"]) if article_id else None
    if not span:
        return events, mentions, dates, Missed(f"no words '{row['sentence'][:40]}' are in article '{row['article']}'")
    own = (dates["article_id"] == article_id) & (dates["start"] < span[1]) & (dates["end"] > span[0])
    own &= dates["phrase"] == row["phrase"]
    if not own.any():
        return events, mentions, dates, Missed(f"no expression of time '{row['phrase']}' was found there")
    old = dates.loc[own, "first_day"].iloc[0]
    dates, mentions, events = dates.copy(), mentions.copy(), events.copy()
    dates.loc[own, ["first_day", "last_day"]] = [first, last]
    value = row["first_day"] if first == last else f"{row['first_day']}/{last:%Y-%m-%d}"
    dates.loc[own, ["value", "rule", "anchor"]] = [value, BY_HAND, "explicit"]
    hang = (mentions["article_id"] == article_id) & (mentions["start"] < span[1]) & (mentions["end"] > span[0])
    hang &= (mentions["how_dated"] == "expression") & (mentions["first_day"] == old)
    mentions.loc[hang, ["first_day", "last_day"]] = [first, last]
    mentions.loc[hang, "how_dated"] = BY_HAND
    for event_id in mentions.loc[hang, "event_id"].unique():  # the event moves only if most of its mentions now say so
        claims = mentions.loc[mentions["event_id"] == event_id, "first_day"].value_counts()
        if claims.index[0] == first:
            _dated(events, events["event_id"] == event_id, first, last)
    return events, mentions, dates, int(own.sum() + hang.sum())


def _dated(events, which, first, last):
    events.loc[which, ["first_day", "last_day"]] = [first, last]
    events.loc[which, "precision"] = "day"
    for place in events.index[which]:
        events.at[place, "conflict"] = []


def recounted(events, mentions, articles):
    """Return `events` counted again from `mentions`. Events without mentions are left out; evidence stays if its sentence does."""
    if not len(events) or not len(mentions):
        return empty("events")
    about = articles.set_index("article_id")
    copy_of = about["copy_of"] if "copy_of" in about else pd.Series("", about.index)
    texts = mentions["article_id"].map(copy_of.where(copy_of != "", about.index.to_series()))
    outlets = mentions["article_id"].map(about["outlet"]) if "outlet" in about else pd.Series("", mentions.index)
    own = mentions.assign(text=texts, outlet=outlets).groupby("event_id")
    events = events[events["event_id"].isin(own.groups)].copy()
    before = events["n_articles"].clip(lower=1)
    for column, counts in (("n_mentions", own.size()), ("n_articles", own["text"].nunique()),
                           ("n_outlets", own["outlet"].nunique())):  # fmt: skip
        events[column] = events["event_id"].map(counts)
    events["salience"] = (events["salience"] * events["n_articles"] / before).clip(upper=1).round(4)
    held = set(zip(mentions["event_id"], mentions["article_id"], mentions["start"], strict=True))
    best = mentions.sort_values("confidence", ascending=False, kind="stable").groupby("event_id").head(1)
    best = best.set_index("event_id")
    events["evidence"] = pd.Series(
        [
            kept if (i, kept["article_id"], kept["start"]) in held else _evidence(best.loc[i])
            for i, kept in zip(events["event_id"], events["evidence"], strict=True)
        ],
        events.index, dtype=object,
    )  # fmt: skip
    for column in ("first_day", "last_day"):
        events[column] = events[column].astype(DAY)
    return conform("events", events)


def _evidence(mention):
    start = int(mention["start"])
    return {"article_id": mention["article_id"], "start": start, "end": int(mention["end"]), "shown": start}
