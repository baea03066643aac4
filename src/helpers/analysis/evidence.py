"""The sentences behind the figures: of quotations, of events and of unresolved dates."""

import pandas as pd

from helpers.analysis.texts import words
from helpers.tables.rows import is_one_of, rows_of, values_of


def quotes_with_words(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row a quotation of `quotes` (from sources.attributed_quotes) with its words.

    Columns: speaker, said (the words of its content, with "…" between the parts), cue (words), how_resolved, outlet,
    published, title, article_id, quote_id.
    """
    rows = quotes.assign(
        said=words(articles, quotes["article_id"], quotes["content"]),
        cue_words=words(articles, quotes["article_id"], quotes["cue"]),
    )
    columns = ["who", "said", "cue_words", "how_resolved", "outlet", "published", "title", "article_id", "quote_id"]
    return rows[columns].rename(columns={"who": "speaker", "cue_words": "cue"}).reset_index(drop=True)


EVENT_COLUMNS = ["event", "day", "sentence", "outlet", "published", "title", "article_id", "start"]


def events_with_sentences(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row an event of table `events`: its label, days and best sentence, the one before with it where that leans on it.

    Columns: event (its label), day (ISO; "first/last" if more than one), sentence, outlet, published, title, article_id and
    start (of the sentence). If `articles` lacks the article, all columns but event, day and start are empty.
    """
    sentences = sentences_of(events, articles)
    own = articles[is_one_of(articles["article_id"], [proof["article_id"] for proof in values_of(events["evidence"])])]
    about = {
        row[0]: row[1:]
        for row in own[["article_id", "outlet", "published", "title"]].itertuples(index=False, name=None)
    }
    rows = []
    for event, sentence in zip(rows_of(events, ("label", "first_day", "last_day", "evidence")), sentences, strict=True):
        article_id = event.evidence["article_id"]
        found = article_id in about
        rows.append(
            (event.label, span_of_days(event.first_day, event.last_day), sentence, *about.get(article_id, ("", pd.NaT, "")),
             article_id if found else "", int(event.evidence["start"]))
        )  # fmt: skip
    return pd.DataFrame(rows, columns=EVENT_COLUMNS)


def sentences_of(events: pd.DataFrame, articles: pd.DataFrame) -> list:
    """Return the best sentence of each of `events`, the one before with it where that leans on it; "" without its article."""
    here = set(articles["article_id"])
    proofs = values_of(events["evidence"])
    ids = [proof["article_id"] if proof["article_id"] in here else "" for proof in proofs]
    return words(articles, ids, [[(proof.get("shown", proof["start"]), proof["end"])] for proof in proofs])


CONTEXT = 70  # characters shown on each side of an expression


def unresolved_dates(dates: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row an expression of time of table `dates` that should mean a day and could not be resolved.

    Columns: phrase, rule, sentence (the words around it), outlet, published, title, article_id, start.
    """
    unresolved = dates[(dates["value"] == "") | (dates["type"].isin(["DATE", "TIME"]) & dates["first_day"].isna()
                                            & ~dates["value"].str.endswith("_REF"))]  # fmt: skip
    about = articles.set_index("article_id")[["outlet", "title", "published"]]
    rows = unresolved[["article_id", "start", "end", "phrase", "rule"]].join(about, on="article_id")
    spans = [[(max(0, start - CONTEXT), end + CONTEXT)] for start, end in zip(rows["start"], rows["end"], strict=True)]
    around = [text.replace("\n", " ") for text in words(articles, rows["article_id"], spans)]
    columns = ["phrase", "rule", "sentence", "outlet", "published", "title", "article_id", "start"]
    return rows.assign(sentence=around)[columns].reset_index(drop=True)


def span_of_days(first, last):
    """Return an event's days as text: an ISO day, "first/last", or "undated".

    >>> span_of_days(pd.Timestamp("2018-07-06"), pd.Timestamp("2018-07-07"))
    '2018-07-06/2018-07-07'
    """
    if pd.isna(first):
        return "undated"
    return f"{first.date()}" if pd.isna(last) or first == last else f"{first.date()}/{last.date()}"
