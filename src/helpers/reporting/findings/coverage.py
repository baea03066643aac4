"""What the corpus report found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.analysis import coverage
from helpers.reporting.findings.found import Findings, around
from helpers.site.in_words import count

if TYPE_CHECKING:
    from helpers.reporting.report import Report


def of_coverage(report: Report) -> Findings:
    """Return the Findings on the report's articles and problems; its chart is `weeks`."""
    articles, problems = report.articles, report.problems
    title = _headline(articles)
    unit = "month" if coverage.is_long(coverage.weeks(articles)) else "week"
    subtitle = f"Articles a {unit} by outlet, {report.period()}; near-copies hatched, undated counted at the right"
    source = report.source_line(count(len(articles), "article"))
    return Findings({"weeks": around(title, subtitle, source)}, tuple(_sentences(title, articles, problems)))


def _headline(articles):
    if not len(articles):
        return "No article was chosen"
    outlets = articles.loc[articles["outlet"] != "", "outlet"].value_counts()
    if not len(outlets):
        return f"{count(len(articles), 'article')}, none with the name of its outlet"
    if len(outlets) == 1:
        some = "" if outlets.iloc[0] == len(articles) else f"{outlets.iloc[0]:,} of them "
        return f"{count(len(articles), 'article')}, {some}from {outlets.index[0]}"
    return f"{outlets.index[0]} has {outlets.iloc[0]:,} of {len(articles):,} articles from {len(outlets):,} outlets"


def _sentences(title, articles, problems):
    yield f"{title}."
    copies, undated = int((articles["copy_of"] != "").sum()), int(articles["published"].isna().sum())
    yield f"Near-copies of another article: {copies:,}. Articles without a day of publication: {undated:,}."
    other = articles[~articles["language"].isin(["", "en"])]
    if len(other):
        yield f"{count(len(other), 'article')} in another language than English {'was' if len(other) == 1 else 'were'} not analysed."
    counts = problems["severity"].value_counts()
    yield (
        f"Problems: {count(counts.get('error', 0), 'error')}, {count(counts.get('warning', 0), 'warning')}, "
        f"{count(counts.get('note', 0), 'note')}."
    )
