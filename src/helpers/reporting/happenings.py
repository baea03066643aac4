"""What happened when, chosen and listed for a report: events in, frames and sentences out."""

from typing import NamedTuple

import pandas as pd

from helpers.events import select_timeline
from helpers.reporting import audit, dated, exports
from helpers.reporting.evidence import of_events, of_quotes, span_of_days
from helpers.reporting.placed import SAME_SENTENCE, placed
from helpers.reporting.report import count, day


def chosen(report, topic=(), from_day="", to_day=""):
    """Return the events that the report's articles mention, from_day to to_day (ISO; "" is open); undated ones stay.

    With a `topic` (words), events of the days that `select_timeline` finds on topic come first in salience.
    """
    events = report.events[report.events["event_id"].isin(report.mentions["event_id"])]
    dated = events["first_day"].notna()
    keep = pd.Series(True, index=events.index)
    if from_day:
        keep &= ~dated | (events["last_day"].fillna(events["first_day"]) >= pd.Timestamp(from_day))
    if to_day:
        keep &= ~dated | (events["first_day"] <= pd.Timestamp(to_day))
    events = events[keep]
    if len(list(topic)) and len(events):
        events = _on_topic(report, events, list(topic), from_day, to_day)
    return events.sort_values(["salience", "first_day", "event_id"], ascending=[False, True, True]).reset_index(
        drop=True
    )


def _on_topic(report, events, topic, from_day, to_day):
    days = select_timeline(report.events, report.mentions, report.articles, topic=topic, first_day=from_day or None,
                           last_day=to_day or None, limit=60, dates=report.dates)  # fmt: skip
    rank = {}
    for place, event_ids in enumerate(days.sort_values("salience", ascending=False)["event_ids"]):
        for event_id in event_ids:
            rank.setdefault(event_id, place)
    boost = 1 - events["event_id"].map(rank).fillna(len(days)) / max(1, len(days))
    return events.assign(salience=(events["salience"] + boost) / 2)


class Summary(NamedTuple):
    """What a timeline shows, in words computed from values; `around` stands around its chart."""

    around: dict
    sentences: tuple


def summary(report, events, limit=20):
    """Return the Summary of `events` (from `chosen`); the empty case is written."""
    source = report.source_line(count(len(events), "event"))
    dated = events[events["first_day"].notna()]
    undated = len(events) - len(dated)
    if not len(dated):
        title = f"No event with a day was found; {count(undated, 'event')} without one"
        return Summary({"title": title, "subtitle": report.period(), "source": source}, (f"{title}.",))
    top = dated.iloc[0]
    when, told = span_of_days(top["first_day"], top["last_day"]), count(top["n_articles"], "article")
    title = f"{top['label']} ({when}) is told most, by {told}"
    period = f"{day(dated['first_day'].min())} to {day(dated['last_day'].max())}"
    single, contested_ = int((dated["n_outlets"] <= 1).sum()), int(dated["conflict"].map(len).gt(0).sum())
    subtitle = f"{count(len(dated), 'event')}, {period}; {min(limit, len(dated))} are labelled; {undated} undated"
    return Summary(
        {"title": title, "subtitle": subtitle, "source": source},
        (
            f"{title}.",
            f"Of {count(len(events), 'event')}, {len(dated):,} have a day and {undated:,} have none.",
            f"{single:,} dated events are told by one outlet alone; for {contested_:,} articles claim different days.",
        ),
    )


def listed(report, events, limit=20):
    """Return the `limit` most salient dated events by day: event, day, why that day, status, outlets, sentence, link."""
    top = events[events["first_day"].notna()].head(limit).sort_values(["first_day", "event_id"]).reset_index(drop=True)
    table = of_events(report, top)
    table.insert(2, "why_this_day", dated.reasons(report, top))
    table.insert(3, "status", top["status"].to_numpy())
    table.insert(4, "outlets", top["n_outlets"].to_numpy())
    return table.drop(columns="title")


def said_of(report, events, limit=20):
    """Return the quotations placed on the `limit` most salient dated events, by day: event, day, speaker, said, …, link."""
    top = events[events["first_day"].notna()].head(limit)
    quotes = audit.counted(report)
    rows = placed(quotes, report.mentions, top).merge(
        top[["event_id", "label", "first_day", "last_day"]], on="event_id"
    )
    if not len(rows):
        return pd.DataFrame(columns=SAID, dtype="str")
    words = of_quotes(report, quotes).assign(quote_id=quotes["quote_id"].to_numpy())
    rows = rows.merge(words, on="quote_id").sort_values(["first_day", "event_id", "published", "quote_id"])
    rows["day"] = [span_of_days(first, last) for first, last in zip(rows["first_day"], rows["last_day"], strict=True)]
    return rows.rename(columns={"label": "event"})[SAID].reset_index(drop=True)


SAID = ["event", "day", "speaker", "said", "placed_by", "outlet", "published", "link", "event_id"]


def voices(report, events, limit=20):
    """Return a dict of event_id to the one quotation a timeline shows of it: the shortest in quotation marks by a named
    speaker that has at least four words."""
    said = said_of(report, events, limit)
    fit = said[~said["speaker"].isin([audit.UNKNOWN, audit.UNNAMED]) & (said["placed_by"] == SAME_SENTENCE)]
    fit = fit[fit["said"].str.contains('[“"]') & (fit["said"].str.count(" ") >= 3)]
    fit = fit.assign(size=fit["said"].str.len()).sort_values(["size", "said"], kind="stable")
    best = fit.groupby("event_id").head(1)
    return {row.event_id: f"{row.speaker}: {row.said}" for row in best.itertuples()}


def marks(report, events):
    """Return a dict of event_id to (address of its best sentence, label): what a mark of the timeline leads to."""
    known = set(report.articles["article_id"])
    return {
        event.event_id: (f"articles/{event.evidence['article_id']}.html#e{int(event.evidence['start'])}", event.label)
        for event in events.itertuples()
        if event.evidence["article_id"] in known
    }


def contested(report, events):
    """Return events with other days claimed: event, day, claims, link."""
    rows = events[events["conflict"].map(len) > 0]
    return pd.DataFrame(
        {
            "event": rows["label"].to_list(),
            "day": [span_of_days(first, last) for first, last in zip(rows["first_day"], rows["last_day"], strict=True)],
            "other_days_claimed": ["; ".join(map(_claim, claims)) for claims in rows["conflict"]],
            "link": of_events(report, rows)["link"].to_list(),
        }
    )


def _claim(claim):
    first, last = (pd.Timestamp(claim.get(name)) for name in ("first_day", "last_day"))
    return f"{span_of_days(first, last)} by {', '.join(claim.get('claimed_by', ())) or 'another article'}"


def single_source(report, events, limit=20):
    """Return the labelled events that one outlet alone tells of: event, day, outlet, articles."""
    top = events[events["first_day"].notna()].head(limit)
    top = top[top["n_outlets"] <= 1].sort_values("first_day")
    table = of_events(report, top)[["event", "day", "outlet", "link"]]
    return table.assign(articles=top["n_articles"].to_numpy())


def undated(report, events):
    """Return the events without a day, most salient first: event, sentence, outlet, published, link."""
    return of_events(report, events[events["first_day"].isna()])[["event", "sentence", "outlet", "published", "link"]]


def export(report, events):
    """Write the events in every format of exports.FORMATS beside the report."""
    for name, data in exports.every_format(events, report.mentions, report.articles, title=report.title).items():
        report.write(name, data)
