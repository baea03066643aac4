"""Which sentences of an article a site of excerpts may show: those that are evidence."""

import pandas as pd


def evidence_spans(tables, declined):
    """Return a dict of article_id to the spans [start, end) that are evidence, in order; no two of them touch.

    A sentence is evidence if it holds a content, cue or source of a quotation, mentions an event, holds an expression of
    time that could not be resolved, or is a row of `declined` (from not_quoted.declined).
    """
    spans = pd.concat([_of_quotes(tables.quotes), _of_dates(tables.dates), tables.mentions[SPAN], declined[SPAN]])
    sentences = {i: frame[["start", "end"]].to_numpy() for i, frame in tables.sentences.groupby("article_id")}
    return {
        i: _whole_sentences(frame[["start", "end"]].to_numpy(), sentences.get(i, ()))
        for i, frame in spans.groupby("article_id")
    }


SPAN = ["article_id", "start", "end"]


def _of_quotes(quotes):
    rows = [
        (row.article_id, int(start), int(end))
        for row in quotes.itertuples()
        for spans in (row.content, row.cue, row.source)
        for start, end in spans
    ]
    return pd.DataFrame(rows, columns=SPAN)


def _of_dates(dates):
    return dates.loc[dates["first_day"].isna(), SPAN]


def _whole_sentences(spans, sentences):
    """Return `spans` widened to whole sentences; spans that meet are joined."""
    wide = [(int(s), int(e)) for s, e in spans]
    wide += [(int(s), int(e)) for s, e in sentences if any(s < end and e > start for start, end in spans)]
    joined = []
    for start, end in sorted(wide):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
