"""Which sentences of an article a site of excerpts may show: those that are evidence."""

from bisect import bisect_left

import pandas as pd

from helpers.tables.rows import rows_by, rows_of


def evidence_spans(tables, declined):
    """Return a dict of article_id to the spans [start, end) that are evidence, in order; no two of them touch.

    A sentence is evidence if it holds a content, cue or source of a quotation, mentions an event, holds an expression of
    time that could not be resolved, or is a row of `declined` (from not_quoted.declined).
    """
    spans = pd.concat([_of_quotes(tables.quotes), _of_dates(tables.dates), tables.mentions[SPAN], declined[SPAN]])
    spans = rows_by(spans.drop_duplicates(), "article_id", SPAN[1:])
    sentences = rows_by(tables.sentences, "article_id", SPAN[1:])
    return {i: _whole_sentences(spans[i], sentences.get(i, ())) for i in sorted(spans)}


SPAN = ["article_id", "start", "end"]


def _of_quotes(quotes):
    rows = [
        (article_id, int(start), int(end))
        for article_id, *parts in rows_of(quotes, ("article_id", "content", "cue", "source"))
        for spans in parts
        for start, end in spans
    ]
    return pd.DataFrame(rows, columns=SPAN)


def _of_dates(dates):
    return dates.loc[dates["first_day"].isna(), SPAN]


def _whole_sentences(spans, sentences):
    """Return `spans` widened to whole sentences; spans that meet are joined."""
    wide = [(int(s), int(e)) for s, e in spans]
    begins, latest = (
        [],
        [],
    )  # of the spans in their order: where each begins, and where those up to it end at the latest
    for start, end in sorted(wide):
        begins.append(start)
        latest.append(max(end, latest[-1] if latest else end))
    for start, end in sentences:
        before = bisect_left(begins, end)  # the spans that begin before the sentence ends
        if before and latest[before - 1] > start:
            wide.append((int(start), int(end)))
    joined = []
    for start, end in sorted(wide):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
