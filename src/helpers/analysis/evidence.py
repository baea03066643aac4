"""The sentences behind the figures: of quotations, of events and of unresolved dates."""

import pandas as pd


def quotes_with_words(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row a quotation of `quotes` (from sources.attributed_quotes) with its words.

    Columns: speaker, said (the words of its content, with "…" between the parts), cue (words), how_resolved, outlet,
    published, title, article_id, quote_id.
    """
    text = dict(zip(articles["article_id"], articles["text"], strict=True))
    rows = quotes.assign(
        said=[words_of(text[i], spans) for i, spans in zip(quotes["article_id"], quotes["content"], strict=True)],
        cue_words=[words_of(text[i], spans) for i, spans in zip(quotes["article_id"], quotes["cue"], strict=True)],
    )
    columns = ["who", "said", "cue_words", "how_resolved", "outlet", "published", "title", "article_id", "quote_id"]
    return rows[columns].rename(columns={"who": "speaker", "cue_words": "cue"}).reset_index(drop=True)


EVENT_COLUMNS = ["event", "day", "sentence", "outlet", "published", "title", "article_id", "start"]


def events_with_sentences(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row an event of table `events`: its label, days and best sentence, the one before with it where that leans on it.

    Columns: event (its label), day (ISO; "first/last" if more than one), sentence, outlet, published, title, article_id and
    start (of the sentence). If `articles` lacks the article, all columns but event, day and start are empty.
    """
    by_id = articles.set_index("article_id")
    rows = []
    for event in events.itertuples():
        article_id, start, end = (event.evidence[name] for name in ("article_id", "start", "end"))
        found = article_id in by_id.index
        shown = int(event.evidence.get("shown", start))
        article = by_id.loc[article_id] if found else {"text": "", "outlet": "", "published": pd.NaT, "title": ""}
        rows.append(
            (event.label, span_of_days(event.first_day, event.last_day), article["text"][shown : int(end)],
             article["outlet"], article["published"], article["title"], article_id if found else "", int(start))
        )  # fmt: skip
    return pd.DataFrame(rows, columns=EVENT_COLUMNS)


CONTEXT = 70  # characters shown on each side of an expression


def unresolved_dates(dates: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row an expression of time of table `dates` that should mean a day and could not be resolved.

    Columns: phrase, rule, sentence (the words around it), outlet, published, title, article_id, start.
    """
    unresolved = dates[(dates["value"] == "") | (dates["type"].isin(["DATE", "TIME"]) & dates["first_day"].isna()
                                            & ~dates["value"].str.endswith("_REF"))]  # fmt: skip
    text = articles.set_index("article_id")[["text", "outlet", "title", "published"]]
    rows = unresolved[["article_id", "start", "end", "phrase", "rule"]].join(text, on="article_id")
    around = [row.text[max(0, row.start - CONTEXT) : row.end + CONTEXT].replace("\n", " ") for row in rows.itertuples()]
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


def words_of(text, spans):
    """Return the words that `spans` cover in `text`, with "…" between the spans.

    >>> words_of("The bridge is safe.", [[0, 10], [14, 18]])
    'The bridge … safe'
    """
    return " … ".join(text[int(start) : int(end)] for start, end in spans)
