"""What a source audit found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.analysis.intervals import shares
from helpers.analysis.sources import UNKNOWN, UNNAMED, top_share
from helpers.reporting.findings.found import Findings, around, format_share
from helpers.site.in_words import count

if TYPE_CHECKING:
    from helpers.reporting.report import Report


def of_sources(report: Report, quotes: pd.DataFrame, speakers: pd.DataFrame) -> Findings:
    """Return the Findings on attributed `quotes` and `speakers` (from sources.by_speaker).

    Its charts are `quotations`, `words` (both by speaker) and `roles`.
    """
    if not len(quotes):
        nothing = "No quotation was found in the articles chosen"
        empty = around(nothing, report.period(), report.source_line("0 quotations"))
        return Findings(dict.fromkeys(("quotations", "words", "roles"), empty), (f"{nothing}.",))
    named = speakers[~speakers["speaker"].isin([UNNAMED, UNKNOWN])]
    charts = {column: _by_speaker(report, speakers, named, column) for column in ("quotations", "words")}
    charts["roles"] = _by_role(report, quotes)
    return Findings(charts, _sentences(quotes, speakers, named, charts))


def _by_role(report, quotes):
    roles = shares(quotes, "role_kind", report.tagger)
    known = roles[roles["role_kind"] != "unknown"]
    if len(known):
        share = format_share(*known[["share", "low", "high"]].iloc[0])
        title = f"{known['role_kind'].iloc[0].capitalize()}: {share} % of quotations"
    else:
        title = "No article writes the role of a speaker"
    subtitle = (
        f"Share of quotations, per cent, articles of {report.period()}; dot: the share as counted; line: its 95 % interval "
        "(sampling and the tagger's measured errors); hollow: not known or not named"
    )
    return around(title, subtitle, report.source_line(count(len(quotes), "quotation")))


def _by_speaker(report, speakers, named, column):
    whole, one = int(speakers[column].sum()), "quoted word" if column == "words" else "quotation"
    every = count(whole, one)
    if len(named):
        top = named.sort_values([column, "speaker"], ascending=[False, True]).iloc[0]
        title = (
            f"{top['speaker']} has the only {one}" if whole == 1 else f"{top['speaker']} has {top[column]:,} of {every}"
        )
    else:
        title = f"None of {every} could be given to a named speaker"
    subtitle = (
        f"{column.capitalize()} by speaker and form, articles of {report.period()}; {_unknowns(speakers, column)}"
    )
    return around(title, subtitle, report.source_line(count(whole, column.removesuffix("s"))))


def _sentences(quotes, speakers, named, charts):
    marked = 100 * (quotes["kind"] != "indirect").mean()
    five = f"; the five most quoted named speakers have {top_share(speakers):.0f} %" if len(named) > 5 else ""
    return (
        f"{charts['quotations']['title']}{five}.",
        f"{charts['words']['title']}.",
        f"{charts['roles']['title']}, by the role that articles write.",
        f"{marked:.0f} % of the quotations hold words in quotation marks; the rest are paraphrase.",
        f"{count(len(named), 'speaker is', 'speakers are')} named; of the quotations, {_unknowns(speakers, 'quotations')}.",
    )


def _unknowns(speakers, column):
    whole = max(1, speakers[column].sum())
    unknown, unnamed = (
        100 * speakers.loc[speakers["speaker"] == who, column].sum() / whole for who in (UNKNOWN, UNNAMED)
    )
    return f"{unknown:.0f} % have no resolved speaker, {unnamed:.0f} % an unnamed source"
