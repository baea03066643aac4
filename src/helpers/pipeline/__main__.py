"""What `make` calls: read a corpus into tables, extract everything else from them."""

import argparse
import json
from pathlib import Path

import pandas as pd
from tqdm import tqdm

import helpers
from helpers import problems
from helpers.pipeline import corrections as decisions
from helpers.pipeline import stamp
from helpers.pipeline.cache import write_parquet
from helpers.problems import DatelineError


def read(corpus, tables):
    """Read the articles of folder or file `corpus` into `tables`/articles.parquet, and stamp them."""
    found = helpers.read_articles(corpus)
    errors = int((found.problems["severity"] == "error").sum())
    if not len(found.articles):
        why = f" ({errors} files could not be read; the first: {found.problems['message'].iloc[0]})" if errors else ""
        raise DatelineError(
            f"{corpus}: no article was found in it{why}; put texts, saved pages or an archive's export there, "
            "or name another folder: make CORPUS=folder reports"
        )
    Path(tables).mkdir(parents=True, exist_ok=True)
    stamp.unseal(tables)
    write_parquet(found.problems, Path(tables) / "reading.problems.parquet")
    write_parquet(found.articles, Path(tables) / "articles.parquet")
    stamp.seal(tables, stamp.READ)
    undated = int(found.articles["published"].isna().sum())
    copies = int((found.articles["copy_of"] != "").sum())
    print(f"Read {len(found.articles)} articles from {corpus}: {copies} near-copies, {undated} without a day, "
          f"{errors} files or articles that could not be read")  # fmt: skip


def extract(tables, tagger, cache, engine, workers, corrections):
    """Extract every table from `tables`/articles.parquet and apply people's `corrections` (folders) last.

    corrections.parquet says what each did, made.json with what all was made; stamp.json, with the hash of
    every file, is written last. Raises DatelineError where the articles are not those that were read.
    """
    tables = Path(tables)
    for name, fault in stamp.unfit(tables, stamp.READ):
        raise DatelineError(f"{tables / name} {fault}; read the articles again: make CORPUS=folder reports")
    decided = decisions.read(corrections)
    articles = pd.read_parquet(tables / "articles.parquet")
    with tqdm(total=len(articles), desc="Extracting", unit="article", disable=None, delay=2) as bar:
        found = helpers.extract(articles, engine=engine, tagger=tagger, cache=cache, workers=workers,
                                progress=bar.update)  # fmt: skip
    found, log = decisions.corrected(found, articles, decided)
    frames = dict(found.items())
    frames["problems"] = problems.join(pd.read_parquet(tables / "reading.problems.parquet"), frames["problems"])
    stamp.unseal(tables, keep=stamp.READ)
    write_parquet(log.astype({"changed": "int64", "line": "int64"}), tables / "corrections.parquet")
    made = json.dumps({"tagger": tagger, "corrections": [str(folder) for folder in corrections]}, indent=1)
    (tables / "made.json").write_text(made + "\n", encoding="utf-8")
    for name in sorted(frames, key=lambda name: name == "events"):
        write_parquet(frames[name], tables / f"{name}.parquet")
    stamp.seal(tables)
    print(f"Found {len(found.quotes)} quotations by {len(found.speakers)} speakers, {len(found.dates)} dates, "
          f"{len(found.events)} events; {len(frames['problems'])} problems; {len(log)} human corrections, "
          f"{int((log['changed'] == 0).sum())} of which fit nothing")  # fmt: skip


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
    step.add_argument("--engine", default="local")
    step.add_argument("--workers", type=int)
    step.add_argument("--corrections", nargs="*", default=[])
    arguments = vars(parser.parse_args())
    {"read": read, "extract": extract}[arguments.pop("step")](**arguments)


if __name__ == "__main__":
    problems.one_line_errors(main)
