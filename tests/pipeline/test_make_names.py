"""A name is data: make and the shell pass the name of a folder or file on, and never run anything in it."""

import os
import shutil
import subprocess
import sys

import pytest

from helpers.problems import printable
from tests.pipeline.conftest import make

pytestmark = pytest.mark.xdist_group("names")  # what they share is made once

CORPUS = "-my 'cor\"pus $(shell touch RAN1)`touch RAN2`;touch RAN3 #$$ \r\x1b[31mred\nline {a}"
BUILD = "-b 'u\"ild $(shell touch RAN4)$(touch RAN5)\x1b[31m\r\n{0} %d"
PARAMS = "a'&touch RAN6&'b $(shell touch RAN7) {x}"
ROW = "speaker,is,who,when,why\nAna Ruiz,Ana Ruiz Vega,Bo,2026-01-01,her own page\n"


@pytest.fixture(scope="module")
def named(project):
    """The project with a corpus of one report under names that a shell, make or a terminal would obey."""
    corpus = project / CORPUS
    (corpus / "params/corpus").mkdir(parents=True)
    (corpus / "corrections").mkdir()
    for path in (project / "mine").glob("*.md"):
        shutil.copy(path, corpus)
    (corpus / "dry\rand\x1b[31mred.md").write_text((corpus / "safe.md").read_text().replace("safe", "dry"))
    (corpus / "params/corpus" / f"{PARAMS}.yaml").write_text("title: Named\n")
    (corpus / "corrections/same_person.csv").write_text(ROW)
    return project


@pytest.fixture(scope="module")
def small(project):
    """The project with a corpus, `small`, of three articles and one report."""
    (project / "small/params/corpus").mkdir(parents=True)
    for path in [*(project / "mine").glob("*.md"), project / "mine/params/corpus/what.yaml"]:
        shutil.copy(path, project / "small" / path.relative_to(project / "mine"))
    return project


def ran(project):
    return [path.name for path in [*project.iterdir(), *(project / CORPUS).rglob("*")] if path.name.startswith("RAN")]


@pytest.mark.parametrize("by", ["environment", "command line"])
def test_names_that_a_shell_would_obey_are_names_and_nothing_runs(named, by):
    given = {"CORPUS": CORPUS, "BUILD": BUILD}
    line = [] if by == "environment" else [f"{name}={value}" for name, value in given.items()]
    for options in (["-n"], []):
        done = make(named, *line, *options, "reports", **({} if line else given))
        assert ran(named) == [] and "\x1b" not in done.stdout + done.stderr
    page = named / BUILD / "corpus" / f"{PARAMS}.html"
    assert page.exists() and "Named" in page.read_text() and "1 human correction" in page.read_text()
    assert done.stdout.splitlines()[-1] == f"The reports are in {printable(BUILD)}/index.html"
    assert "4 articles" in page.read_text(), "a carriage return in a name reads nothing twice"


def test_two_makes_at_once_on_one_folder_both_end_well_and_the_second_says_who_it_waits_for(small):
    shutil.rmtree(small / "build/two", ignore_errors=True)
    environment = {"PATH": os.environ["PATH"], "CORPUS": "small", "TAGGER": "fast", "BUILD": "build/two",
                   "PYTHONPATH": str(small / "src")}  # fmt: skip
    both = [subprocess.Popen(["make", "reports"], cwd=small, env=environment, stdout=subprocess.PIPE, text=True,
                             stderr=subprocess.STDOUT) for _ in range(2)]  # fmt: skip
    said = [process.communicate(timeout=300)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sum("is being made by process" in words for words in said) == 1
    assert sum("Read 3 articles" in words for words in said) == 1, "the second finds all done"
    assert {path.parent.name for path in (small / "build/two").glob("*/*.report.json")} == {"corpus"}


@pytest.mark.parametrize("place", ["params/timeline/$(shell touch RAN).yaml", "corrections/$(shell touch RAN).csv"])
def test_a_file_whose_name_is_a_command_runs_nothing_not_even_under_n(small, place):
    path = small / "small" / place
    path.parent.mkdir(exist_ok=True)
    path.write_text("titel: no such parameter\n")
    try:
        for options in (["-n"], []):
            make(small, *options, "reports", ok=bool(options), CORPUS="small", BUILD="build/two")
            assert not list(small.rglob("RAN*"))
    finally:
        path.unlink()
        if place.startswith("corrections"):
            path.parent.rmdir()


def test_the_name_of_a_notebook_is_a_name(project):
    bad = make(project, "params", "NOTEBOOK=$(shell touch RAN)'; touch RAN;'\x1b[31m", ok=False)
    assert "there is no notebook" in bad.stderr and "\x1b" not in bad.stderr and not list(project.rglob("RAN*"))
    assert "published_from: str" in make(project, "params", "NOTEBOOK=sources").stdout


def step(project, name, **given):
    """Run a step of make in `project`, and return what it said."""
    environment = {**os.environ, "TAGGER": "fast", "WORKERS": "1", "PYTHONPATH": str(project / "src"), **given}
    return subprocess.run([sys.executable, "-m", "helpers.reporting", name], cwd=project, check=True, env=environment,
                          capture_output=True, text=True).stdout  # fmt: skip


def test_clean_removes_the_build_of_that_name_and_no_other(project):
    folder, other = project / "to  clean '$(shell touch RAN)", project / "to"
    for path in (folder, other):
        (path / "tables").mkdir(parents=True)
        (path / "corpus.txt").write_text("made by an earlier version")
    text = (project / "Makefile").read_text()
    assert "rm -rf $(VENV)" in text and text.count("rm -rf") == 1
    step(project, "clean", BUILD=folder.name)
    assert not folder.exists() and other.exists() and not list(project.rglob("RAN*"))


def test_a_build_inside_the_corpus_and_one_of_an_earlier_name_are_never_read(small):
    one, other = ({"CORPUS": "small", "BUILD": f"small/{name}"} for name in ("build", "other"))
    assert "Read 3 articles" in make(small, "reports", **one).stdout
    assert "Read 3 articles" in step(small, "tables", **other)
    assert "Read" not in step(small, "tables", **one)
    for name in ("build", "other"):
        shutil.rmtree(small / "small" / name)
