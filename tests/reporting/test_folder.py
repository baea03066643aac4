"""The folder of a build: nothing of anyone's own is written over or removed, and what was made is never read."""

from pathlib import Path

import pytest

from helpers.pipeline import manifest
from helpers.problems import DatelineError
from helpers.reading import read_articles
from helpers.reporting import building, folder
from helpers.reporting.choices import Choices
from helpers.reporting.hashes import Hashes

ARTICLE = "---\ntitle: Bridge\n---\n\nThe bridge is safe, the mayor said on Tuesday, and lorries may cross it again.\n"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks/corpus.ipynb").write_text("{}")
    monkeypatch.chdir(tmp_path)


def of(**files):
    for name, text in files.items():
        path = Path(name.replace("__", "/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_a_folder_with_files_of_ones_own_is_refused_and_left_alone():
    of(docs__articles="mine", mine__a=ARTICLE)
    with pytest.raises(DatelineError, match=r"BUILD=docs holds what Dateline did not make \(articles\); name a new"):
        building.reports(Choices(corpus=Path("mine"), build=Path("docs")))
    assert Path("docs/articles").read_text() == "mine" and len(list(Path("docs").iterdir())) == 1


@pytest.mark.parametrize(
    ("build", "corpus"), [("mine", "mine"), (".", "corpus"), (".", "articles/mine"), ("b", "b/tables")]
)
def test_a_build_over_the_articles_is_refused(build, corpus):
    Path(corpus).mkdir(parents=True)
    Path(corpus, "a.md").write_text(ARTICLE)
    with pytest.raises(DatelineError, match="would be written over the articles of"):
        building.reports(Choices(corpus=Path(corpus), build=Path(build)))
    assert Path(corpus, "a.md").read_text() == ARTICLE


@pytest.mark.parametrize("inside", ["mine/build", "mine/deep/down/build"])
def test_builds_inside_the_corpus_are_never_read(inside):
    of(mine__a=ARTICLE)
    for name in (inside, "mine/an earlier build"):
        Path(name).mkdir(parents=True)
        folder.check(Path(name), Path("mine"))
        folder.mark(Path(name))
        Path(name, "articles").mkdir()
        Path(name, "articles/a.html").write_text(f"<p>{ARTICLE}</p>")
    assert list(read_articles("mine").articles["source_path"]) == ["mine/a"]
    assert list(manifest.articles(Path("mine"), Hashes("none"))) == ["a"]


def test_an_empty_folder_one_with_a_cache_and_one_of_an_earlier_version_are_taken():
    for name in ("empty", "cached/cache", "old/tables"):
        Path(name).mkdir(parents=True)
    of(old__corpus="x")
    Path("old/corpus").rename("old/corpus.txt")
    for name in ("empty", "cached", "old", "none"):
        folder.check(Path(name), Path("mine"))
    folder.mark(Path("old"))
    assert [path.name for path in Path("old").iterdir()] == [".not-articles"], "what had no stamps is made anew"


def test_clean_removes_what_was_made_and_nothing_else():
    of(mine__a=ARTICLE)
    Path("build/cache").mkdir(parents=True)
    folder.mark(Path("build"))
    of(build__tables__x="x", build__corpus__x="x")
    building.clean(Choices(build=Path("build")))
    assert not Path("build").exists()
    of(notes__articles="mine")
    with pytest.raises(DatelineError, match="BUILD=notes is no folder that Dateline made, and was left alone"):
        building.clean(Choices(build=Path("notes")))
    assert Path("notes/articles").exists()
