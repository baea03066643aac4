"""Counts the made-up passages of tests/quotes/challenge.jsonl that are read as specified: `python -m benchmarks.challenge`.

A passage is right where each quotation it specifies is found once, with its content (three quarters of the words, in
intersection over union), its speaker, and its medium where one is given; where no words in marks are attributed that it
does not specify; where none of `absent` is; and where `problem` asks for a row in problems and there is one.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

import pandas as pd

import helpers

PASSAGES = Path(__file__).parents[1] / "tests" / "quotes" / "challenge.jsonl"
ENOUGH = 0.75
WORD = re.compile(r"\w+")


def passages():
    """Return the passages, a list of dicts: id, phenomenon, text, quotes, and perhaps absent and problem."""
    return [json.loads(line) for line in PASSAGES.read_text(encoding="utf-8").splitlines()]


def read(rows, tagger):
    """Return {id: why the passage is not read as specified, "" if it is} for the passages `rows`."""
    columns = {"article_id": [row["id"] for row in rows], "text": [row["text"] for row in rows]}
    articles = pd.DataFrame({**columns, "published": "2018-07-12", "title": ""})
    tables = helpers.extract(articles, tagger=tagger, workers=1)
    quotes, noted = defaultdict(list), set(tables.problems["article_id"])
    for row in tables.quotes.itertuples():
        quotes[row.article_id].append(row)
    return {row["id"]: fault(row, quotes[row["id"]], row["id"] in noted) for row in rows}


def fault(passage, found, noted):
    """Return what is wrong with the quotations `found` in a passage, or ""."""
    text, left = passage["text"], list(found)
    for wanted in passage["quotes"]:
        places = spans(text, wanted["content"])
        best = max(left, key=lambda row: overlap(text, row.content, places), default=None)
        if best is None or overlap(text, best.content, places) < ENOUGH:
            shown = [[text[start:end] for start, end in row.content] for row in left]
            return f"content {wanted['content']}: found {shown}"
        if wanted["speaker"] and not named(best.speaker, wanted["speaker"]):
            return f"speaker {wanted['speaker']}: found {best.speaker or 'none'} ({best.how_resolved})"
        if wanted.get("medium", best.medium) != best.medium:
            return f"medium {wanted['medium']}: found {best.medium}"
        left.remove(best)
    if passage.get("problem"):
        return "" if noted else "nothing in problems"
    extra = [row for row in left if row.kind != "indirect" or passage.get("absent")]
    return "".join(f"too many: {[text[start:end] for start, end in row.content]} " for row in extra)


def spans(text, contents):
    """Return where each of `contents` stands in the text, one after another: lists of [start, end)."""
    found, at = [], 0
    for content in contents:
        at = text.index(content, at)
        found.append([at, at + len(content)])
        at += len(content)
    return found


def overlap(text, one, other):
    """Return intersection over union of two lists of spans, in words."""
    words = [
        {match.start() for start, end in spans for match in WORD.finditer(text, start, end)} for spans in (one, other)
    ]
    return len(words[0] & words[1]) / max(1, len(words[0] | words[1]))


def named(found, wanted):
    """Tell whether the name of the speaker found contains the words of the name wanted."""
    return set(WORD.findall(wanted.lower())) <= set(WORD.findall((found or "").lower()))


def rates(tagger):
    """Return {phenomenon: (right, passages)} and the faults, {id: why}."""
    rows = passages()
    faults, counts = read(rows, tagger), defaultdict(lambda: [0, 0])
    for row in rows:
        counts[row["phenomenon"]][0] += not faults[row["id"]]
        counts[row["phenomenon"]][1] += 1
    return {name: tuple(pair) for name, pair in counts.items()}, {key: why for key, why in faults.items() if why}


def lines(tagger):
    """Return the rates as lines of a table."""
    found, _ = rates(tagger)
    shown = [f"{name:34} {right:3d} of {n:2d}" for name, (right, n) in found.items()]
    return [*shown, f"{'all':34} {sum(r for r, _ in found.values()):3d} of {sum(n for _, n in found.values()):2d}"]


def main():
    for tagger in ("accurate", "fast"):
        print(f"## {tagger}", *lines(tagger), sep="\n")
        for key, why in rates(tagger)[1].items() if "-v" in sys.argv else ():
            print("   ", key, "|", why)


if __name__ == "__main__":
    main()
