"""How sure speakers are against how often they are right: `python -m benchmarks.speakers CORPORA`, for docs/speakers.md.

Sources are the hand-marked ones of quotes/dev.jsonl.gz; who they name is read off the corpus's entities and coreference
chains as the scorer beside the corpora does (its `resolve`). A source for which these have no name is right where Dateline
gives none either (a group, someone unnamed, a document, or nothing) and cannot be judged where it gives one: left out.
"""

import sys
from collections import Counter
from pathlib import Path

from benchmarks.quotes import records_of, scorer_of
from helpers.quotes.quote import quote_at
from helpers.quotes.regions import regions_of
from helpers.speakers import resolve_in
from helpers.text import Document

NAMELESS = ("group", "unnamed", "document", "unknown")
BINS = (0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.001)


def outcomes(corpora, part):
    """Yield (Resolution, detail, whether it is right) for each hand-marked source of `part` ("train" or "dev")."""
    scorer = scorer_of(corpora)
    for record in records_of(corpora, part):
        if not record["has_corenlp"]:
            continue
        article, document = scorer.Art(record), Document(record["text"])
        marked = [row for row in record["attributions"] if row["content"] and row["source"]]
        marked.sort(key=lambda row: row["content"][0])
        regions = regions_of(document)
        quotes = [quote_at(document, row["content"], row["cue"] or [], row["source"], 1.0, regions) for row in marked]
        for row, resolution in zip(marked, resolve_in(document, quotes), strict=True):
            referent = article.resolve(row)
            if referent:
                yield resolution, bool(scorer.spk_words(resolution.name) & referent[0])
            elif resolution.kind in NAMELESS:
                yield resolution, True


def reliability(rows):
    """Return the reliability table's lines, in Markdown: by how sure, then by how resolved."""
    lines = ["| how sure | sources | sure, on average | right |", "| --- | ---: | ---: | ---: |"]
    for low, high in zip(BINS, BINS[1:], strict=False):
        own = [(resolution.confidence, right) for resolution, right in rows if low <= resolution.confidence < high]
        if own:
            sure, right = (100 * sum(values) / len(own) for values in zip(*own, strict=True))
            lines.append(f"| {low:.2f} to {min(high, 1):.2f} | {len(own)} | {sure:.1f} | {right:.1f} |")
    lines += ["", "| how resolved | sources | sure, on average | right |", "| --- | ---: | ---: | ---: |"]
    for how, n in Counter(resolution.how_resolved for resolution, _ in rows).most_common():
        own = [(resolution.confidence, right) for resolution, right in rows if resolution.how_resolved == how]
        sure, right = (100 * sum(values) / n for values in zip(*own, strict=True))
        lines.append(f"| {how} | {n} | {sure:.1f} | {right:.1f} |")
    return lines


if __name__ == "__main__":
    print("\n".join(reliability(list(outcomes(Path(sys.argv[1]), "dev")))))
