"""What a comparison of two sides found."""

import pandas as pd

from helpers.analysis.comparison import CHANCE
from helpers.analysis.keyness import SURE_Z
from helpers.reporting.findings.found import Findings, around
from helpers.site.words import count


def of_comparison(report, left, right, shares, words, verbs=None, events=()):
    """Return the Findings on two Sides; its charts are `shares`, `words` and, where given, `verbs`.

    `shares` is from comparison.both_shares, `words` and `verbs` from comparison.words, `events` are the events that only
    the left, and only the right, tells of (comparison.only_in).
    """
    n = f"{count(len(left.quotes), 'quotation')} and {count(len(right.quotes), 'quotation')}"
    source = report.source_line(n, pd.concat([left.articles, right.articles]))
    subtitle = f"{left.name} (filled) and {right.name} (hollow): share of quotations, per cent, with 95 % intervals"
    differ = shares[shares["differ"] == "yes"]
    title = _headline(differ, len(shares), left.name, right.name)
    charts = {
        "shares": around(title, subtitle, source),
        "words": _set_apart(left, right, words, "quoted words", source),
    }
    if verbs is not None:
        charts["verbs"] = _set_apart(left, right, verbs, "verbs of saying", source)
    told = (_told_alone(side, alone) for side, alone in zip((left, right), events, strict=False))
    sentences = (
        f"{title}.",
        f"{len(differ)} of {len(shares)} shares differ, where chance alone would let {CHANCE * len(shares):.0f}; {n} were "
        "compared.",
        f"{charts['words']['title']}.",
        *told,
    )
    return Findings(charts, sentences)


def _told_alone(side, alone):
    told = f"{count(len(alone), 'event')} {'is' if len(alone) == 1 else 'are'} told by {side.name} alone"
    return f"{told}, {alone['event'].iloc[0]} ({alone['day'].iloc[0]}) by most." if len(alone) else f"{told}."


def _headline(differ, n, left, right):
    if not len(differ):
        return f"No share differs between {left} and {right} by more than chance and error allow"
    top = differ.loc[differ["difference"].abs().idxmax()]
    found = f"{top['value']}: {left} {top['share_left']:.0f} %, {right} {top['share_right']:.0f} %"
    if len(differ) > CHANCE * n:
        return found[0].upper() + found[1:]
    return f"No more shares differ than chance alone would let; the farthest apart is {found}"


def _set_apart(left, right, table, what, source):
    sure = table[table["z"].abs() >= SURE_Z]
    first = ", ".join(sure.loc[sure["z"] > 0, "word"].head(3))
    last = ", ".join(sure.loc[sure["z"] < 0, "word"].tail(3)[::-1])
    if not (first or last):
        title = f"No {what} tell the two apart by more than chance allows"
    else:
        named = [f"{first} ({left.name})" if first else "", f"{last} ({right.name})" if last else ""]
        title = f"{what.capitalize()} that set the two apart: {'; '.join(filter(None, named))}"
    subtitle = f"z-score of log-odds with a Dirichlet prior; right: {left.name}; left: {right.name}; pale: within what chance allows"
    return around(title, subtitle, source)
