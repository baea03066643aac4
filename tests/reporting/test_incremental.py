"""After any change of a corpus a build holds the same bytes as one made from nothing, and only what shows the change is made.

Reports are played by a function that writes the rows of the tables that a report opens; all else is the real thing.
"""

import functools
import json
import shutil
from pathlib import Path

import pytest
import yaml

from helpers.reporting import building, dependence
from helpers.reporting.choices import Choices
from helpers.reporting.opening import open_report

pytestmark = pytest.mark.xdist_group("incremental")  # what they share is made once

ROOT = Path(__file__).parents[2]
SAID = (
    "articles",
    "quotes",
    "speakers",
    "problems",
)  # the tables that a played report on sources shows; others show more
REFERENCES = functools.cache(dependence.references)  # to parse the project's code for each build takes a second
SHOWN = (*SAID, "mentions", "events", "stories", "dates")
ARTICLES = {
    "post/bridge.md": ("Bridge closes", "Harbour Post", "2018-07-03",
                       "PORT SABLE — The bridge closed on July 2. “We will not pay for it,” Mayor Ana Ruiz said on Tuesday."),
    "post/letter.md": ("A letter", "Harbour Post", "2018-07-09",
                       "Ana Ruiz wrote to Bo Lind on July 6. “Come to Oslo,” she wrote. Mr. Lind called the letter a trick."),
    "kestrel/talks.md": ("Talks", "Kestrel", "2018-08-14",
                         "OSLO — Ms. Ruiz met Bo Lind on Monday. “The port is saved,” Mr. Lind, the minister, told reporters."),
    "kestrel/copy.md": ("Saved", "Kestrel", "2018-09-01",
                        "Cy Dahl resigned on August 30. Mr. Dahl declined to comment. “I am tired,” he said last week."),
}  # fmt: skip
PARAMS = {
    "timeline/all.yaml": {"title": "All"},
    "sources/july.yaml": {"title": "July", "published_from": "2018-07-01", "published_to": "2018-07-31"},
    "speaker/kestrel.yaml": {"title": "Kestrel", "outlets": ["Kestrel"]},
}


class Corpus:
    """A corpus in folder `home`, built in folders beside it; `made` names the reports that the last build made."""

    def __init__(self, home, monkeypatch):
        self.home, self.made = home, []
        monkeypatch.chdir(home)
        monkeypatch.setattr(building, "run_all", self.run_all)
        monkeypatch.setattr(dependence, "references", REFERENCES)

    def run_all(self, jobs, at_once, lock):
        for one, job in jobs.items():
            self.made.append(one.name)
            page = Path(job["report"])
            files = page.parent / f"{page.stem}.files"
            files.mkdir(parents=True)
            report = open_report(
                Path(job["tables"]).resolve(), files, **yaml.safe_load(Path(job["params"]).read_text())
            )
            rows = {
                name: json.loads(getattr(report, name).to_json(orient="records"))
                for name in (SAID if one.kind == "sources" else SHOWN)
            }
            page.write_text(json.dumps([report.about().data, rows], indent=1))
            names = [page.name]
            for file in files.iterdir():
                names.append(f"{page.stem}.{file.name}")
                file.replace(page.parent / names[-1])
            files.rmdir()
            yield one, names, ""

    def build(self, folder):
        self.made.clear()
        building.reports(Choices(corpus=Path("mine"), build=Path(folder), tagger="fast", text="excerpt", workers=1))
        home = self.home / folder
        files = [
            path
            for path in home.rglob("*")
            if path.is_file() and path.relative_to(home).parts[0] not in ("cache", "made")
        ]
        return {path.relative_to(home).as_posix(): path.read_bytes() for path in files}


def write(path, article):
    title, outlet, day, text = article
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: {title}\noutlet: {outlet}\npublished: {day}\n---\n\n{text}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """The corpus and its first build."""
    home = tmp_path_factory.mktemp("first")
    shutil.copytree(ROOT / "notebooks", home / "notebooks")
    shutil.copy(ROOT / "requirements.txt", home)
    for name, article in ARTICLES.items():
        write(home / "mine" / name, article)
    for name, params in PARAMS.items():
        path = home / "mine/params" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(params))
    with pytest.MonkeyPatch.context() as patch:
        assert sorted(Corpus(home, patch).made) == []
        Corpus(home, patch).build("build")
    return home


@pytest.fixture
def corpus(first, tmp_path, monkeypatch):
    shutil.copytree(first, tmp_path / "project")
    return Corpus(tmp_path / "project", monkeypatch)


def add(mine):
    write(
        mine / "kestrel/new.md",
        ("Port opens", "Kestrel", "2018-10-02", "Cy Dahl opened the port on Monday. “At last,” Mr. Dahl said."),
    )


def change(mine):
    title, outlet, day, text = ARTICLES["kestrel/talks.md"]
    write(mine / "kestrel/talks.md", (title, outlet, day, text.replace("saved", "lost")))


def remove(mine):
    (mine / "kestrel/copy.md").unlink()


def copy(mine):
    shutil.copy(mine / "post/bridge.md", mine / "kestrel/also.md")


def other_params(mine):
    (mine / "params/sources/july.yaml").write_text(
        "title: June and July\npublished_from: '2018-06-01'\npublished_to: '2018-07-31'\n"
    )


def correct(mine):
    (mine / "corrections").mkdir()
    (mine / "corrections/same_person.csv").write_text(
        "speaker,is,who,when,why\nCy Dahl,Bo Lind,Mia Holm,2026-01-01,a test\n"
    )


@pytest.mark.parametrize(("what", "made"), [
    (add, ["speaker/kestrel", "timeline/all"]), (change, ["speaker/kestrel", "timeline/all"]),
    (remove, ["speaker/kestrel", "timeline/all"]), (copy, None), (other_params, ["sources/july"]),
    (correct, ["sources/july", "speaker/kestrel", "timeline/all"]),
])  # fmt: skip
def test_a_build_after_a_change_is_one_from_nothing_and_makes_what_shows_the_change(corpus, what, made):
    what(corpus.home / "mine")
    built = corpus.build("build")
    assert made is None or sorted(corpus.made) == made
    afresh = corpus.build("afresh")
    assert sorted(built) == sorted(afresh) and [name for name in built if built[name] != afresh[name]] == []
    assert len(corpus.made) == len(PARAMS) and corpus.build("build") == built and corpus.made == []
