"""Reading: documents found, web pages' bodies, speed: `python -m benchmarks.reading SAMPLES`.

SAMPLES is a folder with `exports/FORMAT/file` of the archives (a folder of corpora with `samples` beside it will do), or any
folder of saved pages with a `gold.json` beside them: then only these pages are measured. Bodies of pages are measured on the
shipped sample corpus, too, against the text it was written with: F1 of words, as bags, and the share of quotation marks kept.
Speed is processor time, one core.
"""

import json
import random
import re
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from benchmarks.pages import GOLD, scores
from benchmarks.pages import lines as page_lines
from data.sample.gold import build as gold
from helpers.reading import FORMATS, read_articles
from helpers.reading.source import Draft

ROOT = Path(__file__).parents[1]
ANNOUNCES = re.compile(r"announces (\d+) documents")
N_JSONL = 100_000


def main():
    given = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/samples")
    if (given / GOLD).is_file():
        print("\n".join(page_lines(given)))
        return
    samples = given if (given / "exports").is_dir() else given.parent / "samples"
    if (samples / "exports").is_dir():
        print(as_markdown(counts(samples / "exports")), "\n")
    else:
        print(f"{samples}/exports is not there: the archives' exports were not measured\n")
    print(
        "Saved pages of data/sample: body F1 {:.3f}, quotation marks kept {:.3f}, day {:.3f}, title {:.3f}".format(
            *pages()
        )
    )
    for line in speeds(samples / "exports"):
        print(line)


def counts(exports):
    """Return a frame, one row a format: files, documents announced and found, with title, with day, with text."""
    rows = []
    for path in sorted(file for file in exports.rglob("*") if file.is_file()):
        corpus = read_articles(path, copies=False)
        for name, articles in corpus.articles.groupby("source_format"):
            said = next(map(int, ANNOUNCES.findall(" ".join(corpus.problems["message"]))), len(articles))
            rows.append((name, 1, said, len(articles), int((articles["title"] != "").sum()),
                         int(articles["published"].notna().sum()), int((articles["n_words"] > 0).sum())))  # fmt: skip
    columns = ["format", "files", "announced", "found", "title", "day", "text"]
    return pd.DataFrame(rows, columns=columns).groupby("format", as_index=False).sum()


def as_markdown(found):
    """Return the table of formats in README.md: every format that is read, with its counts on the exports measured."""
    found = found.set_index("format")
    lines = [
        "| source_format | what | files | announced | found | title | day | text |",
        "| --- | --- |" + " ---: |" * 6,
    ]
    for name, what in FORMATS.items():
        cells = map(str, found.loc[name]) if name in found.index else [""] * 6
        lines.append(f"| {name} | {what} | {' | '.join(cells)} |")
    return "\n".join(lines)


def pages():
    """Return (F1 of bodies, share of quotation marks kept, of days and of titles right) over the sample's pages."""
    rows = []
    for article in gold.marked():
        if article["format"] == "html":
            found = read_articles(ROOT / "data" / "sample" / article["file"], copies=False).articles.iloc[0].to_dict()
            wanted = Draft(text=article["text"], title=article["title"], published=article["published"])
            rows.append(scores(found, wanted))
    return pd.DataFrame(rows)[["f1", "kept", "day", "title"]].mean().tolist()


def speeds(exports):
    """Yield a line for each speed."""
    sample = read_articles(ROOT / "data" / "sample", copies=False).articles
    words = " ".join(sample["text"]).split()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for number in range(N_JSONL):
                text = "\n".join(" ".join(chance.choices(words, k=60)) + "." for _ in range(6))
                fields = {"title": f"Title {number}", "outlet": "Courier", "published": "2018-07-12", "text": text}
                file.write(json.dumps(fields, ensure_ascii=False) + "\n")
        for copies in (False, True):
            start = time.process_time()
            read_articles(path, copies=copies)
            took = time.process_time() - start
            also = ", near-copies looked for" if copies else ""
            yield f"JSONL: {N_JSONL:,} articles of 360 words in {took:.1f} s ({N_JSONL / took:,.0f} a second){also}"
    web = sorted((ROOT / "data" / "sample").rglob("*.html"))
    yield _rate("Saved pages", web * 4)
    docx = sorted((exports / "nexis-docx").glob("*")) if exports.is_dir() else []
    if docx:
        yield _rate("DOCX documents", docx * 4)


def _rate(what, paths):
    start = time.process_time()
    found = sum(len(read_articles(path, copies=False).articles) for path in paths)
    return f"{what}: {found / (time.process_time() - start):,.0f} a second of one core"


if __name__ == "__main__":
    main()
