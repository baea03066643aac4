"""Dates: accuracy, speed and memory beside HeidelTime's: `python -m benchmarks.dates CORPORA`.

CORPORA holds dates/*.jsonl.gz; the scorer is ../score/dates.py beside it. HeidelTime's figures were measured there with
the same scorer.
"""

import gzip
import importlib.util
import json
import resource
import sys
import time
from pathlib import Path

from helpers.dates import dates_in
from helpers.text import Document

HEIDELTIME = {"timebank": (91.9, 79.5, 87.7), "aquaint": (92.5, 72.9, 88.8)}


def scorer_of(corpora):
    path = Path(corpora).resolve().parent / "score" / "dates.py"
    if not path.exists():
        raise SystemExit(f"{path}: the scorer is missing; give CORPORA as the folder with score beside it")
    spec = importlib.util.spec_from_file_location("dates_scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_of(corpora, name):
    """Return the marked texts of dates/`name`.jsonl.gz, a list of dicts."""
    with gzip.open(Path(corpora) / "dates" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def scored(corpora, name):
    """Return the scorer's result for corpus `name`, and the kilobytes of text that a CPU second read."""
    gold, start = gold_of(corpora, name), time.process_time()
    found = [dates_in(Document(line["text"], published=line["dct"])) for line in gold]
    spent = time.process_time() - start
    predicted = [
        {
            "id": line["id"],
            "timexes": [{"start": d.start, "end": d.end, "type": d.type, "value": d.value} for d in dates],
        }
        for line, dates in zip(gold, found, strict=True)
    ]
    return scorer_of(corpora).score(gold, predicted), sum(len(line["text"].encode()) for line in gold) / 1000 / spent


def main():
    corpora = Path(sys.argv[1])
    start = time.process_time()
    dates_in(Document("On July 6, 2018."))  # compiles the rules
    print(f"start-up {time.process_time() - start:.1f} CPU s, once a process")
    print(f"{'corpus':10} {'relaxed':>8} {'value F1':>9} {'day F1':>7}   HeidelTime there  KB a CPU second")
    for name in ("timebank", "aquaint", "wikiwars"):
        result, speed = scored(corpora, name)
        ours = result["relaxed"]["F1"], result["value_F1"], result["day"]["F1"]
        beside = "/".join(f"{x:.1f}" for x in HEIDELTIME.get(name, ())) or "not measured"
        print(f"{name:10} {ours[0]:8.1f} {ours[1]:9.1f} {ours[2]:7.1f}   {beside:16} {speed:8.0f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
