"""What readers may take from a report: its timeline and quotations in the formats of other programs, and how to cite it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pandas as pd
from IPython.display import HTML

from helpers.export import methods, quotations, timeline
from helpers.export.cells import compressed
from helpers.export.codebook import codebook, markdown

if TYPE_CHECKING:
    from helpers.reporting.report import Report


def share_timeline(report: Report, events: pd.DataFrame) -> None:
    """Write `events` in every format of export.timeline beside the report."""
    for name, data in timeline.every_format(events, report.mentions, report.articles, title=report.title).items():
        report.write(name, data)


def share_quotations(report: Report, quotes: pd.DataFrame) -> None:
    """Write beside the report: quotations.csv and .xlsx, annotations.jsonl.gz, codebook.md, CITATION.cff, methods.txt.

    A line of annotations.jsonl.gz is the annotations of one article.
    """
    table, book = quotations.tidy(quotes, report.articles), codebook()
    lines = quotations.annotation_lines(quotes, report.articles)
    report.write_csv("quotations", table)
    report.write("quotations.xlsx", quotations.excel(table, book))
    report.write("annotations.jsonl.gz", compressed(line.encode("utf-8", "backslashreplace") for line in lines))
    report.write("codebook.md", markdown(book))
    report.write("CITATION.cff", methods.citation(report.title, report.coverage()))
    report.write("methods.txt", methods_paragraph(report, quotes) + "\n")


def methods_paragraph(report: Report, quotes: pd.DataFrame) -> str:
    """Return the methods paragraph on attributed `quotes`: see export.methods.paragraph."""
    return methods.paragraph(len(quotes), report.tagger, report.coverage(), report.corrected())


def show_methods(report: Report, quotes: pd.DataFrame) -> HTML:
    """Show the methods paragraph, to be copied into a paper."""
    return HTML(f'<h3 id="method">Methods paragraph</h3><p>{html.escape(methods_paragraph(report, quotes))}</p>')
