"""Quotations and speakers on the newsroom set: `python -m benchmarks.newsroom CORPORA [--part dev] [--rows FILE]`.

CORPORA holds newsroom/dev.jsonl.gz (and train.jsonl.gz): news of about 220 outlets, 1989 to 2026, marked by careful readers by
the guide beside it. Prints the figures of benchmarks/aligned.py for both taggers: all, by class, by outlet, by decade, and how
sure rows are against how often a reader accepts them. Rows of act speech count; the others are counted beside.
--rows writes what was found as JSON lines, as the newsroom set's scorer reads them.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

import pandas as pd

from benchmarks.aligned import SPEECH, aligned, counted, figures, same_speaker

BINS = (0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.001)
FEWEST = 3  # articles of an outlet with a line of its own
OF_ACT = {"speech": SPEECH, "named": "N", "thought": "T"}


def articles_of(corpora, part):
    """Return the marked articles of newsroom/train.jsonl.gz or dev.jsonl.gz, a list of dicts."""
    with gzip.open(Path(corpora) / "newsroom" / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def found_in(articles, tagger):
    """Return {article: its rows}, of every act, through the pipeline's own functions."""
    from helpers.pipeline.article import find_in_articles
    from helpers.pipeline.extract import complete
    from helpers.speakers import identify

    columns = {name: [article[name] for article in articles] for name in ("text", "title")}
    days = pd.to_datetime([article["published"] or None for article in articles])
    frame = pd.DataFrame({"article_id": [article["id"] for article in articles], "published": days, **columns})
    quotes, speakers = identify(find_in_articles(complete(frame), tagger)["quotes"])
    kinds = dict(zip(speakers["speaker_id"], speakers["kind"], strict=True))
    found = defaultdict(list)
    for row in quotes.itertuples():
        found[row.article_id].append(
            {
                "kind": row.kind, "act": row.act, "content": [[int(place) for place in span] for span in row.content],
                "speaker": row.speaker, "speaker_kind": kinds.get(row.speaker_id, "unknown"), "how": row.how_resolved,
                "confidence": row.confidence,
            }
        )  # fmt: skip
    return found


def lines_of(articles, found):
    """Return the tables' lines for the rows `found`, in Markdown."""
    counts = {}
    for article in articles:
        speech = [row for row in found[article["id"]] if row["act"] == "speech"]
        counts[article["id"]] = counted(article["quotes"], speech, article["text"])
    by_outlet, by_decade = defaultdict(Counter), defaultdict(Counter)
    outlets = Counter(article["outlet"] for article in articles)
    for article in articles:
        name = article["outlet"] if outlets[article["outlet"]] >= FEWEST else f"outlets with under {FEWEST} articles"
        by_outlet[name] += counts[article["id"]]
        by_decade[f"{article['published'][:3]}0s" if article["published"] else "no day"] += counts[article["id"]]
    whole = sum(counts.values(), Counter())
    names = list(figures(whole))
    lines = [f"| | articles | marks | {' | '.join(names)} |", f"| --- |{' ---: |' * (len(names) + 2)}"]
    lines += _line("all", len(articles), whole)
    for groups in (by_decade, by_outlet):
        for name, own in sorted(groups.items(), key=lambda item: (-item[1]["marks"], item[0])):
            lines += _line(name, "", own)
    return [*lines, "", *_classes(articles, found), "", *_reliability(articles, found)]


def _line(name, n, own):
    return [
        f"| {name} | {n} | {own['marks']} | " + " | ".join(f"{value:.1f}" for value in figures(own).values()) + " |"
    ]


def _classes(articles, found):
    """Return what became of the marks of each class: found at all, under which act."""
    became = defaultdict(Counter)
    for article in articles:
        rows = found[article["id"]]
        row_of, _, _ = aligned(article["quotes"], rows, article["text"])
        for place, mark in enumerate(article["quotes"]):
            became[mark["class"]][rows[row_of[place]]["act"] if place in row_of else "not found"] += 1
    head = ("speech", "named", "thought", "not found")
    lines = [f"| marked | marks | {' | '.join(head)} |", f"| --- |{' ---: |' * (len(head) + 1)}"]
    for name in "DMINT":
        own = became[name]
        lines.append(f"| {name} | {own.total()} | " + " | ".join(str(own[act]) for act in head) + " |")
    return lines


def judged(articles, found):
    """Yield (row, whether a reader accepts it: act, content and speaker) for each row found."""
    for article in articles:
        rows = found[article["id"]]
        _, mark_of, _ = aligned(article["quotes"], rows, article["text"])
        for place, row in enumerate(rows):
            mark = article["quotes"][mark_of[place]] if place in mark_of else None
            fits = mark is not None and mark["class"] in OF_ACT[row["act"]]
            yield row, fits and same_speaker(mark["speaker"], row["speaker"] or "", row["speaker_kind"] or "")


def _reliability(articles, found):
    lines = ["| how sure | rows | sure, on average | a reader accepts |", "| --- | ---: | ---: | ---: |"]
    rows = [(row["confidence"], right) for row, right in judged(articles, found) if row["act"] == "speech"]
    for low, high in zip(BINS, BINS[1:], strict=False):
        own = [pair for pair in rows if low <= pair[0] < high]
        if own:
            sure, right = (100 * sum(values) / len(own) for values in zip(*own, strict=True))
            lines.append(f"| {low:.2f} to {min(high, 1):.2f} | {len(own)} | {sure:.1f} | {right:.1f} |")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--part", default="dev", choices=["dev", "train"])
    parser.add_argument("--taggers", default="accurate,fast")
    parser.add_argument("--rows", type=Path, help="where to write what the first tagger found")
    options = parser.parse_args()
    articles = articles_of(options.corpora, options.part)
    for place, tagger in enumerate(options.taggers.split(",")):
        found = found_in(articles, tagger)
        print(f"\n## {tagger}\n", *lines_of(articles, found), sep="\n")
        if options.rows and not place:
            shown = [
                {"id": key["id"], "quotes": [row for row in found[key["id"]] if row["act"] == "speech"]}
                for key in articles
            ]
            options.rows.write_text("".join(json.dumps(row) + "\n" for row in shown), encoding="utf-8")


if __name__ == "__main__":
    main()
