"""What readers may take from a report: its timeline and quotations in the formats of other programs, and how to cite it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from IPython.display import HTML

from helpers.export import methods, quotations, timeline
from helpers.export.cells import compressed, csv_piece, joined_csv
from helpers.export.codebook import codebook, markdown
from helpers.pipeline.freed import give_back
from helpers.reporting.on_demand import MOST_KEPT
from helpers.reporting.pieces import pieces_of
from helpers.tables import row_prints

if TYPE_CHECKING:
    from helpers.reporting.report import Report


def share_timeline(report: Report, events: pd.DataFrame, sentences: Sequence[str] | None = None) -> None:
    """Write `events` in every format of export.timeline beside the report; `sentences` are as every_format takes them."""
    written = timeline.every_format(events, report.articles, title=report.title, sentences=sentences)
    for name, data in written.items():
        report.write(name, data)


def share_quotations(report: Report, quotes: pd.DataFrame) -> None:
    """Write beside the report: quotations.csv and .xlsx, annotations.jsonl.gz, codebook.md, CITATION.cff, methods.txt.

    A line of annotations.jsonl.gz is the annotations of one article. Long files are made in pieces of some articles each, which are kept.
    """
    give_back() if len(quotes) > MOST_KEPT else None  # what the report took so far
    book, articles = codebook(), report.articles
    prints, places = (
        row_prints(quotes.drop(columns=list(quotations.PARTS))),
        quotes.groupby("article_id", sort=False).indices,
    )
    wanted = []
    for n, ids in enumerate(pieces_of(places)):
        rows = np.concatenate([places[one] for one in ids]) if ids else np.zeros(0, dtype=np.int64)
        wanted.append(((rows, n == 0), f"{n == 0} {prints[rows].tobytes().hex()}"))

    def csv(piece):
        return csv_piece(quotations.tidy(quotes.iloc[piece[0]], articles), headed=piece[1])

    def annotations(piece):
        lines = quotations.annotation_lines(quotes.iloc[piece[0]], articles)
        return compressed(line.encode("utf-8", "backslashreplace") for line in lines)

    def workbook(rows):
        return quotations.excel(quotations.tidy(rows, articles), book, len(quotes))

    most = quotations.MOST_IN_EXCEL
    few = [(quotes.head(most), f"{len(quotes)} {prints[:most].tobytes().hex()}")]
    ending, data = joined_csv(report.pieces.each("quotations", wanted, csv))
    report.write(f"quotations.{ending}", data)
    report.write("quotations.xlsx", b"".join(report.pieces.each("workbook", few, workbook)))
    report.write("annotations.jsonl.gz", b"".join(report.pieces.each("annotations", wanted, annotations)))
    report.write("codebook.md", markdown(book))
    report.write("CITATION.cff", methods.citation(report.title, report.coverage()))
    report.write("methods.txt", methods_paragraph(report, quotes) + "\n")


def methods_paragraph(report: Report, quotes: pd.DataFrame) -> str:
    """Return the methods paragraph on attributed `quotes`: see export.methods.paragraph."""
    return methods.paragraph(len(quotes), report.tagger, report.coverage(), report.corrected())


def show_methods(report: Report, quotes: pd.DataFrame) -> HTML:
    """Show the methods paragraph, to be copied into a paper."""
    return HTML(f'<h3 id="method">Methods paragraph</h3><p>{html.escape(methods_paragraph(report, quotes))}</p>')
