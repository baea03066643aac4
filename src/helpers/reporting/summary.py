"""What a source audit found, in sentences computed from values."""

from typing import NamedTuple

from helpers.reporting import audit
from helpers.reporting.intervals import said, shares


class Summary(NamedTuple):
    """What a source audit found, in words computed from values.

    `by_quotations`, `by_words` and `by_role` are what stands around the chart of each: title, subtitle, source.
    """

    by_quotations: dict
    by_words: dict
    by_role: dict
    top: str
    sentences: tuple


def of_sources(report, quotes, speakers):
    """Return the Summary of `quotes` (from `audit.counted`) and `speakers` (from `audit.by_speaker`); the empty case is written."""
    if not len(quotes):
        nothing = "No quotation was found in the articles chosen"
        around = {"title": nothing, "subtitle": report.period(), "source": report.source_line("0 quotations")}
        return Summary(around, around, around, "", (f"{nothing}.",))
    named = speakers[~speakers["speaker"].isin([audit.UNNAMED, audit.UNKNOWN])]
    around = {column: _around(report, speakers, named, column) for column in ("quotations", "words")}
    roles = _around_roles(report, quotes)
    return Summary(
        by_quotations=around["quotations"],
        by_words=around["words"],
        by_role=roles,
        top=(named if len(named) else speakers)["speaker"].iloc[0],
        sentences=_sentences(quotes, speakers, named, around, roles),
    )


def _around_roles(report, quotes):
    roles = shares(quotes, "role_kind", report.tagger)
    known = roles[roles["role_kind"] != "unknown"]
    if len(known):
        title = f"{known['role_kind'].iloc[0].capitalize()}: {said(*known[['share', 'low', 'high']].iloc[0])} % of quotations"
    else:
        title = "No article writes what any speaker is"
    subtitle = (
        f"Share of quotations, per cent, articles of {report.period()}; dot: as counted; line: 95 % interval of sampling and "
        "the tagger's measured errors; hollow: not known or not named"
    )
    return {"title": title, "subtitle": subtitle, "source": report.source_line(f"{len(quotes):,} quotations")}


def _around(report, speakers, named, column):
    whole = int(speakers[column].sum())
    if len(named):
        top = named.sort_values([column, "speaker"], ascending=[False, True]).iloc[0]
        title = f"{top['speaker']} has {top[column]:,} of {whole:,} {column}"
    else:
        title = f"None of {whole:,} {column} could be given to a named speaker"
    return {
        "title": title,
        "subtitle": f"{column.capitalize()} by speaker and kind, articles of {report.period()}; "
        f"{_unknowns(speakers, column)}",
        "source": report.source_line(f"{whole:,} {column}"),
    }


def _sentences(quotes, speakers, named, around, roles):
    marked = 100 * (quotes["kind"] != "indirect").mean()
    return (
        f"{around['quotations']['title']}; the five most quoted named speakers have {audit.top_share(speakers):.0f} %.",
        f"{around['words']['title']} attributed.",
        f"{roles['title']}, by the role that articles write.",
        f"{marked:.0f} % of the quotations hold words in quotation marks; the rest are paraphrase.",
        f"{len(named):,} speakers are named; of the quotations, {_unknowns(speakers, 'quotations')}.",
    )


def _unknowns(speakers, column):
    whole = max(1, speakers[column].sum())
    unknown, unnamed = (
        100 * speakers.loc[speakers["speaker"] == who, column].sum() / whole for who in (audit.UNKNOWN, audit.UNNAMED)
    )
    return f"{unknown:.0f} % not resolved, {unnamed:.0f} % from unnamed sources"
