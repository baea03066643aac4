"""What was found about one speaker."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from helpers.analysis.comparison import Side
from helpers.reporting.findings.found import Findings, around
from helpers.site.in_words import count, day

if TYPE_CHECKING:
    from helpers.reporting.report import Report


def of_speaker(report: Report, name: str, quotes: pd.DataFrame, on: pd.DataFrame) -> Findings:
    """Return the Findings on one speaker's `quotes`; `on` is from speaker_profile.on_events. Its chart is `weeks`."""
    source = report.source_line(count(len(quotes), "quotation"))
    if not len(quotes):
        nothing = f"No quotation of {name or 'a named speaker'} was found in the articles chosen"
        return Findings({"weeks": around(nothing, report.period(), source)}, (f"{nothing}.",))
    busiest = quotes["published"].value_counts()
    title = f"{name} is quoted {count(len(quotes), 'time')}"
    if len(busiest):
        title += f", most often in articles of {day(busiest.index[0])} ({busiest.iloc[0]})"
    undated = int(quotes["published"].isna().sum())
    subtitle = (
        f"Quotations by week of publication, {report.period()}; numbers: events that they are about; {undated} undated"
    )
    return Findings({"weeks": around(title, subtitle, source)}, tuple(_sentences(title, name, quotes, on)))


def _sentences(title, name, quotes, on):
    used = Counter(verb for verb in quotes["verb"] if verb).most_common(2)
    yield f"{title}."
    marked = 100 * (quotes["kind"] != "indirect").mean()
    outlets = count(quotes["outlet"].nunique(), "outlet quotes", "outlets quote")
    yield f"{outlets} {name}; {marked:.0f} % of the quotations hold words in quotation marks."
    verbs = " and ".join(f"{verb} ({n:,})" for verb, n in used)
    yield f"The commonest {'verbs are' if len(used) > 1 else 'verb is'} {verbs}." if used else ""
    about = on["quote_id"].nunique()
    yield (
        f"{count(about, 'quotation is', 'quotations are')} about {count(on['event_id'].nunique(), 'event')}."
        if about
        else ""
    )


def named_halves(later: Side, earlier: Side, middle: pd.Timestamp) -> tuple[Side, Side]:
    """Return the Sides of speaker_profile.halves named in words: "from July 6, 2018" and "before July 6, 2018"."""
    if middle != middle:
        return later, earlier
    return later._replace(name=f"from {day(middle)}"), earlier._replace(name=f"before {day(middle)}")
