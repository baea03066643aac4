"""Reports opened: over the tables in a folder, or over tables in memory."""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pandas as pd

import helpers
from helpers.analysis.sources import attributed_quotes
from helpers.pipeline import corrections
from helpers.pipeline.freed import give_back
from helpers.pipeline.way import without_way
from helpers.problems import join
from helpers.reporting import rows
from helpers.reporting.report import ROOT, Report
from helpers.reporting.selecting import OTHERS, check_acts, select
from helpers.tables import ACTS, Tables, each_some, read_table

EVERYTHING = ("", "", [], ["speech"], "")  # what a report asks for that leaves no article out
_HELD = {}  # what was read once, by folder of tables: a Selection, and the attributed quotations of Report.attributed


def open_report(
    tables: str | Path = "build/tables",
    files: str | Path = "",
    title: str = "",
    published_from: str = "",
    published_to: str = "",
    outlets: Sequence[str] = (),
    acts: Sequence[str] = ("speech",),
    story: str = "",
    **parameters,
) -> Report:
    """Return a Report over the tables in folder `tables`, of the articles that `outlets` published in a period.

    The period runs from `published_from` to `published_to`, ISO days; "" leaves an end open. If an end is given, articles
    without a day are left out. No `outlets` means all. Quotations of `acts` (tables.ACTS) count, the others
    are counted beside. `story` is the title, words of the title, or the id of a story: then only its articles count. The
    report writes its files to folder `files`; "" writes none.
    Further `parameters` are only shown. Raises DatelineError if the folder has no tables, the corpus lacks an outlet or
    a story, or there is no such act.
    """
    folder = Path(tables) if Path(tables).is_absolute() else ROOT / tables
    chosen = (published_from, published_to, list(outlets), list(acts), story)
    held = _HELD.get(folder) if chosen == EVERYTHING else None
    selection, attributed = held or (select(folder, *chosen, parameters.get("speaker", "")), {})
    own = selection.tables.alike() if held else selection.tables
    if files:
        rows.note(selection, folder, Path(files))
    return Report(
        other_quotes=partial(own.__getitem__, OTHERS),
        tables=own,
        beside=of_acts(selection.counted, acts)[1],
        files=Path(files) if files else None,
        title=title or "Everything in the corpus",
        parameters={"from": published_from, "to": published_to, "outlets": list(outlets), "story": story, **parameters},
        all_articles=selection.n_articles,
        made=made_with(folder),
        attributed=attributed,
        quotes_of=partial(_quotes_of, folder, acts) if selection.everything and not held else None,
        columns_of=partial(_columns_of, folder, acts) if selection.everything else None,
    )


def _quotes_of(folder, acts, articles):
    """Yield the rows of `acts` of table quotes in `folder` that belong to `articles`, some at a time."""
    return each_some(folder, "quotes", {"article_id": articles["article_id"], "act": list(acts)})


def _columns_of(folder, acts, name, columns):
    """Return `columns` of a table of `folder`; of table quotes with the rows of `acts`."""
    return read_table(folder, name, list(columns), [("act", "in", list(acts))] if name == "quotes" else None)


def hold(folder: Path) -> None:
    """Read once what nearly every report on all articles of a folder of tables reads, for copies of this process that make reports.

    Of the quotations those are kept that Report.attributed_quotes returns; table quotes is let go, since few reports ask for more.
    """
    selection, attributed = select(folder, *EVERYTHING), {}
    tables = selection.tables
    rows = attributed_quotes(tables["quotes"], tables["speakers"], tables["articles"])
    tables.let_go("quotes")
    attributed[False] = (None, tables["speakers"], tables["articles"]), rows
    _HELD[folder] = selection, attributed
    give_back()


def let_go() -> None:
    """Free what `hold` read."""
    _HELD.clear()


def made_with(folder: str | Path) -> dict:
    """Return how the tables in `folder` were made: `tagger`, `corrections` (folders), `decided` (the log of corrections)."""
    made, log = Path(folder) / "made.json", Path(folder) / "corrections.parquet"
    choices = json.loads(made.read_text(encoding="utf-8")) if made.exists() else {}
    return {**choices, "decided": pd.read_parquet(log) if log.exists() else None}


def read_folder(corpus: str | Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (articles, problems) of folder `corpus`, for the tour; a relative path starts at the project's root.

    The names of files start at `corpus`, so that a published page does not show folders of this machine.
    """
    folder = Path(corpus) if Path(corpus).is_absolute() else ROOT / corpus
    found = without_way(helpers.read_articles(folder), folder, folder.parent if folder == Path(corpus) else ROOT)
    return found.articles, found.problems


def report_on(
    articles: pd.DataFrame,
    problems: pd.DataFrame,
    extracted: Tables,
    *,
    title: str = "",
    files: str | Path = "",
    tagger: str = "",
) -> Report:
    """Return a Report over tables in memory; `extracted` is what `helpers.extract` returned with `tagger`."""
    quotes, beside = of_acts(extracted.quotes, ("speech",))
    tables = {
        **dict(extracted.items()),
        "quotes": quotes,
        "problems": join(problems, extracted.problems),
    }
    return Report(tables, Path(files) if files else None, title, {}, len(articles), {"tagger": tagger}, beside=beside)


def of_acts(quotes: pd.DataFrame, acts: Sequence[str]) -> tuple[pd.DataFrame, dict]:
    """Return (`quotes` of `acts`, the number of rows of each other act); raises DatelineError for an act that is none."""
    check_acts(acts)
    counts = quotes["act"].value_counts()
    return quotes[quotes["act"].isin(list(acts))], {act: int(counts.get(act, 0)) for act in ACTS if act not in acts}


def decisions(folder: str | Path) -> pd.DataFrame:
    """Return a row a correction that is written in `folder`: kind, what, who, when, why."""
    rows = [
        {"kind": kind.replace("_", " "), "what": " · ".join(row[name] for name in corrections.KINDS[kind] if row[name]),
         "who": row["who"], "when": row["when"], "why": row["why"]}
        for kind, frame in corrections.read([folder]).items()
        for row in frame.to_dict("records")
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["kind", "what", "who", "when", "why"])
