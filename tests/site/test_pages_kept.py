"""Pages of the site that show what they showed stay as they are, and the site is the same as one made from nothing."""

import hashlib

import pytest

from helpers.analysis import problem_kinds
from helpers.analysis.not_quoted import declined
from helpers.site import index, pages
from helpers.site.kept import Kept
from tests.reporting.story import story

WORDS = {"title": "A story", "paragraph": "Nine articles", "accuracy": "", "corrected": "none"}
WORDS |= dict.fromkeys(("happened", "quoted", "stories", "coverage"), "")


class Site:
    """A site in folder `home`; `made` names the templates that were filled for single articles and speakers."""

    def __init__(self, home, monkeypatch):
        self.home, self.made, self.version = home, [], "1"
        real = pages.render
        monkeypatch.setattr(pages, "render", lambda name, **values: self.made.append(name) or real(name, **values))

    def write(self, of, folder="site", kept=True):
        self.made.clear()
        home = self.home / folder
        home.mkdir(exist_ok=True)
        known = Kept(home, self.home / "pages.json", self.version, _hash_of) if kept else None
        index.write_site(home / "index.html", [], of, of.attributed_quotes(copies=True), declined,
                         problems=problem_kinds.kinds(of.problems, of.articles), kept=known, **WORDS)  # fmt: skip
        return sorted(self.made)

    def bytes(self, folder="site"):
        home = self.home / folder
        return {path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*") if path.is_file()}

    def times(self):
        return {path: path.stat().st_mtime_ns for path in (self.home / "site").rglob("*") if path.is_file()}


def _hash_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "none"


@pytest.fixture
def site(tmp_path, monkeypatch):
    return Site(tmp_path, monkeypatch)


ALL = ["article.html.j2"] * 7 + ["speaker.html.j2"] * 4


def test_a_second_time_no_page_of_an_article_or_speaker_is_made_and_no_file_is_written(site):
    assert site.write(story()) == ALL
    before = site.times()
    assert site.write(story()) == [] and site.times() == before


def with_another_verb():
    of = story()
    verbs = of.quotes["verb"].where(of.quotes["article_id"] != "e", "whispered")
    of.tables["quotes"] = of.quotes.assign(verb=verbs)
    return of


def with_another_label():
    of = story()
    of.tables["events"] = of.events.assign(label=of.events["label"].replace("Bridge opens", "Bridge opens again"))
    return of


def with_less():
    of = story()
    of.tables["articles"] = of.articles[of.articles["article_id"] != "g"]
    return of


@pytest.mark.parametrize(("other", "made"), [
    (with_another_verb, ["article.html.j2", "speaker.html.j2"]), (with_another_label, ["article.html.j2"]), (with_less, []),
])  # fmt: skip
def test_only_pages_that_show_what_changed_are_made_and_all_are_those_of_a_site_from_nothing(site, other, made):
    site.write(story())
    assert site.write(other()) == made
    site.write(other(), "afresh", kept=False)
    assert site.bytes() == site.bytes("afresh")


def test_a_page_that_somebody_changed_or_removed_is_made_again(site):
    site.write(story())
    whole = site.bytes()
    (site.home / "site/articles/a.html").write_text("mine")
    (site.home / "site/speakers/s1.html").unlink()
    assert site.write(story()) == ["article.html.j2", "speaker.html.j2"]
    assert site.bytes() == whole


def test_other_code_or_another_choice_makes_all_pages_again(site):
    site.write(story())
    site.version = "2"
    assert site.write(story()) == ALL


def test_a_damaged_list_of_what_was_shown_makes_all_pages_again(site):
    site.write(story())
    (site.home / "pages.json").write_text('{"version": "1", "pages": 3}')
    assert site.write(story()) == ALL
