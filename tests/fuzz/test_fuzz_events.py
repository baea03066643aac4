"""Events of any article: its mentions, events merged over a few articles, and the days of a timeline."""

import pandas as pd
from hypothesis import strategies as st

from helpers.dates import dates_in
from helpers.events import Mention, mentions_in, merge, select_timeline
from helpers.tables import conform
from helpers.text import Document
from tests.fuzz import held
from tests.fuzz.texts import articles

OUTLETS = ("Kestrel", "Harbour Courier", "")


def mentions_of(article):
    document = Document(article.text, title=article.title, published=article.published)
    return mentions_in(document, dates_in(document))


def mentions_hold(article):
    held.mentions(article.text, mentions_of(article))


def frame_of(some):
    """Return a table of articles; the last of three or more is a copy of the first."""
    return pd.DataFrame(
        {
            "article_id": [f"a{n}" for n in range(len(some))], "outlet": [OUTLETS[n % 3] for n in range(len(some))],
            "published": pd.Series([article.published for article in some], dtype=object),
            "title": [article.title for article in some], "text": [article.text for article in some],
            "copy_of": ["a0" if n == len(some) - 1 > 1 else "" for n in range(len(some))],
        }
    )  # fmt: skip


def merging_holds(some):
    frame = frame_of(some)
    rows = [(f"a{n}", *mention) for n, article in enumerate(some) for mention in mentions_of(article)]
    events, mentions = merge(pd.DataFrame(rows, columns=["article_id", *Mention._fields], dtype=object), frame)
    conform("events", events), conform("mentions", mentions)
    assert len(mentions) == len(rows), "a mention was lost or made"
    assert set(mentions["event_id"]) == set(events["event_id"]) and events["event_id"].is_unique
    for table in (events, mentions):
        assert (table["first_day"].isna() == table["last_day"].isna()).all()
        assert not (table["first_day"] > table["last_day"]).any()
    evidence = {(row.event_id, row.article_id, row.start, row.end) for row in mentions.itertuples()}
    for row in events.itertuples():
        best = row.evidence
        assert (row.event_id, best["article_id"], best["start"], best["end"]) in evidence
        assert row.label and row.label == " ".join(row.label.split()) and 0 <= row.salience <= 1
        assert set(row.related) <= set(events["event_id"])
    chosen = select_timeline(events, mentions, frame, topic=["summit", "fire"])
    assert chosen["day"].is_unique


def test_mentions_are_sentences_of_the_text_that_hold_their_trigger(fuzz):
    fuzz(mentions_hold, articles(), few=120, many=100_000)


def test_events_merged_over_articles_lose_no_mention_and_keep_their_days_in_order(fuzz):
    fuzz(merging_holds, st.lists(articles(3), min_size=1, max_size=4), few=15, many=100_000)
