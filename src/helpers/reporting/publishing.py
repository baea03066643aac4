"""The site around the reports of a corpus, made from the tables in a folder."""

from collections import ChainMap
from functools import partial
from pathlib import Path

from helpers.analysis.problem_kinds import kinds
from helpers.pipeline.freed import give_back
from helpers.pipeline.spawn import few_searches_for_garbage
from helpers.reporting.accuracy import accuracy
from helpers.reporting.asked import declined_in
from helpers.reporting.front import front_page, title_in
from helpers.reporting.on_demand import read_articles_table, tables_in
from helpers.reporting.opening import made_with, of_acts, open_report
from helpers.reporting.pieces import Pieces
from helpers.reporting.report import Report
from helpers.site.index import write_site
from helpers.tables import ACTS

PIECES = "cache/pieces"  # in the folder of the site: what reports and the site make of some articles at a time


@few_searches_for_garbage()
def publish(index, reports, tables, text="full", title_file=None, failed=(), kept=None, progress=None, first=None):
    """Write `index` (index.html), which lists the `reports` (HTML files), and the pages beside it.

    `tables` is the folder of the tables. `text` is "full", or "excerpt" to publish only the sentences that are evidence.
    `title_file` is a YAML file with the corpus's title, or None. `failed` are reports ("kind/slug") that could not be made
    this time: their pages, if there are any, are marked as of an earlier run. `kept` and `progress` are those of write_site.
    `first` is what `first_page` returned, if it has been made.
    """
    articles, made = read_articles_table(tables), made_with(tables)
    frames = tables_in(tables, articles, None, ACTS)
    report = Report(frames, None, "", {}, len(articles), made)
    pieces = Path(index).parent / PIECES
    own = Pieces(pieces / "site", sorted(pieces.glob("*/*/"))) if kept else Pieces(None)
    first = first or _first_page(report, title_file)
    give_back()
    write_site(
        index,
        reports,
        report,
        report.attributed_quotes(copies=True),
        partial(declined_in, pieces=own),
        text,
        failed=failed,
        kept=kept,
        progress=progress,
        **first,
        problems=kinds(report.problems, report.articles),
        accuracy=accuracy(report.tagger),
        corrected=report.corrected(),
    )


@few_searches_for_garbage()
def first_page(tables, title_file=None):
    """Return the parts of the first page by name, texts and HTML, from the folder of `tables`: quotations are speech alone."""
    return front_page(open_report(Path(tables).resolve()), title_in(title_file))


def _first_page(report, title_file):
    """Return what `first_page` does, from a report with quotations of every act whose tables are read."""
    quotes = of_acts(report.quotes, ("speech",))[0]
    speech = Report(ChainMap({"quotes": quotes}, report.tables), None, "", {}, report.all_articles, report.made)
    return front_page(speech, title_in(title_file))
