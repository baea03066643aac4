"""Days of timelines beside simpler ways, and merged events: `python -m benchmarks.timelines CORPORA [--rouge]`.

CORPORA holds timelines/: topics of Timeline17 (Tran and others 2013) and of Entities (Gholipour Ghalandari and Ifrim
2020), and ECB+ (Cybulska and Vossen 2014); the scorer is ../score/timelines.py beside it. Two protocols: "given" knows how
many days the gold has, its span, and how many sentences a day; "top20" knows only the key words. Rankers beside ours, all
from our dates: random days, publications a day, and the plain ranker (articles that mention a day in a sentence of the
topic plus distinct days of publication that do, each divided by its maximum). The topics of KEPT are for judging alone: no
part of a score was chosen on them. ROUGE needs the library tilse, which is not one of ours.
"""

import datetime as dt
import gzip
import importlib.util
import json
import random
import resource
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

import helpers
from benchmarks import coreference
from helpers.events.topic import Topic

TOP = 20
KEPT = (
    "t17.bpoil",
    "t17.finan",
    "entities.Arnold_Schwarzenegger",
    "entities.Charles_Taylor",
)  # first two by name of each
CORPUS = {"t17": "Timeline17", "entities": "Entities"}
DRAWS = 10_000  # of the paired bootstrap over topics


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


def topics_of(folder):
    """Return the names of the topics in `folder`, those for choosing first."""
    names = sorted(path.name.removesuffix(".articles.jsonl.gz") for path in folder.glob("*.articles.jsonl.gz"))
    return sorted(names, key=lambda name: name in KEPT)


def articles_of(folder, topic):
    return pd.DataFrame(read(folder / f"{topic}.articles.jsonl.gz")).rename(columns={"id": "article_id"})


def asked(gold, protocol):
    """Return (first day, last day, days, sentences each) that the protocol gives away."""
    if protocol == "given":
        return gold["first_day"], gold["last_day"], gold["n_dates"], gold["n_sentences"]
    return None, None, TOP, 1


def within(articles, first, last):
    return articles[articles["published"].between(first, last)] if first else articles


def ours(gold, articles, dates, protocol):
    first, last, limit, each = asked(gold, protocol)
    days = helpers.select_timeline(
        *NO_EVENTS, within(articles, first, last), topic=gold["keywords"], first_day=first, last_day=last, limit=limit,
        sentences_each=each, dates=dates,
    )  # fmt: skip
    return {row.day.date(): row.sentences for row in days.itertuples()}


def plain(gold, articles, dates, protocol):
    first, last, limit, _ = asked(gold, protocol)
    told = on_topic(gold, within(articles, first, last), dates)
    told = told[told["first_day"].between(first, last)] if first else told
    by_day = told.groupby("first_day")
    n, days = by_day["article_id"].nunique(), by_day["published"].nunique()
    return top(n / n.max() + days / days.max(), limit)


def on_topic(gold, articles, dates):
    """Return the expressions of one day, with published, whose sentence (a line) or title holds a key word."""
    told = dates[dates["precision"].eq("day") & dates["type"].isin(["DATE", "TIME"])].merge(articles, on="article_id")
    topic = Topic.of(gold["keywords"])
    keep = [
        topic.holds(row.text[row.text.rfind("\n", 0, row.start) + 1 : (row.text + "\n").index("\n", row.end)])
        or topic.holds(row.title or "") for row in told.itertuples()
    ]  # fmt: skip
    return told[keep]


def publications(gold, articles, dates, protocol):
    first, last, limit, _ = asked(gold, protocol)
    topic, shown = Topic.of(gold["keywords"]), within(articles, first, last)
    shown = shown[shown["text"].map(topic.holds) | shown["title"].fillna("").map(topic.holds)]
    return top(shown.groupby("published").size(), limit)


def at_random(gold, articles, dates, protocol):
    first, last, limit, _ = asked(gold, protocol)
    first, last = first or articles["published"].min(), last or articles["published"].max()
    days = [day.date() for day in pd.date_range(first, last)]
    return dict.fromkeys(random.Random(17).sample(days, min(limit, len(days))), ["-"])


def top(score, limit):
    best = score.sort_index().sort_values(ascending=False, kind="stable").head(limit)
    return {dt.date.fromisoformat(str(day)[:10]): ["-"] for day in best.index}


NO_EVENTS = [helpers.tables.empty("events"), helpers.tables.empty("mentions")]  # days do not depend on them
RANKERS = {"random": at_random, "publications": publications, "plain": plain, "Dateline": ours}


def date_f1(scorer, gold, days):
    right = scorer.matched(days, scorer.by_day(gold), 0)
    return scorer.f1(right / max(1, len(days)), right / len(gold["entries"]))


def rouge(scorer, timelines, chosen):
    """Return {ar1, ar2: F1}; raises ImportError without tilse."""
    sums = {}
    for gold, days in zip(timelines, chosen, strict=True):
        shown = {day: sentences for day, sentences in days.items() if sentences}
        for name, pair in scorer.rouge(shown, scorer.by_day(gold)).items():
            sums[name] = [a + b for a, b in zip(sums.get(name, (0, 0)), pair, strict=True)]
    return {name: scorer.f1(*(part / len(timelines) for part in pair)) for name, pair in sums.items()}


def measured(scorer, folder, topic, sentences):
    """Return a row for each protocol and ranker: topic, protocol, ranker, f1 (the mean of the topic's timelines).

    Our sentences for each timeline are added to `sentences`, a dict of lists of pairs by protocol.
    """
    articles, golds = articles_of(folder, topic), read(folder / f"{topic}.timelines.jsonl.gz")
    dates, rows = helpers.find_dates(articles), []
    for protocol in ("given", "top20"):
        for name, ranker in RANKERS.items():
            chosen = [ranker(gold, articles, dates, protocol) for gold in golds]
            scores = [date_f1(scorer, gold, days) for gold, days in zip(golds, chosen, strict=True)]
            rows.append((topic, protocol, name, sum(scores) / len(scores)))
        sentences.setdefault(protocol, []).extend(zip(golds, chosen, strict=True))
    return rows


def report(rows):
    frame = pd.DataFrame(rows, columns=["topic", "protocol", "ranker", "f1"])
    wide = frame.pivot_table(index="topic", columns=["protocol", "ranker"], values="f1", sort=False)
    print("\ndate F1 of each topic, the mean over its timelines; * kept for judging, nothing was chosen on it")
    print(wide.rename(index=lambda name: name + " *" * (name in KEPT)).round(3).to_string())
    kept = wide.index.isin(KEPT)
    for prefix, corpus in CORPUS.items():
        own = wide.index.str.startswith(prefix)
        for words, rows in (("all", own), ("those for choosing", own & ~kept), ("those kept", own & kept)):
            print(f"\n{corpus}, {words} ({rows.sum()} topics)")
            print(wide[rows].mean().unstack("ranker")[list(RANKERS)].round(3).to_string())
    for words, rows in (("for choosing", ~kept), ("kept", kept)):
        for protocol in ("given", "top20"):
            more = (wide[protocol]["Dateline"] - wide[protocol]["plain"])[rows].to_numpy()
            print(f"Dateline over the plain ranker, {protocol}, topics {words}: {interval(more)}")


def interval(more):
    """Return the mean of `more` with its 95 % interval by bootstrap over topics, in words."""
    drawn = more[np.random.default_rng(17).integers(0, len(more), (DRAWS, len(more)))].mean(axis=1)
    low, high = np.quantile(drawn, [0.025, 0.975])
    return f"{more.mean():+.3f} ({low:+.3f} to {high:+.3f})"


def main():
    folder = Path(sys.argv[1]) / "timelines"
    if not folder.is_dir():
        raise SystemExit(f"{folder}: there are no timelines; give CORPORA as the folder that holds timelines/")
    if scorer := scorer_of(sys.argv[1]):
        sentences, start = {}, time.process_time()
        report([row for topic in topics_of(folder) for row in measured(scorer, folder, topic, sentences)])
        print(f"\n{time.process_time() - start:.0f} CPU seconds")
        if "--rouge" in sys.argv:
            shown_rouge(scorer, sentences)
    if "--days" not in sys.argv:
        coreference.report(folder)
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def shown_rouge(scorer, sentences):
    for protocol, pairs in sentences.items():
        try:
            print(f"{protocol:6} ROUGE {rouge(scorer, *zip(*pairs, strict=True))}")
        except ImportError:
            print("ROUGE is skipped: the library tilse is not installed (pip install tilse)")


if __name__ == "__main__":
    main()
