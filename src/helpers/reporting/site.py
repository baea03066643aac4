"""The site around the reports: the index, a page an article with its marks, a page a speaker."""

import json
import shutil
import textwrap
from pathlib import Path

import pandas as pd

from helpers.problems import DatelineError
from helpers.reporting import absent, audit
from helpers.reporting.excerpt import evidence_spans
from helpers.reporting.page import page, render
from helpers.reporting.pages import article_pages, speaker_pages
from helpers.reporting.report import Report, accuracy, count, made_with
from helpers.reporting.search import LEAD, index_files
from helpers.tables import NAMES


def write_site(index, reports, tables, text="full"):
    """Write `index` (index.html) and, beside it, search.html, articles/, speakers/ and search/; list the `reports` (HTML).

    `tables` is the folder of tables. `text` is "full", or "excerpt" to publish of articles only the sentences that are
    evidence. The index is renamed into place last.
    """
    index = Path(index)
    frames = {name: pd.read_parquet(Path(tables) / f"{name}.parquet") for name in NAMES}
    report = Report(frames, None, "", {}, len(frames["articles"]), made_with(tables))
    quotes, asked = audit.counted(report, copies=True), absent.spans(report)
    keep = evidence_spans(report, asked) if text == "excerpt" else None
    _write_folder(index.parent / "articles", article_pages(report, asked, keep))
    _write_folder(index.parent / "speakers", speaker_pages(report))
    _write_folder(index.parent / "search", _search(report, quotes, text, keep).items())
    of = "headlines of " if len(report.articles) > MOST_TEXTS else ""
    counts = f"{of}{count(len(report.articles), 'article')} and {count(len(quotes), 'quotation')} are indexed."
    counts = counts[0].upper() + counts[1:]
    body = render("search.html.j2", counts=counts, excerpt=keep is not None)
    _write(index.parent / "search.html", page(body, title="Search", script="search.js", loads=True))
    paths = [Path(path) for path in reports]
    body = render(
        "index.html.j2",
        reports=[_listed(path, index.parent, paths) for path in paths],
        coverage=report.coverage(),
        counts=_counts(report),
        accuracy=accuracy(report.tagger),
        corrected=report.corrected(),
        problems=report.problems.to_dict("records")[:20],
        n_problems=len(report.problems),
    )
    _write(index, page(body, title="Reports", script="front.js"))


def _write(path, text):
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8", errors=BROKEN)
    part.replace(path)


def _listed(path, home, reports):
    beside = path.with_name(f"{path.stem}.report.json")
    about = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {"title": path.stem, "finding": ""}
    longer = tuple(f"{other.stem}." for other in reports if other.stem.startswith(f"{path.stem}."))
    others = [
        {"name": file.name, "what": file.name.removeprefix(f"{path.stem}.")}
        for file in sorted(path.parent.iterdir())
        if file.name.startswith(f"{path.stem}.") and not file.name.startswith(longer)
        and file.suffix not in (".html", ".svg", ".part") and file != beside
    ]  # fmt: skip
    kind = path.parent.name
    return {**about, "kind": kind, "href": path.relative_to(home).as_posix(), "folder": kind, "files": others}


def _counts(report):
    named = (report.quotes["speaker"] != "").sum()
    dated = report.events["first_day"].notna().sum()
    return [
        count(len(report.articles), "article"),
        f"{count(len(report.quotes), 'quotation')}, {100 * named / max(1, len(report.quotes)):.0f} % with a speaker",
        f"{count(len(report.events), 'event')}, {100 * dated / max(1, len(report.events)):.0f} % with a day",
        count(len(report.dates), "expression of time", "expressions of time"),
    ]


MOST_TEXTS = (
    20_000  # articles beyond which a browser would wait for the words of texts: headlines and quotations remain
)
BROKEN = "backslashreplace"  # what no encoding holds is written as an escape, and costs nothing else


def _search(report, quotes, text, keep):
    """Return the files of the search: whole texts, or only what may be shown of them."""
    known = dict(zip(report.articles["article_id"], report.articles["text"], strict=True))
    if len(known) > MOST_TEXTS:
        texts = leads = dict.fromkeys(known, "")
    elif keep is None:
        texts, leads = known, {i: _lead(text) for i, text in known.items()}
    else:
        texts = {i: " ".join(known[i][start:end] for start, end in keep.get(i, ())) for i in known}
        leads = dict.fromkeys(known, "")
    return index_files(report, quotes, texts, leads)


def _lead(text):
    return textwrap.shorten(text[: 3 * LEAD], LEAD, placeholder=" …")


def _write_folder(folder, pages):
    """Write `pages` beside `folder`, then put the new folder in its place: pages of what is gone go too."""
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    for name, text in pages:
        if Path(name).name != name:
            raise DatelineError(f"{name}: is no name of a file; the ids in the tables must be those Dateline gave")
        (part / name).write_text(text, encoding="utf-8", errors=BROKEN)
    shutil.rmtree(folder, ignore_errors=True)
    part.replace(folder)
