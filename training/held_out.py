"""The figures of the heads on newsroom train, each article's outlet left out: those by which settings are chosen."""

from collections import Counter

import numpy as np

from benchmarks.aligned import counted, figures
from helpers.quotes.acts import judged
from helpers.speakers.settle import chosen


def held_out_rows(read, acts, pointed):
    """Return the rows of each article (dicts, as benchmarks/aligned.py reads them), of `read` (Seen), from chances with its
    outlet left out: of `acts`, and of (cast, whom a source means)."""
    return [_rows(one, chances, *own) for one, chances, own in zip(read, acts, pointed, strict=True)]


def _rows(one, chances, cast, who):
    answers = chosen(one.context, cast, one.quotes, one.resolutions, who)
    return [
        {**quote._asdict(), "speaker": answer.name, "speaker_kind": answer.kind}
        for quote, answer in zip(judged(one.quotes, chances, one.document.reading.size), answers, strict=True)
        if quote is not None
    ]


def report(articles, read, acts, pointed):
    """Print the figures of rows of act speech, with the outlet left out: of all articles, and of each fold."""
    rows = dict(zip((one.document.article_id for one in read), held_out_rows(read, acts, pointed), strict=True))
    folds = {one.document.article_id: one.fold for one in read}
    counts = {
        article["id"]: counted(
            article["quotes"], [row for row in rows.get(article["id"], []) if row["act"] == "speech"], article["text"]
        )
        for article in articles
    }
    for fold in (None, *sorted(set(folds.values()))):
        own = [count for name, count in counts.items() if fold in (None, folds.get(name))]
        told = {name: round(float(np.round(value, 1)), 1) for name, value in figures(sum(own, Counter())).items()}
        print("all" if fold is None else f"fold {fold}", told, flush=True)
