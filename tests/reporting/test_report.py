"""A report of a made-up story: what it says of itself, what it shows, which files it writes, which articles it is on."""

import json
import re
from functools import cache
from html import unescape

import pandas as pd
import pytest

from helpers import reporting
from helpers.analysis import evidence
from helpers.charts.frame import Chart, as_chart
from helpers.problems import DatelineError
from helpers.reporting import publishing, sharing, widgets
from helpers.reporting.interactive import interactive_timeline
from helpers.reporting.report import Report, accuracy, decisions, made_with, open_report, read_folder, report_on
from helpers.reporting.widgets import Explorer
from tests.reporting.story import story


@cache
def told():
    """The story, for tests that change nothing of it."""
    return story()


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """The story's tables in a folder, with the notes of how they were made."""
    folder = tmp_path_factory.mktemp("tables")
    for name, frame in story().tables.items():
        frame.to_parquet(folder / f"{name}.parquet")
    (folder / "made.json").write_text('{"tagger": "fast", "corrections": ["mine/corrections"]}')
    row = {"kind": "same_person", "what": "Lind", "who": "Mia Holm", "when": "2018-07-20", "why": "asked", "changed": 2}
    pd.DataFrame([row]).to_parquet(folder / "corrections.parquet")
    return folder


def ids(frame):
    return "".join(sorted(set(frame["article_id"])))


@pytest.mark.parametrize(("asked", "articles"), [
    ({}, "abcdefg"), ({"outlets": ["Kestrel"]}, "ab"), ({"published_from": "2018-07-14"}, "cdf"),
    ({"published_to": "2018-07-09"}, "abg"), ({"published_from": "2018-07-09", "published_to": "2018-07-14"}, "bcg"),
])  # fmt: skip
def test_a_report_is_on_the_articles_that_were_asked_for_and_their_rows(tables, asked, articles):
    report = open_report(tables, **asked)
    assert ids(report.articles) == articles and report.all_articles == 7 and len(report.events) == 5
    known = {name: set(told().tables[name]["article_id"]) for name in ("quotes", "mentions", "sentences", "dates")}
    for name, of in known.items():
        assert ids(report.tables[name]) == "".join(i for i in articles if i in of)


def test_what_was_asked_is_kept_and_named(tables, tmp_path):
    report = open_report(
        tables, str(tmp_path), title="Mine", outlets=("Kestrel",), published_from="2018-07-01", limit=3
    )
    assert report.asked == {"from": "2018-07-01", "to": "", "outlets": ["Kestrel"], "limit": 3}
    assert (report.title, report.files, report.tagger) == ("Mine", tmp_path, "fast")
    assert open_report(tables).title and open_report(tables).files is None


def test_a_folder_without_tables_and_an_outlet_that_is_none_are_refused(tmp_path, tables):
    with pytest.raises(DatelineError, match="holds no tables yet; run `make reports` first"):
        open_report(tmp_path)
    with pytest.raises(DatelineError, match="there is no outlet 'Kestral' in the corpus; did you mean 'Kestrel'"):
        open_report(tables, outlets=["Kestral"])
    with pytest.raises(AttributeError, match="a report has no 'quote'; its tables are "):
        told().quote  # noqa: B018


def test_with_what_tables_were_made_is_read_beside_them_and_unknown_without(tables, tmp_path):
    made = made_with(tables)
    assert (made["tagger"], made["corrections"], len(made["decided"])) == ("fast", ["mine/corrections"], 1)
    assert made_with(tmp_path) == {"decided": None} and Report({}, None, "", {}, 0).tagger == ""


def test_corrections_are_listed_and_have_their_folder(tables):
    report = open_report(tables)
    assert (
        report.corrections_folder().parts[-2:] == ("mine", "corrections") and report.corrections_folder().is_absolute()
    )
    assert told().corrections_folder().parts[-2:] == ("data", "corrections")
    assert report.decided().values.tolist() == [["same_person", "Lind", "Mia Holm", "2018-07-20", "asked", 2]]
    assert list(told().decided()) == list(report.decided()) and not len(told().decided())
    assert report.corrected().startswith("1 human correction (same person 1)")


def test_decisions_in_a_folder_are_a_row_each(tmp_path):
    (tmp_path / "same_person.csv").write_text("speaker,is,who,when,why\nLind,Bo Lind,Mia Holm,2018-07-20,asked\n")
    rows = decisions(tmp_path)
    assert list(rows) == ["kind", "what", "who", "when", "why"] and rows["kind"].tolist() == ["same person"]
    assert rows.iloc[0].tolist()[1:] == ["Lind · Bo Lind", "Mia Holm", "2018-07-20", "asked"]
    assert list(decisions(tmp_path / "none")) == list(rows)


def test_measured_accuracy_is_of_the_tagger_used_or_of_both():
    assert "fast tagger" not in accuracy("accurate") and "accurate tagger" in accuracy("accurate")
    assert "accurate tagger" not in accuracy("fast") and "fast tagger" in accuracy("fast")
    assert (
        "fast tagger" in accuracy() and "accurate tagger" in accuracy() and "; " in accuracy() and " % (" in accuracy()
    )


def terms(shown):
    return dict(re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", unescape(shown.data)))


def test_a_report_says_what_it_was_made_from():
    about = terms(story(asked={"outlets": ["A", "B"], "topic": [], "limit": 3}).about())
    assert (
        about["Report"] == "A story"
        and about["Asked for"] == "outlets A, B; limit 3"
        and about["Human corrections"] == "none"
    )
    assert (
        about["Articles"] == told().coverage()
        and "pandas " in about["Made with"]
        and " % (" in about["Measured accuracy"]
    )
    assert terms(story(asked={"limit": 0}).about())["Asked for"] == "everything"
    assert told().show_counts().data == f"<p>{told().coverage()}</p>"


def test_the_source_of_a_chart_names_four_outlets_and_counts_the_rest():
    report = told()
    assert "Harbour Post, Kestrel, The Wire. " in report.source_line(
        "9 words"
    ) and "in 7 articles" in report.source_line("x")
    many = report.articles.assign(outlet=list("ABCDEFG"))
    assert "A, B, C, D and 3 more" in report.source_line("9 words", many)
    assert "A, B, C, D. " in report.source_line("9 words", many.head(4)) and "in 1 article." in report.source_line(
        "x", many.head(1)
    )


@pytest.fixture
def written(tmp_path):
    report = story()
    report.files = tmp_path
    return report, lambda name: (tmp_path / name).read_text(encoding="utf-8")


TABLE = pd.DataFrame({"speaker": ["Ana Ruiz", "nobody"], "speaker_id": ["s1", ""], "n": [1234, 1]})


def test_a_table_is_shown_with_its_links_and_written_whole(written):
    report, text = written
    page = report.table(TABLE, "who", "All.", links={"speaker": "speaker"}, most=1).data
    assert (
        '<a href="../speakers/s1.html">Ana Ruiz</a>' in page
        and ' id="who"' in page
        and "nobody" not in page
        and "All." in page
    )
    assert text("who.csv") == "speaker,link,n\nAna Ruiz,speakers/s1.html,1234\nnobody,,1\n"
    worded = report.table(TABLE, "who", show=TABLE.assign(n="many"), links={"n": ["a.html", ""]}).data
    assert '<a href="../a.html">many</a>' in worded and "1,234" not in worded and "1234" in text("who.csv")


def test_evidence_leads_from_the_words_of_a_quotation_or_from_the_first_column(written):
    report, text = written
    page = report.quotations(report.attributed_quotes(), "said", "Words.", most=2).data
    assert '<td class="words"><a href="../articles/a.html#q1">“We will not' in page and page.count("<tr>") == 3
    assert len(text("said.csv").splitlines()) == 10
    events = evidence.events_with_sentences(report.events.head(2), report.articles)
    page = report.evidence(events, "told", "Events.", leads_to="event").data
    assert '<th scope="row"><a href="../articles/a.html#e0">Bridge at Port Sable closes</a>' in page
    assert '<td class="words">The bridge at' in page


def test_groups_lead_to_their_searches(written):
    report, text = written
    page = report.groups(report.attributed_quotes(), "outlet", "outlets", "By outlet.").data
    assert 'href="../search.html?f=outlet%3AKestrel&amp;' in page and "of_all_share" in text("outlets.csv")


def test_a_chart_is_shown_with_links_and_written_as_data_and_images(written):
    report, text = written
    chart = as_chart(lambda width: Chart(figsize=(width, 1)), "alt", pd.DataFrame({"n": [1]}))
    page = report.chart(chart, "bars").data
    assert 'alt="alt"' in page and text("bars.csv") == "n\n1\n" and "<svg" in text("bars.svg")
    assert (report.files / "bars.png").read_bytes().startswith(b"\x89PNG")
    report.chart(as_chart(lambda width: Chart(figsize=(width, 1)), "alt", None), "other")
    assert sorted(path.name for path in report.files.iterdir() if path.stem == "other") == ["other.png", "other.svg"]


def test_findings_give_the_index_its_headline(written):
    report, text = written
    page = report.show_findings("", "A <b>", "More.").data
    assert page == '<p class="finding">A &lt;b&gt;</p><p>More.</p>' and report.findings == ["A <b>", "More."]
    assert json.loads(text("report.json")) == {"title": "A story", "finding": "A <b>"}
    assert report.show_findings().data and json.loads(text("report.json"))["finding"] == ""


def test_what_a_report_writes_is_bytes_or_text_and_nothing_where_it_has_no_folder(written, tmp_path):
    report, text = written
    report.write("a.bin", b"\xff"), report.write("b.txt", "caf\udce9")
    assert (report.files / "a.bin").read_bytes() == b"\xff" and text("b.txt") == "caf\\udce9"
    story().write("c.txt", "x")
    assert not (tmp_path / "c.txt").exists()


def test_a_timeline_and_quotations_are_shared_in_every_format(written):
    report, text = written
    sharing.share_timeline(report, report.events)
    sharing.share_quotations(report, report.attributed_quotes())
    assert sorted(path.name for path in report.files.iterdir()) == [
        "CITATION.cff", "annotations.json", "codebook.md", "csv", "ics", "json", "jsonld", "methods.txt", "quotations.csv",
        "quotations.xlsx", "timelinejs.json",
    ]  # fmt: skip
    assert (
        json.loads(text("json"))["title"] == "A story"
        and "A story" in text("CITATION.cff")
        and text("methods.txt").endswith("\n")
    )
    assert text("quotations.csv").count("\n") == 10 and text("codebook.md").startswith("# Codebook")
    shown = sharing.show_methods(report, report.attributed_quotes()).data
    assert 'id="method"' in shown and unescape(shown).endswith(
        f"<p>{sharing.methods_paragraph(report, report.attributed_quotes())}</p>"
    )


def test_a_report_on_tables_in_memory_has_all_their_problems(tables):
    given = told()
    names = ("sentences", "dates", "quotes", "speakers", "mentions", "events", "stories")
    found = pd.Series(
        {name: given.tables[name] for name in names if name in given.tables} | {"problems": given.problems.tail(1)}
    )
    report = report_on(given.articles, given.problems.head(1), found, title="Tour", tagger="fast")
    assert len(report.problems) == 2 and report.title == "Tour" and report.tagger == "fast" and report.all_articles == 7
    assert report.asked == {} and report.files is None and len(report.quotes) == 10


def test_the_articles_of_a_folder_are_named_without_the_way_to_it(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/a.txt").write_text("Bridge closes\n\nThe bridge at Port Sable closed on July 2, said Ana Ruiz.\n")
    (tmp_path / "mine/b.txt").write_text("")
    articles, problems = read_folder(tmp_path / "mine")
    assert articles["source_path"].tolist() == ["mine/a.txt"] and problems["source_path"].tolist()[-1] == "mine/b.txt"


def test_what_notebooks_call_is_there_and_another_name_is_refused_with_those_there_are():
    for name in reporting.__all__:
        assert getattr(reporting, name) is not None
    assert dir(reporting) == sorted(reporting.__all__) and "open_report" in dir(reporting)
    with pytest.raises(AttributeError, match="helpers.reporting has no 'opn'; it has open_report, "):
        reporting.opn  # noqa: B018


def test_the_counts_of_the_index_are_of_all_and_of_what_is_known(tables, tmp_path):
    publishing.publish(tmp_path / "index.html", [], tables)
    page = (tmp_path / "index.html").read_text()
    for words in ("<li>7 articles</li>", "10 quotations, 90 % ", "5 events, 80 % ", "<li>4 ", "same person 1"):
        assert words in page, words
    assert "fast tagger" in page and "accurate tagger" not in page and "near-copies" in page


# The timeline to click through.


def clicked(**more):
    report = told()
    events = report.events.assign(**more)
    return interactive_timeline(events, report.articles).data


def test_an_event_lies_where_its_days_do_and_is_as_wide_as_they_are():
    page = clicked()
    assert re.findall('<a href="#event-(.*?)".*?style="left:(.*?)%;width:(.*?)%"', page) == [
        ("e5", "0.00", "7.14"), ("e1", "7.14", "7.14"), ("e2", "35.71", "7.14"), ("e3", "85.71", "14.29"),
    ]  # fmt: skip
    assert re.findall('<details id="event-(.*?)"', page) == ["e5", "e1", "e2", "e3"], "and none without a day"
    report = told()
    assert re.findall('<details id="event-(.*?)"', interactive_timeline(report.events, report.articles, 2).data) == [
        "e1",
        "e2",
    ]


def test_an_event_opens_its_evidence_those_who_took_part_and_the_days_claimed():
    page = unescape(clicked())
    e1, e2, e3, e5 = (
        page[page.index(f'<details id="event-{n}"') :].split("</details>")[0] for n in ("e1", "e2", "e3", "e5")
    )
    assert (
        '<a href="../articles/a.html#e0">' in e1
        and "The bridge at Port Sable closed on July 2." in e1
        and "Kestrel" in e1
    )
    assert "2018-07-05 by The Wire" in e2 and "contested" in e2 and "contested" not in e1 and "Ana Ruiz" in e2
    assert "2018-07-13/2018-07-14" in e3 and "scheduled" in e3 and "single source" in e3 and "single source" not in e2
    assert "href" not in e5 and 'data-kind="test"' in e5 and 'data-who="["Ana Ruiz"]"' in e2
    history = [{"day": "2018-07-01", "status": "scheduled"}, {"day": "2018-07-02", "status": "happened"}]
    assert "scheduled (2018-07-01), then happened (2018-07-02)" in clicked(history=[history] * 5)
    assert "2018-07-05 by another article" in clicked(conflict=[[{"first_day": "2018-07-05"}]] * 5)


def test_the_filters_offer_what_the_events_have():
    page = clicked()
    options = [re.findall("<option>(.*?)</option>", part) for part in page.split("<select")[1:]]
    assert options == [["closing", "letter", "meeting", "test"], ["Ana Ruiz"], ["happened", "scheduled"]]


# The controls of explore.ipynb.


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
    assert explorer.chosen["article_id"] == "c" and "Told in 3 sentences" in explorer.page.value
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
    monkeypatch.setattr(widgets, "MOST", 3)
    explorer.words.value = "e"
    assert len(explorer.list.options) == 3 and "the first 3 are listed" in explorer.count.value


def test_the_table_of_the_lab_has_every_quotation_with_its_words():
    page = widgets.table(told()).data
    assert "the port would wait" in page and "2018-07-03" in page and "tweeted" in page and "spokesperson" in page
