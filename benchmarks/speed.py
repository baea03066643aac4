"""What each stage costs, and how that grows: `python -m benchmarks.speed [100 1000 10000] [--tagger fast] [--reports]`.

A corpus of each size is made of distinct articles of WORDS words (benchmarks/many.py). Every stage runs in one process of its
own, which reads what the stage before wrote. Shown are CPU seconds, the largest memory and the bytes written, a thousand articles
each, and the exponent by which the CPU seconds grow from one size to the next: 1 is in step with the number of articles.
With --reports, `make reports` runs on each corpus, too: its tables, then all the rest, in one process after another; and the tables
once more in two processes, which tells how much sooner two are done than one. --corpus measures a folder of your own instead.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pandas as pd

from benchmarks import many

SIZES, WORDS = (100, 1000, 10000), 700
STAGES = ("reading", "extraction", "speakers", "events", "stories")
MADE = ("tables", "reports")
TWO = "tables in two processes"
FOUND = ("quotes", "mentions", "profiles", "dates", "sentences")
ROOT = Path(__file__).parents[1]


class Cost(NamedTuple):
    """CPU seconds, wall seconds, MB of memory at most and bytes written of one process and those that it started."""

    cpu: float
    wall: float
    memory: int
    written: int


def cost_of(command, folder, environment):
    """Run a command and return its Cost; what it writes lies in `folder`. Raises CalledProcessError where it fails."""
    before, began = size_of(folder), time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    wall = time.monotonic() - began
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss // 1024, size_of(folder) - before)


def size_of(folder):
    return sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())


def costs_of(corpus, tagger, reports, folder):
    """Return ({stage: Cost} of the articles in folder `corpus`, {part of extraction: CPU seconds}); `folder` is an empty one."""
    work, build, again = folder / "work", folder / "build", folder / "again"
    work.mkdir()
    own = {
        "CORPUS": str(corpus),
        "BUILD": str(build),
        "TAGGER": tagger,
        "WORKERS": "1",
        "JOBS": "1",
        "OMP_NUM_THREADS": "1",
    }
    environment = {**os.environ, **own}
    stage = [sys.executable, "-m", "benchmarks.speed", "--stage"]
    found = {name: cost_of([*stage, name, str(corpus), str(work), tagger], work, environment) for name in STAGES}
    for name in MADE if reports else ():
        found[name] = cost_of([sys.executable, "-m", "helpers.reporting", name], build, environment)
    if reports:
        two = {**environment, "BUILD": str(again), "WORKERS": "2"}
        found[TWO] = cost_of([sys.executable, "-m", "helpers.reporting", "tables"], again, two)
    return found, json.loads((work / "parts.json").read_text(encoding="utf-8"))


# --- one stage, in a process of its own: it yields when libraries and models are there, and then works --------------------


def reading(corpus, work, tagger):
    from helpers.reading import read_articles

    yield
    found = read_articles(corpus).articles
    found.to_parquet(work / "articles.parquet")


def extraction(corpus, work, tagger):
    from helpers.pipeline.article import find_in_articles
    from helpers.pipeline.chunks import chunks
    from helpers.pipeline.extract import complete

    articles = complete(pd.read_parquet(work / "articles.parquet"))
    find_in_articles(articles[:2], tagger)
    yield
    spent = _timed()
    for number, rows in enumerate(chunks(len(articles))):
        found = find_in_articles(articles.iloc[rows], tagger)
        for name in FOUND:
            (work / name).mkdir(exist_ok=True)
            found[name].to_parquet(work / name / f"{number:05}.parquet")
    (work / "parts.json").write_text(json.dumps(spent), encoding="utf-8")


def _timed():
    """Return {part of extraction: CPU seconds}, which fills while the stages run."""
    from helpers.language.encoder import Encoder
    from helpers.pipeline import article
    from helpers.pipeline.stages import Stages

    spent = {}

    def timed(function, name_of):
        def run(*given, **named):
            began = time.process_time()
            try:
                return function(*given, **named)
            finally:
                name = name_of(given)
                spent[name] = spent.get(name, 0.0) + time.process_time() - began

        return run

    Encoder.read = timed(Encoder.read, lambda given: "encoder")
    article._quotes = timed(article._quotes, lambda given: "encoder, tokens and quotations")
    article._mentions = timed(article._mentions, lambda given: "events")
    Stages.run = timed(Stages.run, lambda given: given[1])
    return spent


def speakers(corpus, work, tagger):
    from helpers.speakers import identify

    yield
    quotes, found = identify(pd.read_parquet(work / "quotes"))
    quotes.to_parquet(work / "identified.parquet")
    found.to_parquet(work / "speakers.parquet")


def events(corpus, work, tagger):
    from helpers.events import merge

    yield
    found, mentions = merge(pd.read_parquet(work / "mentions"), _light(work))
    found.to_parquet(work / "events.parquet")
    mentions.to_parquet(work / "merged.parquet")


def stories(corpus, work, tagger):
    from helpers.stories import find_stories

    yield
    found, _ = find_stories(pd.read_parquet(work / "profiles"), _light(work))
    found.to_parquet(work / "stories.parquet")


def one_stage(name, corpus, work, tagger):
    """Run a stage and write its CPU seconds, start-up apart, to seconds.json."""
    stage = {run.__name__: run for run in (reading, extraction, speakers, events, stories)}[name]
    working = stage(Path(corpus), Path(work), tagger)
    next(working)
    began = time.process_time()
    for _ in working:
        pass
    (Path(work) / "seconds.json").write_text(json.dumps(time.process_time() - began), encoding="utf-8")


def _light(work):
    from helpers.pipeline.finding import LIGHT

    return pd.read_parquet(work / "articles.parquet", columns=LIGHT)


# --- the table --------------------------------------------------------------------------------------------------------


def lines_of(costs, parts):
    """Return lines of Markdown for {size: {stage: Cost}} and {size: {part of extraction: CPU seconds}}."""
    sizes = list(costs)
    lines = [
        "| | " + " | ".join(f"{n:,} articles: CPU s, MB at most, MB written" for n in sizes) + " | grows with power |",
        f"| --- |{' ---: |' * (len(sizes) + 1)}",
    ]
    for stage in costs[sizes[0]]:
        cells = [_cell(n, costs[n][stage]) for n in sizes]
        lines.append(f"| {stage} | {' | '.join(cells)} | {_growth(sizes, [costs[n][stage].cpu for n in sizes])} |")
    for part in parts[sizes[0]]:
        cells = [f"{1000 * parts[n].get(part, 0) / n:.2f}" for n in sizes]
        lines.append(
            f"| in extraction: {part} | {' | '.join(cells)} | {_growth(sizes, [parts[n].get(part, 0) for n in sizes])} |"
        )
    return lines


def _cell(n, cost):
    return f"{1000 * cost.cpu / n:.2f}, {cost.memory}, {1000 * cost.written / n / 1e6:.1f}"


def sooner(costs):
    """Return a line that says, of each size, how many times sooner two processes have made the tables than one."""
    ratios = [f"{found['tables'].wall / found[TWO].wall:.2f} × ({n:,} articles)" for n, found in costs.items()]
    return f"Two processes make the tables sooner than one: {', '.join(ratios)}."


def _growth(sizes, seconds):
    pairs = list(zip(sizes, seconds, strict=True))[-2:]
    if len(pairs) < 2 or not all(second > 0 for _, second in pairs):
        return ""
    (small, few), (large, much) = pairs
    return f"{log(much / few) / log(large / small):.2f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--tagger", default="fast", choices=["fast", "accurate"])
    parser.add_argument("--reports", action="store_true", help="make all reports of each corpus, too")
    parser.add_argument("--corpus", type=Path, help="a folder of articles to measure in place of made ones")
    options = parser.parse_args()
    costs, parts = {}, {}
    for n in (None,) if options.corpus else options.sizes:
        with TemporaryDirectory() as folder:
            corpus = options.corpus or Path(folder) / "corpus"
            if not options.corpus:
                many.write(corpus, n, WORDS)
            found = costs_of(corpus.resolve(), options.tagger, options.reports, Path(folder))
            n = n or len(pd.read_parquet(Path(folder) / "work" / "articles.parquet", columns=["article_id"]))
            costs[n], parts[n] = found
    what = "" if options.corpus else f" of {WORDS} words"
    print(f"A thousand articles{what}, {options.tagger}:\n", *lines_of(costs, parts), sep="\n")
    if options.reports:
        print(f"\n{sooner(costs)}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--stage"]:
        one_stage(*sys.argv[2:])
    else:
        main()
