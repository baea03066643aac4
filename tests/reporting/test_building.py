"""What a build is made of: stale steps run again, withdrawn things go, spoilt files are noticed, lost articles are told.

The steps themselves are played by small functions that write one file each; what decides about them is the real thing.
"""

import json
import os
import shutil
from pathlib import Path

import pandas as pd
import pytest

from helpers.pipeline import __main__ as pipeline
from helpers.pipeline import stamp as tables_stamp
from helpers.problems import DatelineError
from helpers.reporting import building, publishing, rows
from helpers.reporting.choices import Choices
from helpers.reporting.dependence import Code
from helpers.reporting.hashes import Hashes
from helpers.tables import empty

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


class Project:
    """A project in folder `home`: three articles, two reports; `ran` is what a run did, in order."""

    def __init__(self, home):
        self.home, self.ran, self.broken, self.problems, self.lost = home, [], set(), [], tables_stamp.NOTHING
        shutil.copytree(NOTEBOOKS, home / "notebooks")
        (home / "requirements.txt").write_text("pandas==3\n")
        for name in ("one", "two", "three"):
            self.write(f"mine/{name}.txt", name)
        self.write("mine/params/timeline/when.yaml", "title: When\n")
        self.write("mine/params/sources/who.yaml", "title: Who\n")
        self.pages = home / "build"

    def write(self, name, text):
        (self.home / name).parent.mkdir(parents=True, exist_ok=True)
        (self.home / name).write_text(text)

    def make(self, **choices):
        self.ran.clear()
        chosen = {"corpus": Path("mine"), "build": Path("build"), "text": "excerpt"} | choices
        building.reports(Choices(**chosen))
        return self.ran

    def times(self):
        paths = [path for path in self.pages.rglob("*") if path.is_file() and "cache" not in path.parts]
        return {path.relative_to(self.pages).as_posix(): path.stat().st_mtime_ns for path in paths}

    # what the steps do, played

    def read(self, corpus, tables, memory, n_files):
        self.ran.append("read")
        tables.mkdir(parents=True, exist_ok=True)
        tables_stamp.unseal(tables)
        text = "".join(sorted(path.name + path.read_text() for path in Path(corpus).glob("*.txt")))
        for name in tables_stamp.READ:
            (tables / name).write_text(text)
        tables_stamp.seal(tables, tables_stamp.READ)

    def extract(self, tables, tagger, cache, engine, workers, corrections):
        self.ran.append("extract")
        tables_stamp.unseal(tables, keep=tables_stamp.READ)
        decided = [path.read_text() for folder in corrections for path in sorted(folder.glob("*.csv"))]
        for name in tables_stamp.EXTRACTED:
            (tables / name).write_text((tables / "reading.articles.parquet").read_text() + tagger + "".join(decided))
        rows = pd.DataFrame(self.problems, columns=["stage", "severity"])
        rows.reindex(columns=list(empty("problems")), fill_value="").to_parquet(tables / "problems.parquet")
        tables_stamp.seal(tables, lost=self.lost)

    def run_all(self, jobs, at_once, lock):
        for one, job in jobs.items():
            self.ran.append(one.name)
            page = Path(job["report"])
            page.parent.mkdir(parents=True, exist_ok=True)
            if one.name in self.broken:
                yield one, [], f"{one.params}: cannot be made"
                continue
            page.write_text(Path(job["params"]).read_text() if job["params"] else "default")
            page.with_suffix(".report.json").write_text("{}")
            yield one, [page.name, f"{one.slug}.report.json"], ""

    def publish(self, index, reports, tables, text, title_file, failed, kept, progress, first=None):
        self.ran.append("site")
        for name in ("articles", "speakers", "stories", "search"):
            (index.parent / name).mkdir(exist_ok=True)
            (index.parent / name / "a.html").write_text(name)
        (index.parent / "search.html").write_text("search")
        (index.parent / "timeline.html").write_text("timeline")
        index.write_text("\n".join(f"{path.parent.name}/{path.stem}" for path in reports))

    @property
    def index(self):
        return (self.pages / "index.html").read_text().split()


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """What a run keeps to save time, on the project's code: reading all of that takes a second."""
    folder = tmp_path_factory.mktemp("cache")
    hashes = Hashes(folder / "hashes.json")
    code = Code(hashes, folder / "code.json")
    code.behind(
        "helpers.reading", "helpers.pipeline.__main__", "helpers.reporting.publishing", "helpers.reporting.running"
    )
    for notebook in NOTEBOOKS.glob("*.ipynb"):
        code.behind_notebook(notebook)
    hashes.save()
    code.save()
    return folder


@pytest.fixture
def project(tmp_path, monkeypatch, cache):
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    shutil.copytree(cache, tmp_path / "build/cache")
    monkeypatch.setattr(pipeline, "read", made.read)
    monkeypatch.setattr(pipeline, "extract", made.extract)
    monkeypatch.setattr(building, "run_all", made.run_all)
    monkeypatch.setattr(publishing, "publish", made.publish)
    return made


EVERYTHING = ["read", "extract", "sources/who", "timeline/when", "site"]


def test_a_second_run_does_nothing_and_writes_nothing(project):
    assert project.make() == EVERYTHING and project.index == ["sources/who", "timeline/when"]
    before = project.times()
    assert project.make() == [] and project.times() == before


def test_a_file_touched_but_not_changed_makes_nothing_stale(project):
    project.make()
    os.utime(project.home / "mine/one.txt", (1, 1))
    os.utime(project.home / "mine/params/sources/who.yaml", (1, 1))
    assert project.make() == []


def test_a_change_that_keeps_size_and_time_is_noticed(project):
    path = project.home / "mine/one.txt"
    os.utime(path, (10**9, 10**9))
    project.make()
    path.write_text("ONE")
    os.utime(path, (10**9, 10**9))
    assert project.make() == EVERYTHING


@pytest.mark.parametrize(("what", "ran"), [
    (lambda p: p.write("mine/four.txt", "four"), EVERYTHING),
    (lambda p: (p.home / "mine/one.txt").unlink(), EVERYTHING),
    (lambda p: p.write("mine/params/sources/who.yaml", "title: Who is heard\n"), ["sources/who"]),
    (lambda p: p.write("mine/params/corpus/what.yml", "title: What\n"), ["corpus/what", "site"]),
    (lambda p: p.write("mine/corrections/same_person.csv", "speaker,is,who,when,why\n"), EVERYTHING[1:]),
    (lambda p: p.write("notebooks/timeline.ipynb", (p.home / "notebooks/timeline.ipynb").read_text() + " "), ["timeline/when"]),
    (lambda p: p.write("requirements.txt", "pandas==4\n"), ["read", "extract", "sources/who", "timeline/when", "site"]),
])  # fmt: skip
def test_what_depends_on_a_change_is_made_again_and_nothing_else(project, what, ran):
    project.make()
    what(project)
    assert project.make() == ran
    assert project.make() == []


@pytest.mark.parametrize(("choice", "ran"), [
    ({"tagger": "fast"}, EVERYTHING[1:]), ({"text": "full"}, ["site"]), ({"jobs": 1, "workers": 1, "engine": "dask"}, []),
])  # fmt: skip
def test_another_choice_makes_again_what_depends_on_it(project, choice, ran):
    project.make()
    assert project.make(**choice) == ran


@pytest.mark.parametrize(("same", "ran"), [(True, ["sources/who"]), (False, ["sources/who", "timeline/when"])])
def test_a_report_that_shows_the_same_rows_of_other_tables_is_not_made_again(project, monkeypatch, same, ran):
    project.make()
    page = project.pages / "timeline/when.html"
    page.with_suffix(".rows.json").write_text("{}")
    monkeypatch.setattr(rows, "same", lambda noted, tables: same and noted == Path("build/timeline/when.rows.json"))
    project.write("mine/four.txt", "four")
    assert project.make() == ["read", "extract", *ran, "site"]
    assert project.make() == []
    page.write_text("mine")
    assert project.make() == ["timeline/when"], "a spoilt page is made again"


def test_a_deleted_file_of_corrections_is_no_longer_in_force(project):
    project.write("mine/corrections/same_person.csv", "speaker,is,who,when,why\nA,B,Bo,2026-01-01,known\n")
    project.make()
    assert "known" in (project.pages / "tables/quotes.parquet").read_text()
    (project.home / "mine/corrections/same_person.csv").unlink()
    assert project.make() == EVERYTHING[1:]
    assert "known" not in (project.pages / "tables/quotes.parquet").read_text()


def test_a_deleted_params_file_takes_its_page_its_files_its_print_and_its_place_in_the_index(project, capsys):
    project.make()
    (project.pages / "timeline/when.pdf").write_text("print")
    (project.home / "mine/params/timeline/when.yaml").unlink()
    assert project.make() == ["site"] and project.index == ["sources/who"]
    assert not (project.pages / "timeline").exists() and (project.pages / "sources/who.html").exists()
    assert "Withdrew timeline/when" in capsys.readouterr().out
    assert not list((project.pages / "made").rglob("when.json"))


def test_when_the_last_params_file_goes_the_reports_are_the_defaults(project):
    project.make()
    shutil.rmtree(project.home / "mine/params")
    project.make()
    assert project.index == [f"{kind}/default" for kind in ("corpus", "timeline", "sources", "speaker", "compare")]
    assert not (project.pages / "sources/who.html").exists()


def test_a_report_whose_name_begins_with_anothers_keeps_its_files(project):
    project.write("mine/params/sources/who.more.yaml", "title: More\n")
    project.make()
    project.write("mine/params/sources/who.yaml", "title: Other\n")
    assert project.make() == ["sources/who"]
    assert (project.pages / "sources/who.more.html").read_text() == "title: More\n"
    (project.home / "mine/params/sources/who.yaml").unlink()
    project.make()
    assert (project.pages / "sources/who.more.html").exists() and not (project.pages / "sources/who.html").exists()


def test_a_report_that_fails_leaves_the_good_one_in_place_and_is_tried_again(project, capsys):
    project.make()
    project.write("mine/params/sources/who.yaml", "title: 7\n")
    project.broken.add("sources/who")
    with pytest.raises(DatelineError, match=r"1 of 2 reports could not be made.*\(sources/who\).*earlier pages"):
        project.make()
    assert (project.pages / "sources/who.html").read_text() == "title: Who\n"
    assert project.index == ["sources/who", "timeline/when"]
    assert "mine/params/sources/who.yaml: cannot be made" in capsys.readouterr().err
    with pytest.raises(DatelineError):
        project.make()
    assert project.ran == ["sources/who"], "the one that failed is tried again"


def test_a_report_that_never_was_made_is_not_in_the_index_and_the_others_are(project):
    project.broken.add("sources/who")
    with pytest.raises(DatelineError, match="1 of 2 reports"):
        project.make()
    assert project.index == ["timeline/when"]


@pytest.mark.parametrize(("name", "ran"), [
    ("tables/reading.articles.parquet", ["read", "extract"]), ("tables/reading.problems.parquet", ["read", "extract"]),
    *((f"tables/{name}", ["extract"]) for name in tables_stamp.EXTRACTED), ("tables/stamp.json", ["read", "extract"]),
    ("sources/who.html", ["sources/who"]), ("sources/who.report.json", ["sources/who"]), ("index.html", ["site"]),
    ("search.html", ["site"]), ("articles/a.html", ["site"]), ("speakers/a.html", ["site"]), ("search/a.html", ["site"]),
])  # fmt: skip
@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:-3])])
def test_a_spoilt_table_page_or_export_is_noticed_in_one_line_and_made_again(project, capsys, name, ran, spoil):
    project.make()
    good = {
        path: path.read_bytes() for path in project.pages.rglob("*") if path.is_file() and "cache" not in path.parts
    }
    capsys.readouterr()
    spoil(project.pages / name)
    assert project.make() == ran
    assert f"build/{name} is" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in good} == good
    assert project.make() == []


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"version": 1}', '{"version": 9, "inputs": {}, "outputs": {}, "notes": {}}']
)
def test_a_spoilt_stamp_counts_as_none(project, content):
    project.make()
    (project.pages / "made/extract.json").write_text(content)
    assert project.make() == ["extract"]


@pytest.mark.parametrize("name", ["hashes.json", "code.json"])
@pytest.mark.parametrize("content", ["", "[]", '{"mine/one.txt": 3}', "\x00"])
def test_what_is_kept_to_save_time_may_be_spoilt(project, name, content):
    project.make()
    (project.pages / "cache" / name).write_text(content)
    assert project.make() == []


def test_another_corpus_clears_what_was_made_of_the_first_and_keeps_the_cache(project, capsys):
    project.make()
    (project.pages / "cache/kept").write_text("kept")
    project.write("other/four.txt", "four")
    project.make(corpus=Path("other"))
    assert "build held reports on mine; making it anew for other" in capsys.readouterr().out
    assert not (project.pages / "sources/who.html").exists() and (project.pages / "cache/kept").exists()


LOST = (1, 3, 2)  # articles, stages, articles that lost a stage
UNREAD = [("reading", "error"), ("reading", "warning"), ("extract", "note"), ("corrections", "error")]


def test_articles_lost_to_faults_are_counted_and_the_run_fails_each_time_until_they_are_not(project):
    project.lost, project.problems = LOST, UNREAD
    for _ in range(2):
        with pytest.raises(
            DatelineError, match="^1 article was lost, and 3 stages of 2 articles; .*KEEP_GOING=1 takes"
        ):
            project.make()
        assert "extract" in project.ran, "what was lost is tried again"
    assert project.index == ["sources/who", "timeline/when"], "the rest goes on"
    project.lost = tables_stamp.NOTHING
    project.make()


def test_keep_going_takes_the_reports_as_they_are_and_says_how_many_are_lost(project, capsys):
    project.lost = LOST
    project.make(keep_going=True)
    assert "; 1 article was lost, and 3 stages of 2 articles" in capsys.readouterr().out.splitlines()[-1]
    assert project.make(keep_going=True) == []


def test_files_that_cannot_be_read_fail_no_run_and_are_counted_in_the_last_line(project, capsys):
    project.problems = UNREAD
    project.make()
    assert capsys.readouterr().out.splitlines()[-1] == (
        "The reports are in build/index.html; 1 file or article could not be read (the corpus report says why)"
    )
    project.make()
    assert "1 file or article could not be read" in capsys.readouterr().out, "and so when nothing was to do"


def test_what_a_killed_run_left_half_made_is_cleared(project):
    project.make()
    project.write("build/parts/sources/who/files/half.csv", "half")
    project.write("build/articles.part/a.html", "half")
    project.write("build/sources/who.extra.csv", "of no stamp")
    project.make()
    left = {path.relative_to(project.pages).as_posix() for path in project.pages.rglob("*")}
    assert not left & {"parts/sources", "articles.part", "sources/who.extra.csv"}


def test_stamps_hold_no_time_and_no_path_of_this_machine(project):
    project.make()
    for path in (project.pages / "made").rglob("*.json"):
        assert str(project.home) not in path.read_text() and json.loads(path.read_text())["inputs"]


def test_one_report_is_made_alone_and_the_others_stay_as_they_are(project):
    project.make()
    for name in ("timeline/when", "sources/who"):
        project.write(f"mine/params/{name}.yaml", "title: Anew\n")
    assert project.make(report="timeline/when") == ["timeline/when"]
    assert project.index == ["sources/who", "timeline/when"] and project.make() == ["sources/who"]


def test_one_report_that_nobody_asked_for_is_answered_with_the_nearest(project):
    with pytest.raises(DatelineError, match="mine asks for no report 'timeline/whne'; did you mean 'timeline/when'?"):
        project.make(report="timeline/whne")
