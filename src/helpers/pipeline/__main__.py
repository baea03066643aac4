"""The steps that `make` calls: read a corpus into tables, and extract all other tables from its articles."""

import argparse
import json
import os
import sys
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

import helpers
from helpers import problems
from helpers.pipeline import corrections as decisions
from helpers.pipeline import stamp
from helpers.pipeline.manifest import from_folder_on
from helpers.pipeline.parts import extract_parts
from helpers.pipeline.progress import stage
from helpers.pipeline.stages import counted
from helpers.pipeline.store import Store
from helpers.pipeline.way import without_way
from helpers.pipeline.whole import clear
from helpers.pipeline.writing import clear_parts, write_bytes, write_parquet
from helpers.problems import DatelineError

IN_MEMORY = 3000  # articles up to which this machine makes the tables in memory, a file each; of more, and on a cluster, in parts


def read(corpus, tables, memory=None, n_files=None):
    """Read the articles of `corpus` (a folder or file) into `tables`/reading.articles.parquet and stamp them; return their number.

    `memory` is that of helpers.read_articles; `n_files`, for the bar alone, is how many files there are (None: unknown).
    """
    with stage("Reading", n_files, "file", then="near-copies") as reading:
        found = without_way(helpers.read_articles(corpus, memory=memory, progress=reading.update), corpus)
    errors = int((found.problems["severity"] == "error").sum())
    if not len(found.articles):
        why = f" ({errors} files could not be read; the first: {found.problems['message'].iloc[0]})" if errors else ""
        raise DatelineError(
            f"{corpus}: no article was found in it{why}; put texts, saved pages or an archive's export there, "
            "or name another folder: make CORPUS=folder reports"
        )
    Path(tables).mkdir(parents=True, exist_ok=True)
    clear_parts(tables)
    stamp.unseal(tables)
    write_parquet(found.problems, Path(tables) / "reading.problems.parquet")
    write_parquet(found.articles, Path(tables) / "reading.articles.parquet")
    stamp.seal(tables, stamp.READ)
    undated = int(found.articles["published"].isna().sum())
    copies = int((found.articles["copy_of"] != "").sum())
    print(f"Read {len(found.articles)} articles from {problems.printable(corpus)}: {copies} near-copies, {undated} without a day, "
          f"{errors} files or articles that could not be read ({reading.took()})")  # fmt: skip
    return len(found.articles)


def extract(tables, tagger, cache, engine=None, workers=None, corrections=()):
    """Extract every table from `tables`/reading.articles.parquet and apply people's `corrections` (folders) last.

    corrections.parquet says what each correction did; made.json says with which tagger and corrections the tables were
    made; stamp.json, with the hash of every file, is written last. `engine` and `workers` are those of `helpers.extract`;
    None takes ENGINE and WORKERS from the environment, or else this machine's cores. Of more than IN_MEMORY articles, and on a
    cluster, each table is a folder of parts.
    Returns (articles lost, stages lost, articles that lost a stage), which the stamp holds too. Raises DatelineError where the
    articles are not those that were read, and what `helpers.extract` raises.
    """
    tables = Path(tables)
    for name, fault in stamp.unfit(tables, stamp.READ):
        raise DatelineError(f"{tables / name} {fault}; read the articles again: make CORPUS=folder reports")
    clear_parts(tables)
    engine, workers = engine or os.environ.get("ENGINE") or "local", workers or workers_asked()
    decided = decisions.read(corrections)
    n = _length(tables)
    in_memory = engine == "local" and n <= IN_MEMORY
    make, total, unit = (_in_frames, n, "article") if in_memory else (_in_parts, None, "part")
    with stage("Extracting", total, unit, then="what the whole corpus decides") as extracting:
        rows, found, log = make(tables, tagger, cache, engine, workers, decided, extracting.update)
    lost = counted(found)
    found = problems.join(pd.read_parquet(tables / "reading.problems.parquet"), found)
    write_parquet(found, tables / "problems.parquet")
    write_parquet(log.astype({"changed": "int64", "line": "int64"}), tables / "corrections.parquet")
    made = json.dumps(
        {"tagger": tagger, "corrections": [from_folder_on(Path(folder)) for folder in corrections]}, indent=1
    )
    write_bytes(f"{made}\n".encode(), tables / "made.json")
    stamp.seal(tables, lost=lost)
    print(f"Found {rows['quotes']} quotations by {rows['speakers']} speakers, {rows['dates']} dates, {rows['events']} events, "
          f"{rows['stories']} stories; {len(found)} problems; {len(log)} human correction{'' if len(log) == 1 else 's'}, "
          f"{int((log['changed'] == 0).sum())} of which no longer fit ({extracting.took()})")  # fmt: skip
    return lost


def _length(tables):
    return pq.ParquetFile(tables / "reading.articles.parquet").metadata.num_rows


def _in_frames(tables, tagger, cache, engine, workers, decided, progress):
    """Make the tables in this machine's memory, a file each; return ({table: rows}, problems, log of corrections)."""
    articles = pd.read_parquet(tables / "reading.articles.parquet")
    found = helpers.extract(articles, engine=engine, tagger=tagger, cache=cache, workers=workers, progress=progress)
    found, log = decisions.corrected(found, articles, decided)
    stamp.unseal(tables, keep=stamp.READ)
    clear(Store(tables))
    for name, frame in found.items():
        write_parquet(frame, tables / f"{name}.parquet")
    return {name: len(frame) for name, frame in found.items()}, found.problems, log


def _in_parts(tables, tagger, cache, engine, workers, decided, progress):
    """Make the tables in folders of parts, with the articles of a part in memory; return what `_in_frames` does."""
    articles, cache = tables / "reading.articles.parquet", cache or tables.parent / "cache"
    return extract_parts(articles, tables, cache, engine, tagger, workers, decided, progress,
                         lambda: stamp.unseal(tables, keep=stamp.READ))  # fmt: skip


def workers_asked():
    """Return the number of processes in the environment variable WORKERS, or None if it is not set."""
    asked = os.environ.get("WORKERS", "").strip()
    if asked and not (asked.isdecimal() and int(asked)):
        raise DatelineError(f"WORKERS={asked!r} is no number of processes; give a whole number, 1 or more: WORKERS=2")
    return int(asked) if asked else None


def keep_going():
    """Tell whether the environment variable KEEP_GOING asks to end without an error though articles were lost."""
    return os.environ.get("KEEP_GOING", "").strip().lower() not in ("", "0", "no", "false")


def said(lost):
    """Return the sentence that says what was `lost` (as `extract` returns it), or "" if nothing was.

    >>> said((1, 2, 2))
    '1 article was lost, and 2 stages of 2 articles; table problems names them and says why'
    """
    whole, stages, articles = lost
    parts = [f"{whole} article{'s were' if whole > 1 else ' was'} lost"] if whole else []
    if stages:
        verb = "" if whole else " were lost" if stages > 1 else " was lost"
        parts.append(f"{stages} stage{'s' * (stages > 1)} of {articles} article{'s' * (articles > 1)}{verb}")
    return f"{', and '.join(parts)}; table problems names them and says why" if parts else ""


def main():
    parser = argparse.ArgumentParser(prog="python -m helpers.pipeline", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    step = steps.add_parser("read")
    step.add_argument("corpus")
    step.add_argument("tables")
    step = steps.add_parser("extract")
    step.add_argument("tables")
    step.add_argument("--tagger", default="accurate")
    step.add_argument("--cache")
    step.add_argument("--engine", help="local, dask or a scheduler's address; else the environment's ENGINE")
    step.add_argument("--workers", type=int, help="number of processes; else the environment's WORKERS")
    step.add_argument("--keep-going", action="store_true", help="end well though articles were lost; or KEEP_GOING=1")
    step.add_argument("--corrections", nargs="*", default=[])
    arguments = vars(parser.parse_args())
    if arguments.pop("step") == "read":
        read(**arguments)
        return
    going_on = arguments.pop("keep_going") or keep_going()
    lost = extract(**arguments)
    if any(lost):
        end = "" if going_on else "; KEEP_GOING=1 accepts that"
        print(f"dateline: {said(lost)}{end}", file=sys.stderr)
        raise SystemExit(0 if going_on else 1)


if __name__ == "__main__":
    problems.one_line_errors(main)
