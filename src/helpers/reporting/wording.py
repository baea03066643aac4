"""Tables worded for readers: the columns that a page shows, made from the columns of numbers that its CSV holds."""

import pandas as pd

from helpers.analysis.shares import GROUP_SHARES
from helpers.dates.explain import in_words, span_in_words
from helpers.reporting.findings.found import format_share
from helpers.site.in_words import spoken

HOW_DATED = {
    "publication": "the day of publication, {day}: the sentence tells news and gives no other day",
    "inherited": "{day}, from the sentence before",
    "linked": "{day}, from another article on the same event",
    "undated": "no article gives a day",
    "correction": "{day}, by a human correction",
}
READING = {
    "top five's share, per cent": "share of the five most quoted in all quotations of named speakers",
    "Gini coefficient": "0: all are quoted equally often; near 1: a few speakers have nearly all quotations",
    "speakers (Hill 0)": "number of speakers quoted at least once; it grows with the corpus",
    "speakers (Hill 1)": "number of equally quoted speakers that would be as diverse (the exponential of Shannon's entropy)",
    "speakers (Hill 2)": "the same with more weight on often quoted speakers (the inverse of Simpson's index)",
}


def shares_in_words(every: pd.DataFrame) -> pd.DataFrame:
    """Return shares.every_share worded: value, measure, quotations, share with its interval, share_of_words, articles."""
    share = [format_share(*cells) for cells in every[["share", "low", "high"]].itertuples(index=False)]
    table = every[["value", "measure", "quotations"]].assign(share=share, share_of_words=every["share_of_words"])
    return table.assign(articles=every["articles"])


def groups_in_words(groups: pd.DataFrame) -> pd.DataFrame:
    """Return shares.groups worded: each share with its interval, the most quoted speaker with the number of quotations."""
    by = groups.columns[0]
    table = groups[[by, "quotations", "articles"]].copy()
    for name in GROUP_SHARES:
        cells = groups[[f"{name}_share", f"{name}_low", f"{name}_high"]].itertuples(index=False)
        table[name] = [format_share(*numbers) for numbers in cells]
    named = zip(groups["most_quoted"], groups["most_quoted_quotations"], strict=True)
    table["most_quoted"] = [f"{name} {n}" if name else "" for name, n in named]
    return table


def differences_in_words(table: pd.DataFrame) -> pd.DataFrame:
    """Return comparison.both_shares worded: left, right and their difference (left minus right), each with its interval."""
    sides = {
        name: [format_share(*cells) for cells in table[columns].itertuples(index=False)]
        for name, columns in (
            ("left", ["share_left", "low_left", "high_left"]),
            ("right", ["share_right", "low_right", "high_right"]),
        )
    }
    difference = [f"{d:+.0f} ({low:+.0f} to {high:+.0f})" if d == d else "–"
                  for d, low, high in table[["difference", "low", "high"]].itertuples(index=False)]  # fmt: skip
    return table[["value", "measure"]].assign(**sides, difference=difference, differ=table["differ"])


def reasons_in_words(listed: pd.DataFrame) -> pd.DataFrame:
    """Return timeline.by_day worded: one column why_this_day in place of how_dated, why and first_day."""
    why = [row.why or _why_without_expression(row.how_dated, row.first_day) for row in listed.itertuples()]
    table = listed.drop(columns=["how_dated", "why", "first_day"])
    table.insert(2, "why_this_day", why)
    return table


def _why_without_expression(how_dated, first_day):
    words = HOW_DATED.get(how_dated, "{day}") if how_dated else ""
    return words.format(day="" if pd.isna(first_day) else in_words(first_day))


def claims_in_words(contested: pd.DataFrame) -> pd.DataFrame:
    """Return timeline.contested worded: one column other_days_claimed in place of the list of claims."""
    words = ["; ".join(map(_claim, claims)) for claims in contested["claims"]]
    table = contested.drop(columns="claims")
    table.insert(2, "other_days_claimed", words)
    return table


def _claim(claim):
    first, last = (pd.Timestamp(claim[name] or pd.NaT) for name in ("first_day", "last_day"))
    return f"{span_in_words(first, last)} by {', '.join(claim['claimed_by']) or 'another article'}"


def with_reading(measures: pd.DataFrame) -> pd.DataFrame:
    """Return diversity.concentration with a column `reads` that says how to read each measure."""
    return measures.assign(reads=measures["measure"].map(READING))


BESIDE_WORDS = (
    "speaker",
    "cue",
    "verb",
    "title",
    "how_resolved",
    "matched_by",
)  # said in the words, or only for the CSV


def quotations_in_words(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame with a column `said` worded: said reads "speaker · verb · words", other columns about it are left out.

    `frame` is from evidence.quotes_with_words, timeline.spoken_on or speaker_profile.in_order.
    """
    parts = [frame[name] for name in ("speaker", "cue", "verb") if name in frame]
    said = [
        " · ".join(filter(None, (*map(_verb, row[:-1]), spoken(row[-1]))))
        for row in zip(*parts, frame["said"], strict=True)
    ]
    return frame.drop(columns=[name for name in BESIDE_WORDS if name in frame]).assign(said=said)


def _verb(words):
    return " ".join(words.split()).strip(" ,;:")


def speakers_in_words(speakers: pd.DataFrame) -> pd.DataFrame:
    """Return sources.by_speaker with the counts first, for narrow screens, and without words by form and days.

    speaker_id stays, since the link to the speaker's page needs it.
    """
    left_out = ["direct_words", "mixed_words", "indirect_words", "first_day", "last_day"]
    last = ["role", "speaker_kind", "speaker_id"]
    return speakers[[name for name in speakers if name not in left_out + last] + last]


def said_in_words(shortest: pd.DataFrame) -> dict:
    """Return timeline.shortest_quotations as a dict of event_id to "speaker: words", for charts.timeline."""
    return {row.event_id: f"{row.speaker}: {spoken(row.said)}" for row in shortest.itertuples()}
