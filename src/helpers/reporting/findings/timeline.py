"""What a timeline shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.analysis.timeline import tells_apart
from helpers.analysis.why_undated import DATABLE, why_undated
from helpers.reporting.findings.found import Findings, around
from helpers.site.in_words import count, days
from helpers.tables.rows import lengths_of

if TYPE_CHECKING:
    from helpers.reporting.report import Report


def of_timeline(report: Report, events: pd.DataFrame, limit: int = 20, reasons: pd.Series | None = None) -> Findings:
    """Return the Findings on `events` (from timeline.chosen_events), of which `limit` are labelled; its chart is `timeline`.

    `reasons` are what why_undated returns of `events`, where that is known.
    """
    source = report.source_line(count(len(events), "event"))
    dated = events[events["first_day"].notna()]
    undated = len(events) - len(dated)
    if not len(dated):
        title = f"No event with a day was found, and {count(undated, 'event')} without one"
        return Findings({"timeline": around(title, report.period(), source)}, (f"{title}.",))
    top = dated.iloc[0]
    when, n_articles = days(top["first_day"], top["last_day"]), count(top["n_articles"], "article")
    title = f"{top['label']} ({when}): the most prominent of {count(len(dated), 'dated event')}, told in {n_articles}"
    period = days(dated["first_day"].min(), dated["last_day"].max())
    contested = int(lengths_of(dated["conflict"]).gt(0).sum())
    subtitle = f"{count(len(dated), 'event')}, {period}; {min(limit, len(dated))} are labelled; {undated:,} undated"
    sentences = (
        f"{title}.",
        f"Articles give different days for {contested:,} of them." if contested else "",
        _on_single_sources(report, dated),
        _on_undated(why_undated(events, report.mentions, report.dates) if reasons is None else reasons),
    )
    return Findings({"timeline": around(title, subtitle, source)}, sentences)


def _on_undated(reasons):
    """Return a sentence on events without a day by their `reasons`: how many a reader might still date, how many not; "" for none."""
    if not len(reasons):
        return ""
    datable = int(reasons.isin(DATABLE).sum())
    verb = "has" if len(reasons) == 1 else "have"
    return (
        f"{count(len(reasons), 'event')} more {verb} no day: {datable:,} with an expression of time near, "
        f"{len(reasons) - datable:,} in the background of other events."
    )


def _on_single_sources(report, dated):
    """Return a sentence on events that one outlet alone mentions, "" where that tells nothing: see tells_apart."""
    if not tells_apart(dated, report.articles):
        return ""
    single = int((dated["n_outlets"] <= 1).sum())
    return f"{single:,} {'is' if single == 1 else 'are'} mentioned by one outlet alone."
