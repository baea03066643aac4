"""The site around the reports of a corpus, made from the tables in a folder."""

from pathlib import Path

import pandas as pd

from helpers.analysis.not_quoted import declined
from helpers.reporting.opening import made_with
from helpers.reporting.report import Report, accuracy
from helpers.site.in_words import count
from helpers.site.index import write_site
from helpers.tables import NAMES


def publish(index, reports, tables, text="full"):
    """Write `index` (index.html), which lists the `reports` (HTML files), and the pages beside it.

    `tables` is the folder of the tables. `text` is "full", or "excerpt" to publish only the sentences that are evidence.
    """
    frames = {name: pd.read_parquet(Path(tables) / f"{name}.parquet") for name in NAMES}
    report = Report(frames, None, "", {}, len(frames["articles"]), made_with(tables))
    write_site(
        index,
        reports,
        report,
        report.attributed_quotes(copies=True),
        declined(report.articles, report.sentences),
        text,
        coverage=report.coverage(),
        counts=_counts(report),
        accuracy=accuracy(report.tagger),
        corrected=report.corrected(),
    )


def _counts(report):
    named = (report.quotes["speaker"] != "").sum()
    dated = report.events["first_day"].notna().sum()
    return [
        count(len(report.articles), "article"),
        f"{count(len(report.quotes), 'quotation')}, {100 * named / max(1, len(report.quotes)):.0f} % with a speaker",
        f"{count(len(report.events), 'event')}, {100 * dated / max(1, len(report.events)):.0f} % with a day",
        count(len(report.dates), "expression of time", "expressions of time"),
    ]
