"""What `make` calls, word by word, and the processes that make reports: the steps and the processes are played."""

import io
import json
import os
import subprocess
import sys
import time
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


JOB = {"notebook": "n.ipynb", "report": "r", "tables": "t", "params": "p.yaml"}
NOTHING = ([], f"p.yaml: {kernels.NO_ANSWER}")
MADE, SAID = 'dateline made: ["a.html"]', 'dateline failed: "x.yaml: no"'


@pytest.fixture(params=["copies of this process", "new processes"])
def processes(request, monkeypatch, tmp_path):
    """Return the function that lets the process of each job run a line of Python, given by its key, in place of a notebook."""
    copies = request.param == "copies of this process"
    if copies and not kernels.copies_itself():
        pytest.skip("no process of this machine copies itself")
    monkeypatch.setattr(kernels, "copies_itself", lambda: copies)
    monkeypatch.setattr(kernels, "_make", lambda job: exec(job["report"], {"os": os, "time": time}))
    popen = subprocess.Popen
    monkeypatch.setattr(
        kernels.subprocess, "Popen", lambda command, **given: popen([*command[:1], "-c", ALONE], **given)
    )
    lock = os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT)
    yield lambda lines, at_once=1: kernels.run_all({line: {**JOB, "report": line} for line in lines}, at_once, lock)
    os.close(lock)


ALONE = "import json, os, sys, time; exec(json.loads(sys.stdin.readline())['report'])"


@pytest.mark.parametrize(("line", "answer"), [
    (f"print('noise\\n{MADE}')", (["a.html"], "")), (f"""print('dateline made: ["old"]\\n{MADE}')""", (["a.html"], "")),
    (f"print('{SAID}'); os.write(2, b'dateline: of another')", ([], "x.yaml: no")), (f"print('{MADE} ' * 0)", NOTHING),
    ("os._exit(1)", NOTHING), ("os.kill(os.getpid(), 9)", NOTHING),
])  # fmt: skip
def test_what_a_process_answers_is_its_files_or_its_last_error(line, answer, processes, capfd):
    assert list(processes([line])) == [(line, *answer)]
    assert capfd.readouterr() == ("", ""), "what a notebook says is no part of what make says"


def test_each_report_has_a_process_of_its_own_and_so_many_are_made_at_once(processes, tmp_path):
    line = f"""open('{tmp_path}/{{}}', 'w').write(str(os.getpid())); time.sleep(0.3); print('{MADE}')"""
    lines = [line.format(name) for name in "abc"]
    began = time.monotonic()
    assert sorted(processes(lines, 3)) == [(line, ["a.html"], "") for line in lines]
    assert len({(tmp_path / name).read_text() for name in "abc"} | {str(os.getpid())}) == 4
    made = processes(lines, 1)
    (tmp_path / "c").unlink()
    assert [next(made)[0], next(made)[0]] == lines[:2] and not (tmp_path / "c").exists()
    made.close()
    assert time.monotonic() - began < 60


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_who_stops_before_the_last_report_leaves_no_process(processes, tmp_path):
    lines = [f"print('{MADE}')", f"open('{tmp_path}/pid', 'w').write(str(os.getpid())); time.sleep(60)"]
    making = processes(lines, 2)
    next(making)
    while not ((tmp_path / "pid").exists() and (tmp_path / "pid").read_text()):
        time.sleep(0.01)
    making.close()
    assert not alive(int((tmp_path / "pid").read_text()))


def test_a_copy_ends_when_the_process_that_it_is_of_is_killed(tmp_path):
    work = f"""
import os, time
from helpers.reporting import kernels, running
def run(*given):
    open("{tmp_path}/pid", "w").write(str(os.getpid()))
    time.sleep(60)
running.run = run
list(kernels.run_all({{"one": {JOB!r}}}, 1, os.open("{tmp_path}", os.O_RDONLY)))
"""
    with subprocess.Popen([sys.executable, "-c", work]) as process:
        while not ((tmp_path / "pid").exists() and (tmp_path / "pid").read_text()):
            time.sleep(0.02)
            assert process.poll() is None
        process.kill()
    pid, until = int((tmp_path / "pid").read_text()), time.monotonic() + 20
    while alive(pid):
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_report_without_params_goes_by_its_notebook():
    assert kernels._outcome("", {"notebook": "n.ipynb", "params": None}) == ([], f"n.ipynb: {kernels.NO_ANSWER}")


@pytest.mark.parametrize(("notebook", "answer"), [
    ("n.ipynb", 'dateline made: ["n.ipynb", "r.html", "None", "t"]\n'), ("bad.ipynb", 'dateline failed: "bad.ipynb: no"\n'),
])  # fmt: skip
def test_a_process_makes_the_report_that_it_is_asked_for_and_says_its_files_or_its_error(
    notebook, answer, monkeypatch, capfd
):
    def run(notebook, *given):
        if notebook == "bad.ipynb":
            raise DatelineError("bad.ipynb: no")
        return [notebook, *map(str, given)]

    job = {"notebook": notebook, "report": "r.html", "params": None, "tables": "t"}
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(job) + "\n"))
    monkeypatch.setattr(kernels.threading, "Thread", lambda target, daemon: SimpleNamespace(start=lambda: None))
    monkeypatch.setattr(running, "run", run)
    kernels.answer()
    assert capfd.readouterr().out == answer
