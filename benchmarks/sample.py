"""How right Dateline is on the sample corpus's gold: `python -m benchmarks.sample [TAGGER]`; tests hold the floors.

Dates: a gold expression is found where a prediction overlaps it, and right where the value is the same. Quotations: a gold
quotation is found where a prediction's content overlaps it by half (intersection over union of characters), and right
where its speaker is the same. Events: each of the `TOP` most salient events with a day is about one gold event at most, that of
most marks in its sentences; a gold event is found where one that is about it begins on one of its days (`day`; on its first
day: `first`).
"""

import json
import sys
from collections import Counter
from pathlib import Path

import helpers

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
TOP = 30


def gold(name):
    """Return the lines of gold file `name`, a list of dicts."""
    return [json.loads(line) for line in (SAMPLE / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def extracted(tagger="fast"):
    """Return (articles, tables, {source: article_id}) of the sample corpus."""
    articles = helpers.read_articles(SAMPLE).articles
    keys = {
        str(Path(path)).split("data/sample/")[-1]: i
        for path, i in zip(articles.source_path, articles.article_id, strict=True)
    }
    return articles, helpers.extract(articles, tagger=tagger, workers=1), keys


def dates(tables, keys, wrong=None):
    """Return the scores of table dates: found (recall), precision, value (share right of those found), day."""
    found = right = total = predicted = days = days_right = 0
    for line in gold("dates"):
        own = list(tables.dates[tables.dates["article_id"] == keys[line["source"]]].itertuples())
        predicted += len(own)
        for timex in line["timexes"]:
            total += 1
            hits = [row for row in own if row.start < timex["end"] and row.end > timex["start"]]
            found += bool(hits)
            same = any(row.value == timex["value"] for row in hits)
            right += same
            is_day = timex["type"] == "DATE" and len(timex["value"]) == 10
            days += is_day
            days_right += is_day and same
            if wrong is not None and not same:
                wrong.append((line["slug"], timex["text"], timex["value"], [(row.phrase, row.value) for row in hits]))
    return {
        "found": found / total,
        "precision": found / max(1, predicted),
        "value": right / max(1, found),
        "day": days_right / days,
    }


def quotes(tables, keys, wrong=None):
    """Return the scores of table quotes: found, precision, and speaker (share right of those found)."""
    found = right = total = predicted = 0
    for line in gold("quotes"):
        own = list(tables.quotes[tables.quotes["article_id"] == keys[line["source"]]].itertuples())
        predicted += len(own)
        for quote in line["quotes"]:
            total += 1
            best = max(own, key=lambda row: overlap(row.content, quote["content"]), default=None)
            hit = best is not None and overlap(best.content, quote["content"]) >= 0.5
            same = hit and named(best.speaker, quote["speaker"])
            found, right = found + hit, right + same
            if wrong is not None and not same:
                wrong.append((line["slug"], quote["words"], quote["speaker"], best.speaker if hit else None))
    return {"found": found / total, "precision": found / max(1, predicted), "speaker": right / max(1, found)}


def overlap(one, other):
    """Return intersection over union of two lists of spans, in characters."""
    a = {i for s, e in one for i in range(s, e)}
    b = {i for s, e in other for i in range(s, e)}
    return len(a & b) / max(1, len(a | b))


def named(found, wanted):
    """Say whether the speaker found is the one wanted; any unnamed source is right for an unnamed one."""
    if wanted.startswith("unnamed"):
        return bool(found)
    plain = [name.lower().replace("-", " ").replace("ó", "o") for name in (found, wanted)]
    return plain[0] == plain[1] or plain[1] in plain[0]


def events(tables, keys, top=TOP, wrong=None):
    """Return the scores of table events: gold events found among the top, on one of their days (`day`) and on the first
    (`first`); duplicates (events of the top that are about a gold event beyond one, a gold event).
    """
    chosen = tables.events[tables.events["first_day"].notna()].nlargest(top, "salience")
    about = about_of(chosen, tables.mentions, keys)
    found = Counter()
    for event in gold("events"):
        days = [str(day)[:10] for day, of in zip(chosen["first_day"], about, strict=True) if of == event["id"]]
        hit = any(event["first_day"] <= day <= event["last_day"] for day in days)
        found["day"] += hit
        found["first"] += event["first_day"] in days
        found["extra"] += max(0, len(days) - 1)
        if wrong is not None and (not hit or len(days) > 1):
            wrong.append((event["id"], event["first_day"], *days))
    n = len(gold("events"))
    return {"day": found["day"] / n, "first": found["first"] / n, "duplicates": found["extra"] / n}


def about_of(chosen, mentions, keys):
    """Return for each event of `chosen` the gold event it is about, None for none: the one with most of the marks that are its
    mentions' own words; where there are none, with most in its mentions' sentences, if the day is one of the gold event's.
    """
    days = {event["id"]: (event["first_day"], event["last_day"]) for event in gold("events")}
    marks = {}
    for line in gold("event_mentions"):
        marks.setdefault(keys[line["source"]], []).append((line["start"], line["trigger"].lower(), line["event"]))
    first = {i: str(day)[:10] for i, day in zip(chosen["event_id"], chosen["first_day"], strict=True)}
    counts = {event_id: Counter() for event_id in first}
    for row in mentions[mentions["event_id"].isin(first)].itertuples():
        for at, word, event in marks.get(row.article_id, ()):
            own = row.trigger[:4] == word[:4] or word in row.trigger
            if row.start <= at < row.end and (own or days[event][0] <= first[row.event_id] <= days[event][1]):
                counts[row.event_id][event] += 100 if own else 1
    return [max(of, key=lambda event: (of[event], event), default=None) for of in map(counts.get, chosen["event_id"])]


def main():
    tagger = sys.argv[1] if len(sys.argv) > 1 else "fast"
    _, tables, keys = extracted(tagger)
    for name, score in (("dates", dates), ("quotes", quotes), ("events", events)):
        wrong = []
        print(name, " ".join(f"{key} {100 * value:.1f}" for key, value in score(tables, keys, wrong=wrong).items()))
        for row in wrong if "-v" in sys.argv else ():
            print("   ", *row)


if __name__ == "__main__":
    main()
