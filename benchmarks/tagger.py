"""How surely each tagger counts quotations, for the intervals of reports: `python -m benchmarks.tagger CORPORA`.

Writes src/helpers/analysis/tagger.csv: by tagger and kind, precision and recall of attributions (contents that overlap
by half), how far their ratio varies from publisher to publisher beyond chance, and how often the speaker is right. The
scorer is ../score/quotes.py beside CORPORA. The spread is the between-group deviation of DerSimonian and Laird (1986),
on the logarithm of precision over recall.
"""

import math
import sys
from importlib.resources import files
from pathlib import Path

import pandas as pd

from benchmarks.quotes import found_quotes, golds_of, scorer_of

KINDS = ("DIRECT", "MIXED", "INDIRECT")
HEAD = (
    "# Measured on PolNeAR's development articles by benchmarks/tagger.py (make bench-tagger). One row a tagger and kind of "
    "quotation: precision and recall (0 to 1) of `found` and `gold` attributions; spread, the deviation of "
    "log(precision/recall) between publishers; speaker, the share of `speakers` resolved rightly.\n"
)


def measured(golds, found, scorer, tagger):
    """Return a row a kind of quotation, as tagger.csv has them."""
    whole = scorer.score(golds, found)["views"]
    publishers = sorted({gold["publisher"] for gold in golds})
    parts = [scorer.score([g for g in golds if g["publisher"] == name], found)["views"] for name in publishers]
    for kind in KINDS:
        precision, recall, n_found, n_gold = _of(whole[kind])
        yield {
            "tagger": tagger, "kind": kind.lower(), "precision": round(precision, 4), "recall": round(recall, 4),
            "found": n_found, "gold": n_gold, "spread": round(spread([_of(part[kind]) for part in parts if kind in part]), 4),
            "speaker": round(whole[kind]["spk_acc"] / 100, 4), "speakers": whole[kind]["spk_n"],
        }  # fmt: skip


def _of(view):
    scores = view["iou50"]
    return scores["p"] / 100, scores["r"] / 100, scores["n_pred"], scores["n_gold"]


def spread(groups):
    """Return the deviation between groups of log(precision/recall), beyond what their sizes explain."""
    effects = [
        (math.log(p / r), (1 - p) / (p * n) + (1 - r) / (r * m)) for p, r, n, m in groups if p and r and n > 4 and m > 4
    ]
    effects = [(effect, max(variance, 1e-4)) for effect, variance in effects]
    weights = [1 / variance for _, variance in effects]
    mean = sum(w * e for w, (e, _) in zip(weights, effects, strict=True)) / sum(weights)
    q = sum(w * (e - mean) ** 2 for w, (e, _) in zip(weights, effects, strict=True))
    scale = sum(weights) - sum(w * w for w in weights) / sum(weights)
    return math.sqrt(max(0.0, (q - (len(effects) - 1)) / scale))


def main():
    corpora = Path(sys.argv[1])
    golds, scorer = golds_of(corpora), scorer_of(corpora)
    rows = [
        row for tagger in ("accurate", "fast") for row in measured(golds, found_quotes(golds, tagger), scorer, tagger)
    ]
    table = pd.DataFrame(rows)
    path = Path(str(files("helpers.analysis") / "tagger.csv"))
    path.write_text(HEAD + table.to_csv(index=False, lineterminator="\n"), encoding="utf-8")
    print(table.to_string(index=False))


if __name__ == "__main__":
    main()
