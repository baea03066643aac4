"""All that the corpus tells of an event: the sentence of each outlet, what was said about it, the days its mentions give."""

import pandas as pd

from helpers.analysis.quotes_on_events import PARTS, SAME_SENTENCE, quotes_on_events
from helpers.analysis.texts import words
from helpers.tables.rows import is_one_of

EVIDENCE = ["event_id", "article_id", "outlet", "start", "sentence", "how_dated"]
SAYS = ["quote_id", "article_id", "who", "verb", *PARTS, "published", "first_day", "last_day"]  # asked of a quotation
SAID = ["event_id", "article_id", "quote_id", "speaker", "verb", "said", "matched_by"]


def evidence_by_outlet(events: pd.DataFrame, mentions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row an event and outlet, the outlets in the order in which they told it: columns EVIDENCE.

    `sentence` is the outlet's surest sentence on the event (by `mentions.confidence`), of equally sure ones the earliest;
    near-copies are taken where the outlet has nothing else.
    """
    rows = mentions[is_one_of(mentions["event_id"], events["event_id"])]
    rows = rows.merge(articles[["article_id", "outlet", "published", "copy_of"]], on="article_id")
    rows["copy"] = rows["copy_of"] != ""
    rows = rows.sort_values(
        ["copy", "confidence", "published", "article_id", "start"], ascending=[True, False, True, True, True]
    )
    first = rows.groupby(["event_id", "outlet"])["published"].transform("min")
    rows = rows.assign(told=first).drop_duplicates(["event_id", "outlet"])
    rows = rows.sort_values(["event_id", "told", "outlet"], kind="stable")
    spans = [[span] for span in zip(rows["start"], rows["end"], strict=True)]
    rows["sentence"] = words(articles, rows["article_id"], spans)
    return rows[EVIDENCE].reset_index(drop=True)


def said_about(
    events: pd.DataFrame, mentions: pd.DataFrame, quotes: pd.DataFrame, articles: pd.DataFrame, most: int = 6
) -> pd.DataFrame:
    """Return the attributed `quotes` about each of `events`, `most` an event: columns SAID.

    Those in one sentence with the event come before those said on its day, then the earliest published. The same words
    of the same speaker stand once. `quotes` is from sources.attributed_quotes.
    """
    of_events = mentions[is_one_of(mentions["event_id"], events["event_id"])]
    quotes = quotes.loc[is_one_of(quotes["article_id"], of_events["article_id"]), SAYS]
    found = quotes_on_events(quotes, of_events, events)
    columns = ["quote_id", "article_id", "who", "verb", "content", "published"]
    rows = found.merge(quotes[columns], on="quote_id").rename(columns={"who": "speaker"})
    rows["other"] = rows["matched_by"] != SAME_SENTENCE
    rows = rows.sort_values(["event_id", "other", "published", "quote_id"], kind="stable")
    rows = rows.groupby("event_id").head(3 * most)  # words are cut out of texts for few rows more than are shown
    rows["said"] = words(articles, rows["article_id"], rows["content"])
    rows = rows.drop_duplicates(["event_id", "speaker", "said"]).groupby("event_id").head(most)
    return rows[SAID].reset_index(drop=True)


def mentions_a_day(events: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Return a row an event and day that its mentions give: event_id, first_day, mentions (how many)."""
    rows = mentions[is_one_of(mentions["event_id"], events["event_id"]) & mentions["first_day"].notna()]
    return rows.groupby(["event_id", "first_day"]).size().rename("mentions").reset_index()
