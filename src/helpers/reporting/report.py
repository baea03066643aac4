"""What a notebook calls: the tables it asks about, and its sentences, charts and tables in a form that HTML keeps."""

import html
import json
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files as resources
from pathlib import Path

import pandas as pd
from IPython.display import HTML

import helpers
from helpers.analysis.comparison import chosen_articles
from helpers.analysis.evidence import quotes_with_words
from helpers.analysis.shares import groups
from helpers.analysis.sources import attributed_quotes
from helpers.export.cells import csv_text
from helpers.pipeline import corrections
from helpers.pipeline.way import without_way
from helpers.problems import DatelineError, join
from helpers.reporting.figures import figure_html, image_files
from helpers.reporting.links import linked, of_groups
from helpers.reporting.tables import groups_in_words
from helpers.site import urls
from helpers.site.tables import html_table
from helpers.site.words import count, day
from helpers.tables import NAMES

ROOT = Path(__file__).parents[3]
OF_ARTICLES = ("sentences", "dates", "quotes", "mentions")


@dataclass
class Report:
    """One report being made: the tables in its period and outlets, and where its files go.

    `articles`, `dates`, `quotes`, `speakers`, `mentions`, `events` and `problems` are the tables; those of articles
    hold only rows of the articles chosen. `all_articles` counts them before the choice. `made` says with what they were
    made: `tagger`, the folders of `corrections`, and `decided`, the log of those applied.
    """

    tables: dict
    files: Path | None
    title: str
    asked: dict
    all_articles: int
    made: dict = field(default_factory=dict)
    findings: list = field(default_factory=list)

    def __getattr__(self, name):
        if name in NAMES:
            return self.tables[name]
        raise AttributeError(f"a report has no '{name}'; its tables are {', '.join(NAMES)}")

    @property
    def tagger(self):
        """The tagger that found the quotations; "" where that is not known."""
        return self.made.get("tagger", "")

    def about(self):
        """Show what the report was made from: parameters, articles and their days, versions, measured accuracy."""
        rows = {
            "Report": self.title,
            "Asked for": "; ".join(f"{name} {_in_words(value)}" for name, value in self.asked.items() if value)
            or "everything",
            "Articles": self.coverage(),
            "Made with": f"Dateline {version('dateline')}, pandas {pd.__version__}",
            "Human corrections": self.corrected(),
            "Measured accuracy": f"{accuracy(self.tagger)}. Of the machine alone, before any correction.",
        }
        items = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(text)}</dd>" for name, text in rows.items())
        return HTML(f'<dl class="about">{items}</dl>')

    def coverage(self):
        """Return one reconciled sentence on the articles: chosen, copies, undated, in problems."""
        articles, errors = self.articles, self.problems[self.problems["severity"] == "error"]
        days = articles["published"].dropna()
        period = f", {day(days.min())} to {day(days.max())}" if len(days) else ""
        copies, undated = int((articles["copy_of"] != "").sum()), int(articles["published"].isna().sum())
        text = f"{len(articles)} of {self.all_articles} articles{period}, from {articles['outlet'].nunique()} outlets"
        text += f"; {copies} are near-copies of another" if copies else ""
        text += f"; {undated} without a day of publication" if undated else ""
        return f"{text}; {len(errors)} files or articles in problems."

    def corrected(self):
        """Return how many corrections by people the tables hold, of which kinds, and how many fit nothing any more."""
        log = self.made.get("decided")
        if log is None or not len(log):
            return "none"
        kinds = ", ".join(f"{kind.replace('_', ' ')} {n}" for kind, n in log["kind"].value_counts().items())
        missed = int((log["changed"] == 0).sum())
        fate = f"; {missed} fit nothing any more and are listed among the problems" if missed else ""
        return f"{count(len(log), 'human correction')} ({kinds}), applied last{fate}"

    def decided(self):
        """Return a row a human correction: kind, what, who, when, why, changed (rows of the tables)."""
        log = self.made.get("decided")
        columns = ["kind", "what", *corrections.DECIDED, "changed"]
        return pd.DataFrame(columns=columns, dtype="str") if log is None or not len(log) else log[columns]

    def corrections_folder(self):
        """Return the folder that corrections of this corpus are written to: its own, else the project's."""
        return ROOT / (self.made.get("corrections") or ["data/corrections"])[-1]

    def show_counts(self):
        """Show the sentence of `coverage`."""
        return _paragraph(self.coverage())

    def attributed_quotes(self, copies=False):
        """Return the report's quotations as audits count them: see sources.attributed_quotes."""
        return attributed_quotes(self.quotes, self.speakers, self.articles, copies)

    def source_line(self, n, articles=None):
        """Return the line below a chart; `n` says what was counted, as in "164 quotations", in `articles` (all chosen)."""
        articles = self.articles if articles is None else articles
        outlets = sorted(filter(None, articles["outlet"].unique()))
        named = ", ".join(outlets[:4]) + (f" and {len(outlets) - 4} more" if len(outlets) > 4 else "")
        return (
            f"n = {n} in {count(len(articles), 'article')}. Source: {named or 'articles without an outlet'}. Dateline."
        )

    def period(self):
        """Return the days the chosen articles span, in words."""
        days = self.articles["published"].dropna()
        return f"{day(days.min())} to {day(days.max())}" if len(days) else "no day of publication known"

    def chart(self, chart, name, links=None):
        """Show `chart` (charts.Chart) with its alt text, at the width of the screen; write its data as CSV, and it as SVG.

        `links` maps the keys of its marks (the speaker of a bar, the id of an event) to addresses from the site's root:
        each such mark is a link.
        """
        self._write(f"{name}.csv", csv_text(chart.data)) if isinstance(chart.data, pd.DataFrame) else None
        shown = figure_html(chart, links or {}, home="../")
        for suffix, data in image_files(chart).items():
            self._write(f"{name}.{suffix}", data)
        return HTML(shown)

    def table(self, frame, name, caption="", show=None, links=None, **options):
        """Show `frame` (or `show`, the same worded for readers) as a table and write all of `frame` as `<name>.csv`.

        `links` maps the column whose cells are links to what a row leads to: a key of links.KINDS, or a list of addresses,
        one a row. See `site.tables.html_table` for `options`.
        """
        shown = frame if show is None else show
        for kind in (links or {}).values():
            shown = linked(shown, kind) if isinstance(kind, str) else shown.assign(link=kind)
        self._write(f"{name}.csv", csv_text(shown if show is None else frame))
        links = dict.fromkeys(links or {}, "link")
        return HTML(html_table(shown, caption=caption, home="../", name=name, links=links, **options))

    def groups(self, quotes, by, name, caption, **options):
        """Show the shares of attributed `quotes` by column `by` (outlet, section, byline, week), each leading to its search."""
        table = groups(quotes, by, self.tagger)
        return self.table(table, name, caption, groups_in_words(table), links={by: of_groups(self, table)}, **options)

    def quotations(self, quotes, name, caption, most=25):
        """Show the words of attributed `quotes`, each linked to its place in its article."""
        return self.evidence(quotes_with_words(quotes, self.articles), name, caption, most)

    def evidence(self, frame, name, caption, most=20, leads_to="quotation"):
        """Show a frame that holds sentences (column sentence or said), each linked to its place in its article.

        `leads_to` is what stands there: quotation, event, date or declined. The words of a quotation are the link, else the
        first column is.
        """
        said = "said" if "said" in frame else "sentence"
        first = said if said == "said" else next(iter(frame))
        return self.table(frame, name, caption, words=[said], links={first: leads_to}, most=most)

    def search(self, key, value):
        """Return the address of the search for this report's quotations whose `key` (a facet) is `value`."""
        return urls.search({key: value}, self.asked.get("outlets", ()), self.asked.get("from"), self.asked.get("to"))

    def show_findings(self, *sentences):
        """Show what was found; the first sentence is the report's headline in the index."""
        self.findings = [sentence for sentence in sentences if sentence]
        self._write("report.json", json.dumps({"title": self.title, "finding": (self.findings or [""])[0]}, indent=1))
        first, *rest = self.findings or ["Nothing was found."]
        more = "".join(f"<p>{html.escape(sentence)}</p>" for sentence in rest)
        return HTML(f'<p class="finding">{html.escape(first)}</p>{more}')

    def write(self, name, text):
        """Write `text` (or bytes) as a file of the report, `<slug>.<name>`."""
        self._write(name, text)

    def _write(self, name, text):
        if self.files:
            data = text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")
            (self.files / name).write_bytes(data)


def open_report(tables="build/tables", files="", *, title="", published_from="", published_to="", outlets=(), **asked):
    """Return a Report over the tables in folder `tables`, of articles published published_from to published_to by `outlets`.

    Days are ISO strings, "" for open; an article without a day stays in unless a day was asked for. `files` is where
    what the report writes goes; "" writes nothing. Further names are kept to be shown. Raises DatelineError where there
    are no tables, or an outlet is none of the corpus's.
    """
    folder = Path(tables) if Path(tables).is_absolute() else ROOT / tables
    if not (folder / "events.parquet").exists():
        raise DatelineError(f"{folder}: holds no tables yet; run `make reports` first")
    read = {name: pd.read_parquet(folder / f"{name}.parquet") for name in NAMES}
    chosen = chosen_articles(read["articles"], published_from, published_to, list(outlets))
    kept = {name: read[name][read[name]["article_id"].isin(chosen["article_id"])] for name in OF_ARTICLES}
    return Report(
        tables={**read, **kept, "articles": chosen},
        files=Path(files) if files else None,
        title=title or "Everything in the corpus",
        asked={"from": published_from, "to": published_to, "outlets": list(outlets), **asked},
        all_articles=len(read["articles"]),
        made=made_with(folder),
    )


def made_with(folder):
    """Return with what the tables in `folder` were made: `tagger`, `corrections` (folders), `decided` (their log)."""
    made, log = Path(folder) / "made.json", Path(folder) / "corrections.parquet"
    known = json.loads(made.read_text(encoding="utf-8")) if made.exists() else {}
    return {**known, "decided": pd.read_parquet(log) if log.exists() else None}


def read_folder(corpus):
    """Return (articles, problems) of folder `corpus`, counted from the project's root: for the tour.

    Files are named from `corpus` on: where the project lies on this machine is nobody's business.
    """
    where = Path(corpus) if Path(corpus).is_absolute() else ROOT / corpus
    found = without_way(helpers.read_articles(where), where, where.parent if where == Path(corpus) else ROOT)
    return found.articles, found.problems


def report_on(articles, problems, found, *, title="", files="", tagger=""):
    """Return a Report over tables in memory: `found` is what `helpers.extract` gave, with `tagger`."""
    tables = {**dict(found.items()), "articles": articles, "problems": join(problems, found.problems)}
    return Report(tables, Path(files) if files else None, title, {}, len(articles), {"tagger": tagger})


def decisions(folder):
    """Return a frame of the corrections that stand in `folder`, a row each: kind, what, who, when, why."""
    rows = [
        {"kind": kind.replace("_", " "), "what": " · ".join(row[name] for name in corrections.KINDS[kind] if row[name]),
         "who": row["who"], "when": row["when"], "why": row["why"]}
        for kind, frame in corrections.read([folder]).items()
        for row in frame.to_dict("records")
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["kind", "what", "who", "when", "why"])


def accuracy(tagger=""):
    """Return the measured accuracy as a sentence, from accuracy.csv; of `tagger` alone where it is known."""
    table = pd.read_csv(resources("helpers.reporting") / "accuracy.csv", comment="#")
    other = {"accurate": "fast tagger", "fast": "accurate tagger"}.get(tagger)
    table = table[~table["measure"].str.contains(other)] if other else table
    return "; ".join(f"{row.measure} {row.value:g} % ({row.corpus})" for row in table.itertuples())


def _in_words(value):
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _paragraph(text):
    return HTML(f"<p>{html.escape(text)}</p>")
