"""The controls of explore.ipynb, on a made-up story."""

import re
from functools import cache

import pandas as pd
import pytest

from helpers.reporting import widgets
from helpers.reporting.widgets import Explorer
from tests.reporting.story import story


@cache
def told():
    """The story, for tests that change nothing of it."""
    return story()


@pytest.fixture
def explorer(tmp_path):
    return Explorer(told(), tmp_path / "decided", "Mia Holm")


def listed(explorer):
    return [value for _, value in explorer.list.options]


@pytest.mark.parametrize(("control", "value", "left"), [
    ("outlet", "Kestrel", ["a-q1", "a-q2", "b-q1", "b-q2", "b-q3"]), ("speaker", "Bo Lind", ["a-q2", "c-q1", "d-q1", "e-q1"]),
    ("form", "mixed", ["e-q1"]), ("words", "  TRICK ", ["b-q2", "b-q3", "f-q2"]),
    ("first_day", pd.Timestamp("2018-07-15").date(), ["d-q1", "f-q1", "f-q2"]),
    ("last_day", pd.Timestamp("2018-07-03").date(), ["a-q1", "a-q2"]),
])  # fmt: skip
def test_a_filter_leaves_the_quotations_it_names(explorer, control, value, left):
    assert len(listed(explorer)) == 10 and listed(explorer)[-1] == "e-q1", "those without a day last"
    getattr(explorer, control).value = value
    assert listed(explorer) == left and explorer.count.value.startswith(f"<b>{len(left)} quotations</b>;")
    assert explorer.list.value == left[0] and explorer.chosen["quote_id"] == left[0]


def test_a_row_of_the_list_shows_its_day_who_speaks_and_the_beginning_of_the_words(explorer):
    shown = {value: text for text, value in explorer.list.options}
    assert shown["a-q2"] == "2018-07-03  Bo Lind: the port would wait" and shown["e-q1"].startswith(
        "undated     Bo Lind: “The"
    )


def test_events_are_listed_by_day_with_their_sentences_and_the_surest_is_opened(explorer):
    explorer.what.value = "events"
    assert listed(explorer) == ["e1", "e2", "e3", "e4"] and explorer.count.value.startswith(
        "<b>4 events</b>; 7 articles"
    )
    assert explorer.list.options[2][0] == "2018-07-13/2018-07-14  Ruiz and Lind meet in Oslo (3)"
    assert [value for _, value in explorer.decision.options] == list(widgets.OF_EVENTS)
    assert (
        explorer.decision.options[0][0] == widgets.OF_EVENTS[0].replace("_", " ")
        and explorer.decision.value == widgets.OF_EVENTS[0]
    )
    explorer.list.value = "e3"
    assert explorer.chosen["article_id"] == "c" and " in 3 sentences" in explorer.page.value
    told = re.findall("<li>(.*?)</li>", explorer.page.value)
    assert (
        told[0] == "Harbour Post, 2018-07-14: Ruiz and Lind met in Oslo on Friday. <i>(publication)</i>"
        and "2018-07-15" in told[2]
    )
    explorer.list.value = "e4"
    assert "The Wire, undated: Someday" in explorer.page.value
    explorer.words.value = "OSLO"
    assert listed(explorer) == ["e3"]
    explorer.what.value = "quotations"
    assert [value for _, value in explorer.decision.options] == list(widgets.OF_QUOTATIONS)


def test_the_page_shows_the_article_with_the_paragraph_of_the_row_marked(explorer):
    explorer.list.value = "b-q3"
    page = explorer.page.value
    assert "<h3>A letter</h3><p>Kestrel</p>" in page and page.count('class="chosen"') == 1 and " id=" not in page
    assert '<p class="chosen"><mark' in page and "no trick at all" in page.split('class="chosen"')[1].split("</p>")[0]


def test_a_long_article_shows_the_paragraph_of_the_row_first(tmp_path):
    report = story()
    text = "One.\n\nTwo.\n\nThree.\n\n“Yes,” said Ana Ruiz."
    report.tables["articles"] = report.articles.head(1).assign(text=text, title="")
    at = text.index("“Yes")
    for n, leads in ((at, True), (6, False)):
        report.tables["quotes"] = report.quotes.head(1).assign(content=[[[n, n + 4]]], cue=[[]], source=[[]])
        page = Explorer(report, tmp_path).page.value
        assert ("<hr>" in page) == leads and page.count('class="chosen"') == 1 + leads and "<h3>Untitled</h3>" in page


@pytest.mark.parametrize(("decision", "values"), [
    ("quotation_is_by", {"article": "a", "said": "the port would wait", "speaker": "", "why": ""}),
    ("not_a_quotation", {"article": "a", "said": "the port would wait", "why": ""}),
])  # fmt: skip
def test_a_correction_begins_with_what_the_row_says(explorer, decision, values):
    explorer.list.value = "a-q2"
    explorer.decision.value = decision
    assert {field.description: field.value for field in explorer.fields.children} == values


def test_a_correction_of_an_event_begins_with_its_sentence_and_name(explorer):
    explorer.what.value = "events"
    explorer.decision.value = "date_is_wrong"
    values = {field.description: field.value for field in explorer.fields.children}
    assert (
        "The bridge at Port Sable closed on July 2." in values.values()
        or "Bridge at Port Sable closes" in values.values()
    )
    assert values["article"] == "a" and values["why"] == ""


def test_all_controls_are_in_the_widget_and_a_long_list_says_that_it_is_cut(explorer, monkeypatch):
    shown = explorer.show()
    inside, waiting = [], [shown]
    while waiting:
        one = waiting.pop()
        inside.append(one)
        waiting += getattr(one, "children", ())
    for control in ("what", "outlet", "speaker", "form", "first_day", "last_day", "words", "count", "list", "page", "decision",
                    "who", "button", "status"):  # fmt: skip
        assert any(one is getattr(explorer, control) for one in inside), control
    assert (
        explorer.outlet.options == ("any", "Harbour Post", "Kestrel", "The Wire") and explorer.who.value == "Mia Holm"
    )
    assert explorer.form.options[0] == "any" and "Bo Lind" in explorer.speaker.options
    monkeypatch.setattr(widgets, "MOST_ROWS", 3)
    explorer.words.value = "e"
    assert len(explorer.list.options) == 3 and "the first 3 are listed" in explorer.count.value


def test_the_table_of_the_lab_has_every_quotation_with_its_words():
    page = widgets.table(told()).data
    assert "the port would wait" in page and "2018-07-03" in page and "tweeted" in page and "spokesperson" in page
