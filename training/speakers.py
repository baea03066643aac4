"""Learn how sure each kind of resolution is: `python -m training.speakers CORPORA`, to src/helpers/speakers/sure.csv.

A row is how a source was resolved, with a detail, and how often that was right on quotes/train.jsonl.gz (benchmarks/speakers.py
says when it is); where there are few, the share leans towards that of all of its kind (PRIOR pseudo-counts).
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

from benchmarks.speakers import outcomes

SURE = Path(__file__).parents[1] / "src" / "helpers" / "speakers" / "sure.csv"
PRIOR = 20
NOTE = (
    "# How often a source resolved so is right, learned by training/speakers.py: how_resolved, a detail, "
    "the hand-marked sources of PolNeAR's train, the share right."
)
KINDS = {
    "full name": ("",), "surname": ("in full elsewhere", "never in full"), "organisation": ("",), "metonym": ("",),
    "author": ("in its words", "looked for"), "title": ("held", "nearest person"), "group": ("",), "unnamed": ("",),
    "pronoun": ("relative", "alone near by", "one of several near by", "farther", "it or they", "I"),
    "unresolved": ("no source", ""),
}  # fmt: skip


def main():
    counts = defaultdict(lambda: [0, 0])
    for resolution, right in outcomes(Path(sys.argv[1]), "train"):
        for key in (resolution.how_resolved, (resolution.how_resolved, resolution.detail)):
            counts[key][0] += right
            counts[key][1] += 1
    with SURE.open("w", encoding="utf-8", newline="") as file:
        file.write(NOTE + "\n")
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["how_resolved", "detail", "sources", "right"])
        for how, of_kind in KINDS.items():
            kind = counts[how][0] / max(1, counts[how][1])
            for detail in of_kind:
                right, n = counts[how, detail]
                rows.writerow([how, detail, n, round((right + PRIOR * kind) / (n + PRIOR), 3)])


if __name__ == "__main__":
    main()
