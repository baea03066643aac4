"""Saved pages against a gold: F1 of the body's words, title, day, and share of quotation marks kept.

A folder of pages has a gold beside them, `gold.json`, whose format docs/reading.md describes.
"""

import gzip
import json
import re
import tempfile
from collections import Counter
from pathlib import Path

import pandas as pd

from helpers.problems import DatelineError
from helpers.reading import read_articles
from helpers.reading.clean import clean_line
from helpers.reading.days import as_day
from helpers.reading.fields import draft_of

GOLD = "gold.json"
MARKS = re.compile('["“”‘’«»„]')
ENDINGS = ("", ".html", ".htm", ".html.gz", ".mhtml")
SHOWN = 5  # pages listed, of those whose body is worst


def measured(folder):
    """Return a frame, one row a page of the gold in `folder`: file, f1, title, day, kept, each from 0 to 1.

    What the gold does not say is NaN; a page that was not read has 0 for all that it says. Raises DatelineError where the
    gold is none, or names a page that is not there.
    """
    rows = []
    for path, fields in _gold(folder):
        gold, found = draft_of(fields), _read(path)
        rows.append({"file": path.name, **scores(found, gold)})
    return pd.DataFrame(rows, columns=["file", "f1", "title", "day", "kept"])


def scores(found, gold):
    """Return {f1, title, day, kept} of an article found (None: none) for a gold Draft."""
    ours, theirs = (found["text"] if found else ""), gold.text or ""
    day = as_day(gold.published)
    n_marks = len(MARKS.findall(theirs))
    return {
        "f1": word_f1(ours, theirs) if theirs else None,
        "title": float(_plainly(found["title"] if found else "") == _plainly(gold.title)) if gold.title else None,
        "day": float(found is not None and str(found["published"])[:10] == str(day)) if day else None,
        "kept": min(1.0, len(MARKS.findall(ours)) / n_marks) if n_marks else None,
    }


def word_f1(ours, theirs):
    """Return the F1 of two texts' words, as bags."""
    ours, theirs = Counter(ours.split()), Counter(theirs.split())
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def lines(folder):
    """Yield what is printed of the pages in `folder`: the means, and the pages whose bodies are worst."""
    found = measured(folder)
    means = found[["f1", "kept", "day", "title"]].mean()
    counts = found[["f1", "kept", "day", "title"]].count()
    names = {"f1": "body F1", "kept": "quotation marks kept", "day": "day", "title": "title"}
    said = ", ".join(f"{what} {means[name]:.3f} ({counts[name]})" for name, what in names.items() if counts[name])
    yield f"{len(found)} pages of {folder} (in brackets, the pages whose gold says it): {said}"
    for row in found.nsmallest(SHOWN, "f1").itertuples():
        yield f"    body F1 {row.f1:.3f}  {row.file}"


def _gold(folder):
    """Yield (path of a page, its fields)."""
    path = Path(folder) / GOLD
    try:
        gold = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise DatelineError(f"{path}: no gold that can be read ({error}); see docs/reading.md, Measured") from None
    items = gold.items() if isinstance(gold, dict) else ((fields.get("file", ""), fields) for fields in gold)
    for name, fields in items:
        page = next((page for ending in ENDINGS if (page := Path(folder) / f"{name}{ending}").is_file()), None)
        if page is None:
            raise DatelineError(
                f"{path}: names the page {name!r}, which is not in {folder}; add it, or take the row out"
            )
        yield page, fields


def _read(page):
    """Return the article of a page, also of a packed one, as a dict; None where none was found."""
    with tempfile.TemporaryDirectory() as folder:
        if page.suffix == ".gz":
            unpacked = Path(folder) / page.stem
            unpacked.write_bytes(gzip.decompress(page.read_bytes()))
            page = unpacked
        articles = read_articles(page, copies=False).articles
    return articles.iloc[0].to_dict() if len(articles) else None


def _plainly(title):
    return re.sub(r"\W+", " ", clean_line(title)).strip().casefold()
