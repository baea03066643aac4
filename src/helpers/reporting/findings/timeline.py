"""What a timeline shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.analysis.evidence import span_of_days
from helpers.reporting.findings.found import Findings, around
from helpers.site.in_words import count, day

if TYPE_CHECKING:
    from helpers.reporting.report import Report


def of_timeline(report: Report, events: pd.DataFrame, limit: int = 20) -> Findings:
    """Return the Findings on `events` (from timeline.chosen_events), of which `limit` are labelled; its chart is `timeline`."""
    source = report.source_line(count(len(events), "event"))
    dated = events[events["first_day"].notna()]
    undated = len(events) - len(dated)
    if not len(dated):
        title = f"No event with a day was found, and {count(undated, 'event')} without one"
        return Findings({"timeline": around(title, report.period(), source)}, (f"{title}.",))
    top = dated.iloc[0]
    when, n_articles = span_of_days(top["first_day"], top["last_day"]), count(top["n_articles"], "article")
    title = f"{top['label']} ({when}) is the most prominent event, mentioned in {n_articles}"
    period = f"{day(dated['first_day'].min())} to {day(dated['last_day'].max())}"
    single, contested = int((dated["n_outlets"] <= 1).sum()), int(dated["conflict"].map(len).gt(0).sum())
    subtitle = f"{count(len(dated), 'event')}, {period}; {min(limit, len(dated))} are labelled; {undated} undated"
    sentences = (
        f"{title}.",
        f"Of {count(len(events), 'event')}, {len(dated):,} have a day and {undated:,} have none.",
        f"{single:,} dated events are mentioned by one outlet alone; articles give different days for {contested:,}.",
    )
    return Findings({"timeline": around(title, subtitle, source)}, sentences)
