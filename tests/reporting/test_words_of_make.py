"""What `make` calls, word by word, and the processes that make reports: the steps and the processes are played."""

import io
import json
import sys
from types import SimpleNamespace

import pytest

from helpers.problems import DatelineError
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
    """Plays a process of kernels: says `out` and `err`, and where it is `gone`, takes no job any more."""

    def __init__(self, out="", err="", gone=False):
        self.stdin, self.stdout, self.stderr, self.ended = io.StringIO(), io.StringIO(out), io.StringIO(err), False
        if gone:
            self.stdin.write = lambda text: (_ for _ in ()).throw(BrokenPipeError)

    def wait(self):
        self.ended = True

    kill = wait


@pytest.fixture
def processes(monkeypatch):
    """Return the function that plays `processes`, started one after another, and gives the list of what was started."""

    def play(*processes):
        started, left = [], list(processes)
        monkeypatch.setattr(
            kernels.subprocess, "Popen", lambda command, **given: started.append((command, given)) or left.pop(0)
        )
        return started

    return play


JOB = {"notebook": "n.ipynb", "report": "r", "tables": "t", "params": "p.yaml"}
NOTHING = ([], f"p.yaml: {kernels.NO_ANSWER}")
MADE, SAID = 'dateline made: ["a.html"]\n', 'dateline failed: "x.yaml: no"\n'


@pytest.mark.parametrize(("process", "answer"), [
    (Process(f"noise\n{MADE}dateline ended\n"), (["a.html"], "")), (Process(MADE), (["a.html"], "")),
    (Process(f'dateline made: ["old"]\n{MADE}dateline ended\n'), (["a.html"], "")),
    (Process(f"{SAID}dateline ended\n", "x\ndateline: of another\n"), ([], "x.yaml: no")),
    (Process("", "x\ndateline: first\ndateline: x.yaml: no \n"), ([], "x.yaml: no")),
    (Process("dateline ended\n"), NOTHING), (Process(), NOTHING), (Process(gone=True), NOTHING),
])  # fmt: skip
def test_what_a_process_answers_is_its_files_or_its_last_error(process, answer, processes):
    started = processes(process)
    assert list(kernels.run_all({"one": JOB}, 2, 7)) == [("one", *answer)]
    ((command, options),) = started
    assert command[-2:] == ["helpers.reporting", "run"] and options["pass_fds"] == (7,)
    assert process.stdin.closed and process.ended


def test_a_process_makes_one_report_after_another_and_one_that_is_gone_is_replaced(processes):
    jobs = dict.fromkeys(("one", "two", "three"), JOB)
    started = processes(Process(f"{MADE}dateline ended\n{SAID}"), Process(f"{MADE}dateline ended\n"))
    assert list(kernels.run_all(jobs, 1, 7)) == [
        ("one", ["a.html"], ""),
        ("two", [], "x.yaml: no"),
        ("three", ["a.html"], ""),
    ]
    assert len(started) == 2


def test_who_stops_before_the_last_report_leaves_no_process(processes):
    process = Process(f"{MADE}dateline ended\n{MADE}dateline ended\n")
    processes(process)
    making = kernels.run_all({"one": JOB, "two": JOB}, 1, 7)
    next(making)
    making.close()
    assert process.ended and process.stdin.closed


def test_a_report_without_params_goes_by_its_notebook(processes):
    processes(Process())
    job = {"notebook": "n.ipynb", "report": "r", "tables": "t", "params": None}
    assert list(kernels.run_all({"one": job}, 1, 7)) == [("one", [], f"n.ipynb: {kernels.NO_ANSWER}")]


@pytest.fixture
def asked(monkeypatch):
    """Two jobs on standard input, and a runner of notebooks that fails on the second."""

    def run(notebook, *given):
        if notebook == "bad.ipynb":
            raise DatelineError("bad.ipynb: no")
        return [notebook, *map(str, given)]

    jobs = [{"notebook": name, "report": "r.html", "params": None, "tables": "t"} for name in ("n.ipynb", "bad.ipynb")]
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(json.dumps(job) + "\n" for job in jobs)))
    monkeypatch.setattr(kernels.threading, "Thread", lambda target, daemon: SimpleNamespace(start=lambda: None))
    monkeypatch.setattr(running, "run", run)


FILES = 'dateline made: ["n.ipynb", "r.html", "None", "t"]\n'


def test_a_process_makes_what_it_is_asked_for_and_says_its_files_or_its_error(asked, capfd):
    kernels.answer()
    assert capfd.readouterr().out == f'{FILES}dateline ended\ndateline failed: "bad.ipynb: no"\ndateline ended\n'


def test_where_a_process_cannot_copy_itself_it_makes_one_report_and_ends(asked, monkeypatch, capfd):
    monkeypatch.setattr(kernels, "COPIES_ITSELF", False)
    kernels.answer()
    assert capfd.readouterr().out == FILES
