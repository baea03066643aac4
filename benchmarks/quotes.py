"""Quotations: accuracy and speed of both taggers beside other tools': `python -m benchmarks.quotes CORPORA`.

CORPORA holds quotes/dev.jsonl.gz; the scorer is ../score/quotes.py beside it, whose docstring defines the metrics.
Each tagger is measured in processes of its own: start-up (imports and weights, on one short text) apart from the 84
articles, at one thread and at two. PolNeAR marks an attribution that nobody tells, and none inside another's content (0 of
19,832 in its train): so the first figures of a tagger are of such rows, and those of every row stand below.
"""

import argparse
import gzip
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

import pandas as pd

COLUMNS = ["quoted_e2e", "all_e2e", "big3_attrib", "source_right", "speaker_resolved", "articles"]
PRONOUNS = {"he", "she", "it", "they", "we", "i", "you", "who", "him", "her", "them"}
WARM_UP = "“We will see,” said Ana Ruiz."


def main():
    options = _options()
    if options.work:
        print(json.dumps(work(options.corpora, options.work)))
        return
    scorer, golds = scorer_of(options.corpora), golds_of(options.corpora)
    rows, reports = [], []
    for tagger in options.taggers.split(","):
        runs = {threads: in_process(options.corpora, tagger, threads) for threads in (1, 2)}
        for what, quotes in ((tagger, outermost(runs[1]["quotes"])), (f"{tagger}, every row", runs[1]["quotes"])):
            rows.append(row_of(f"Dateline, {what}", scorer.score(golds, quotes), runs[1]))
        reports += [f"\n## {tagger}", *speed_lines(runs), "", *phenomenon_lines(scorer, golds, runs[1]["quotes"])]
    others = pd.read_csv(files("benchmarks") / "quotes_others.csv", comment="#")
    table = pd.concat([others, pd.DataFrame(rows)], ignore_index=True)
    print(table.to_string(index=False, na_rep="–", float_format="{:.1f}".format))
    print("\n".join(reports))


def _options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--taggers", default="accurate,fast")
    parser.add_argument("--work", choices=["accurate", "fast"], help=argparse.SUPPRESS)
    return parser.parse_args()


def scorer_of(corpora):
    """Return the scorer beside the corpora, as a module; raises FileNotFoundError where it is not."""
    path = corpora.resolve().parent / "score" / "quotes.py"
    if not path.exists():
        raise FileNotFoundError(f"{path}: the scorer is missing; give CORPORA as the folder with score beside it")
    spec = importlib.util.spec_from_file_location("quotes_scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def golds_of(corpora):
    return records_of(corpora, "dev")


def records_of(corpora, part):
    """Return the articles of quotes/train.jsonl.gz or dev.jsonl.gz, a list of dicts."""
    with gzip.open(corpora / "quotes" / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def in_process(corpora, tagger, threads):
    """Measure `tagger` in a process of its own, allowed so many threads; return what `work` returns."""
    command = [sys.executable, "-m", "benchmarks.quotes", str(corpora), "--work", tagger]
    environment = {**os.environ, "DATELINE_THREADS": str(threads), "OMP_NUM_THREADS": str(threads)}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def work(corpora, tagger):
    """Return quotations by article, and seconds (CPU and wall): start-up, tagging and linking, all with speakers."""
    golds, clocks = golds_of(corpora), [_clock()]
    from helpers.quotes import quotes_of
    from helpers.text import Document

    quotes_of([Document(WARM_UP)], tagger=tagger)
    clocks.append(_clock())
    quotes_of([Document(gold["text"], article_id=gold["id"]) for gold in golds], tagger=tagger)
    clocks.append(_clock())
    quotes = found_quotes(golds, tagger)
    clocks.append(_clock())
    spans = [[b - a for a, b in zip(*pair, strict=True)] for pair in zip(clocks, clocks[1:], strict=False)]
    return {"quotes": quotes, "start_up": spans[0], "quotations": spans[1], "with_speakers": spans[2], "n": len(golds)}


def _clock():
    return time.process_time(), time.perf_counter()


def found_quotes(golds, tagger):
    """Return {article: quotations as the scorer reads them}, through the public face."""
    import helpers

    articles = pd.DataFrame(
        {
            "article_id": [gold["id"] for gold in golds],
            "published": pd.to_datetime([gold["date"] for gold in golds]),
            "title": "",  # these texts begin with their titles
            "text": [gold["text"] for gold in golds],
        }
    )
    found = defaultdict(list)
    quotes = helpers.find_quotes(articles, tagger=tagger)
    names = ["article_id", "content", "source", "cue", "speaker", "within"]
    for article, content, source, cue, speaker, within in quotes[names].itertuples(index=False):
        spans = [[[int(place) for place in span] for span in spans] for spans in (content, source, cue)]
        row = {"content": spans[0], "source": spans[1] or None, "cue": spans[2] or None, "speaker": speaker or None}
        row["within"] = within
        found[article].append(row)
    return found


def outermost(quotes):
    """Return {article: quotations} without those that stand in another's words."""
    return {article: [row for row in rows if not row["within"]] for article, rows in quotes.items()}


def row_of(name, result, run):
    views = result["views"]
    return {
        "system": name,
        "quoted_e2e": views["QUOTED"]["e2e"]["f1"],
        "all_e2e": views["ALL"]["e2e"]["f1"],
        "big3_attrib": result["qspan"]["big3"]["attrib"]["f1"],
        "source_right": views["QUOTED"]["src_acc"],
        "speaker_resolved": views["QUOTED"]["spk_acc"],
        "articles": run["n"] / run["quotations"][0],
    }


def speed_lines(runs):
    lines = []
    for threads, run in runs.items():
        cpu, wall = run["quotations"]
        lines.append(
            f"{threads} thread{'s' if threads > 1 else ' '}: {run['n'] / cpu:5.1f} articles a CPU second, "
            f"{run['n'] / wall:5.1f} a second; with speakers {run['n'] / run['with_speakers'][1]:5.1f} a second; "
            f"start-up {run['start_up'][1]:.1f} s"
        )
    return lines


def phenomenon_lines(scorer, golds, quotes):
    """Return how many gold attributions of each phenomenon are right end to end, and how many were found in error."""
    collected, right, total, spurious = [], Counter(), Counter(), Counter()
    scorer.score(golds, quotes, collect=collected)
    for kind, _, gold, found, overlap, ok, article in collected:
        if kind == "pred":
            spurious[found["type"].lower()] += 1
            continue
        for name in phenomena_of(gold, article):
            total[name] += 1
            right[name] += ok
            total[name, "found"] += overlap >= 0.5
    lines = [f"{'phenomenon':34} {'gold':>5} {'content':>8} {'and source':>11}"]
    for name in sorted(key for key in total if isinstance(key, str)):
        n = total[name]
        lines.append(f"{name:34} {n:5d} {100 * total[name, 'found'] / n:7.1f}% {100 * right[name] / n:10.1f}%")
    return [*lines, "not in gold: " + ", ".join(f"{n} {name}" for name, n in spurious.most_common())]


def phenomena_of(gold, article):
    """Return the names of the phenomena that a gold attribution shows."""
    attribution, text = gold["att"], article.r["text"]
    content, source, cue = (attribution[role] or [] for role in ("content", "source", "cue"))
    names = [f"kind: {gold['type'].lower()}"]
    words = " ".join(text[start:end] for start, end in source).lower().split()
    if not source:
        names.append("source: none")
    elif words[0].strip(",.") in PRONOUNS:
        names.append("source: pronoun")
    else:
        names.append("source: one word" if len(words) == 1 else f"source: {'long' if len(words) > 6 else 'phrase'}")
    if len(content) > 1:
        names.append("content: in several pieces")
    if any("\n\n" in text[start:end] for start, end in content) or "\n\n" in text[content[0][0] : content[-1][1]]:
        names.append("content: over several paragraphs")
    if len(gold["t"]) > 60:
        names.append("content: over 60 words")
    if content[0][0] < text.find("\n"):
        names.append("place: headline")
    if cue:
        names.append("cue: after the content" if cue[0][0] > content[0][0] else "cue: before the content")
        if len(text[cue[0][0] : cue[0][1]].split()) > 2:
            names.append("cue: over 2 words")
    if source and cue and source[0][0] > cue[0][0]:
        names.append("source: after the cue")
    return names


if __name__ == "__main__":
    main()
