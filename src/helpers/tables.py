"""The tables that the stages hand to each other: one schema each, and what one row means.

The schemas are pandera's. `conform` puts a frame into a schema's columns, order and types (or says what is wrong);
`empty` gives the frame of no rows; `dictionary` writes data/DICTIONARY.md. Spans are `[start, end)` in characters of
`articles.text`, and lists of spans are lists of `[start, end]` pairs. Days are `datetime64[s]` at midnight, `NaT` where
unknown. This module imports no other of ours.
"""

from dataclasses import dataclass, fields
from itertools import chain

import numpy as np
import pandas as pd
import pandera.pandas as pa

DAY = "datetime64[s]"
NAMES = ("articles", "sentences", "dates", "quotes", "speakers", "mentions", "events", "problems")

PUBLISHED_FROM = ("metadata", "url", "print_edition", "dateline", "text", "file_name", "unknown")
DATE_TYPES = ("DATE", "TIME", "DURATION", "SET")
QUOTE_KINDS = ("direct", "mixed", "indirect")
SPEAKER_KINDS = ("person", "organisation", "government", "document", "group", "unnamed", "unknown")
HOW_RESOLVED = (
    "full name", "surname", "title", "pronoun", "metonym", "author", "organisation", "group", "unnamed", "unresolved",
    "correction",
)  # fmt: skip
HOW_DATED = ("expression", "publication", "linked", "inherited", "undated", "correction")
STATUSES = ("happened", "scheduled", "cancelled", "denied", "claimed")
SEVERITIES = ("error", "warning", "note")


def _text(description, **more):
    return pa.Column(None, description=description, metadata={"type": "text"}, **more)


def _one_of(values, description):
    return _text(f"{description}: {', '.join(values)}", checks=pa.Check.isin(values))


def _whole(description):
    return pa.Column("int64", description=description, metadata={"type": "integer"})


def _share(description):
    return pa.Column("float64", description=description, nullable=True, metadata={"type": "number"})


def _day(description):
    return pa.Column(None, description=description, nullable=True, metadata={"type": "day"})


def _list(description):
    return pa.Column("object", description=description, nullable=True, metadata={"type": "list"})


def _spans(description):
    rule = pa.Check(_tidy, error="has a span that is empty, or that lies before or over the one before it")
    ordered = "in the order of the text, none blank at its ends, none over another"
    return pa.Column("object", rule, description=f"{description}: {ordered}", nullable=True, metadata={"type": "list"})


def _tidy(rows):
    """Return for each row whether its spans are [start, end) in the order of the text, none empty, none over another."""
    counts = [len(spans) if isinstance(spans, list) else 0 for spans in rows]
    flat = np.array(list(chain.from_iterable(spans for spans in rows if isinstance(spans, list))), dtype=np.int64)
    start, end = flat.reshape(-1, 2).T
    owner = np.repeat(np.arange(len(counts)), counts)
    wrong = (start >= end) | (start < 0)
    wrong[1:] |= (owner[1:] == owner[:-1]) & (start[1:] < end[:-1])
    return pd.Series(~np.isin(np.arange(len(counts)), owner[wrong]), index=rows.index)


def _forwards(frame):
    return ~(frame["first_day"] > frame["last_day"])


def _filled(frame):
    return (frame["start"] >= 0) & (frame["start"] < frame["end"])


def _schema(table, description, **columns):
    rules = [
        ("first_day", _forwards, "has a first_day after its last_day"),
        ("start", _filled, "has a start that is not before its end"),
    ]
    checks = [pa.Check(rule, error=fault) for column, rule, fault in rules if column in columns]
    return pa.DataFrameSchema(
        columns, checks=checks, name=table, description=description, strict="filter", ordered=False
    )


def _span(what):
    return {
        "start": _whole(f"first character of {what}"),
        "end": _whole(f"one past the last character of {what}; always after start"),
    }


ARTICLE = _text("the article, from articles.article_id")

SCHEMAS = {
    "articles": _schema(
        "articles",
        "a text as published",
        article_id=_text("hash of outlet, title, day and text", unique=True),
        outlet=_text("who published it"),
        title=_text("the headline"),
        byline=_text("who wrote it, as printed"),
        published=_day("day of publication; empty where unknown"),
        published_from=_one_of(PUBLISHED_FROM, "how that day is known"),
        url=_text("address of the page"),
        section=_text("section or desk"),
        language=_text("ISO 639-1 code of the text's language"),
        text=_text("the cleaned text; all offsets are into it; the title is not part of it"),
        source_path=_text("file it was read from, #n for the nth article of a file that holds several"),
        source_format=_text("format it was read as"),
        n_words=_whole("words in the text"),
        copy_of=_text("article_id of the fullest text of which this is a near-duplicate; empty if none"),
    ),
    "sentences": _schema(
        "sentences",
        "a sentence",
        article_id=ARTICLE,
        paragraph=_whole("number of the paragraph in the article, from 0"),
        sentence=_whole("number of the sentence in the article, from 0"),
        **_span("the sentence"),
    ),
    "dates": _schema(
        "dates",
        "a temporal expression",
        article_id=ARTICLE,
        **_span("the expression"),
        phrase=_text("the words, text[start:end]"),
        type=_one_of(DATE_TYPES, "TIMEX3 type"),
        value=_text("TIMEX3 value (ISO 8601 as in TimeML); empty where it could not be resolved"),
        first_day=_day("first day meant"),
        last_day=_day("last day meant, never before first_day"),
        precision=_text("day, week, month, quarter, season, year, decade, century, …; empty where unresolved"),
        rule=_text("the rule that resolved it"),
        anchor=_text(
            "what it was counted from: publication, text (an earlier date), quotation (the day it was said), explicit, or none"
        ),
    ),
    "quotes": _schema(
        "quotes",
        "something said, written or thought, attributed",
        quote_id=_text("article_id and the number of the quotation in it", unique=True),
        article_id=ARTICLE,
        kind=_one_of(QUOTE_KINDS, "all, some or none of the content's words stand in quotation marks"),
        content=_spans("spans of what was said"),
        cue=_spans("spans of the words that attribute it"),
        source=_spans("spans of the words for who said it"),
        verb=_text("the cue's verb or preposition, lower case"),
        medium=_text("speech, press conference, interview, tweet, letter, statement, report"),
        speaker_id=_text("the speaker, from speakers.speaker_id; empty where unresolved"),
        speaker=_text("the speaker's name; empty where unresolved"),
        how_resolved=_one_of(HOW_RESOLVED, "how the speaker is known"),
        first_day=_day("first day on which it may have been said"),
        last_day=_day("last day on which it may have been said, never before first_day"),
        position=_share("where it begins, 0 (top of the article) to 1"),
        n_words=_whole("words of the content"),
        confidence=_share("how sure, 0 to 1"),
    ),
    "speakers": _schema(
        "speakers",
        "a person, body, document or unnamed source",
        speaker_id=_text("made from kind and name", unique=True),
        name=_text("the fullest name seen"),
        variants=_list("other names seen"),
        kind=_one_of(SPEAKER_KINDS, "what kind of speaker"),
        roles=_list("roles as the articles write them"),
        place=_text("country or place as written"),
        pronoun=_text("he, she or they as the articles write it; never guessed from the name"),
        n_quotes=_whole("quotations"),
        n_articles=_whole("articles that quote them"),
    ),
    "mentions": _schema(
        "mentions",
        "one sentence about an event",
        event_id=_text("the event, from events.event_id"),
        article_id=ARTICLE,
        **_span("the sentence"),
        trigger=_text("the word that names the event"),
        first_day=_day("first day of the event, by this mention"),
        last_day=_day("last day of the event, by this mention, never before first_day"),
        how_dated=_one_of(HOW_DATED, "how the day is known"),
        status=_one_of(STATUSES, "what the sentence says of it"),
        confidence=_share("how sure, 0 to 1"),
    ),
    "events": _schema(
        "events",
        "something that happened, or was to",
        event_id=_text("made from kind, day and label", unique=True),
        label=_text("a short name in the field's style"),
        kind=_text("meeting, visit, letter, statement, test, …"),
        first_day=_day("first day"),
        last_day=_day("last day, never before first_day"),
        precision=_text("day, week, month, …; empty where undated"),
        status=_one_of(STATUSES, "where it stood at the last mention"),
        participants=_list("names of who took part"),
        place=_text("where"),
        n_mentions=_whole("sentences about it"),
        n_articles=_whole("articles about it, copies counted once"),
        n_outlets=_whole("outlets that have it"),
        salience=_share("for choosing, 0 to 1"),
        conflict=_list(
            "other days claimed: a list of mappings of first_day, last_day (ISO days), article_ids and claimed_by (outlets)"
        ),
        history=_list(
            "where it stood, oldest first: a list of mappings of day (of publication), status and article_id"
        ),
        related=_list(
            "event_ids of what it is part of or about: a letter and its release, a summit and its cancellation"
        ),
        evidence=_list("the best sentence: a mapping of article_id, start and end"),
    ),
    "problems": _schema(
        "problems",
        "one thing that went wrong",
        source_path=_text("the file"),
        article_id=_text("the article, where one was made"),
        stage=_text("reading, dates, quotes, …"),
        severity=_one_of(SEVERITIES, "how bad"),
        message=_text("what, where, and what to do"),
    ),
}


_AS = {
    "text": lambda values: values.astype("str").fillna(""),
    "integer": lambda values: values.astype("int64"),
    "number": lambda values: values.astype("float64"),
    "day": lambda values: pd.to_datetime(values).astype(DAY),
    "list": lambda values: pd.Series([_plain(value) for value in values], index=values.index, dtype="object"),
}


def _plain(value):
    """Return lists and mappings where Parquet gives arrays, so that a frame is the same read back as made."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return {name: _plain(item) for name, item in value.items()} if isinstance(value, dict) else value


class TableError(ValueError):
    """A frame does not keep a table's contract; the message names the table, the column and the fault."""


def conform(name, frame, articles=None):
    """Return `frame` in the columns, order and types of table `name`.

    Raises TableError where a column is missing or a value is none that the table allows; where `articles` (article_id and
    text) are given, also where a span does not lie in its article's text or begins or ends blank.

    >>> conform("sentences", {"article_id": ["a"], "paragraph": [0], "sentence": [0], "start": [0], "end": [9]}).shape
    (1, 5)
    """
    frame = frame if isinstance(frame, pd.DataFrame) else pd.DataFrame(frame)
    schema = SCHEMAS[name]
    missing = [column for column in schema.columns if column not in frame]
    if missing:
        raise TableError(f"table '{name}' lacks the columns {', '.join(missing)}; it has {', '.join(map(str, frame))}")
    frame = frame[list(schema.columns)].reset_index(drop=True)
    try:
        for column, rule in schema.columns.items():
            frame[column] = _AS[rule.metadata["type"]](frame[column])
        frame = schema.validate(frame, lazy=False)
    except (pa.errors.SchemaError, ValueError, TypeError) as error:
        raise TableError(f"table '{name}': {_fault(error)}") from error
    if articles is not None and articles["article_id"].is_unique:
        _in_text(name, frame, dict(zip(articles["article_id"], articles["text"], strict=True)))
    return frame


def _fault(error):
    """Return in a line what is wrong: for spans and days the rule and the first row that breaks it."""
    rule = getattr(getattr(error, "check", None), "error", None)
    if not rule or not rule.startswith("has a "):
        return str(error).splitlines()[0]
    rows, column = error.failure_cases["index"].dropna(), error.schema.name
    return f"{f'row {int(rows.iloc[0])} ' if len(rows) else ''}{f'({column}) ' if column in _LISTS else ''}{rule}"


_LISTS = ("content", "cue", "source")


def _in_text(name, frame, texts):
    """Raise TableError where a span of `frame` does not lie in its article's text, or begins or ends blank."""
    spans = (
        [[[[start, end]] for start, end in zip(frame["start"], frame["end"], strict=True)]] if "start" in frame else []
    )
    for column in (*spans, *(frame[column] for column in _LISTS if column in frame)):
        for row, (article_id, own) in enumerate(zip(frame["article_id"], column, strict=True)):
            text = texts.get(article_id)
            for start, end in own or () if text is not None else ():
                if end > len(text) or text[start].isspace() or text[end - 1].isspace():
                    raise TableError(
                        f"table '{name}': row {row} has a span, {start} to {end}, that begins or ends blank or lies beyond the "
                        f"{len(text)} characters of article {article_id}"
                    )


def empty(name):
    """Return table `name` with no rows.

    >>> list(empty("sentences"))
    ['article_id', 'paragraph', 'sentence', 'start', 'end']
    """
    return conform(name, pd.DataFrame({column: [] for column in SCHEMAS[name].columns}))


@dataclass(frozen=True)
class Corpus:
    """What was read: `articles` and `problems`, frames of those tables."""

    articles: pd.DataFrame
    problems: pd.DataFrame


@dataclass(frozen=True)
class Tables:
    """What was found: one frame a table, all but the articles themselves."""

    sentences: pd.DataFrame
    dates: pd.DataFrame
    quotes: pd.DataFrame
    speakers: pd.DataFrame
    mentions: pd.DataFrame
    events: pd.DataFrame
    problems: pd.DataFrame

    def items(self):
        """Yield (name, frame), in the order of the flow."""
        return ((field.name, getattr(self, field.name)) for field in fields(self))


def dictionary():
    """Return the data dictionary as Markdown: every table, what a row is, every column."""
    lines = ["# Data dictionary", "", "Made from `src/helpers/tables.py` by `make dictionary`; do not edit.", ""]
    for name, schema in SCHEMAS.items():
        lines += [f"## {name}", "", f"One row is {schema.description}.", "", "| column | type | what it is |"]
        lines += ["| --- | --- | --- |"]
        for column, rule in schema.columns.items():
            lines.append(f"| {column} | {rule.metadata['type']} | {rule.description} |")
        lines.append("")
    return "\n".join(lines)
