"""What the heads on events find in articles of outlets they have not learned from: `python -m training.left_out CORPORA`.

Five folds of newsroom train, whole outlets left out; and MEANTIME, one half left out in turn. Settings are chosen on these.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
import torch

from benchmarks.events import counted, figures, of_meantime, plainest
from helpers.events import answers
from helpers.events.happened import told_in
from helpers.language.heads import Heads
from training import event_marks as marks
from training.event_graph import Events, write_graph
from training.happened import SEEDS, heads_learned, lessons_of
from training.seen import FOLDS, folds_of

THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument(
        "--kept", type=Path, default=Path("build/states"), help="folder that keeps the encoder's states"
    )
    parser.add_argument("--folds", type=int, default=FOLDS, help="how many of the five folds are tried")
    parser.add_argument("--seeds", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    newsroom, others = lessons_of(options.corpora, options.kept)
    rows, folds = marks.read(options.corpora, "newsroom/train"), None
    folds, seeds = np.array(folds_of(rows)), SEEDS[: options.seeds]
    asked = [(own, row["events"]) for own, row in zip(newsroom, rows, strict=True)]
    tried = []
    for fold in range(options.folds):
        heads = _heads([own for own, of in zip(newsroom, folds, strict=True) if of != fold] + others, seeds)
        tried += [(*asked[place], heads) for place in np.flatnonzero(folds == fold)]
        print("fold", fold, flush=True)
    report("newsroom train, outlets left out", tried)
    rows = marks.read(options.corpora, "events/meantime")
    meantime, halves = others[-len(rows) :], [row["corpus"] for row in rows]
    tried = []
    for half in sorted(set(halves)):
        rest = [own for own, of in zip(meantime, halves, strict=True) if of != half]
        heads = _heads(newsroom + others[: -len(rows)] + rest, seeds)
        tried += [
            (own, of_meantime(row), heads) for own, row in zip(meantime, rows, strict=True) if row["corpus"] == half
        ]
    report("MEANTIME, one half left out", tried)


def _heads(lessons, seeds):
    with tempfile.TemporaryDirectory() as folder:
        write_graph(Events(*heads_learned(lessons, seeds)), Path(folder) / "events.onnx")
        return Heads(Path(folder) / "events.onnx")


def report(name, tried):
    """Print figures for [(Lesson, events, Heads)], at several thresholds."""
    print(f"\n{name}")
    _print("every expression", [(own, events, plainest(own.document, own.expressions)) for own, events, _ in tried])
    shipped = answers.DATES, answers.GIVEN
    for dates in THRESHOLDS:
        answers.DATES, answers.GIVEN = dates, 1.1
        _print(f"dates {dates}", _found(tried))
    for published in THRESHOLDS:
        answers.DATES, answers.GIVEN = shipped[0], published
        _print(f"dates {shipped[0]}, elsewhere {published}", _found(tried))
    answers.DATES, answers.GIVEN = shipped


def _found(tried):
    return [(own, events, _told(own, heads)) for own, events, heads in tried]


def _told(own, heads):
    found = told_in(own.document, own.expressions, heads=heads)
    return [(int(own.document.token_sentence[row.token]), row.first_day, row.last_day, row.status) for row in found]


def _print(name, found):
    sums = {}
    for own, events, rows in found:
        for key, n in counted(own.document, events, rows).items():
            sums[key] = sums.get(key, 0) + n
    print(f"{name:30}", " ".join(f"{key} {value:.1f}" for key, value in figures(sums).items()), flush=True)


if __name__ == "__main__":
    main()
