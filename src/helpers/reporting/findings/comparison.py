"""What a comparison of two sides found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.analysis.comparison import CHANCE, Comparison
from helpers.analysis.keyness import SIGNIFICANT_Z
from helpers.reporting.findings.found import Findings, around
from helpers.site.in_words import count, days_of_text

if TYPE_CHECKING:
    from helpers.reporting.report import Report


def of_comparison(report: Report, comparison: Comparison) -> Findings:
    """Return the Findings on a Comparison; its charts are `shares`, `words` and, where there are verbs, `verbs`."""
    left, right, shares = comparison.left, comparison.right, comparison.shares
    n = f"{count(len(left.quotes), 'quotation')} and {count(len(right.quotes), 'quotation')}"
    source = report.source_line(n, pd.concat([left.articles, right.articles]))
    subtitle = f"{left.name} (filled) and {right.name} (hollow): share of quotations, per cent, with 95 % intervals"
    differ = shares[shares["differ"] == "yes"]
    title = _headline(differ, len(shares), left.name, right.name)
    charts = {
        "shares": around(title, subtitle, source),
        "words": _around_words(left, right, comparison.words, "quoted words", source),
    }
    if comparison.verbs is not None:
        charts["verbs"] = _around_words(left, right, comparison.verbs, "verbs of saying", source)
    only = [(left, comparison.only_left), (right, comparison.only_right)]
    sentences = (
        f"{title}.",
        f"{len(differ)} of {len(shares)} shares differ; chance alone would make about {CHANCE * len(shares):.0f} differ. "
        f"Compared were {n}.",
        f"{charts['words']['title']}.",
        *(_on_events(side, events) for side, events in only if events is not None),
    )
    return Findings(charts, sentences)


def _on_events(side, events):
    """Return a sentence on the `events` that articles of `side` alone mention."""
    if not len(events):
        return f"No event is mentioned by {side.name} alone."
    n = f"{count(len(events), 'event')} {'is' if len(events) == 1 else 'are'} mentioned by {side.name} alone"
    return f"{n}; the most prominent is {events['event'].iloc[0]} ({days_of_text(events['day'].iloc[0])})."


def _headline(differ, n, left, right):
    if not len(differ):
        return f"No share differs between {left} and {right} by more than chance and error allow"
    top = differ.loc[differ["difference"].abs().idxmax()]
    found = f"{top['measure']}, “{top['value']}”: {top['share_left']:.0f} % of quotations ({left}), {top['share_right']:.0f} % ({right})"
    if len(differ) > CHANCE * n:
        return found
    return f"No more shares differ than chance alone would make differ; the largest difference is {found}"


def _around_words(left, right, table, what, source):
    """Return title, subtitle and source of a chart of words; `what` names them, as in "quoted words"."""
    significant = table[table["z"].abs() >= SIGNIFICANT_Z]
    of_left = ", ".join(significant.loc[significant["z"] < 0, "word"].head(3))
    of_right = ", ".join(significant.loc[significant["z"] > 0, "word"].tail(3)[::-1])
    if not (of_left or of_right):
        title = f"No {what} tell the two apart by more than chance allows"
    else:
        named = [f"{of_left} ({left.name})" if of_left else "", f"{of_right} ({right.name})" if of_right else ""]
        title = f"{what.capitalize()} that set the two apart: {'; '.join(filter(None, named))}"
    subtitle = (
        f"z-score of log-odds with a Dirichlet prior; to the left: words of {left.name}; to the right: words of "
        f"{right.name}; pale: within what chance allows"
    )
    return around(title, subtitle, source)
