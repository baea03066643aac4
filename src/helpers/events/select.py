"""The days of a timeline: which to show, with what sentences."""

import re

import numpy as np
import pandas as pd

ALIKE = 0.6  # share of words in common from which a second sentence says nothing new
DROP = 0.35  # without a limit, days are taken until salience falls below this share of the mean of those taken


def select_timeline(
    events, mentions, articles, topic=None, first_day=None, last_day=None, limit=None, sentences_each=1
):
    """Return the days of a timeline, in order: day, label, sentences, event_ids, salience (0 to 1).

    A day's salience is the articles that mention it on topic and the distinct days of publication that do, each divided
    by its maximum, copies counted once. `topic` is a list of words; a mention is on topic where its sentence or its
    article's title holds one. `limit` is how many days at most, `sentences_each` how many sentences a day. A topic that
    matches nothing gives no rows.
    """
    days = _scored(events, mentions, articles, topic, first_day, last_day)
    columns = ["day", "label", "sentences", "event_ids", "salience"]
    if not len(days):
        return pd.DataFrame({name: [] for name in columns})
    days = days.sort_values(["salience", "day"], ascending=[False, True])
    days = days.head(limit) if limit else days.head(_until_drop(days["salience"].tolist()))
    days = days.sort_values("day").reset_index(drop=True)
    labels = events.sort_values(["salience", "event_id"], ascending=[False, True]).set_index("event_id")
    rank = {event_id: place for place, event_id in enumerate(labels.index)}
    text = dict(zip(articles["article_id"], articles["text"], strict=True))
    rows = []
    for day in days.itertuples():
        ids = sorted(set(day.event_ids), key=rank.__getitem__)
        rows.append(
            (day.day, labels.at[ids[0], "label"], _sentences(day.spans, text, sentences_each), ids, day.salience)
        )
    return pd.DataFrame(rows, columns=columns)


def _scored(events, mentions, articles, topic, first_day, last_day):
    dated = mentions[
        mentions["first_day"].notna() & (mentions["last_day"] - mentions["first_day"] <= pd.Timedelta(days=3))
    ]
    names = [name for name in ("article_id", "published", "title", "text", "copy_of") if name in articles]
    rows = dated.merge(articles[names], on="article_id", how="inner")
    if first_day:
        rows = rows[rows["first_day"] >= pd.Timestamp(first_day)]
    if last_day:
        rows = rows[rows["first_day"] <= pd.Timestamp(last_day)]
    if topic is not None and len(list(topic)) and len(rows):
        wanted = re.compile("|".join(re.escape(word) for word in topic), re.IGNORECASE)
        titles = rows["title"] if "title" in rows else [""] * len(rows)
        on = [
            bool(wanted.search(text[start:end]) or wanted.search(str(title)))
            for text, start, end, title in zip(rows["text"], rows["start"], rows["end"], titles, strict=True)
        ]
        rows = rows[np.array(on, dtype=bool)]
    if not len(rows):
        return rows
    source = (
        rows["copy_of"].where(rows["copy_of"] != "", rows["article_id"]) if "copy_of" in rows else rows["article_id"]
    )
    spans = list(zip(rows["confidence"], rows["article_id"], rows["start"], rows["end"], strict=True))
    days = (
        rows.assign(source=source, span=spans)
        .groupby("first_day")
        .agg(
            articles=("source", "nunique"),
            published=("published", "nunique"),
            event_ids=("event_id", list),
            spans=("span", list),
        )
        .rename_axis("day")
        .reset_index()
    )
    score = days["articles"] / days["articles"].max() + days["published"] / days["published"].max()
    return days.assign(salience=(score / 2).round(4))


def _until_drop(saliences):
    taken = 1
    while taken < len(saliences) and saliences[taken] >= DROP * sum(saliences[:taken]) / taken:
        taken += 1
    return taken


def _sentences(spans, text, most):
    """Return up to `most` sentences of a day, the surest and most central first, none much like another."""
    seen = {}
    for confidence, article_id, start, end in spans:
        words = text[article_id][start:end].strip()
        seen[words] = max(seen.get(words, 0), confidence)
    bags = {words: set(re.findall(r"\w{4,}", words.lower())) for words in seen}
    central = {}
    for words, bag in bags.items():
        central[words] = sum(len(bag & other) for other in list(bags.values())[:200]) / (8 + len(bag))
    chosen = []
    for words in sorted(seen, key=lambda words: (-central[words], -seen[words], words)):
        bag = bags[words]
        if all(len(bag & bags[other]) < ALIKE * max(1, min(len(bag), len(bags[other]))) for other in chosen):
            chosen.append(words)
        if len(chosen) == most:
            break
    return chosen
