"""The site around the reports: the index, a page an article with its marks, a page a speaker."""

import json
import shutil
from pathlib import Path

import pandas as pd

from helpers.reporting import audit
from helpers.reporting.marking import marked_text
from helpers.reporting.page import page, render
from helpers.reporting.report import Report, accuracy, count, day, made_with
from helpers.tables import NAMES


def write_site(index, reports, tables):
    """Write `index` (index.html) and, beside it, articles/ and speakers/; list the HTML files `reports`.

    `tables` is the folder of tables. The index is renamed into place last.
    """
    index = Path(index)
    frames = {name: pd.read_parquet(Path(tables) / f"{name}.parquet") for name in NAMES}
    report = Report(frames, None, "", {}, len(frames["articles"]), made_with(tables))
    _write_folder(index.parent / "articles", _articles(report))
    _write_folder(index.parent / "speakers", _speakers(report))
    body = render(
        "index.html.j2",
        reports=[_listed(Path(path), index.parent) for path in reports],
        coverage=report.coverage(),
        counts=_counts(report),
        accuracy=accuracy(),
        corrected=report.corrected(),
        problems=report.problems.to_dict("records")[:20],
        n_problems=len(report.problems),
    )
    part = index.with_suffix(".part")
    part.write_text(page(body, title="Reports", home="index.html"), encoding="utf-8")
    part.replace(index)


def _listed(path, home):
    beside = path.with_name(f"{path.stem}.report.json")
    about = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {"title": path.stem, "finding": ""}
    others = sorted(
        file.name for file in path.parent.glob(f"{path.stem}.*") if file.suffix not in (".html", ".svg", ".part")
        and file != beside
    )  # fmt: skip
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


def _articles(report):
    """Yield (file name, HTML) of each article's page."""
    by_article = {
        name: dict(list(report.tables[name].groupby("article_id"))) for name in ("quotes", "dates", "mentions")
    }
    labels = report.events.set_index("event_id")["label"]
    for article in report.articles.itertuples():
        parts = {name: found.get(article.article_id) for name, found in by_article.items()}
        body = render(
            "article.html.j2",
            title=article.title or "Untitled",
            meta=_meta(article),
            paragraphs=marked_text(article.text, parts["quotes"], parts["dates"], parts["mentions"]),
            quotes=_quotes(parts["quotes"]),
            events=_events(parts["mentions"], labels),
        )
        yield f"{article.article_id}.html", page(body, title=article.title or "Untitled", home="../index.html")


def _meta(article):
    known = f"{day(article.published)} (known from: {article.published_from.replace('_', ' ')})"
    copy = "A near-copy of another text in the corpus." if article.copy_of else ""
    return [text for text in (article.outlet, article.byline, known, article.source_path, copy) if text]


def _quotes(quotes):
    if quotes is None:
        return []
    return [
        {"id": row.quote_id.rsplit("-", 1)[-1], "speaker": row.speaker or audit.UNKNOWN, "kind": row.kind,
         "how": row.how_resolved, "page": f"../speakers/{row.speaker_id}.html" if row.speaker_id else ""}
        for row in quotes.itertuples()
    ]  # fmt: skip


def _events(mentions, labels):
    if mentions is None:
        return []
    return [
        {"start": row.start, "label": labels.get(row.event_id, row.trigger), "how": row.how_dated,
         "day": day(row.first_day) if pd.notna(row.first_day) else "undated"}
        for row in mentions.itertuples()
    ]  # fmt: skip


def _speakers(report):
    """Yield (file name, HTML) of each speaker's page: every quotation, oldest first."""
    quotes = audit.counted(report, copies=True).sort_values(["published", "quote_id"])
    text = report.articles.set_index("article_id")["text"]
    by_speaker = dict(list(quotes.groupby("speaker_id")))
    for speaker in report.speakers.itertuples():
        said = by_speaker.get(speaker.speaker_id, quotes.iloc[:0])
        rows = [
            {
                "words": " … ".join(text[row.article_id][int(start) : int(end)] for start, end in row.content),
                "verb": row.verb, "kind": row.kind, "medium": row.medium, "outlet": row.outlet, "title": row.title,
                "day": day(row.published), "how": row.how_resolved,
                "href": f"../articles/{row.article_id}.html#{row.quote_id.rsplit('-', 1)[-1]}",
            }
            for row in said.itertuples()
        ]  # fmt: skip
        body = render(
            "speaker.html.j2", speaker=speaker, roles=list(speaker.roles), variants=list(speaker.variants), rows=rows
        )
        yield f"{speaker.speaker_id}.html", page(body, title=speaker.name, home="../index.html")


def _write_folder(folder, pages):
    """Write `pages` beside `folder`, then put the new folder in its place: pages of what is gone go too."""
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    for name, text in pages:
        (part / name).write_text(text, encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    part.replace(folder)
