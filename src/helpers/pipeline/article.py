"""Runs every stage that looks at one article at a time: a pure function, so it can run in any process and any order."""

from bisect import bisect_left

import numpy as np
import pandas as pd

from helpers.dates import dates_in
from helpers.events import mentions_of
from helpers.pipeline.spawn import few_searches_for_garbage
from helpers.pipeline.stages import Stages
from helpers.problems import Problems
from helpers.quotes import quotes_of, repaired_in, within
from helpers.speakers import Resolution, resolve_in
from helpers.stories import frame_of, profile_of
from helpers.tables import DAY, SCHEMAS
from helpers.text import Document, documents

ENGLISH = ("", "en")
UNRESOLVED = Resolution("", "unknown", "unresolved", 0.0, "", "", "", [])
TOGETHER = (
    16  # articles read at once: enough for the chain of labels, few enough that their states use the same memory again
)
FOUND = ("sentences", "dates", "quotes", "mentions", "profiles", "problems")


@few_searches_for_garbage()
def find_in_articles(articles, tagger="accurate"):
    """Return what is found in each of `articles`: a dict of frames, one for each name in FOUND.

    `quotes` has the columns of table quotes (speaker_id and speaker are empty) and those of `speakers.Resolution`;
    `mentions` has those of `events.Mention`; `profiles` has article_id and the fields of `stories.Profile`. `corpus.across_articles`
    completes them. If a stage fails twice on an
    article, only that stage of that article is lost, and a row in `problems` (severity error) names both. An article in
    another language than English is not analysed; a note in `problems` says so. Raises MachineFault where memory, a
    disk or a process fails.
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
    files = dict(zip(articles["article_id"], articles["source_path"], strict=True))
    found = _layers(list(documents(articles[english])), tagger, Stages(problems, files))
    return {**found, "problems": problems.frame()}


def _layers(docs, tagger, stages):
    rows = {name: [] for name in ("sentences", "dates", "quotes", "mentions", "profiles")}
    for first in range(0, len(docs), TOGETHER):
        own, dates = docs[first : first + TOGETHER], []
        for doc, quotes in zip(own, _quotes(own, tagger, stages), strict=True):
            dates.append(stages.run("dates", doc, lambda doc=doc: dates_in(doc), None))
            for name, found in _rows(doc, quotes, dates[-1] or [], stages).items():
                rows[name] += found
        for doc, mentions in zip(own, _mentions(own, dates, stages), strict=True):
            rows["mentions"] += [(doc.article_id, *mention) for mention in mentions]
            doc.reading = None  # its states are large, and no later stage asks for them
    return frames(rows)


def _rows(doc, quotes, dates, stages):
    """Return the rows found in one Document but for mentions, by table. A stage that fails gives no rows and does not stop the others."""
    sentences = stages.run("sentences", doc, lambda: _sentences(doc), None)
    resolutions = stages.run("speakers", doc, lambda: _resolved(doc, quotes), [UNRESOLVED] * len(quotes))
    days = stages.run(
        "quotes", doc, lambda: [said_on(doc, quote, dates) for quote in quotes], [(None, None)] * len(quotes),
        what="the days of quotations",
    )  # fmt: skip
    stages.run("quotes", doc, lambda: _note_marks(doc, stages.problems), None, what="quotation marks without a partner")
    profile = stages.run("stories", doc, lambda: profile_of(doc), None, what="what it is about")
    return {
        "profiles": [] if profile is None else [(doc.article_id, *profile)],
        "sentences": [] if sentences is None else [sentences],
        "dates": [(doc.article_id, *date) for date in dates],
        "quotes": [
            (_id(doc, n), doc.article_id, *quote, "" if around is None else _id(doc, around), *said, *resolution)
            for n, (quote, around, said, resolution) in enumerate(
                zip(quotes, within(quotes), days, resolutions, strict=True)
            )
        ],
    }


def _id(doc, place):
    """Return the quote_id of the quotation at a place of the article's."""
    return f"{doc.article_id}-q{place + 1}"


def _resolved(doc, quotes):
    resolutions = resolve_in(doc, quotes)
    if len(resolutions) != len(quotes):
        raise ValueError(f"{len(resolutions)} speakers for {len(quotes)} quotations")
    return resolutions


def _undated(mention):
    return mention._replace(
        first_day=None, last_day=None, precision="", how_dated="undated", confidence=min(0.3, mention.confidence)
    )


def _note_marks(doc, problems):
    repaired = repaired_in(doc)
    if repaired:
        problems.add(
            f"'{doc.title[:60]}' has {len(repaired)} quotation mark{'s' * (len(repaired) > 1)} without a partner, first at "
            f"{repaired[0][:40]!r}: each was closed at its sentence's end; check what is quoted there",
            article_id=doc.article_id,
            severity="note",
        )


def _quotes(docs, tagger, stages):
    """Return the quotations of each of `docs`: of all at once or, if that fails, of each alone."""
    return _each("quotes", docs, lambda some: quotes_of(docs[some], tagger=tagger), stages)


def _mentions(docs, dates, stages):
    """Return the mentions of events of each of `docs`: of all at once or, if that fails, of each alone; `dates` are theirs, or None."""
    known = [own or [] for own in dates]
    found = _each("events", docs, lambda some: mentions_of(docs[some], known[some]), stages)
    # without the dates of the text, events would wrongly get the day of publication
    return [
        each if own is not None else [_undated(mention) for mention in each]
        for own, each in zip(dates, found, strict=True)
    ]


def _each(stage, docs, find, stages):
    """Return `find` of all of `docs`, a list for each, given a slice of them: of all at once or, if that fails, of each alone."""
    try:
        return find(slice(None))
    except Exception as error:
        stages.stop_at_machine(error, stage, docs)
        return [stages.run(stage, doc, lambda n=n: find(slice(n, n + 1))[0], []) for n, doc in enumerate(docs)]


def said_on(doc: Document, quote, dates):
    """Return (first_day, last_day): when `quote` was said, if the sentence of its cue gives a day; else (None, None).

    The day must be outside the quoted content, and at most a week before publication.
    """
    for start, _ in (quote.cue or quote.source) if doc.published else ():
        first, last = doc.sentences[doc.sentence_at(start)].tolist()
        for date in dates[bisect_left(dates, (first,)) : bisect_left(dates, (last,))]:
            near = date.type in ("DATE", "TIME") and date.first_day and 0 <= (doc.published - date.first_day).days <= 7
            if near and not any(low <= date.start < high for low, high in quote.content):
                return date.first_day, date.last_day
    return (None, None)


def frames(rows):
    """Return the rows that `_rows` gives as frames with names and types."""
    from helpers.dates import Date
    from helpers.events import Mention
    from helpers.quotes import Quote
    from helpers.speakers import Resolution

    columns = {
        "dates": ["article_id", *Date._fields],
        "mentions": ["article_id", *Mention._fields],
        "quotes": ["quote_id", "article_id", *Quote._fields, "within", "first_day", "last_day"]
        + [f"resolved_{name}" for name in Resolution._fields],
    }
    found = {name: _frame(rows[name], columns[name]) for name in columns}
    found["profiles"] = frame_of(rows["profiles"])
    found["sentences"] = _sentence_frame(rows["sentences"])
    return found


def _frame(rows, columns):
    frame = pd.DataFrame(dict(zip(columns, zip(*rows, strict=True), strict=True)) if rows else {c: [] for c in columns})
    for column in frame.columns.intersection(["first_day", "last_day"]):
        frame[column] = pd.to_datetime(frame[column]).astype(DAY)
    return frame


def _sentences(doc):
    """Return (article_id, paragraph and [start, end) of each sentence) of a Document, as arrays."""
    return doc.article_id, doc.sentence_paragraph, doc.sentences


def _sentence_frame(found):
    if not found:
        return _frame([], SCHEMAS["sentences"].columns)
    ids, paragraphs, spans = zip(*found, strict=True)
    counts, spans = [len(own) for own in spans], np.concatenate(spans).astype("int64")
    return pd.DataFrame(
        {
            "article_id": np.repeat(np.array(ids, dtype=object), counts),
            "paragraph": np.concatenate(paragraphs).astype("int64"),
            "sentence": np.concatenate([np.arange(count) for count in counts]),
            "start": spans[:, 0],
            "end": spans[:, 1],
        }
    )
