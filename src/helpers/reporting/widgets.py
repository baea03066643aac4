"""Point and click, for explore.ipynb: filter, read a quotation or an event in its article, write down a correction.

All controls are from ipywidgets, so that the keyboard (Tab, arrows, Space, Enter) reaches each of them.
"""

from __future__ import annotations

import html
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import ipywidgets as widgets
import pandas as pd
from IPython.display import HTML

from helpers.analysis.evidence import span_of_days
from helpers.analysis.sources import FORMS
from helpers.analysis.texts import texts_of, words, words_of
from helpers.pipeline import corrections
from helpers.problems import DatelineError
from helpers.site.highlight import marked_text

if TYPE_CHECKING:
    from helpers.reporting.report import Report

ANY = "any"
MOST_ROWS = 500  # of a list: nobody reads more, and the filters shorten it
MOST_SENTENCES = 30  # of one event
STYLE = """<style>
.dateline mark { color: #1b1f24; padding: 0; } .dateline .said { background: #fff1c9; } .dateline .who { background: #d9ecff; }
.dateline .when { background: #e2f4e2; } .dateline .how { background: none; border-bottom: 2px solid #8a5a00; color: inherit; }
.dateline .chosen { border-left: 4px solid #8a5a00; padding-left: .6rem; } .dateline { font: 15px/1.5 Georgia, serif; max-width: 44rem; }
</style>"""
OF_QUOTATIONS = ("quotation_is_by", "not_a_quotation", "same_person", "different_person", "ignore_source")
OF_EVENTS = ("date_is_wrong", "split_events", "merge_events", "ignore_source")


class Explorer:
    """Filters, a list, a reading pane and a form for corrections, over the tables of `report`.

    `show()` returns the widget. Corrections are written to `folder` and signed `who`. `quotes` and `events` are the rows that
    fit the filters, `chosen` is the selected row.
    """

    def __init__(self, report: Report, folder: str | Path, who: str = "") -> None:
        self.report, self.folder = report, folder
        self.all_quotes = (
            report.attributed_quotes(copies=True).sort_values(["published", "quote_id"]).reset_index(drop=True)
        )
        self.text = texts_of(report.articles, report.articles["article_id"])
        self.about = report.articles.set_index("article_id")
        self._filters()
        self._reading()
        self._correcting(who)
        self._refilter()

    def show(self):
        """Return all controls as one widget."""
        filters = widgets.HBox([self.what, self.outlet, self.speaker, self.form], layout=_wrap())
        days = widgets.HBox([self.first_day, self.last_day, self.words], layout=_wrap())
        correct = widgets.VBox(
            [widgets.HBox([self.decision, self.who], layout=_wrap()), self.fields, self.button, self.status]
        )
        return widgets.VBox([filters, days, self.count, self.list, self.page, correct])

    def _filters(self):
        articles, quotes = self.report.articles, self.all_quotes
        self.what = widgets.RadioButtons(options=["quotations", "events"], description="Look at", style=_style())
        self.outlet = _dropdown("Outlet", sorted(set(articles["outlet"]) - {""}))
        self.speaker = widgets.Combobox(options=sorted(set(quotes["who"])), description="Speaker", placeholder="any",
                                        style=_style(), continuous_update=False)  # fmt: skip
        self.form = _dropdown("Form", FORMS)
        self.first_day = widgets.DatePicker(description="Published from", style=_style())
        self.last_day = widgets.DatePicker(description="to", style=_style())
        self.words = widgets.Text(description="Words", style=_style(), continuous_update=False)
        for control in (self.what, self.outlet, self.speaker, self.form, self.first_day, self.last_day, self.words):
            control.observe(self._refilter, "value")

    def _reading(self):
        self.count = widgets.HTML()
        self.list = widgets.Select(
            options=[], rows=10, description="Choose", style=_style(), layout=widgets.Layout(width="98%")
        )
        self.page = widgets.HTML(layout=widgets.Layout(max_height="26rem", overflow="auto", border="1px solid #8a8f98",
                                                       padding="0 1rem"))  # fmt: skip
        self.list.observe(self._read, "value")

    def _correcting(self, who):
        self.decision = widgets.Dropdown(options=[("", None)], description="Correction", style=_style())
        self.who = widgets.Text(value=who, description="Who decides", style=_style())
        # Each column has one field, made once: new fields for every row would lose what is typed while the kernel works.
        columns = {name for correction in corrections.KINDS for name in _columns(correction)}
        self.field_of = {name: _field(name) for name in sorted(columns)}
        self.fields = widgets.VBox([])
        self.button = widgets.Button(description="Write the correction", button_style="primary", icon="check")
        self.status = widgets.HTML().add_class("answer")
        self.decision.observe(self._ask, "value")
        self.button.on_click(self._write)

    def _refilter(self, *_):
        articles = self._articles()
        if self.what.value == "quotations":
            rows = self.all_quotes[self.all_quotes["article_id"].isin(articles["article_id"])]
            if self.speaker.value:
                rows = rows[rows["who"] == self.speaker.value]
            if self.form.value != ANY:
                rows = rows[rows["kind"] == self.form.value]
            said = [words_of(self.text[i], spans) for i, spans in zip(rows["article_id"], rows["content"], strict=True)]
            rows = rows.assign(said=said)
            self.quotes = self._with_words(rows, "said")
            options = [(_short(row), row.quote_id) for row in self.quotes.head(MOST_ROWS).itertuples()]
        else:
            own = self.report.mentions[self.report.mentions["article_id"].isin(articles["article_id"])]
            events = self.report.events[self.report.events["event_id"].isin(own["event_id"])]
            events = self._with_words(events.sort_values(["first_day", "event_id"]), "label")
            self.events, self.mentions = events, own
            options = [(f"{span_of_days(e.first_day, e.last_day)}  {e.label} ({e.n_mentions})", e.event_id)
                       for e in events.head(MOST_ROWS).itertuples()]  # fmt: skip
        cut = f", the first {MOST_ROWS:,} are listed" if len(options) == MOST_ROWS else ""
        self.list.options = options
        n = len(self.quotes if self.what.value == "quotations" else self.events)
        self.count.value = f"<b>{n:,} {self.what.value}</b>{cut}; {len(articles):,} articles."
        fitting = OF_QUOTATIONS if self.what.value == "quotations" else OF_EVENTS
        if [value for _, value in self.decision.options] != list(fitting):
            self.decision.options = [(name.replace("_", " "), name) for name in fitting]
            self.decision.value = fitting[0]
        self.list.value = options[0][1] if options else None
        self._read()

    def _articles(self):
        articles = self.report.articles
        if self.outlet.value != ANY:
            articles = articles[articles["outlet"] == self.outlet.value]
        if self.first_day.value:
            articles = articles[articles["published"] >= pd.Timestamp(self.first_day.value)]
        if self.last_day.value:
            articles = articles[articles["published"] <= pd.Timestamp(self.last_day.value)]
        return articles

    def _with_words(self, rows, column):
        words = self.words.value.strip()
        return rows[rows[column].str.contains(words, case=False, regex=False)] if words else rows

    @property
    def chosen(self):
        """The selected row: a quotation, or the surest mention of the selected event; None if nothing is selected."""
        if self.list.value is None:
            return None
        if self.what.value == "quotations":
            return self.quotes[self.quotes["quote_id"] == self.list.value].iloc[0]
        own = self.mentions[self.mentions["event_id"] == self.list.value]
        return own.sort_values("confidence", ascending=False, kind="stable").iloc[0] if len(own) else None

    def _read(self, *_):
        row = self.chosen
        self._ask()  # first, so that the form is ready when the row shows
        self.page.value = "<p>Nothing fits these filters.</p>" if row is None else self._marked(row)

    def _marked(self, row):
        article = self.about.loc[row["article_id"]]
        own = {name: frame[frame["article_id"] == row["article_id"]] for name, frame in (
            ("quotes", self.report.quotes), ("dates", self.report.dates), ("mentions", self.report.mentions))}  # fmt: skip
        at = row["content"][0][0] if "content" in row else row["start"]
        paragraphs = []
        for text in marked_text(self.text[row["article_id"]], **own):
            anchor = f'id="{row["quote_id"].rsplit("-", 1)[-1]}"' if "content" in row else f'id="e{at}"'
            chosen = ' class="chosen"' if anchor in text else ""
            paragraphs.append(f"<p{chosen}>{text.replace('id=', 'data-id=')}</p>")
        head = f"<h3>{html.escape(article['title'] or 'Untitled')}</h3><p>{html.escape(article['outlet'])}</p>"
        first = next((n for n, text in enumerate(paragraphs) if 'class="chosen"' in text), 0)
        around = paragraphs[first : first + 1] + ["<hr>"] + paragraphs if first > 2 else paragraphs
        return f'{STYLE}<div class="dateline">{self._sentences_on_event(row)}{head}{"".join(around)}</div>'

    def _sentences_on_event(self, row):
        """Return, for an event, the sentences that mention it, by day of publication; "" for a quotation."""
        if "content" in row:
            return ""
        own = self.mentions[self.mentions["event_id"] == row["event_id"]].merge(
            self.report.articles[["article_id", "outlet", "published"]], on="article_id"
        )
        lines = [
            f"<li>{html.escape(m.outlet)}, {'undated' if pd.isna(m.published) else f'{m.published.date()}'}: "
            f"{html.escape(self.text[m.article_id][m.start : m.end])} <i>({m.how_dated})</i></li>"
            for m in own.sort_values(["published", "article_id", "start"]).head(MOST_SENTENCES).itertuples()
        ]
        return f"<p>Mentioned in {len(own)} sentences:</p><ul>{''.join(lines)}</ul>"

    def _ask(self, *_):
        """Show the fields of the chosen correction, filled from the selected row."""
        row, correction = self.chosen, self.decision.value
        if row is None or correction is None:
            self.fields.children = ()
            return
        values = self._prefilled(row, correction)
        self.fields.children = tuple(self.field_of[name] for name in _columns(correction))
        for name in _columns(correction):
            self.field_of[name].value = values.get(name, "")

    def _prefilled(self, row, correction):
        values = {"article": row["article_id"], "kind": "article", "name": row["article_id"]}
        if "content" in row:
            start, end = row["content"][0]
            said = self.text[row["article_id"]][start:end]
            speaker = "" if correction == "quotation_is_by" else row["speaker"]  # the right one is to be typed
            return {**values, "said": said, "speaker": speaker}
        sentence = self.text[row["article_id"]][row["start"] : row["end"]]
        labels = dict(zip(self.report.events["event_id"], self.report.events["label"], strict=True))
        return {**values, "sentence": " ".join(sentence.split()), "event": labels.get(row["event_id"], "")}

    def _write(self, *_):
        correction = self.decision.value
        if self.chosen is None:
            self.status.value = "Choose a row first."
            return
        values = {name: self.field_of[name].value for name in _columns(correction)}
        try:
            path = corrections.append(
                self.folder, correction, **values, who=self.who.value, when=date.today().isoformat()
            )
        except DatelineError as error:
            self.status.value = f"<b>Not written:</b> {html.escape(str(error))}"
            return
        self.status.value = f"Written to {html.escape(str(path))}; <code>make reports</code> applies it."


def _columns(correction):
    return (*corrections.KINDS[correction], "why")


def _field(name):
    layout = widgets.Layout(width="44rem", max_width="98%")
    return widgets.Text(description=name.replace("_", " "), style=_style(), layout=layout)


def _short(row):
    when = "undated   " if pd.isna(row.published) else f"{row.published.date()}"
    return f"{when}  {row.who}: {row.said[:110]}"


def _dropdown(name, values):
    return widgets.Dropdown(options=[ANY, *values], description=name, style=_style())


def _style():
    return {"description_width": "7rem"}


def _wrap():
    return widgets.Layout(flex_flow="row wrap")


def table(report: Report) -> HTML:
    """Return the quotations as a table to search and sort in JupyterLab: day, outlet, who, said, form, verb, medium, role."""
    from itables import init_notebook_mode, to_html_datatable

    init_notebook_mode(all_interactive=False, connected=False)
    quotes = report.attributed_quotes(copies=True)
    said = words(report.articles, quotes["article_id"], quotes["content"])
    frame = quotes.assign(said=said, day=quotes["published"].dt.strftime("%Y-%m-%d"))
    frame = frame[["day", "outlet", "who", "said", "kind", "verb", "medium", "role_kind"]]
    return HTML(to_html_datatable(frame, connected=False, index=False, showIndex=False, maxBytes=0, escape=True))
