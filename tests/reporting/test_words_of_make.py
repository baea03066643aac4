"""What `make` calls, word by word, and the processes that make reports: the steps and the processes are played."""

import io
import json
import sys
from types import SimpleNamespace

import pytest

from helpers.reporting import __main__ as called
from helpers.reporting import building, kernels, running
from tests.reporting.notebook import write


@pytest.fixture
def steps(monkeypatch):
    """What was called of building, with the choice of a report."""
    ran = []
    for name in ("reports", "pdf", "tables", "clean"):
        monkeypatch.setattr(building, name, lambda choices, name=name: ran.append((name, choices.report)))
    for name in ("CORPUS", "BUILD", "REPORT", "NOTEBOOK"):
        monkeypatch.delenv(name, raising=False)
    return ran


@pytest.mark.parametrize("word", ["reports", "pdf", "tables", "clean"])
def test_a_word_calls_its_step_with_what_the_environment_chose(steps, word, monkeypatch):
    monkeypatch.setenv("REPORT", "timeline/x")
    monkeypatch.setattr(sys, "argv", ["reporting", word])
    called.main()
    assert steps == [(word, "timeline/x")]


def test_one_report_is_to_be_named(steps, monkeypatch):
    monkeypatch.setenv("REPORT", " ")
    with pytest.raises(SystemExit, match="name the report: make one REPORT="):
        called.one()
    monkeypatch.setenv("REPORT", "sources/x.yaml")
    called.one()
    assert steps == [("reports", "sources/x")]


@pytest.mark.parametrize("words", [[], ["reports", "pdf"], ["report"]])
def test_another_word_is_answered_with_those_there_are(words, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["reporting", *words])
    with pytest.raises(SystemExit, match="takes one of reports, one, pdf, pictures, tables, clean, params, run"):
        called.main()


def test_an_error_is_one_line(steps, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["reporting", "reports"])
    called.in_one_line()
    monkeypatch.setenv("JOBS", "two")
    with pytest.raises(SystemExit, match="dateline: JOBS=two is no number"):
        called.in_one_line()


def test_the_parameters_of_a_notebook_are_listed_without_those_the_runner_gives(monkeypatch, tmp_path, capsys, steps):
    (tmp_path / "notebooks").mkdir()
    for name in ("timeline", "speaker"):
        write(
            tmp_path / f"notebooks/{name}.ipynb",
            'tables: str = ""  # t\nfiles: str = ""  # f\n' + f"{name}: int = 3  # how many",
        )
    monkeypatch.chdir(tmp_path)
    called.params()
    monkeypatch.setenv("NOTEBOOK", "speaker")
    called.params()
    assert capsys.readouterr().out == "timeline: int = 3\n    how many\nspeaker: int = 3\n    how many\n"


class Process:
    """Plays a process of kernels: says `out` and `err`, ends with `code`."""

    def __init__(self, out="", err="", code=0, gone=False):
        self.stdin, self.stdout, self.stderr, self.returncode = io.StringIO(), io.StringIO(out), io.StringIO(err), code
        self.killed = False
        if gone:
            self.stdin.write = lambda text: (_ for _ in ()).throw(BrokenPipeError)

    def wait(self):
        return self.returncode

    def kill(self):
        self.killed = True


@pytest.mark.parametrize(("process", "answer"), [
    (Process('noise\ndateline made: ["a.html"]\n'), (["a.html"], "")),
    (Process('dateline made: ["old"]\ndateline made: ["a.html"]\n'), (["a.html"], "")),
    (Process('dateline made: ["a.html"]\n', code=1), ([], f"p.yaml: {kernels.NO_ANSWER}")),
    (Process("", "x\ndateline: first\ndateline: x.yaml: no \n", 1), ([], "x.yaml: no")),
    (Process("", "", 0), ([], f"p.yaml: {kernels.NO_ANSWER}")), (Process("", "", 1, gone=True), ([], f"p.yaml: {kernels.NO_ANSWER}")),
])  # fmt: skip
def test_what_a_process_answers_is_its_files_or_its_last_error(process, answer, monkeypatch):
    started = []
    monkeypatch.setattr(
        kernels.subprocess, "Popen", lambda command, **options: started.append((command, options)) or process
    )
    job = {"notebook": "n.ipynb", "report": "r", "tables": "t", "params": "p.yaml"}
    assert list(kernels.run_all({"one": job}, 2, 7)) == [("one", *answer)]
    ((command, options),) = started
    assert command[-2:] == ["helpers.reporting", "run"] and options["pass_fds"] == (7,) and process.stdin.closed


def test_a_report_without_params_goes_by_its_notebook(monkeypatch):
    monkeypatch.setattr(kernels.subprocess, "Popen", lambda command, **options: Process("", "", 1))
    job = {"notebook": "n.ipynb", "report": "r", "tables": "t", "params": None}
    assert list(kernels.run_all({"one": job}, 1, 7)) == [("one", [], f"n.ipynb: {kernels.NO_ANSWER}")]


def test_a_process_makes_what_it_is_asked_for_and_says_its_files(monkeypatch, capsys):
    asked = {"notebook": "n.ipynb", "report": "r.html", "params": None, "tables": "t"}
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(asked) + "\n"))
    monkeypatch.setattr(kernels.threading, "Thread", lambda target, daemon: SimpleNamespace(start=lambda: None))
    monkeypatch.setattr(running, "run", lambda *given: [*map(str, given)])
    kernels.answer()
    assert capsys.readouterr().out == 'dateline made: ["n.ipynb", "r.html", "None", "t"]\n'
