"""A report of a made-up story: what it says of itself, what it shows, which files it writes, which articles it is on."""

import json
import re
from functools import cache
from html import unescape

import pandas as pd
import pytest

from helpers import reporting
from helpers.analysis import evidence
from helpers.analysis.sources import by_speaker
from helpers.charts.frame import Chart, as_chart
from helpers.problems import DatelineError
from helpers.reporting import links, publishing, sharing
from helpers.reporting.accuracy import accuracy
from helpers.reporting.findings import front
from helpers.reporting.opening import decisions, made_with, open_report, read_folder, report_on
from helpers.reporting.report import FEW, LARGEST, MOST, ROOT, Report
from tests.reporting.story import story

pytestmark = pytest.mark.xdist_group("report")  # what they share is made once


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
    assert ids(report.articles) == articles and report.all_articles == 7
    assert not asked or set(report.events["event_id"]) == set(report.mentions["event_id"])
    known = {name: set(told().tables[name]["article_id"]) for name in ("quotes", "mentions", "sentences", "dates")}
    for name, of in known.items():
        assert ids(report.tables[name]) == "".join(i for i in articles if i in of)


def test_what_was_asked_is_kept_and_named(tables, tmp_path):
    report = open_report(
        tables, str(tmp_path), title="Mine", outlets=("Kestrel",), published_from="2018-07-01", limit=3
    )
    assert report.parameters == {"from": "2018-07-01", "to": "", "outlets": ["Kestrel"], "story": "", "limit": 3}
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
    assert "fast tagger" in accuracy() and "accurate tagger" in accuracy()


def test_measured_accuracy_is_that_of_news_that_people_marked_by_class_and_kind_of_outlet():
    clauses = accuracy("accurate").split("; ")
    assert len(clauses) == 5 and all("%" in clause for clause in clauses)
    assert "72 articles of 33 outlets" in clauses[0] and "direct" in clauses[0] and "indirect" in clauses[0]
    assert "newspapers" in clauses[1] and "broadcasters" in clauses[1]
    assert "PolNeAR" in clauses[3] and "TimeBank" in clauses[4] and "sample" not in accuracy()


def terms(shown):
    return dict(re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", unescape(shown.data)))


def test_a_report_says_what_it_was_made_from():
    about = terms(story(parameters={"outlets": ["A", "B"], "topic": [], "limit": 3}).about())
    assert about["Asked for"] == "outlets: A, B; limit: 3" and about["Human corrections"] == "none"
    assert (
        about["Articles"] == told().coverage()
        and "pandas " in about["Made with"]
        and "72 articles of 33 outlets" in about["Measured accuracy"]
    )
    assert terms(story(parameters={"limit": 0}).about())["Asked for"].startswith("nothing")
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
    worded = report.table(TABLE, "who", in_words=TABLE.assign(n="many"), links={"n": ["a.html", ""]}).data
    assert '<a href="../a.html">many</a>' in worded and "1,234" not in worded and "1234" in text("who.csv")


def test_a_table_of_long_rows_shows_as_many_as_fit_and_all_tables_of_a_notebook_leave_room_below_a_megabyte():
    rows = pd.DataFrame({"said": ["“The bridge is safe,” she said again. " * 20] * 100, "n": range(100)})
    page = story().table(rows, "said", "Long.").data
    shown = int(re.search(r"<summary>The first (\d+) of 100 rows", page)[1])
    assert FEW < shown < MOST and page.count("<tr>") == 2 + FEW + shown and len(page) < LARGEST + 12_000
    assert story().table(rows.assign(said="Yes."), "said", "Short.").data.count("<tr>") == 2 + FEW + MOST
    calls = re.compile(r"report\.(?:table|evidence|quotations|groups)\(")
    for notebook in (ROOT / "notebooks").glob("*.ipynb"):
        assert len(calls.findall(notebook.read_text(encoding="utf-8"))) * (LARGEST + 6_000) < 450_000, notebook


def test_evidence_leads_from_the_words_of_a_quotation_or_from_the_first_column(written):
    report, text = written
    page = report.quotations(report.attributed_quotes(), "said", "Words.", most=2).data
    assert page.count("<tr>") == 3 and "The first 2 of 9 rows; the" in page and 'href="beside:said.csv"' in page
    assert '<th scope="row" class="words"><a href="../articles/a.html#q1">Ana Ruiz · said · “We will not' in page
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
    assert page == '<p class="finding">A &lt;b&gt;</p><p class="dek">More.</p>' and report.findings == [
        "A <b>",
        "More.",
    ]
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
        "CITATION.cff", "annotations.jsonl.gz", "codebook.md", "csv", "ics", "json", "jsonld", "methods.txt", "quotations.csv",
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
    assert report.parameters == {} and report.files is None and len(report.quotes) == 10


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


def test_the_first_page_says_in_one_paragraph_what_happened_and_who_was_quoted(tables, tmp_path):
    publishing.publish(tmp_path / "index.html", [], tables)
    page = (tmp_path / "index.html").read_text()
    for words in (
        "7 articles from 3 outlets, July 3 to August 20, 2018 (1 is a near-copy of another).",
        "They speak of 3 events with a day, most prominent of all Ruiz’s letter to Lind (July 6, 2018), told in 2 of them.",
        "9 quotations of 2 named speakers, most of Bo Lind (3) and Ana Ruiz (3).",
        "same person 1",
        '<h1 dir="auto">7 articles, July 3 to August 20, 2018</h1>',
    ):
        assert words in page, words
    assert "fast tagger" in page and "accurate tagger" not in page


STORIES = pd.DataFrame({"title": ["Letter", "Bridge", "Port", "Oslo"], "n_articles": [1, 3, 2, 1]})


@pytest.mark.parametrize(("stories", "said", "title"), [
    (STORIES, "They tell 4 stories: most of all Bridge (3), Port (2) and Letter (1).", "7 articles, July 3 to August 20, 2018"),
    (STORIES.head(2), "They tell 2 stories: Bridge (3) and Letter (1).", "7 articles, July 3 to August 20, 2018"),
    (STORIES.head(1), "", "7 articles, July 3 to August 20, 2018"), (STORIES.assign(n_articles=4).head(1), "", "Letter"),
])  # fmt: skip
def test_a_corpus_of_several_stories_names_the_largest_and_one_of_one_is_called_after_it(stories, said, title):
    of = story()
    of.tables["stories"] = stories
    quotes = of.attributed_quotes()
    text = front.of_corpus(of, of.events, quotes, by_speaker(quotes))
    assert front.title_of(of) == title and (said in text if said else "stories" not in text)


def test_a_corpus_is_called_what_its_file_says_and_a_file_that_says_more_is_refused(tables, tmp_path):
    (tmp_path / "site.yaml").write_text("title: The bridge <at> Port Sable\n")
    publishing.publish(tmp_path / "index.html", [], tables, title_file=tmp_path / "site.yaml")
    page = (tmp_path / "index.html").read_text()
    assert '<h1 dir="auto">The bridge &lt;at&gt; Port Sable</h1>' in page
    for wrong in ("titel: x", "title: [1]", "- x", "\x00"):
        (tmp_path / "site.yaml").write_text(wrong)
        with pytest.raises(DatelineError, match="write one line into it: title: My articles"):
            publishing.publish(tmp_path / "index.html", [], tables, title_file=tmp_path / "site.yaml")


@pytest.mark.parametrize(("kind", "address"), [
    ("speaker", "speakers/s1.html"), ("article", "articles/a.html"), ("quotation", "articles/a.html#q2"), ("event", "articles/a.html#e7"),
    ("date", "articles/a.html#d7"), ("declined", "articles/a.html#s7"),
])  # fmt: skip
def test_a_row_leads_to_what_it_is_of_and_its_ids_are_not_shown(kind, address):
    row = pd.DataFrame(
        {"n": [1], "speaker_id": ["s1"], "article_id": ["a"], "quote_id": ["a-q2"], "start": [7], "end": [9]}
    )
    made = links.linked(row, kind)
    assert made["link"].tolist() == [address] and not set(links.TARGETS[kind][0]) & set(made)
    assert ("end" in made) == (kind != "declined")
    assert links.linked(row.assign(speaker_id="", article_id=""), kind)["link"].tolist() == [""]
