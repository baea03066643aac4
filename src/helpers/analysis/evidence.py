"""The sentences behind the figures: of quotations, of events and of unresolved dates."""

from collections.abc import Sequence

import pandas as pd

from helpers.analysis.texts import words
from helpers.tables.rows import arrow_of, is_one_of, rows_of


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


AT_ONCE = 20_000  # events whose rows are Python's objects at the same time
EVENT_COLUMNS = ["event", "day", "sentence", "outlet", "published", "title", "article_id", "start"]


def events_with_sentences(
    events: pd.DataFrame, articles: pd.DataFrame, sentences: Sequence[str] | None = None
) -> pd.DataFrame:
    """Return a row an event of table `events`: its label, days and best sentence, the one before with it where that leans on it.

    Columns: event (its label), day (ISO; "first/last" if more than one), sentence, outlet, published, title, article_id and
    start (of the sentence). If `articles` lacks the article, all columns but event, day and start are empty.
    `sentences` are what `sentences_of` returns, where that is known.
    """
    sentences = sentences_of(events, articles) if sentences is None else sentences
    own = articles[is_one_of(articles["article_id"], _of_proofs(events, "article_id"))]
    about = {
        row[0]: row[1:]
        for row in own[["article_id", "outlet", "published", "title"]].itertuples(index=False, name=None)
    }
    starts = range(0, max(1, len(events)), AT_ONCE)
    frames = [_with_sentences(events[n : n + AT_ONCE], sentences[n : n + AT_ONCE], about) for n in starts]
    return frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)


def _with_sentences(events, sentences, about):
    """Return what `events_with_sentences` does of some events; `about` has outlet, day and title by article_id."""
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
    ids = [one if one in here else "" for one in _of_proofs(events, "article_id")]
    spans = zip(_of_proofs(events, "shown", "start"), _of_proofs(events, "end"), strict=True)
    return words(articles, ids, [[span] for span in spans])


def _of_proofs(events, name, otherwise=""):
    """Return what `evidence` of each event says under `name`, or under `otherwise` where it lacks that: no dict is made of columns."""
    column = events["evidence"]
    if not isinstance(column.dtype, pd.ArrowDtype):
        return [proof.get(name, proof.get(otherwise)) for proof in column]
    held = arrow_of(column)
    return held.field(name if held.type.get_field_index(name) >= 0 else otherwise).to_pylist()


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
