"""What is found in articles one by one: a pure function of each article, run in any process and any order."""

import pandas as pd

from helpers.dates import dates_in
from helpers.events import mentions_in
from helpers.problems import Problems
from helpers.quotes import quotes_of, repaired_in
from helpers.speakers import resolve_in
from helpers.tables import DAY, SCHEMAS
from helpers.text import Document, documents

ENGLISH = ("", "en")
FOUND = ("sentences", "dates", "quotes", "mentions", "problems")


def find_in_articles(articles, tagger="accurate"):
    """Return what stands in each of `articles`: a dict of frames, one for each name in FOUND.

    `quotes` has the columns of table quotes (its speaker_id and speaker empty) and those of `speakers.Resolution`;
    `mentions` those of `events.Mention`; both wait for the stages that look at the whole corpus. An article in which a
    stage fails is a row in `problems`, and the others go on; so is one whose language is not English, which is not
    analysed.
    """
    problems = Problems("extract")
    english = articles["language"].fillna("").isin(ENGLISH)
    for row in articles[~english].itertuples():
        problems.add(
            f"'{row.title[:60]}' is in another language ({row.language}): it is counted but not analysed",
            source_path=row.source_path,
            article_id=row.article_id,
            severity="note",
        )
    found = _layers(list(documents(articles[english])), tagger, problems)
    return {**found, "problems": problems.frame()}


def _layers(docs, tagger, problems):
    rows = {name: [] for name in ("sentences", "dates", "quotes", "mentions")}
    for doc, quotes in zip(docs, _quotes(docs, tagger, problems), strict=True):
        try:
            dates = dates_in(doc)
            resolutions = resolve_in(doc, quotes)
            _note_marks(doc, problems)
            mentions = mentions_in(doc, dates)
        except Exception as error:  # the house rule: one bad article never stops a run
            problems.add(
                f"'{doc.title[:60]}' could not be analysed ({type(error).__name__}: {error}); "
                "it is left out of dates, quotations and events; please report it with the article",
                article_id=doc.article_id,
            )
            continue
        rows["sentences"].append(_sentences(doc))
        rows["dates"] += [(doc.article_id, *row) for row in dates]
        rows["mentions"] += [(doc.article_id, *row) for row in mentions]
        rows["quotes"] += [
            (f"{doc.article_id}-q{n}", doc.article_id, *quote, *said_on(doc, quote, dates), *resolution)
            for n, (quote, resolution) in enumerate(zip(quotes, resolutions, strict=True), 1)
        ]
    return frames(rows)


def _note_marks(doc, problems):
    repaired = repaired_in(doc)
    if repaired:
        problems.add(
            f"'{doc.title[:60]}' has {len(repaired)} quotation mark{'s' * (len(repaired) > 1)} without a partner, first at "
            f"{repaired[0][:40]!r}: each was closed at its sentence's end; check what is quoted there",
            article_id=doc.article_id,
            severity="note",
        )


def _quotes(docs, tagger, problems):
    try:
        return quotes_of(docs, tagger=tagger)
    except Exception as error:  # find the one that fails
        if len(docs) == 1:
            problems.add(
                f"quotations could not be looked for ({type(error).__name__}: {error})", article_id=docs[0].article_id
            )
            return [[]]
        return [quotes for doc in docs for quotes in _quotes([doc], tagger, problems)]


def said_on(doc: Document, quote, dates):
    """Return (first_day, last_day) on which `quote` may have been said: the day that stands in its cue's sentence
    outside the content, else the day of publication and the one before it, else (None, None)."""
    outside = [
        date
        for date in dates
        if date.type in ("DATE", "TIME")
        and date.first_day
        and doc.published
        and 0 <= (doc.published - date.first_day).days <= 7
        and not any(start <= date.start < end for start, end in quote.content)
    ]
    for start, _ in quote.cue or quote.source:
        sentence = doc.sentence_at(start)
        first, last = doc.sentences[sentence].tolist()
        for date in outside:
            if first <= date.start < last:
                return date.first_day, date.last_day
    return (None, None)


def frames(rows):
    """Return the rows of _layers as frames with names and types."""
    from helpers.dates import Date
    from helpers.events import Mention
    from helpers.quotes import Quote
    from helpers.speakers import Resolution

    columns = {
        "dates": ["article_id", *Date._fields],
        "mentions": ["article_id", *Mention._fields],
        "quotes": ["quote_id", "article_id", *Quote._fields, "first_day", "last_day"]
        + [f"resolved_{name}" for name in Resolution._fields],
    }
    found = {name: _frame(rows[name], columns[name]) for name in columns}
    sentences = rows["sentences"]
    found["sentences"] = (
        pd.concat(sentences, ignore_index=True) if sentences else _frame([], SCHEMAS["sentences"].columns)
    )
    return found


def _frame(rows, columns):
    frame = pd.DataFrame(dict(zip(columns, zip(*rows, strict=True), strict=True)) if rows else {c: [] for c in columns})
    for column in frame.columns.intersection(["first_day", "last_day"]):
        frame[column] = pd.to_datetime(frame[column]).astype(DAY)
    return frame


def _sentences(doc):
    return pd.DataFrame(
        {
            "article_id": doc.article_id,
            "paragraph": doc.sentence_paragraph.astype("int64"),
            "sentence": range(len(doc.sentences)),
            "start": doc.sentences[:, 0].astype("int64"),
            "end": doc.sentences[:, 1].astype("int64"),
        }
    )
