"""Timelines and events beside simpler ways: `python -m benchmarks.timelines CORPORA [--rouge]`.

CORPORA holds timelines/ (four topics of Timeline17, Tran and others 2013; ECB+ dev, Cybulska and Vossen 2014); the scorer
is ../score/timelines.py beside it. Two protocols: "given" knows how many days the gold has, its span, and how many
sentences a day; "top20" knows only the key words. Rankers beside ours, all from our dates: random days, publications a
day, and the light ranker (articles on topic that mention a day plus distinct days of publication that do, each divided by
its maximum). ROUGE needs the library tilse, which is not one of ours.
"""

import datetime as dt
import gzip
import importlib.util
import json
import random
import re
import resource
import sys
import time
from pathlib import Path

import pandas as pd

import helpers
from benchmarks import coreference

TOPICS = ("bpoil", "finan", "libya", "mj")
TOP = 20


def scorer_of(corpora):
    """Return the scorer's module, or None with a line that says where it was looked for."""
    path = Path(corpora).resolve().parent / "score" / "timelines.py"
    if not path.exists():
        print(f"{path}: the scorer is missing; give CORPORA as the folder with score beside it; dates are not scored")
        return None
    spec = importlib.util.spec_from_file_location("timelines_scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def articles_of(folder, topic):
    return pd.DataFrame(read(folder / f"t17.{topic}.articles.jsonl.gz")).rename(columns={"id": "article_id"})


def found_in(articles):
    """Return (dates, events, mentions, CPU seconds of the events alone)."""
    dates = helpers.find_dates(articles)
    start = time.process_time()
    events, mentions = helpers.find_events(articles, dates)
    return dates, events, mentions, time.process_time() - start


def asked(gold, protocol):
    """Return (first day, last day, days, sentences each) that the protocol gives away."""
    if protocol == "given":
        return gold["first_day"], gold["last_day"], gold["n_dates"], gold["n_sentences"]
    return None, None, TOP, 1


def within(articles, first, last):
    return articles[articles["published"].between(first, last)] if first else articles


def ours(gold, articles, found, protocol):
    dates, events, mentions, _ = found
    first, last, limit, each = asked(gold, protocol)
    shown = within(articles, first, last)
    days = helpers.select_timeline(
        events, mentions, shown, topic=gold["keywords"], first_day=first, last_day=last, limit=limit,
        sentences_each=each, dates=dates,
    )  # fmt: skip
    return {row.day.date(): row.sentences for row in days.itertuples()}


def light(gold, articles, found, protocol):
    first, last, limit, _ = asked(gold, protocol)
    told = on_topic(gold, within(articles, first, last), found[0])
    told = told[told["first_day"].between(first, last)] if first else told
    by_day = told.groupby("first_day")
    n, days = by_day["article_id"].nunique(), by_day["published"].nunique()
    return top(n / n.max() + days / days.max(), limit)


def on_topic(gold, articles, dates):
    """Return the expressions of one day, with published, whose sentence (a line) or title holds a key word."""
    told = dates[dates["precision"].eq("day") & dates["type"].isin(["DATE", "TIME"])].merge(articles, on="article_id")
    wanted = re.compile("|".join(map(re.escape, gold["keywords"])), re.IGNORECASE)
    keep = [
        bool(wanted.search(row.text[row.text.rfind("\n", 0, row.start) + 1 : (row.text + "\n").index("\n", row.end)])
             or wanted.search(row.title or "")) for row in told.itertuples()
    ]  # fmt: skip
    return told[keep]


def publications(gold, articles, found, protocol):
    first, last, limit, _ = asked(gold, protocol)
    wanted = "|".join(map(re.escape, gold["keywords"]))
    shown = within(articles, first, last)
    shown = shown[shown["text"].str.contains(wanted, case=False) | shown["title"].fillna("").str.contains(wanted)]
    return top(shown.groupby("published").size(), limit)


def at_random(gold, articles, found, protocol):
    first, last, limit, _ = asked(gold, protocol)
    first, last = first or articles["published"].min(), last or articles["published"].max()
    days = [day.date() for day in pd.date_range(first, last)]
    return dict.fromkeys(random.Random(17).sample(days, min(limit, len(days))), ["-"])


def top(score, limit):
    best = score.sort_index().sort_values(ascending=False, kind="stable").head(limit)
    return {dt.date.fromisoformat(str(day)[:10]): ["-"] for day in best.index}


RANKERS = {"random days": at_random, "publications": publications, "light ranker": light, "Dateline": ours}


def date_f1(scorer, timelines, chosen):
    """Return F1 of the mean precision and mean recall over timelines, as the scorer has it, and each timeline's F1."""
    rows = []
    for gold, days in zip(timelines, chosen, strict=True):
        right = scorer.matched(days, scorer.by_day(gold), 0)
        rows.append((right / max(1, len(days)), right / len(gold["entries"])))
    mean = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    return scorer.f1(*mean), [scorer.f1(*row) for row in rows]


def rouge(scorer, timelines, chosen):
    """Return {ar1, ar2: F1}; raises ImportError without tilse."""
    sums = {}
    for gold, days in zip(timelines, chosen, strict=True):
        shown = {day: sentences for day, sentences in days.items() if sentences}
        for name, pair in scorer.rouge(shown, scorer.by_day(gold)).items():
            sums[name] = [a + b for a, b in zip(sums.get(name, (0, 0)), pair, strict=True)]
    return {name: scorer.f1(*(part / len(timelines) for part in pair)) for name, pair in sums.items()}


def days_of(scorer, folder, found, texts, with_rouge):
    timelines = [gold for topic in TOPICS for gold in read(folder / f"t17.{topic}.timelines.jsonl.gz")]
    print("\ndate F1 of Timeline17's four topics; then each timeline's")
    for protocol in ("given", "top20"):
        for name, ranker in RANKERS.items():
            chosen = [ranker(gold, texts[gold["topic"]], found[gold["topic"]], protocol) for gold in timelines]
            mean, each = date_f1(scorer, timelines, chosen)
            print(f"{protocol:6} {name:13} {mean:.3f}   {' '.join(f'{f1:.2f}' for f1 in each)}")
        if with_rouge:
            try:
                print(f"{protocol:6} ROUGE         {rouge(scorer, timelines, chosen)}")
            except ImportError:
                print("ROUGE is skipped: the library tilse is not installed (pip install tilse)")


def main():
    folder = Path(sys.argv[1]) / "timelines"
    if not folder.is_dir():
        raise SystemExit(f"{folder}: there are no timelines; give CORPORA as the folder that holds timelines/")
    texts = {topic: articles_of(folder, topic) for topic in TOPICS}
    found = {topic: found_in(articles) for topic, articles in texts.items()}
    n, spent = sum(map(len, texts.values())), sum(row[3] for row in found.values())
    size = sum(articles["text"].str.len().sum() for articles in texts.values()) / n
    print(f"events of {n:,} articles of {size:,.0f} characters: {1000 * spent / n:.1f} CPU seconds a 1,000 articles")
    if scorer := scorer_of(sys.argv[1]):
        days_of(scorer, folder, found, texts, "--rouge" in sys.argv)
    coreference.report(folder)
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
