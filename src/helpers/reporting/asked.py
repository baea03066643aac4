"""Who was asked and declined to comment: found in some articles at a time, which are kept between runs (pieces.py)."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pandas as pd

from helpers.analysis import not_quoted
from helpers.reporting.pieces import Pieces, pieces_of
from helpers.tables.rows import is_one_of

if TYPE_CHECKING:
    from helpers.reporting.report import Report


def declined(report: Report) -> pd.DataFrame:
    """Return who declined to comment in the report's articles: see analysis.not_quoted.declined."""
    return declined_in(report.articles, report.sentences, report.pieces)


def declined_in(articles: pd.DataFrame, sentences: pd.DataFrame, pieces: Pieces) -> pd.DataFrame:
    """Return what analysis.not_quoted.declined does, found in some articles at a time and kept as `pieces`."""
    articles = articles[articles["copy_of"] == ""]

    def made(ids):
        own = articles[is_one_of(articles["article_id"], ids)]
        found = not_quoted.declined(own, sentences[is_one_of(sentences["article_id"], ids)])
        return found.to_parquet(index=False)

    wanted = [(ids, "\0".join(ids)) for ids in pieces_of(articles["article_id"])]
    found = [pd.read_parquet(BytesIO(piece)) for piece in pieces.each("declined", wanted, made)]
    return pd.concat([rows for rows in found if len(rows)] or found[:1], ignore_index=True)
