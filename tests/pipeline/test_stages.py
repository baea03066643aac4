"""One stage on one article, and the words and codes with which a step ends."""

import errno
import sys
from types import SimpleNamespace

import pytest

from helpers.faults import DatelineError, MachineFault
from helpers.pipeline import __main__ as called
from helpers.pipeline.stages import Stages
from helpers.problems import Problems
from tests.pipeline.played import MEMORY

DOC = SimpleNamespace(title="T" * 99, article_id="a", text="x" * 7)


def stages():
    return Stages(Problems("extract"), {"a": "x.md"})


def test_a_stage_is_tried_twice_and_what_it_lost_is_said():
    made, tries = stages(), iter([ValueError("e" * 300), ValueError("e" * 300), ValueError("x"), None])

    def find():
        error = next(tries)
        if error:
            raise error
        return "found"

    assert made.run("dates", DOC, find, "otherwise") == "otherwise"
    (row,) = made.problems.frame().to_dict("records")
    assert (row["stage"], row["article_id"], row["source_path"], row["severity"]) == ("dates", "a", "x.md", "error")
    assert (
        f"'{'T' * 60}'" in row["message"]
        and f"ValueError: {'e' * 200})" in row["message"]
        and "dates of it are lost" in row["message"]
    )
    assert made.run("dates", DOC, find, "otherwise") == "found" and len(made.problems.rows) == 1


@pytest.mark.parametrize(("error", "kind", "said"), [
    (MEMORY, MachineFault, r"memory ran short while dates of 'T{60}' were looked for \(article a, x.md, 7 characters\)"),
    (OSError(errno.ENOSPC, "full"), OSError, "full"), (MachineFault("known"), MachineFault, "known"),
])  # fmt: skip
def test_a_fault_of_the_machine_in_a_stage_is_raised(error, kind, said):
    def find():
        raise error

    with pytest.raises(kind, match=said):
        stages().run("dates", DOC, find, None)
    with pytest.raises(kind):
        stages().stop_at_machine(error, "quotes", [DOC])
    assert stages().stop_at_machine(ValueError("x"), "dates", [DOC]) is None


@pytest.mark.parametrize(("value", "number"), [("", None), (" 3 ", 3)])
def test_the_environment_may_ask_for_a_number_of_workers(monkeypatch, value, number):
    monkeypatch.setenv("WORKERS", value)
    assert called.workers_asked() == number


@pytest.mark.parametrize("value", ["0", "-1", "two", "1.5"])
def test_a_number_of_workers_that_is_none_is_refused(monkeypatch, value):
    monkeypatch.setenv("WORKERS", value)
    with pytest.raises(DatelineError, match="is no number of processes"):
        called.workers_asked()


@pytest.mark.parametrize(("lost", "said"), [
    ((0, 0, 0), ""), ((2, 0, 0), "2 articles were lost"), ((0, 1, 1), "1 stage of 1 article was lost"),
    ((0, 3, 2), "3 stages of 2 articles were lost"), ((1, 1, 1), "1 article was lost, and 1 stage of 1 article;"),
])  # fmt: skip
def test_what_was_lost_is_said_in_numbers(lost, said):
    assert called.said(lost).startswith(said) and bool(called.said(lost)) == bool(said)


@pytest.mark.parametrize(("words", "environment", "lost", "code"), [
    ([], "", (0, 0, 0), None), ([], "", (1, 0, 0), 1), (["--keep-going"], "", (1, 0, 0), 0),
    ([], "1", (0, 1, 1), 0), ([], "no", (0, 1, 1), 1),
])  # fmt: skip
def test_a_run_that_lost_something_ends_with_a_code_and_says_so(monkeypatch, capsys, words, environment, lost, code):
    given = {}
    monkeypatch.setattr(called, "extract", lambda **arguments: given.update(arguments) or lost)
    monkeypatch.setenv("KEEP_GOING", environment)
    monkeypatch.setattr(
        sys, "argv", ["pipeline", "extract", "tables", "--workers", "2", "--corrections", "a", "b", *words]
    )
    if code is None:
        called.main()
    else:
        with pytest.raises(SystemExit) as ended:
            called.main()
        assert ended.value.code == code
    said = capsys.readouterr().err
    assert ("dateline: " in said) == any(lost) and ("KEEP_GOING=1" in said) == (code == 1)
    assert given == {
        "tables": "tables",
        "tagger": "accurate",
        "cache": None,
        "engine": None,
        "workers": 2,
        "corrections": ["a", "b"],
    }


def test_reading_is_called_with_the_corpus_and_the_tables(monkeypatch):
    read = []
    monkeypatch.setattr(called, "read", lambda corpus, tables: read.append((corpus, tables)))
    monkeypatch.setattr(sys, "argv", ["pipeline", "read", "mine", "build/tables"])
    called.main()
    assert read == [("mine", "build/tables")]
