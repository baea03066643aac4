"""How surely each size of the encoder counts quotations, for the intervals of reports: `python -m benchmarks.tagger CORPORA`.

Writes src/helpers/analysis/tagger.csv from the newsroom set's development articles (benchmarks/newsroom.py), of rows of act
speech: by size and kind, precision and recall, how far their ratio varies from outlet to outlet beyond chance, and how often the
speaker is right. The spread is the between-group deviation of DerSimonian and Laird (1986), on the logarithm of precision over
recall.
"""

import math
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pandas as pd

from benchmarks.aligned import SPEECH, aligned, same_speaker
from benchmarks.newsroom import articles_of, found_in
from helpers.language.encoder import SIZES

KINDS = {"D": "direct", "M": "mixed", "I": "indirect"}
HEAD = (
    "# Measured on the newsroom set's development articles (72 articles of 33 outlets) by benchmarks/tagger.py (make bench-tagger). "
    "One row a tagger and kind of quotation, of act speech: precision and recall (0 to 1) of `found` rows and `gold` marks; spread, "
    "the deviation of log(precision/recall) between outlets; speaker, the share of `speakers` resolved rightly.\n"
)


def counted(article, rows):
    """Return a Counter of (kind, what): rows found and those that are speech, marks and those found, speakers right."""
    marks, found = article["quotes"], Counter()
    row_of, mark_of, pieces = aligned(marks, rows, article["text"])
    for place, row in enumerate(rows):
        if place not in pieces:
            right = place in mark_of and marks[mark_of[place]]["class"] in SPEECH
            found.update([(row["kind"], "found")] + [(row["kind"], "right")] * right)
    for place, mark in enumerate(marks):
        kind = KINDS.get(mark["class"])
        if kind:
            row = rows[row_of[place]] if place in row_of else None
            named = row and same_speaker(mark["speaker"], row["speaker"] or "", row["speaker_kind"])
            found.update([(kind, "gold")] + [(kind, "met")] * bool(row) + [(kind, "named")] * bool(named))
    return found


def measured(articles, found, tagger):
    """Yield a row a kind of quotation, as tagger.csv has them; `found` are the rows of speech by article."""
    counts = [counted(article, found[article["id"]]) for article in articles]
    outlets = {article["outlet"] for article in articles}
    whole = sum(counts, Counter())
    parts = [
        sum((count for article, count in zip(articles, counts, strict=True) if article["outlet"] == outlet), Counter())
        for outlet in sorted(outlets)
    ]
    for kind in KINDS.values():
        precision, recall, n_found, n_gold = _of(whole, kind)
        yield {
            "tagger": tagger, "kind": kind, "precision": round(precision, 4), "recall": round(recall, 4), "found": n_found,
            "gold": n_gold, "spread": round(spread([_of(part, kind) for part in parts]), 4),
            "speaker": round(whole[kind, "named"] / max(1, whole[kind, "met"]), 4), "speakers": whole[kind, "met"],
        }  # fmt: skip


def _of(count, kind):
    found, gold = count[kind, "found"], count[kind, "gold"]
    return count[kind, "right"] / max(1, found), count[kind, "met"] / max(1, gold), found, gold


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
    articles, rows = articles_of(Path(sys.argv[1]), "dev"), []
    for tagger in SIZES:
        found = found_in(articles, tagger)
        speech = {
            article["id"]: [row for row in found[article["id"]] if row["act"] == "speech"] for article in articles
        }
        rows += measured(articles, speech, tagger)
    table = pd.DataFrame(rows)
    path = Path(str(files("helpers.analysis") / "tagger.csv"))
    path.write_text(HEAD + table.to_csv(index=False, lineterminator="\n"), encoding="utf-8")
    print(table.to_string(index=False))


if __name__ == "__main__":
    main()
