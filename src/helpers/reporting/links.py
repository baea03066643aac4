"""Links of charts and tables: addresses of the site, made from the ids that analysis gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.analysis.shares import MEASURES
from helpers.analysis.sources import UNKNOWN, UNNAMED
from helpers.site import urls
from helpers.tables.rows import rows_of

if TYPE_CHECKING:
    from helpers.reporting.report import Report

# What a row may lead to: (the columns of its ids, the function that makes the address from them).
TARGETS = {
    "speaker": (("speaker_id",), urls.speaker),
    "article": (("article_id",), urls.article),
    "quotation": (("article_id", "quote_id"), urls.quotation),
    "event": (("article_id", "start"), lambda article_id, start: urls.passage(article_id, start, "event")),
    "date": (("article_id", "start"), lambda article_id, start: urls.passage(article_id, start, "date")),
    "declined": (("article_id", "start"), lambda article_id, start: urls.passage(article_id, start, "declined")),
}


def linked(frame: pd.DataFrame, target: str) -> pd.DataFrame:
    """Return `frame` with a column `link` in place of the columns of ids that `target` (a key of TARGETS) needs.

    The link is "" if the first of these columns is empty.
    """
    columns, address = TARGETS[target]
    links = [address(*ids) if ids[0] else "" for ids in frame[list(columns)].itertuples(index=False, name=None)]
    at = frame.columns.get_loc(columns[0])
    frame = frame.drop(columns=[*columns, *(["end"] if target == "declined" else [])])
    frame.insert(at, "link", links)
    return frame


def of_speakers(speakers: pd.DataFrame) -> dict:
    """Return a dict of a speaker's name to the address of their page; `speakers` is from sources.by_speaker.

    Unnamed and unresolved speakers lead to their tables further down in the report.
    """
    ids = zip(speakers["speaker"], speakers["speaker_id"], strict=True)
    return {name: urls.speaker(i) for name, i in ids if i} | {UNKNOWN: "#unresolved", UNNAMED: "#unnamed"}


def in_place(speakers: pd.DataFrame) -> dict:
    """Return a dict of a speaker's name to the place below the chart that holds their quotations (see in_place.said_by)."""
    return {name: f"#{urls.said_by(name)}" for name in speakers["speaker"]}


def of_shares(report: Report, every: pd.DataFrame) -> dict:
    """Return a dict of "measure: value" to the search for those quotations; `every` is from shares.every_share."""
    keys = {name: key for key, (name, _) in MEASURES.items()}
    return {f"{row.measure}: {row.value}": report.search(keys[row.measure], row.value) for row in every.itertuples()}


def of_events(report: Report, events: pd.DataFrame) -> dict:
    """Return a dict of event_id to (address of its best sentence, label), for events whose article is in the report."""
    article_ids = set(report.articles["article_id"])
    return {
        event.event_id: (urls.passage(event.evidence["article_id"], event.evidence["start"], "event"), event.label)
        for event in rows_of(events, ("event_id", "evidence", "label"))
        if event.evidence["article_id"] in article_ids
    }


def of_outlets(articles: pd.DataFrame) -> dict:
    """Return a dict of outlet to (address of its section in the site's list of articles, its name)."""
    return {outlet: (urls.outlet(outlet), outlet or "unknown outlet") for outlet in articles["outlet"].unique()}


def of_values(report: Report, every: pd.DataFrame) -> list:
    """Return a list of addresses: for each row of shares.every_share, the search for its quotations."""
    addresses = of_shares(report, every)
    return [addresses[f"{row.measure}: {row.value}"] for row in every.itertuples()]


def of_groups(report: Report, groups: pd.DataFrame) -> list:
    """Return a list of addresses: for each row of shares.groups, the search for its quotations; "" for "others"."""
    by = groups.columns[0]
    rows = zip(groups[by], groups["n_values"], strict=True)
    return [report.search(by, value) if n == 1 else "" for value, n in rows]


def of_outlet_rows(table: pd.DataFrame) -> list:
    """Return a list of addresses: for each row of coverage.by(articles, "outlet"), its section in the list of articles."""
    return [urls.outlet("" if outlet == "unknown" else outlet) for outlet in table["outlet"]]
