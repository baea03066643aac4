"""The site of a large corpus: pages of what is shown, lists in several pages, and no link that leads nowhere."""

import re

import pytest

from helpers.analysis import problem_kinds
from helpers.analysis.not_quoted import declined
from helpers.site import index, lists, pages
from helpers.site.shown import Pages
from tests.reporting.story import story

WORDS = {"title": "A story", "paragraph": "Nine articles", "accuracy": "", "corrected": "none"}
WORDS |= dict.fromkeys(("happened", "quoted", "stories", "coverage"), "")
LINK = re.compile(r'(?:href=|\["(?:article|quotation)",.*?)"((?:\.\./)?(?:articles|speakers|stories)/[^"#]*)')


@pytest.fixture
def site(tmp_path, monkeypatch):
    """The function that writes the site of the story as if it were a large corpus, with one report."""
    monkeypatch.setattr(index, "MOST_WHOLE", 3)
    of = story()
    report = tmp_path / "sources/all.html"
    report.parent.mkdir()
    report.write_text('<a href="../articles/a.html#q1">said</a>')
    report.with_name("all.interactive.html").write_text('[["Kestrel","Bridge","July 3","../articles/b.html"]]')

    def write(text="excerpt"):
        kinds = problem_kinds.kinds(of.problems.head(0), of.articles)
        index.write_site(tmp_path / "index.html", [report], of, of.attributed_quotes(copies=True), declined, text,
                         problems=kinds, **WORDS)  # fmt: skip
        return tmp_path

    return write


def names(folder):
    return sorted(path.stem for path in folder.iterdir() if path.stem != "index")


def test_pages_are_made_for_the_evidence_that_a_report_or_what_lies_beside_it_shows(site):
    assert names(site() / "articles") == ["a", "b"]
    assert names(site() / "speakers") == []


def test_text_full_makes_every_page(site):
    assert len(names(site("full") / "articles")) == 7 and names(site("full") / "speakers")


def test_no_link_leads_nowhere(site):
    home, checked = site(), 0
    for path in [*home.rglob("*.html"), *home.rglob("documents-*.js")]:
        for link in LINK.findall(path.read_text("utf-8")):
            place = home if path.suffix == ".js" else path.parent
            checked += 1
            assert (place / link).exists() or not link.endswith(".html"), (path.name, link)
    assert checked > 10


def test_what_has_no_page_is_listed_and_found_with_its_words(site):
    home = site()
    assert "Bridge closes" in (home / "articles/index.html").read_text("utf-8")
    documents = (home / "search/documents-0.js").read_text("utf-8")
    assert documents.count('"article"') == 7 and documents.count('"articles/') < documents.count('"quotation"') + 7


def test_a_long_list_is_cut_into_pages_that_lead_to_each_other(monkeypatch):
    monkeypatch.setattr(lists, "ROWS", 3)
    of = story()
    made = dict(pages.article_pages(of, declined(of.articles, of.sentences), pages=Pages(frozenset())))
    assert list(made) == ["index.html", "list-2.html", "list-3.html"]
    assert "Rows 4 to 6 of 7." in made["list-2.html"] and 'href="list-3.html"' in made["list-2.html"]
    outlets = re.findall(r'<li id="(o-[^"]*)"><a href="([^"]*)"', made["index.html"])
    assert outlets and all(href in made for _, href in outlets)
    assert sum(page.count('<th scope="row">') for page in made.values()) == 7


def test_the_page_of_a_speaker_holds_the_oldest_quotations_and_counts_all(monkeypatch):
    monkeypatch.setattr(pages, "MOST_SAID", 1)
    page = dict(pages.speaker_pages(story()))["s1.html"]
    assert page.count("<blockquote") == 1 and re.search(r"The 1 oldest of \d+ quotations", page)
