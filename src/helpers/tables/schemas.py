"""The schema of each table: what one row is, its columns, and the rules that its values keep.

The schemas are pandera's. A column's `metadata["type"]` is one of text, integer, number, day and list.
"""

from itertools import chain

import numpy as np
import pandas as pd
import pandera.pandas as pa

DAY = "datetime64[s]"
NAMES = ("articles", "sentences", "dates", "quotes", "speakers", "mentions", "events", "stories", "problems")

PUBLISHED_FROM = ("metadata", "url", "print_edition", "dateline", "text", "file_name", "unknown")
DATE_TYPES = ("DATE", "TIME", "DURATION", "SET")
QUOTE_KINDS = ("direct", "mixed", "indirect")
SPEAKER_KINDS = ("person", "organisation", "government", "state", "document", "group", "unnamed", "unknown")
ACTS = ("speech", "named", "thought")
HOW_RESOLVED = (
    "full name", "surname", "title", "pronoun", "metonym", "author", "organisation", "description", "context", "group",
    "unnamed", "unresolved", "correction",
)  # fmt: skip
HOW_DATED = ("expression", "publication", "linked", "inherited", "undated", "correction")
PRECISIONS = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "years", "decade", "century")
STATUSES = ("happened", "scheduled", "cancelled", "denied", "possible")
SEVERITIES = ("error", "warning", "note")


def _text(description, *, may_lack=False, **more):
    """Return the column of a text; one that a frame may lack is empty there."""
    return pa.Column(None, description=description, metadata={"type": "text", "may lack": may_lack}, **more)


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


def _words(description):
    """Return the column of a list that a frame may lack: conform fills it with empty lists."""
    return pa.Column("object", description=description, nullable=True, metadata={"type": "list", "may lack": True})


def _spans(description):
    rule = pa.Check(_tidy, error="has a span that is empty, or that overlaps or comes before the span listed before it")
    ordered = "in the order of the text, without blanks at their ends and without overlaps"
    return pa.Column("object", rule, description=f"{description}: {ordered}", nullable=True, metadata={"type": "list"})


def _tidy(rows):
    """Return for each row whether its spans follow each other in the text, with no empty span and no overlap."""
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
        text=_text("the cleaned text, without the title; all offsets count its characters"),
        source_path=_text("the file it was read from; where a file holds several articles, #n names the nth"),
        source_format=_text("the format of that file, as listed in the README"),
        n_words=_whole("words in the text"),
        copy_of=_text("article_id of the fullest article of which this one is a near-duplicate; empty if none"),
        story_id=_text("the story that it tells of, from stories.story_id; empty where it is of none"),
        people=_words("the people whom it names in two words or more, in order, each as often as it names them"),
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
            "what the day was counted from: publication, text (an earlier date), quotation (the day it was said), "
            "explicit (the words give the whole date) or none"
        ),
    ),
    "quotes": _schema(
        "quotes",
        "something said, written or thought, attributed",
        quote_id=_text("article_id and the number of the quotation in it", unique=True),
        article_id=ARTICLE,
        kind=_one_of(QUOTE_KINDS, "whether all, some or none of the content stands in quotation marks"),
        act=_one_of(ACTS, "whether it tells what was said, only names a speech act (thanked him), or tells a thought"),
        content=_spans("spans of what was said"),
        cue=_spans("spans of the words that attribute it"),
        source=_spans("spans of the words for who said it"),
        within=_text(
            "quote_id of the quotation in whose content this one's cue stands, the shortest of several; empty for most: "
            "they stand in nobody's words",
            may_lack=True,
        ),
        verb=_text("the cue's verb or preposition, lower case"),
        medium=_text("speech, press conference, interview, tweet, letter, statement, report"),
        speaker_id=_text("the speaker, from speakers.speaker_id; empty where unresolved"),
        speaker=_text("the speaker's name; empty where unresolved"),
        how_resolved=_one_of(HOW_RESOLVED, "how the speaker is known"),
        first_day=_day("first day on which it may have been said"),
        last_day=_day("last day on which it may have been said, never before first_day"),
        position=_share("where in the article it begins, from 0 (the top) to 1 (the end)"),
        n_words=_whole("words in the content"),
        confidence=_share("how likely it is, from 0 to 1, that a reader accepts act, content and speaker"),
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
        n_quotes=_whole("number of quotations, of act speech"),
        n_articles=_whole("number of articles that quote them"),
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
        precision=_text(f"what the day is known to: {', '.join(PRECISIONS)}; empty where undated"),
        how_dated=_one_of(HOW_DATED, "how the day is known (docs/events.md)"),
        status=_one_of(STATUSES, "whether the event took place, by this sentence"),
        confidence=_share("how sure the day is this event's, from 0 to 1"),
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
        status=_one_of(STATUSES, "whether it took place, by the latest articles that say so"),
        participants=_list("names of who took part"),
        place=_text("where it took place"),
        n_mentions=_whole("number of sentences about it"),
        n_articles=_whole("number of articles about it; copies count once"),
        n_outlets=_whole("number of outlets that report it"),
        salience=_share("how much the corpus makes of the event, from 0 to 1; reports show the highest first"),
        conflict=_list(
            "other days claimed: a list of mappings of first_day, last_day (ISO days), article_ids and claimed_by (outlets)"
        ),
        history=_list(
            "its status over time, oldest first: a list of mappings of day (of publication), status and article_id"
        ),
        related=_list("event_ids of related events: a letter and its release, a summit and its cancellation"),
        evidence=_list(
            "the best sentence: a mapping of article_id, start, end, and shown: where the sentence before begins, if this one "
            "leans on it, else start"
        ),
    ),
    "stories": _schema(
        "stories",
        "articles about one thing",
        story_id=_text("made from its earliest article", unique=True),
        title=_text("its most salient names and words; no two stories have the same"),
        first_day=_day("day on which its first article was published; empty where no day is known"),
        last_day=_day("day on which its last article was published"),
        n_articles=_whole("number of articles, near-copies included"),
        n_outlets=_whole("number of outlets that published them"),
        names=_list("names that many of its articles hold and few others do, most salient first"),
        words=_list("key words and phrases of two words, chosen like the names"),
    ),
    "problems": _schema(
        "problems",
        "one thing that went wrong",
        source_path=_text("the file"),
        article_id=_text("the article, if one was made"),
        stage=_text("reading, dates, quotes, …"),
        severity=_one_of(SEVERITIES, "error (something was lost), warning (something is doubtful) or note"),
        message=_text("what, where, and what to do"),
    ),
}
