"""The search and the index of the site of a made-up story: what is found, listed and left out."""

import json
import re
from functools import cache

import pandas as pd

from helpers.analysis import problem_kinds
from helpers.analysis.not_quoted import declined
from helpers.site import index, search
from helpers.site.page import our_file
from tests.reporting.story import story


@cache
def told():
    """The story, for tests that change nothing of it."""
    return story()


def files(**more):
    """The search of two articles and two quotations, as names of files and the JSON in them."""
    of = told()
    articles = of.articles.head(2).assign(**more)
    texts, leads = {"a": "A bridge, a Bridge", "b": "Über"}, {"a": "A \u202ebridge", "b": "B"}
    return dict(search.index_files(articles, of.attributed_quotes().head(2).assign(**more), texts, leads))


def held(text):
    return json.loads(re.search(r'(?: = |^add\w+\("[^"]*", )(.*?)\)?;\n$', text, re.DOTALL)[1])


def facets_of(made):
    return {name[7:-3]: dict(held(text)) for name, text in made.items() if name.startswith("facets-")}


def test_a_document_of_the_search_has_its_kind_title_words_place_and_address():
    documents = held(files()["documents-0.js"])
    assert documents[0] == [
        "article",
        "Bridge closes",
        "A \\u202ebridge",
        "Kestrel, July 3, 2018",
        "articles/a.html",
        "2018-07-03",
    ]
    assert documents[2] == [
        "quotation", "Ana Ruiz", "“We will not pay for a bridge that nobody needs", "Kestrel, July 3, 2018", "articles/a.html#q1",
    ]  # fmt: skip
    bare = held(files(title="", outlet="", speaker="", published=pd.NaT)["documents-0.js"])
    assert bare[0] == ["article", "Untitled", "A \\u202ebridge", "unknown", "articles/a.html", ""]
    assert bare[2][:2] == ["quotation", "speaker not resolved"] and bare[2][3] == "unknown"


def test_words_of_the_search_count_once_in_a_text_and_three_times_in_a_title_or_a_name():
    made = files()
    assert held(made["terms-b.js"])["bridge"] == [0, 5, 2, 1] and held(made["terms-r.js"])["ruiz"] == [2, 3]
    assert held(made["terms-u.js"]) == {"uber": [1, 1]} and held(made["about.js"])["shards"][:2] == ["a", "b"]
    assert made["terms-b.js"].startswith('addTerms("b", {') and "terms-other.js" not in made
    assert list(held(made["terms-b.js"])) == sorted(held(made["terms-b.js"]))
    assert "terms-other.js" in files(outlet="日本")


def test_facets_of_the_search_count_articles_and_quotations():
    facets = facets_of(files())
    assert facets["in"] == {"article": [0, 1], "quotation": [2, 3]} and facets["outlet"] == {"Kestrel": [0, 1, 2, 3]}
    assert facets["copy"] == {"no": [2, 3]} and set(search.FACETS) <= set(facets)
    others = facets_of(files(outlet="", section="", copy_of="c"))
    assert others["outlet"] == {"unknown": [0, 1, 2, 3]} and others["copy"] == {"yes": [2, 3]}
    assert others["section"] == {"unknown": [2, 3]}


def test_documents_of_the_search_are_in_parts_and_there_is_one_of_no_document(monkeypatch):
    monkeypatch.setattr(search, "FILE_SIZE", 3)
    made = files()
    assert [len(held(made[f"documents-{n}.js"])) for n in (0, 1)] == [3, 1] and "documents-2.js" not in made
    assert made["documents-1.js"].startswith("dateline.documents[1] = ") and held(made["about.js"])["part"] == 3
    none = story()
    empty = dict(search.index_files(none.articles.head(0), none.attributed_quotes().head(0), {}, {}))
    assert empty["documents-0.js"] == "dateline.documents[0] = [];\n" and held(empty["about.js"])["n"] == 0


def test_what_ends_a_line_of_a_script_is_escaped_in_the_search():
    made = files(section="a\u2028b\u2029Ö")["facets-section.js"]
    assert "a\\u2028b\\u2029Ö" in made


WORDS = {"title": "A story", "paragraph": "Nine articles", "accuracy": "", "corrected": "none"}
WORDS |= dict.fromkeys(("happened", "quoted", "stories", "coverage"), "")


def site(of, folder, text="full", reports=(), **words):
    kinds = problem_kinds.kinds(of.problems, of.articles)
    index.write_site(
        folder / "index.html",
        reports,
        of,
        of.attributed_quotes(copies=True),
        declined,
        text,
        problems=kinds,
        **WORDS | words,
    )
    return (folder / "index.html").read_text(encoding="utf-8")


def test_the_first_page_says_what_could_not_be_read_before_what_was_only_noticed_and_each_kind_once(tmp_path):
    of = story()
    note = of.problems.iloc[1:].assign(severity="note")
    many = [note.assign(source_path=f"x/{n}.txt", message=f"x/{n}.txt: {n} marks") for n in range(30)]
    of.tables["problems"] = pd.concat([*many, of.problems], ignore_index=True)
    page = site(of, tmp_path, accuracy="95 %")
    assert "Nine articles" in page and '<h1 dir="auto">A story</h1>' in page and "95 %" in page
    lost, noticed = page[page.index("Could not be read<") :].split("<h3>Noticed</h3>")
    assert "is empty" in lost and "marks" not in lost and "<strong>30×</strong> such as: 0 marks" in noticed
    assert noticed.count("marks") == 1 and "in 30 files, first" in noticed and "1 file or article could not" in page
    of.tables["problems"] = of.problems.iloc[:0]
    assert "Could not be read" not in site(of, tmp_path) and "<p>None.</p>" in site(of, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "articles",
        "index.html",
        "search",
        "search.html",
        "speakers",
        "stories",
        "style.css",
    ]


def test_a_listed_report_has_its_title_finding_folder_picture_and_files(tmp_path):
    folder = tmp_path / "who_said"
    folder.mkdir()
    for name in (
        "one.html",
        "one.table.csv",
        "one.chart.svg",
        "one.x.part",
        "one.more.html",
        "one.more.csv",
        "two.html",
    ):
        (folder / name).write_text("x")
    (folder / "one.card.png").write_bytes(b"png")
    (folder / "one.report.json").write_text(
        json.dumps({"title": "Öne", "finding": "Much."}, ensure_ascii=False), encoding="utf-8"
    )
    reports = [folder / "one.html", folder / "one.more.html", str(folder / "two.html")]
    page = site(story(), tmp_path, reports=reports, failed=["who_said/two", "who_said/three"])
    cards = re.findall(
        r"<li[^>]*>((?:(?!<li).)*?)</li>", page[page.index("cards") : page.index('id="problems"')], re.DOTALL
    )
    assert [re.findall('<a href="([^"]*)" dir="auto">([^<]*)</a>', card) for card in cards] == [
        [("who_said/one.html", "Öne")], [("who_said/one.more.html", "one.more")], [("who_said/two.html", "two")], [],
    ]  # fmt: skip
    assert "Much." in cards[0] and '<p class="meta">who said</p>' in cards[0]
    assert ["data:image/png;base64,cG5n" in card for card in cards] == [True, False, False, False]
    assert ["Of an earlier run" in card for card in cards] == [False, False, True, False]
    assert "who_said/three" in cards[3] and "Could not be made" in cards[3]
    files = page[page.index('id="files"') :]
    assert re.findall('href="(who_said/[^"]*)">([^<]*)<', files) == [
        ("who_said/one.table.csv", "table.csv"), ("who_said/one.more.csv", "csv"),
    ]  # fmt: skip


def test_pages_of_what_is_gone_go_and_a_half_made_page_is_no_hindrance(tmp_path):
    site(story(), tmp_path)
    (tmp_path / "articles/a.html.part").write_text("x")
    (tmp_path / "articles/more").mkdir()
    less = story()
    less.tables["articles"] = less.articles.head(2)
    less.tables |= {
        name: less.tables[name][less.tables[name]["article_id"].isin(["a", "b"])] for name in ("quotes", "mentions")
    }
    site(less, tmp_path)
    assert sorted(path.name for path in (tmp_path / "articles").iterdir()) == ["a.html", "b.html", "index.html"]
    assert not list(tmp_path.rglob("*.part"))


def test_the_search_shows_the_beginning_of_a_text_and_of_an_excerpt_only_finds_evidence(tmp_path):
    of = story()
    long = "word " * 99 + "secret."
    of.tables["articles"] = of.articles.assign(text=of.articles["text"].where(of.articles["article_id"] != "g", long))
    site(of, tmp_path)
    whole = held((tmp_path / "search/documents-0.js").read_text())
    assert (
        whole[6][2].endswith("word …")
        and len(whole[6][2]) <= search.LEAD
        and whole[0][2].startswith("The bridge at Port")
    )
    assert "secret" in (tmp_path / "search/terms-s.js").read_text()
    site(of, tmp_path, "excerpt")
    assert held((tmp_path / "search/documents-0.js").read_text())[0][2] == ""
    assert "secret" not in (tmp_path / "search/terms-s.js").read_text()
    assert "nobody" in (tmp_path / "search/terms-n.js").read_text()


def test_a_corpus_too_large_for_a_browser_is_searched_by_headlines_and_quotations(tmp_path, monkeypatch):
    monkeypatch.setattr(index, "MOST_WHOLE", 7)
    of = story()
    page = site(of, tmp_path) and (tmp_path / "search.html").read_text()
    assert re.search(">7 articles and 10 quotations", page) and "falk" in (tmp_path / "search/terms-f.js").read_text()
    monkeypatch.setattr(index, "MOST_WHOLE", 6)
    page = site(of, tmp_path) and (tmp_path / "search.html").read_text()
    assert re.search(">Headlines of 7 articles", page) and "headlines" not in page
    assert "falk" not in (tmp_path / "search/terms-f.js").read_text()
    assert held((tmp_path / "search/documents-0.js").read_text())[0][2] == ""


def test_the_page_of_the_search_may_load_its_files_and_the_index_may_not(tmp_path):
    front = site(story(), tmp_path)
    assert "strict-dynamic" in (tmp_path / "search.html").read_text() and "strict-dynamic" not in front
    assert our_file("search.js") in (tmp_path / "search.html").read_text() and our_file("front.js") in front


def test_files_of_many_words_are_in_pieces_that_together_hold_all(monkeypatch):
    whole, facets = files(), facets_of(files())
    monkeypatch.setattr(search, "MOST", 16)
    made = files()
    about = held(made["about.js"])
    assert about["pieces"]["b"] > 1 and about["facets"]["outlet"] >= 1
    words = {}
    for place in range(about["pieces"]["b"]):
        for word, numbers in held(made[f"terms-b{f'.{place}' if place else ''}.js"]).items():
            words[word] = words.get(word, []) + numbers
    assert words == held(whole["terms-b.js"])
    assert set(about["facets"]) == set(facets)
