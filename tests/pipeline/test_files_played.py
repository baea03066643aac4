"""What is done where a file of articles fails, alone or in a process that dies: the process is played."""

import errno
import json
from pathlib import Path

import pandas as pd
import pytest

from helpers.faults import DatelineError, MachineFault
from helpers.pipeline import finding
from helpers.pipeline.alone import Died
from helpers.pipeline.article import find_in_articles
from tests.pipeline.played import ARTICLES, MEMORY, Played, nothing


@pytest.fixture
def job(tmp_path):
    ARTICLES.to_parquet(tmp_path / "a.parquet")
    return str(tmp_path / "a.parquet"), "a.1", str(tmp_path / "out"), "fast"


@pytest.mark.parametrize(("outcomes", "answer"), [
    ([0], ("", False)), ([2], ("", True)), ([Died(), 0], ("", False)), ([ValueError("x"), 0], ("", False)),
    ([ValueError("x"), ValueError("no day")], ("ValueError: no day", True)),
    ([ValueError("x"), finding.Unreadable("ArrowInvalid: none")], ("ArrowInvalid: none", True)),
    ([Died(), Died(), Died(), Died(), nothing()], ("it stopped its process each of 2 times it was read alone", True)),
    ([Died(), Died(), ValueError("x")], ("ValueError: x", True)),
])  # fmt: skip
def test_a_file_that_fails_is_tried_alone_twice_and_then_article_by_article(outcomes, answer, job):
    process = Played(*outcomes)
    assert list(finding.alone(process, job)) == [(job, *answer)] and not process.outcomes


def test_of_a_file_that_stops_its_process_only_the_article_to_blame_is_lost(job):
    found = [find_in_articles(ARTICLES.iloc[n : n + 1].assign(language="xx")) for n in range(3)]
    process = Played(Died(), Died(), ARTICLES, *found, Died(), Died(), "harmless")
    assert list(finding.alone(process, job)) == [(job, "", True)]
    marker = json.loads(Path(job[2], "done/a.1.json").read_text())
    assert (marker["articles"], marker["lost"]) == (4, 1)


@pytest.mark.parametrize("outcomes", [[MEMORY], [Died(), Died(), MEMORY], [Died(), Died(), Died(), Died(), Died()]])
def test_a_fault_of_the_machine_is_no_files(outcomes, job):
    with pytest.raises((MemoryError, MachineFault)):
        list(finding.alone(Played(*outcomes), job))


def test_one_file_or_one_worker_needs_no_process(monkeypatch, job):
    monkeypatch.setattr(finding, "Process", None)
    failing = iter([ValueError("x"), None, ValueError("x"), ValueError("y"), MEMORY])

    def extract(*job):
        error = next(failing)
        if error:
            raise error
        return 0

    monkeypatch.setattr(finding, "extract_file", extract)
    assert list(finding.run([job], "local", 4)) == [(job, "")] and list(finding.run([], "local", 4)) == []
    assert list(finding.run([job], "local", 2)) == [(job, "ValueError: y")]
    with pytest.raises(MemoryError):
        list(finding.run([job, job], "local", 1))


@pytest.mark.parametrize(("error", "kind", "said"), [
    (MEMORY, MachineFault, "memory ran short while .*a.parquet was read"),
    (PermissionError(errno.EACCES, "no"), finding.Unreadable, "PermissionError"),
    (OSError(errno.EIO, "bad"), MachineFault, "reports an error of reading"), (ValueError("x"), finding.Unreadable, "ValueError: x"),
    (DatelineError("lacks text"), DatelineError, "lacks text"),
])  # fmt: skip
def test_a_file_that_cannot_be_read_is_the_file_s_fault_or_the_machine_s(monkeypatch, job, error, kind, said):
    def fails(path, **asked):
        raise error

    monkeypatch.setattr(pd, "read_parquet", fails)
    with pytest.raises(kind, match=said) as raised:
        finding.articles_of(job[0])
    assert type(raised.value) is kind
