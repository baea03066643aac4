"""A timeline in the formats that other programs read: CSV, JSON, TimelineJS 3, iCalendar and JSON-LD.

iCalendar is RFC 5545 (by `icalendar`), JSON-LD holds schema.org Events. Where a format allows it, days that are known only
to the week, month or year are EDTF (ISO 8601-2:2019).

Words of articles stay words: JSON may stand in a script of a page, and HTML is escaped if a viewer would obey it.
"""

import html
import json
from datetime import UTC, date, datetime, timedelta

import pandas as pd
from icalendar import Calendar, Event

from helpers.analysis.evidence import sentences_of
from helpers.export.cells import csv_piece, joined_csv
from helpers.site.visible import visible
from helpers.tables.rows import rows_of, values_of

STATUS = {"scheduled": "TENTATIVE", "cancelled": "CANCELLED"}
MOST_EVENTS = 2000  # in the files that a viewer or calendar loads whole
AT_ONCE = 5000  # events of a piece of the CSV
SCHEMA_STATUS = {"cancelled": "EventCancelled", "scheduled": "EventScheduled"}


def every_format(events, articles, *, title="", sentences=None):
    """Return a dict of file name to text or bytes: csv (or csv.gz), json, timelinejs.json, ics, jsonld.

    `events` are the most salient first (timeline.chosen_events). The CSV has all; the others have MOST_EVENTS of them, and
    json says how many it leaves out. `sentences` are what `sentences_of` returns, where that is known.
    """
    sentences = sentences_of(events, articles) if sentences is None else sentences
    outlets, known = _outlets(articles), {}
    pieces = (slice(first, first + AT_ONCE) for first in range(0, max(1, len(events)), AT_ONCE))
    ending, data = joined_csv(
        csv_piece(_table(events.iloc[own], outlets, sentences[own], known), not own.start) for own in pieces
    )
    rows = records(events.head(MOST_EVENTS), articles, sentences[:MOST_EVENTS])
    return {
        ending: data,
        "json": json_text({"title": title, "events": rows, "left_out": len(events) - len(rows)}),
        "timelinejs.json": json_text(timelinejs(rows, title)),
        "ics": icalendar(rows, title),
        "jsonld": json_text(schema_org(rows)),
    }


def _outlets(articles):
    """Return {article_id: outlet}."""
    if "outlet" not in articles:
        return {}
    return dict(zip(articles["article_id"].tolist(), articles["outlet"].tolist(), strict=True))


def _table(events, outlets, sentences, known):
    """Return what `records` does as a frame, column by column: of many events their rows as dicts take most of the time.

    `known` holds the texts of days that were written before, and takes in others.
    """
    proofs = values_of(events["evidence"])
    days = list(zip(*(events[name].tolist() for name in ("first_day", "last_day", "precision")), strict=True))
    for span in days:
        if span not in known:
            known[span] = _iso(span[0]), _iso(span[1]), edtf(*span)
    table = events.assign(
        **{name: [known[span][n] for span in days] for n, name in enumerate(("first_day", "last_day", "edtf"))},
        salience=[round(one, 4) for one in events["salience"].tolist()],
        conflict=[
            [_plain(claim) for claim in claims] if len(claims) else [] for claims in values_of(events["conflict"])
        ],
        sentence=sentences,
        outlet=[outlets.get(proof["article_id"], "") for proof in proofs],
        **{name: [proof[name] for proof in proofs] for name in ("article_id", "start", "end")},
    )
    return table[COLUMNS]


ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}  # these may end a script or one of its lines


def json_text(value):
    """Return `value` as JSON that may also stand inside a script element of a page.

    >>> json_text({"said": "</script>"})
    '{\\n "said": "\\\\u003c/script\\\\u003e"\\n}\\n'
    """
    return json.dumps(value, ensure_ascii=False, indent=1).translate(ESCAPED) + "\n"


COLUMNS = ["event_id", "label", "kind", "first_day", "last_day", "edtf", "precision", "status", "participants", "place",
           "n_mentions", "n_articles", "n_outlets", "salience", "conflict", "sentence", "outlet", "article_id", "start",
           "end"]  # fmt: skip


def records(events, articles, sentences=None):
    """Return a list of dicts, one for each event, with COLUMNS: days are ISO texts or "", `sentence` is the evidence.

    `sentences` are what `sentences_of` returns, where that is known.
    """
    outlets, rows = _outlets(articles), []
    sentences = sentences_of(events, articles) if sentences is None else sentences
    for event, sentence in zip(rows_of(events), sentences, strict=True):
        article_id, start, end = (event.evidence[name] for name in ("article_id", "start", "end"))
        rows.append(
            {
                "event_id": event.event_id, "label": event.label, "kind": event.kind,
                "first_day": _iso(event.first_day), "last_day": _iso(event.last_day),
                "edtf": edtf(event.first_day, event.last_day, event.precision), "precision": event.precision,
                "status": event.status, "participants": list(event.participants), "place": event.place,
                "n_mentions": int(event.n_mentions), "n_articles": int(event.n_articles),
                "n_outlets": int(event.n_outlets), "salience": round(float(event.salience), 4),
                "conflict": [_plain(claim) for claim in event.conflict],
                "sentence": sentence, "outlet": outlets.get(article_id, ""),
                "article_id": article_id, "start": int(start), "end": int(end),
            }
        )  # fmt: skip
    return rows


# The numbers by which EDTF writes a part of a year, by its first month.
PARTS_OF_YEAR = {"season": {3: 21, 6: 22, 9: 23, 12: 24}, "quarter": {1: 33, 4: 34, 7: 35, 10: 36}}


def edtf(first, last, precision=""):
    """Return days as EDTF (ISO 8601-2): a day, an interval, a month, a quarter, a season, a year, a decade, or "" if undated.

    >>> edtf(pd.Timestamp("2018-07-06"), pd.Timestamp("2018-07-07"), "day")
    '2018-07-06/2018-07-07'
    >>> edtf(pd.Timestamp("2018-07-01"), pd.Timestamp("2018-07-31"), "month"), edtf(pd.NaT, pd.NaT)
    ('2018-07', '')
    >>> edtf(pd.Timestamp("1990-01-01"), pd.Timestamp("1999-12-31"), "decade")
    '199X'
    """
    if pd.isna(first):
        return ""
    if pd.isna(last):
        last = first
    if precision == "decade" and first.year % 10 == 0 and last.year == first.year + 9:
        return f"{first.year // 10:03}X"
    size = {"year": 4, "month": 7}.get(precision)
    if size:
        begins, ends = str(first.date())[:size], str(last.date())[:size]
        return begins if begins == ends else f"{begins}/{ends}"
    parts = PARTS_OF_YEAR.get(precision, {})
    if first.month in parts and (last - first).days < 100:
        return f"{first.year:04}-{parts[first.month]}"
    return f"{first.date()}" if last == first else f"{first.date()}/{last.date()}"


def timelinejs(rows, title):
    """Return dated `rows` as TimelineJS 3 JSON; texts are escaped, since TimelineJS reads them as HTML."""
    return {
        "title": {"text": {"headline": html.escape(title)}},
        "events": [
            {
                "unique_id": row["event_id"],
                "start_date": _parts(row["first_day"]), "end_date": _parts(row["last_day"]),
                "text": {"headline": html.escape(row["label"]), "text": html.escape(row["sentence"])},
                "group": html.escape(row["kind"]),
            }
            for row in rows
            if row["first_day"]
        ],
    }  # fmt: skip


def icalendar(rows, title):
    """Return dated `rows` as iCalendar bytes: whole days with an exclusive end, as RFC 5545 asks, and texts of one line."""
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _in_line(title))
    for row in rows:
        if not row["first_day"]:
            continue
        first, last = (pd.Timestamp(row[name]).date() for name in ("first_day", "last_day"))
        event = Event()
        event.add("uid", f"{row['event_id']}@dateline")
        event.add("dtstamp", datetime(first.year, first.month, first.day, tzinfo=UTC))
        event.add("summary", _in_line(row["label"]))
        event.add("dtstart", first)
        if last < date.max:  # no day follows the calendar's last; without an end, RFC 5545 reads one day
            event.add("dtend", last + timedelta(1))
        event.add("description", _in_line(f"{row['sentence']} ({row['outlet'] or 'unknown outlet'})"))
        event.add("status", STATUS.get(row["status"], "CONFIRMED"))
        if row["place"]:
            event.add("location", _in_line(row["place"]))
        calendar.add_component(event)
    return calendar.to_ical()


def schema_org(rows):
    """Return dated `rows` as a JSON-LD graph of schema.org Events."""
    return {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "Event", "identifier": row["event_id"], "name": row["label"], "startDate": row["first_day"],
                "endDate": row["last_day"], "description": row["sentence"],
                "eventStatus": f"https://schema.org/{SCHEMA_STATUS.get(row['status'], 'EventScheduled')}",
                **({"location": {"@type": "Place", "name": row["place"]}} if row["place"] else {}),
                **({"performer": [{"@type": "Thing", "name": name} for name in row["participants"]]}
                   if row["participants"] else {}),
            }
            for row in rows
            if row["first_day"]
        ],
    }  # fmt: skip


def _in_line(text):
    return visible(text.replace("\n", " "))  # a line break would begin a line that a calendar obeys


def _iso(day):
    return "" if pd.isna(day) else str(day.date())


def _parts(day):
    year, month, dom = day.split("-")
    return {"year": int(year), "month": int(month), "day": int(dom)}


def _plain(value):
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return _iso(value) if isinstance(value, pd.Timestamp) else value
