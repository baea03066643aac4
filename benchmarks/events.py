"""Events and their days on news that people marked: `python -m benchmarks.events CORPORA`.

CORPORA holds newsroom/dev.jsonl.gz (marked by careful readers), events/meantime.jsonl.gz (people's day anchors; Minard and others,
LREC 2016) and timelines/ecbplus.dev.* (coreference.py). Beside Dateline stands the plainest rule: every resolved expression dates
an event of its sentence. A mark is on its day where a mention of its sentence has its day or days: of a mark of one day the same
first day, of a longer one any day inside. Of mentions of one day: how many stand in a sentence with a mark, and of these how many
have a mark's day there. The shipped heads have learned from MEANTIME: its figures with one half left out in turn are in
models/events.md.
"""

import argparse
import gzip
import json
import re
from calendar import monthrange
from pathlib import Path

from benchmarks.coreference import report
from benchmarks.newsroom import articles_of
from helpers.dates import dates_in
from helpers.events.happened import told_in
from helpers.language import encoder
from helpers.text import Document

TYPES = ("DATE", "TIME")


def ours(document, dates):
    """Return [(sentence, first day, last day, status)] of what Dateline finds in a Document."""
    return [
        (int(document.token_sentence[row.token]), row.first_day, row.last_day, row.status)
        for row in told_in(document, dates)
        if row.first_day
    ]


def plainest(document, dates):
    """Return the same for the plainest rule."""
    return [
        (document.sentence_at(date.start), date.first_day, date.last_day, "happened")
        for date in dates
        if date.first_day and date.type in TYPES
    ]


def counted(document, events, rows):
    """Return counts: marks; of these found, on their day, of the right status; mentions of a day; of these told, of the right day.

    `events` are mappings of first_day, last_day (ISO), trigger ([start, end)) and status.
    """
    counts = dict.fromkeys(("marks", "found", "right", "status", "rows", "told", "good"), 0)
    of_sentence = {}
    for event in events:
        start, end = event["trigger"]
        for number in range(document.sentence_at(start), document.sentence_at(max(start, end - 1)) + 1):
            of_sentence.setdefault(number, []).append(event)
        own = [
            row for row in rows if document.sentence_at(start) <= row[0] <= document.sentence_at(max(start, end - 1))
        ]
        right = [row for row in own if _meets(row, event)]
        counts["marks"] += 1
        counts["found"] += bool(own)
        counts["right"] += bool(right)
        counts["status"] += any(row[3] == event.get("status") for row in right)
    for number, first, last, _ in rows:
        if first == last:
            marked = of_sentence.get(number, [])
            day = first.isoformat()
            counts["rows"] += 1
            counts["told"] += bool(marked)
            counts["good"] += any(event["first_day"] <= day <= event["last_day"] for event in marked)
    return counts


def _meets(row, event):
    first, last = row[1].isoformat(), row[2].isoformat()
    same = first == event["first_day"] or event["first_day"] != event["last_day"]
    return first <= event["last_day"] and last >= event["first_day"] and same


def figures(counts):
    """Return {name: per cent} of the sums of counts, and how many mentions have a day."""
    share = {
        "on their day": ("right", "marks"),
        "right day": ("good", "told"),
        "told": ("told", "rows"),
        "status": ("status", "right"),
    }
    return {name: 100 * counts[a] / max(1, counts[b]) for name, (a, b) in share.items()} | {"day-dated": counts["rows"]}


def of_meantime(row):
    """Return MEANTIME's events that have days, as `counted` takes them."""
    found = []
    for event in row["events"]:
        first, last = days_of_meantime(event)
        if first and last:
            found.append({"first_day": first, "last_day": last, "trigger": [event["start"], event["end"]]})
    return found


def days_of_meantime(event):
    """Return (first, last), ISO days, of an event of MEANTIME, whose day may be a month (2010-04) or a year; None for unknown.

    >>> days_of_meantime({"first": None, "last": None, "day": "2010-04"})
    ('2010-04-01', '2010-04-30')
    """
    first, last = event["first"] or event["day"], event["last"] or event["day"]
    if (
        not first
        or not last
        or not re.fullmatch(r"\d{4}(-\d\d){0,2}", first)
        or not re.fullmatch(r"\d{4}(-\d\d){0,2}", last)
    ):
        return None, None
    year, month = int(last[:4]), int(last[5:7] or 12)
    if len(last) < 10:
        last = f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"
    return f"{first}-01-01"[:10], last


def lines_of(name, pairs):
    """Return lines of Markdown for [(Document, events)]: Dateline and the plainest rule."""
    sums = {"Dateline": {}, "every expression": {}}
    for document, events in pairs:
        dates = dates_in(document)
        for way, rule in (("Dateline", ours), ("every expression", plainest)):
            for key, n in counted(document, events, rule(document, dates)).items():
                sums[way][key] = sums[way].get(key, 0) + n
    rows = {way: figures(counts) for way, counts in sums.items()}
    head = list(rows["Dateline"])
    lines = [f"| {name} | {' | '.join(head)} |", f"| --- |{' ---: |' * len(head)}"]
    return lines + [f"| {way} | {' | '.join(f'{value:.1f}' for value in own.values())} |" for way, own in rows.items()]


def _meantime(corpora):
    with gzip.open(corpora / "events" / "meantime.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _document(row):
    document = Document(row["text"], article_id=row["id"], published=row["published"] or None, title=row["title"] or "")
    encoder().read([document])
    return document


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    options = parser.parse_args()
    dev = [(_document(row), row["events"]) for row in articles_of(options.corpora, "dev")]
    print(*lines_of("newsroom dev", dev), sep="\n")
    meantime = [(_document(row), of_meantime(row)) for row in _meantime(options.corpora)]
    print("", *lines_of("MEANTIME", meantime), sep="\n")
    report(options.corpora / "timelines")


if __name__ == "__main__":
    main()
