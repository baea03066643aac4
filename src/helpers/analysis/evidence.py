"""The sentences behind a figure: every number in a report leads to the words it was counted from."""

import pandas as pd


def quotes_with_words(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row a quotation of `quotes`: who said it, its words and where they stand.

    Columns: speaker, said, cue (words), how_resolved, outlet, published, title, article_id, quote_id. `quotes` is from
    sources.attributed_quotes; parts of a content are joined by "…".
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
    """Return a row an event of table `events`: its label, days and best sentence.

    Columns: event, day (ISO, a slash between the first and the last), sentence, outlet, published, title, and the
    sentence's article_id and start. Where `articles` lacks the article all but event and day are empty.
    """
    by_id = articles.set_index("article_id")
    rows = []
    for event in events.itertuples():
        article_id, start, end = (event.evidence[name] for name in ("article_id", "start", "end"))
        known = article_id in by_id.index
        article = by_id.loc[article_id] if known else {"text": "", "outlet": "", "published": pd.NaT, "title": ""}
        rows.append(
            (event.label, span_of_days(event.first_day, event.last_day), article["text"][int(start) : int(end)],
             article["outlet"], article["published"], article["title"], article_id if known else "", int(start))
        )  # fmt: skip
    return pd.DataFrame(rows, columns=EVENT_COLUMNS)


AROUND = 70  # characters shown on each side of an expression


def unresolved_dates(dates: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row a temporal expression of table `dates` that means a day and could not be resolved.

    Columns: phrase, rule, sentence (the words around it), outlet, published, title, article_id, start.
    """
    open_ = dates[(dates["value"] == "") | (dates["type"].isin(["DATE", "TIME"]) & dates["first_day"].isna()
                                            & ~dates["value"].str.endswith("_REF"))]  # fmt: skip
    text = articles.set_index("article_id")[["text", "outlet", "title", "published"]]
    rows = open_[["article_id", "start", "end", "phrase", "rule"]].join(text, on="article_id")
    around = [row.text[max(0, row.start - AROUND) : row.end + AROUND].replace("\n", " ") for row in rows.itertuples()]
    columns = ["phrase", "rule", "sentence", "outlet", "published", "title", "article_id", "start"]
    return rows.assign(sentence=around)[columns].reset_index(drop=True)


def span_of_days(first, last):
    """Return an event's days as ISO text: one day, `first/last`, or "undated".

    >>> span_of_days(pd.Timestamp("2018-07-06"), pd.Timestamp("2018-07-07"))
    '2018-07-06/2018-07-07'
    """
    if pd.isna(first):
        return "undated"
    return f"{first.date()}" if pd.isna(last) or first == last else f"{first.date()}/{last.date()}"


def words_of(text, spans):
    """Return the words of `spans` of `text`, … between them.

    >>> words_of("The bridge is safe.", [[0, 10], [14, 18]])
    'The bridge … safe'
    """
    return " … ".join(text[int(start) : int(end)] for start, end in spans)
