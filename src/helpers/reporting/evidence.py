"""The sentences behind a figure: every number in a report leads to the words it was counted from."""

import pandas as pd


def of_quotes(report, quotes):
    """Return a row a quotation of `quotes`: who, words, cue, outlet, published, title, and `link` to its place."""
    text = report.articles.set_index("article_id")["text"]
    rows = quotes.assign(
        said=[words_of(text[row.article_id], row.content) for row in quotes.itertuples()],
        cue_words=[words_of(text[row.article_id], row.cue) for row in quotes.itertuples()],
        link=[quote_link(row.article_id, row.quote_id) for row in quotes.itertuples()],
    )
    columns = ["who", "said", "cue_words", "how_resolved", "outlet", "published", "title", "link"]
    return rows[columns].rename(columns={"who": "speaker", "cue_words": "cue"}).reset_index(drop=True)


def of_events(report, events):
    """Return a row an event of `events`: label, day, why that day, the best sentence, outlet, published, link."""
    articles = report.articles.set_index("article_id")
    rows = []
    for event in events.itertuples():
        best = event.evidence
        known = best["article_id"] in articles.index
        article = articles.loc[best["article_id"]] if known else None
        start, end = int(best["start"]), int(best["end"])
        rows.append(
            {
                "event": event.label,
                "day": span_of_days(event.first_day, event.last_day),
                "sentence": article["text"][start:end] if known else "",
                "outlet": article["outlet"] if known else "",
                "published": article["published"] if known else pd.NaT,
                "title": article["title"] if known else "",
                "link": f"articles/{best['article_id']}.html#e{start}" if known else "",
            }
        )
    columns = ["event", "day", "sentence", "outlet", "published", "title", "link"]
    return pd.DataFrame(rows, columns=columns)


def unresolved_dates(report):
    """Return a row a temporal expression that means a day and could not be resolved, with the sentence it stands in."""
    dates = report.dates
    open_ = dates[(dates["value"] == "") | (dates["type"].isin(["DATE", "TIME"]) & dates["first_day"].isna()
                                            & ~dates["value"].str.endswith("_REF"))]  # fmt: skip
    text = report.articles.set_index("article_id")[["text", "outlet", "title", "published"]]
    rows = open_[["article_id", "start", "end", "phrase", "rule"]].join(text, on="article_id")
    around = [row.text[max(0, row.start - 70) : row.end + 70].replace("\n", " ") for row in rows.itertuples()]
    rows = rows.assign(
        sentence=around, link=[f"articles/{i}.html#d{s}" for i, s in zip(rows.article_id, rows.start, strict=True)]
    )
    return rows[["phrase", "rule", "sentence", "outlet", "published", "title", "link"]].reset_index(drop=True)


def quote_link(article_id, quote_id):
    """Return the address of a quotation in its article's page, from the site's root."""
    return f"articles/{article_id}.html#{quote_id.rsplit('-', 1)[-1]}"


def span_of_days(first, last):
    """Return an event's days as ISO text: one day, `first/last`, or "undated".

    >>> span_of_days(pd.Timestamp("2018-07-06"), pd.Timestamp("2018-07-07"))
    '2018-07-06/2018-07-07'
    """
    if pd.isna(first):
        return "undated"
    return f"{first.date()}" if pd.isna(last) or first == last else f"{first.date()}/{last.date()}"


def words_of(text, spans):
    """Return the words of `spans` of `text`, … between them."""
    return " … ".join(text[int(start) : int(end)] for start, end in spans)
