"""The Report that a notebook works with: the tables it asks about, and what it shows as HTML and writes as files."""

import html
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path

import pandas as pd
from IPython.display import HTML

from helpers.analysis.evidence import quotes_with_words
from helpers.analysis.quotes_on_events import MENTIONED, quotes_on_events
from helpers.analysis.shares import groups
from helpers.analysis.sources import attributed_quotes
from helpers.charts.frame import Chart
from helpers.export.cells import csv_file
from helpers.pipeline import corrections
from helpers.pipeline.freed import give_back
from helpers.pipeline.manifest import from_folder_on
from helpers.reporting.accuracy import accuracy
from helpers.reporting.cards import card_png
from helpers.reporting.figures import figure_html, image_files
from helpers.reporting.links import linked, of_groups
from helpers.reporting.on_demand import MOST_LISTED, OnDemand
from helpers.reporting.pieces import Pieces
from helpers.reporting.wording import groups_in_words, quotations_in_words
from helpers.site import urls
from helpers.site.html_table import html_table
from helpers.site.in_words import count, days
from helpers.site.index import CARD
from helpers.tables import ACTS, NAMES
from helpers.tables.rows import is_one_of

ROOT = Path(__file__).parents[3]
PARTS = "parts"  # the folder of a build in which reports are made, each in a folder of its own
FEW = 10  # rows of a table that a page shows before a reader asks for all
MOST = 100  # rows of a table that a page holds; its CSV has all
LARGEST = 24_000  # bytes of these rows, as HTML: the page with most tables then stays below a megabyte
BESIDE = "beside:"  # begins the address of a file beside the report, whose name running.py knows
OF_WHAT = (
    "These rates are of the machine alone, before any correction, on news of other outlets than yours; docs/method.md says how "
    "they were measured."
)
NOT_COUNTED = {
    "speech": "statements", "named": "speech acts that are only named (thanked him)", "thought": "thoughts, wishes and plans",
}  # fmt: skip


@dataclass
class Report:
    """A report that a notebook makes: its tables, its title and parameters, and the folder that its files go to.

    `articles`, `sentences`, `dates`, `quotes`, `speakers`, `mentions`, `events` and `problems` are the tables. Articles,
    sentences, dates, quotes and mentions hold only rows of the chosen articles. `all_articles` is the number of articles
    before the choice. `made` says how the tables were made: `tagger`, `corrections` (their folders) and `decided` (the log
    of applied corrections). `beside` counts the rows of acts that were not asked for, `other_quotes` reads
    these rows. Articles of stored tables come without their texts: see analysis.texts. `attributed`
    keeps what `attributed_quotes` returned, and beside it the tables that it was made of (None: one that nobody has read since).
    `quotes_of` reads the quotations of some articles, some at a time, where all are not held anyway, `columns_of` some columns of a table.
    """

    tables: Mapping
    files: Path | None
    title: str
    parameters: dict
    all_articles: int
    made: dict = field(default_factory=dict)
    findings: list = field(default_factory=list)
    beside: dict = field(default_factory=dict)
    other_quotes: Callable[[], pd.DataFrame] | None = None
    attributed: dict = field(default_factory=dict, repr=False)
    quotes_of: Callable[[pd.DataFrame], Iterable[pd.DataFrame]] | None = None
    columns_of: Callable[[str, Sequence[str]], pd.DataFrame] | None = None

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name in NAMES:
            return self.tables[name]
        raise AttributeError(f"a report has no '{name}'; its tables are {', '.join(NAMES)}")

    def read_only(self, columns: Mapping[str, Sequence[str]]) -> None:
        """Read of these tables from now on only these columns, where they are not read yet: those of a large corpus take less memory.

        A report on some of the articles reads all columns, because it notes what it read (see reporting.rows). Columns of quotes are
        named after `attributed_quotes` was called, which needs all.
        """
        for name, few in columns.items():
            if self.columns_of is not None:
                self.tables.readers[name] = partial(self.columns_of, name, few)

    def let_go(self, name: str) -> None:
        """Free the table `name`, which the report does not need again; it is read anew where it is asked for."""
        if isinstance(self.tables, OnDemand):
            self.tables.let_go(name)

    @cached_property
    def pieces(self) -> Pieces:
        """What the report makes of some articles at a time, kept between the runs of `make` (see reporting.pieces)."""
        folder = self.files.parent if self.files else Path()
        build = folder.parent.parent.parent if folder.parent.parent.name == PARTS else None
        return Pieces(build and build / "cache" / "pieces" / folder.parent.name / folder.name)

    @property
    def tagger(self) -> str:
        """The tagger that found the quotations; "" if unknown."""
        return self.made.get("tagger", "")

    def about(self) -> HTML:
        """Show what the report was made from: what was asked for, articles and their days, versions, measured accuracy."""
        asked = [f"{name.replace('_', ' ')}: {_in_words(value)}" for name, value in self.parameters.items() if value]
        rows = {
            "Asked for": "; ".join(asked) or "nothing: everything is in",
            "Articles": self.coverage(),
            "Beside the quotations": self.others(),
            "Human corrections": self.corrected(),
            "Made with": f"Dateline {version('dateline')}, pandas {pd.__version__}",
            "Measured accuracy": f"{accuracy(self.tagger)}. {OF_WHAT}",
        }
        items = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(text)}</dd>" for name, text in rows.items())
        return HTML(f'<dl class="about">{items}</dl>')

    def coverage(self) -> str:
        """Return one sentence that counts the articles: those chosen, near-copies, those without a day, problems."""
        articles, errors = self.articles, self.problems[self.problems["severity"] == "error"]
        known = articles["published"].dropna()
        period = f", {days(known.min(), known.max())}" if len(known) else ""
        copies, undated = int((articles["copy_of"] != "").sum()), int(articles["published"].isna().sum())
        outlets = articles.loc[articles["outlet"] != "", "outlet"].nunique()
        chosen = "chosen article" if len(articles) < self.all_articles else "article"
        text = f"{count(len(articles), chosen)}{period}"
        text += f", from {count(outlets, 'outlet')}" if outlets else ""
        text += f"; {copies:,} {'is a near-copy' if copies == 1 else 'are near-copies'} of another" if copies else ""
        text += f"; {undated:,} without a day of publication" if undated else ""
        return text + (
            f"; {count(len(errors), 'file or article', 'files or articles')} could not be read." if len(errors) else "."
        )

    def others(self) -> str:
        """Return in words how many rows of other acts stand beside the quotations that count."""
        found = [f"{n:,} {NOT_COUNTED[act]}" for act, n in self.beside.items() if n]
        return f"{' and '.join(found)}, which no figure counts" if found else "nothing"

    def corrected(self) -> str:
        """Return in words how many human corrections the tables hold, of which kinds, and how many no longer fit."""
        log = self.made.get("decided")
        if log is None or not len(log):
            return "none"
        kinds = ", ".join(f"{kind.replace('_', ' ')} {n}" for kind, n in log["kind"].value_counts().items())
        missed = int((log["changed"] == 0).sum())
        unfit = f"; {missed} no longer fit and are listed among the problems" if missed else ""
        return f"{count(len(log), 'human correction')} ({kinds}), applied last{unfit}"

    def decided(self) -> pd.DataFrame:
        """Return a row a human correction: kind, what, who, when, why, changed (the number of rows it changed)."""
        log = self.made.get("decided")
        columns = ["kind", "what", *corrections.DECIDED, "changed"]
        return pd.DataFrame(columns=columns, dtype="str") if log is None or not len(log) else log[columns]

    def corrections_folder(self) -> Path:
        """Return the folder that corrections of this corpus are written to: the corpus's own, else the project's.

        The tables tell no folder of this machine: a corpus elsewhere is found by the CORPUS that `make lab` passes on.
        """
        own = (self.made.get("corrections") or ["data/corrections"])[-1]
        given = Path(os.environ.get("CORPUS", "")) / "corrections"
        return given if given.is_absolute() and from_folder_on(given) == own else ROOT / own

    def show_counts(self) -> HTML:
        """Show the sentence of `coverage`."""
        return _paragraph(self.coverage())

    def attributed_quotes(self, copies: bool = False, then: Mapping[str, Sequence[str]] | None = None) -> pd.DataFrame:
        """Return the report's quotations with all columns that an audit counts by (see sources.attributed_quotes).

        Quotations in near-copies are left out unless `copies`. They are put together once, as long as the tables are the same. `then`
        names the columns that are read of tables from now on: see read_only.
        """
        read, names = getattr(self.tables, "read", self.tables), ("quotes", "speakers", "articles")
        known, rows = self.attributed.get(copies, ((), None))
        if not known or any(read.get(name) is not table for name, table in zip(names, known, strict=True)):
            tables = (self.quotes, self.speakers, self.articles)
            rows = attributed_quotes(*tables, copies)
            self.attributed[copies] = tables, rows
        self.read_only(then or {})
        return rows

    def attributed_on(self, events: pd.DataFrame) -> pd.DataFrame:
        """Return what `attributed_quotes` does, at least the quotations about one of `events`: of a large corpus no others are kept."""
        if self.quotes_of is None:
            return self.attributed_quotes()
        told = self.mentions.loc[is_one_of(self.mentions["event_id"], events["event_id"]), MENTIONED]
        articles = self.articles[is_one_of(self.articles["article_id"], told["article_id"])]
        quotes = pd.concat([_about(some, told, events) for some in self.quotes_of(articles)], ignore_index=True)
        give_back() if len(articles) > MOST_LISTED else None
        speakers = self.speakers[is_one_of(self.speakers["speaker_id"], quotes["speaker_id"])]
        return attributed_quotes(quotes, speakers, articles)

    def attributed_others(self, copies: bool = False) -> pd.DataFrame:
        """Return the rows of acts that were not asked for, such as thought, as `attributed_quotes` returns the others."""
        others = self.quotes.head(0) if self.other_quotes is None else self.other_quotes()
        return attributed_quotes(others, self.speakers, self.articles, copies)

    def source_line(self, n: str, articles: pd.DataFrame | None = None) -> str:
        """Return the line below a chart: n and its source.

        `n` says what was counted, as in "164 quotations"; `articles` says in which articles (None: all chosen ones).
        """
        articles = self.articles if articles is None else articles
        outlets = sorted(filter(None, articles["outlet"].unique()))
        named = ", ".join(outlets[:4]) + (f" and {len(outlets) - 4} more" if len(outlets) > 4 else "")
        return (
            f"n = {n} in {count(len(articles), 'article')}. Source: {named or 'articles without an outlet'}. Dateline."
        )

    def period(self) -> str:
        """Return in words the first and the last day on which the chosen articles were published."""
        known = self.articles["published"].dropna()
        return days(known.min(), known.max()) if len(known) else "no day of publication known"

    def chart(self, chart: Chart, name: str, links: dict | None = None, folded: str = "") -> HTML:
        """Show `chart` with its alt text; write it as `<name>.svg` and `<name>.png`, and its data as `<name>.csv`.

        `links` maps the key of a mark (the speaker of a bar, the id of an event) to an address from the site's root. Such a
        mark is a link. With a line `folded` the page shows that line as a link to the picture; in JupyterLab it folds the chart.
        """
        self.write_csv(name, chart.data) if isinstance(chart.data, pd.DataFrame) else None
        if self.files and not (self.files / CARD).exists():
            self._write(CARD, card_png(chart))
        files = image_files(chart) if self.files else {}
        for suffix, data in files.items():
            self._write(f"{name}.{suffix}", data)
        if folded and self.files:
            return HTML(f'<p class="explore"><a href="{BESIDE}{name}.svg">{html.escape(folded)}</a></p>')
        headline = (self.findings or [""])[0]
        shown = figure_html(chart, links or {}, home="../", headline=headline, svg=files.get("svg", b""))
        return HTML(_fold(folded, shown) if folded else shown)

    def table(
        self,
        frame: pd.DataFrame,
        name: str,
        caption: str = "",
        in_words: pd.DataFrame | None = None,
        links: dict | None = None,
        folded: bool = False,
        **options,
    ) -> HTML:
        """Show `frame` as a table and write all of it as `<name>.csv`, or compressed as `<name>.csv.gz` where it is long.

        `in_words` is the same table worded for readers (see reporting.wording); if given, it is what the page shows.
        `links` maps the column whose cells are links to what a row leads to: a key of links.TARGETS, or a list of
        addresses, one a row. The page shows FEW rows, and folds all of them below. With `folded` it shows none until a reader
        opens the table. `site.html_table.html_table` describes `options`.
        """
        options = {"few": FEW, "most": MOST, "largest": LARGEST, **options}
        shown = frame if in_words is None else in_words.head(options["most"])
        for target in (links or {}).values():
            shown = linked(shown, target) if isinstance(target, str) else shown.assign(link=target[: len(shown)])
        file = self.write_csv(name, shown if in_words is None else frame)
        options = {"file": f"{BESIDE}{file}" if self.files else "", "of": len(frame), **options}
        links = dict.fromkeys(links or {}, "link")
        table = html_table(shown, caption=caption, home="../", name=name, links=links, **options)
        return HTML(
            _fold(f"{(caption or name).rstrip('.')} ({len(frame):,})", table) if folded and len(frame) else table
        )

    def groups(self, quotes: pd.DataFrame, by: str, name: str, caption: str, **options) -> HTML:
        """Show the shares of attributed `quotes` by column `by` (outlet, section, byline or week).

        Each row leads to the search for its quotations.
        """
        table = groups(quotes, by, self.tagger)
        return self.table(table, name, caption, groups_in_words(table), links={by: of_groups(self, table)}, **options)

    def quotations(self, quotes: pd.DataFrame, name: str, caption: str, most: int = MOST, folded: bool = False) -> HTML:
        """Show who said what in attributed `quotes`, each with a link to it in its article."""
        return self.evidence(quotes_with_words(quotes, self.articles), name, caption, most, folded=folded)

    def evidence(
        self,
        frame: pd.DataFrame,
        name: str,
        caption: str,
        most: int = MOST,
        leads_to: str = "quotation",
        in_words: pd.DataFrame | None = None,
        folded: bool = False,
    ) -> HTML:
        """Show a frame that holds sentences (column sentence or said), each with a link to it in its article.

        `leads_to` says what a row leads to: quotation, event, date or declined. The link is on the words of a quotation,
        else on the first column. `in_words` is as for `table`; quotations are worded by `wording.quotations_in_words`.
        """
        said = "said" if "said" in frame else "sentence"
        if said == "said" and in_words is None:
            in_words = quotations_in_words(frame.head(most))
        first = said if said == "said" else next(iter(frame))
        options = {"words": [said], "most": most, "folded": folded, "labels": {"said": "who said what"}}
        return self.table(frame, name, caption, in_words, links={first: leads_to}, **options)

    def search(self, key: str, value: str) -> str:
        """Return the address of the search for this report's quotations whose facet `key` is `value`."""
        acts = [act for act in ACTS if act not in self.beside] if self.beside else ()
        days = (self.parameters.get(name) for name in ("from", "to"))
        return urls.search({key: value}, self.parameters.get("outlets", ()), *days, acts)

    def show_findings(self, *sentences: str) -> HTML:
        """Show what was found; the first sentence is the headline of the report's page, and its line in the index.

        The sentences may be those of reporting.findings or your own; empty ones are left out. Call it before the first chart:
        a page begins with it.
        """
        self.findings = [sentence for sentence in sentences if sentence]
        self._write("report.json", json.dumps({"title": self.title, "finding": (self.findings or [""])[0]}, indent=1))
        first, *rest = self.findings or ["Nothing was found."]
        more = f'<p class="dek">{_unbroken(" ".join(rest))}</p>' if rest else ""
        return HTML(f'<p class="finding">{_unbroken(first)}</p>{more}')

    def say(self, sentence: str) -> HTML:
        """Show one sentence on what the figures beside it mean."""
        return _paragraph(sentence)

    def write_csv(self, name: str, frame: pd.DataFrame) -> str:
        """Write `frame` as a CSV of the report; return its name, `<name>.csv`, or `<name>.csv.gz` where it is long."""
        if not self.files:
            return ""
        ending, data = csv_file(frame)
        self._write(f"{name}.{ending}", data)
        return f"{name}.{ending}"

    def write(self, name: str, text: str | bytes) -> None:
        """Write `text` as a file of the report, `<slug>.<name>`."""
        self._write(name, text)

    def _write(self, name, text):
        if self.files:
            data = text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")
            (self.files / name).write_bytes(data)


def _about(quotes, mentions, events):
    return quotes[is_one_of(quotes["quote_id"], quotes_on_events(quotes, mentions, events)["quote_id"])]


def _in_words(value):
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _unbroken(text):
    """Return `text` for HTML; no line breaks between a number and its per cent."""
    return html.escape(text).replace(" %", "&nbsp;%")


def _fold(line, inside):
    return f'<details class="fold"><summary>{html.escape(line)}</summary>{inside}</details>'


def _paragraph(text):
    return HTML(f"<p>{html.escape(text)}</p>")
