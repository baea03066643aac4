"""Dateline beside its peers, on the same articles in one run: `python -m benchmarks.beside CORPORA`.

CORPORA holds newsroom/dev.jsonl.gz; `make peers` puts the peers into .peers. Accuracy is on the whole of dev, by the definitions
of benchmarks/aligned.py for quotations; for dates it is the share of the events that readers dated to a day of whose sentence
an expression is resolved to that day, on the first DATED articles alone, since HeidelTime takes seconds for each. Speed is of
articles cut after WORDS words, on one thread, models loaded before: articles a CPU second. Peak is the process's largest memory.
"""

import argparse
import json
import subprocess
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.aligned import counted, figures
from benchmarks.newsroom import articles_of
from helpers.dates import dates_in
from helpers.language.encoder import SIZES
from helpers.pipeline.chunks import chunks
from helpers.quotes import quotes_of
from helpers.speakers import resolve_in
from helpers.text import Document

WORDS = 600
DATED = 16  # articles on which dates are compared
LONGEST = 3600  # seconds that a peer may take
ROOT = Path(__file__).parents[1]
PEERS = ROOT / ".peers" / "bin" / "python"
QUOTATIONS, DATES = ("sayswho", "textacy"), ("dateparser", "heideltime")
SHOWN = ("row truth", "speech P", "speech R", "with speaker")


def peer(name, articles):
    """Return ({article: what the peer found}, CPU seconds, MB at most) for `articles` (dicts); None where it does not run."""
    if not PEERS.exists():
        return None
    given = "".join(json.dumps({key: one[key] for key in ("id", "published", "text")}) + "\n" for one in articles)
    command = [PEERS, ROOT / "benchmarks" / "peers" / "run.py", name]
    with TemporaryDirectory() as folder:  # HeidelTime leaves a file where it runs
        ran = subprocess.run(command, input=given, capture_output=True, text=True, timeout=LONGEST, cwd=folder)
    if ran.returncode:
        print(f"{name} does not run here: {ran.stderr.strip().splitlines()[-1]}")
        return None
    *rows, cost = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]
    return {row["id"]: row for row in rows}, cost["seconds"], cost["peak_mb"]


def ours(name, articles):
    """Return what `peer` returns, of Dateline itself in a process of its own: `name` is an encoder's size, or "dates"."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_ours, name, articles).result()


def _ours(name, articles):
    find = _dates if name == "dates" else partial(_quotations, name)
    find(articles[:2])
    began = time.process_time()
    rows = {}
    for part in chunks(len(articles)):
        own = articles[part.start : part.stop]
        rows.update(zip((article["id"] for article in own), find(own), strict=True))
    seconds = time.process_time() - began
    [peak] = [
        line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")
    ]
    return rows, seconds, int(peak) // 1024


def _quotations(size, articles):
    documents = [_document(article) for article in articles]
    return [
        {
            "quotes": [
                {**quote._asdict(), "speaker": who.name, "speaker_kind": who.kind}
                for quote, who in zip(quotes, resolve_in(document, quotes), strict=True)
                if quote.act == "speech"
            ]
        }
        for document, quotes in zip(documents, quotes_of(documents, tagger=size), strict=True)
    ]


def _dates(articles):
    return [
        {
            "dates": [
                {"start": date.start, "end": date.end, "first_day": str(date.first_day)[:10]}
                for date in dates_in(_document(article))
            ]
        }
        for article in articles
    ]


def _document(article):
    return Document(article["text"], article_id=article["id"], published=article["published"] or None)


def cut(articles):
    """Return those of `articles` that have so many words, without what comes after the first WORDS."""
    parts = [(one, one["text"].split(" ")) for one in articles]
    return [{**one, "text": " ".join(words[:WORDS])} for one, words in parts if len(words) >= WORDS]


def right_quotations(articles, found):
    """Return the figures in SHOWN of quotations that were `found`."""
    counts = Counter()
    for article in articles:
        rows = [{"kind": "direct", "speaker_kind": "", **row} for row in found[article["id"]]["quotes"]]
        counts += counted(article["quotes"], rows, article["text"])
    return [figures(counts)[name] for name in SHOWN]


def right_days(articles, found):
    """Return the percentage, alone in a list, of events dated to a day of whose sentence an expression has that day."""
    right = []
    for article in articles:
        document = _document(article)
        for event in article["events"]:
            if event["first_day"] and event["first_day"] == event["last_day"]:
                first, last = document.sentences[document.sentence_at(event["trigger"][0])].tolist()
                days = [row["first_day"] for row in found[article["id"]]["dates"] if first <= row["start"] < last]
                right.append(event["first_day"] in days)
    return [100 * sum(right) / max(1, len(right))]


def table_of_quotations(articles):
    """Return lines of Markdown: Dateline in both sizes, sayswho and textacy."""
    rows = [(name, partial(peer, name)) for name in QUOTATIONS]
    rows += [(f"Dateline, {size}", partial(ours, size)) for size in SIZES]
    return _table(rows, articles, SHOWN, right_quotations, beside="sayswho")


def table_of_dates(articles):
    """Return lines of Markdown: Dateline's dates, dateparser and HeidelTime."""
    rows = [*((name, partial(peer, name)) for name in DATES), ("Dateline", partial(ours, "dates"))]
    return _table(rows, articles, ["right day in the sentence"], right_days, beside="heideltime")


def _table(rows, articles, names, right, beside):
    short = cut(articles)
    lines = [
        f"| | {' | '.join(names)} | articles of {WORDS} words a CPU second | × {beside} | MB at most |",
        f"| --- |{' ---: |' * (len(names) + 3)}",
    ]
    base = None
    for name, ask in rows:
        whole, timed = ask(articles), ask(short)
        if whole is None or timed is None:
            lines.append(f"| {name} | not measured: `make peers` installs it |{' |' * (len(names) + 2)}")
            continue
        pace = len(short) / max(timed[1], 1e-9)
        base = pace if name == beside else base
        ratio = f"{pace / base:.1f}" if base else ""
        shown = " | ".join(f"{value:.1f}" for value in right(articles, whole[0]))
        lines.append(f"| {name} | {shown} | {pace:.1f} | {ratio} | {timed[2]} |")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--part", default="dev", choices=["dev", "train"])
    parser.add_argument("--limit", type=int, help="articles to take, for a trial")
    options = parser.parse_args()
    articles = articles_of(options.corpora, options.part)[: options.limit]
    print("\n## Quotations and speakers\n", *table_of_quotations(articles), sep="\n")
    print("\n## Days\n", *table_of_dates(articles[:DATED]), sep="\n")


if __name__ == "__main__":
    main()
