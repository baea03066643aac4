"""The quotations behind the bars of a chart, below it: a bar opens those of its speaker, without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from IPython.display import HTML

from helpers.analysis.evidence import quotes_with_words
from helpers.analysis.sources import APART
from helpers.site import urls
from helpers.site.in_words import day, spoken
from helpers.site.page import render

if TYPE_CHECKING:
    from helpers.reporting.report import Report

SHOWN = ["who", "verb", "content", "cue", "how_resolved", "outlet", "published", "title", "article_id", "quote_id"]
EACH = 8  # quotations shown of a speaker; their page has all
ACTS = {
    "thought": "Thoughts, wishes and plans, which no bar counts",
    "named": "Speech acts only named, which no bar counts",
}


def said_by(report: Report, drawn: pd.DataFrame, quotes: pd.DataFrame, others: pd.DataFrame) -> HTML:
    """Show below the chart of `drawn` (from sources.bars) the quotations of each bar, which open when its bar is chosen.

    `quotes` are attributed quotations, `others` those of other acts: thought and acts of speaking that are only named stand
    apart under their names.
    """
    names = drawn.loc[drawn["drawn"] == "bar", "speaker"]
    parts = [("", quotes), *((ACTS[act], others[others["act"] == act]) for act in APART)]
    parts = pd.concat([rows.loc[rows["who"].isin(names), SHOWN].assign(part=title) for title, rows in parts])
    by = parts.groupby(["part", "who"], sort=False)
    first = parts.sort_values(["published", "quote_id"]).groupby(["part", "who"], sort=False).head(EACH)
    shown, found = _rows(first, report.articles), {name: [] for name in names}
    for (title, name), n in by.size().items():
        found[name].append({"title": title, "n": n, "rows": shown[title, name]})
    ids = (
        quotes.loc[quotes["naming"] == "named", ["who", "speaker_id"]]
        .drop_duplicates("who")
        .set_index("who")["speaker_id"]
    )
    speakers = [
        {"name": name, "anchor": urls.said_by(name), "parts": found[name],
         "page": "../" + urls.speaker(ids[name]) if name in ids else ""} for name in names
    ]  # fmt: skip
    return HTML(render("in_place.html.j2", speakers=speakers, each=EACH))


def _rows(quotes, articles):
    """Return {(part, who): what is shown of each of its `quotes`}, in their order."""
    words = quotes_with_words(quotes, articles).itertuples()
    found = {}
    for part, who, verb, row in zip(quotes["part"], quotes["who"], quotes["verb"], words, strict=True):
        where = f"{row.outlet or 'unknown outlet'}, {day(row.published)}"
        href = "../" + urls.quotation(row.article_id, row.quote_id)
        found.setdefault((part, who), []).append({"verb": verb, "said": spoken(row.said), "where": where, "href": href})
    return found
