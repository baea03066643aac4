"""The site on input that goes wrong elsewhere: nothing found, odd names, very many speakers, one article, excerpts."""

import re
from urllib.parse import unquote

import pandas as pd
import pytest

from helpers import charts
from helpers.analysis import shares, sources
from helpers.problems import DatelineError
from helpers.reporting import findings
from helpers.reporting.publishing import publish
from helpers.site import search, urls
from helpers.site.excerpt import evidence_spans
from helpers.tables import NAMES, conform, empty
from tests.small_report import build as build_report

ONE = [("a", 0.1, "s1", "direct")]
ODD = ["<script>alert(1)</script>", "N" * 300, "عنا رويز", 'A & B "C"', "$x$"]


def write(about, build, text="full"):
    (build / "tables").mkdir(parents=True)
    for name in NAMES:
        about.tables[name].to_parquet(build / "tables" / f"{name}.parquet")
    publish(build / "index.html", [], build / "tables", text)
    return build


def test_a_corpus_of_one_article_has_a_site(tmp_path, report):
    build = write(report(ONE, ids="a"), tmp_path / "build")
    assert (build / "articles/a.html").exists() and "1 article" in (build / "index.html").read_text()


def test_a_corpus_without_a_quotation_says_so(tmp_path, report):
    about = report([], [])
    write(about, tmp_path / "build")
    quotes = about.attributed_quotes()
    found = findings.of_sources(about, quotes, sources.by_speaker(quotes))
    assert found.sentences == ("No quotation was found in the articles chosen.",)
    table = shares.every_share(quotes, "accurate")
    assert "Nothing was found" in charts.shares(table, **found.charts["roles"]).alt and not len(table)
    assert not len(shares.groups(quotes, "outlet", "accurate"))


def test_odd_names_are_text_and_have_a_page(tmp_path, report):
    speakers = [(f"s{n}", name, "person", [], "") for n, name in enumerate(ODD)]
    said = [("a", n / 10, f"s{n}", "direct") for n in range(len(ODD))]
    build = write(report(said, speakers), tmp_path / "build")
    for path in build.rglob("*.html"):
        assert "<script>alert" not in path.read_text()
    assert (
        'dir="auto"' in (build / "speakers/s2.html").read_text() and ODD[2] in (build / "speakers/s2.html").read_text()
    )


MANY = 520  # more than a page of a list holds, or is in memory at a time


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """A report on very many speakers, and the folder of its site."""
    speakers = [(f"s{n}", f"Ana Ruiz {n}", "person", [], "she") for n in range(MANY)]
    about = build_report([("abc"[n % 3], 0.5, f"s{n}", "direct") for n in range(MANY)], speakers)
    return about, write(about, tmp_path_factory.mktemp("crowd") / "build")


@pytest.mark.xdist_group("crowd")
def test_very_many_speakers_each_have_a_page_and_the_rest_of_the_chart_is_counted(crowd):
    about, build = crowd
    chart = charts.quoted(sources.bars(sources.by_speaker(about.attributed_quotes()), 15))
    assert len(list((build / "speakers").glob("s*.html"))) == MANY
    assert "505 other speakers" in chart.alt + str(chart.data)


@pytest.mark.xdist_group("crowd")
def test_the_first_page_of_very_many_speakers_names_ten_and_counts_the_rest(crowd):
    page = main_of(crowd[1])
    assert page.count('<span class="mix"') == 10 and "510 more speakers" in page
    assert "520 quotations of 520 named speakers" in page and len(page) < 50_000


def main_of(build):
    page = (build / "index.html").read_text()
    return page[page.index('<main id="main"') :]


def front_of(about, folder):
    return main_of(write(about, folder))


def test_the_first_page_without_a_day_a_quotation_or_an_article_says_so(tmp_path, report):
    page = front_of(report([], []), tmp_path / "none")
    assert "No event with a day was found in them. Nobody is quoted." in page
    assert 'id="happened"' not in page and 'id="quoted"' not in page
    nothing = report([], [])
    nothing.tables["articles"] = nothing.articles.iloc[:0]
    page = front_of(nothing, tmp_path / "nothing")
    assert "No article could be read." in page and ">0 articles</h1>" in page and 'id="coverage"' not in page
    nobody = front_of(report([("a", 0.1, "", "direct")], []), tmp_path / "nobody")
    assert "None of 1 quotation could be given to a named speaker." in nobody


def test_an_excerpt_publishes_the_evidence_and_nothing_else(tmp_path, report):
    about = report(ONE, ids="a")
    text = (
        "“It is safe,” Ana Ruiz said of the bridge. Nobody else came. " * 1
        + "A secret recipe stands here.\n\nAnd more of it."
    )
    about.tables["articles"] = about.articles.assign(text=text)
    starts = [0, text.index("Nobody"), text.index("A secret"), text.index("And more")]
    ends = [starts[1] - 1, starts[2] - 1, starts[3] - 2, len(text)]
    about.tables["sentences"] = conform("sentences", pd.DataFrame(
        {"article_id": "a", "paragraph": 0, "sentence": range(4), "start": starts, "end": ends}))  # fmt: skip
    build = write(about, tmp_path / "build", "excerpt")
    page = (build / "articles/a.html").read_text()
    assert "It is safe" in re.sub("<[^>]+>", "", page) and "of the bridge." in page and "[…]" in page
    for path in build.rglob("*.*"):
        if path.suffix in (".html", ".js"):
            assert "secret" not in path.read_text() and "recipe" not in path.read_text(), path
    assert evidence_spans(about, empty("mentions")[["article_id", "start", "end"]])["a"] == [(0, ends[0])]


def test_the_index_of_the_search_holds_every_word_once_and_where(report):
    about = report()
    texts = dict(zip(about.articles["article_id"], about.articles["text"], strict=True))
    made = dict(search.index_files(about.articles, about.attributed_quotes(), texts, texts))
    assert '"declined":[0,1,1,1,2,1,3,1]' in made["terms-d.js"]
    assert '"n":10' in made["about.js"] and made["documents-0.js"].count('"quotation"') == 6


@pytest.mark.parametrize("word", ["Ångström", "naïve", "日本"])
def test_words_are_found_without_their_accents_and_in_any_script(word):
    assert search.words(word.upper()) == search.words(word) and search.words(word)


@pytest.mark.parametrize(
    ("one", "other"), [("A B", "A-B"), ("", "Unknown"), ("★", "☆"), ("KESTREL", "Kestrel"), ("İ", "i̇")]
)
def test_outlets_of_the_same_words_have_places_of_their_own(one, other):
    assert urls.outlet_anchor(one) != urls.outlet_anchor(other)


@pytest.mark.parametrize("name", ["../../out", "a/b", "/tmp/x"])
def test_no_page_is_written_outside_its_folder(tmp_path, report, name):
    about = report(ONE, ids="a")
    about.tables["articles"] = about.articles.assign(article_id=name)
    with pytest.raises(DatelineError, match="cannot be the name of a file"):
        write(about, tmp_path / "build")
    assert not list(tmp_path.glob("*.html"))


def test_a_report_named_oddly_is_linked_and_has_its_own_files(tmp_path, report):
    build = tmp_path / "build"
    (build / "sources").mkdir(parents=True)
    names = ["who", "who.else", "50% #1?", "[ab]", 'a"b<i>']
    for name in names:
        (build / f"sources/{name}.html").write_text("x")
        (build / f"sources/{name}.table.csv").write_text("x")
    about = report(ONE, ids="a")
    (build / "tables").mkdir()
    for table in NAMES:
        about.tables[table].to_parquet(build / "tables" / f"{table}.parquet")
    publish(build / "index.html", [build / f"sources/{name}.html" for name in names], build / "tables")
    page = (build / "index.html").read_text()
    linked = {unquote(href) for href in re.findall(r'href="(sources/[^"]*)"', page)}
    assert {f"sources/{name}.html" for name in names} | {f"sources/{name}.table.csv" for name in names} <= linked
    assert "<i>" not in page and page.count("who.else.table.csv") == 1, "who.else's file is not who's"


@pytest.mark.parametrize("name", ["__proto__", "constructor", "hasOwnProperty"])
def test_the_facets_of_the_search_are_pairs_so_that_any_name_is_a_key(report, name):
    about = report()
    about.tables["articles"] = about.articles.assign(outlet=name)
    nothing = dict.fromkeys("abcd", "")
    made = dict(search.index_files(about.articles, about.attributed_quotes(), nothing, nothing))
    assert f'["{name}",[0,1,2,3' in made["facets-outlet.js"] and made["facets-outlet.js"].startswith(
        'addFacets("outlet", ['
    )
