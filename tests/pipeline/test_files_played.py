"""What is done where a file of articles fails, alone or in a process that dies: the process is played."""

import errno
import json

import pytest

from helpers.faults import DatelineError, MachineFault
from helpers.pipeline import cluster, files
from helpers.pipeline.alone import Died
from helpers.pipeline.article import find_in_articles
from tests.pipeline.played import ARTICLES, MEMORY, Played, nothing


@pytest.fixture
def job(tmp_path):
    ARTICLES.to_parquet(tmp_path / "a.parquet")
    return tmp_path / "a.parquet", "a.1", tmp_path / "out", "fast"


@pytest.mark.parametrize(("outcomes", "answer"), [
    ([0], ("", False)), ([2], ("", True)), ([Died(), 0], ("", False)), ([ValueError("x"), 0], ("", False)),
    ([ValueError("x"), ValueError("no day")], ("ValueError: no day", True)),
    ([ValueError("x"), files.Unreadable("ArrowInvalid: none")], ("ArrowInvalid: none", True)),
    ([Died(), Died(), Died(), Died(), nothing()], ("it stopped its process each of 2 times it was read alone", True)),
    ([Died(), Died(), ValueError("x")], ("ValueError: x", True)),
])  # fmt: skip
def test_a_file_that_fails_is_tried_alone_twice_and_then_article_by_article(outcomes, answer, job):
    process = Played(*outcomes)
    assert list(files._alone(process, job)) == [(job, *answer)] and not process.outcomes


def test_of_a_file_that_stops_its_process_only_the_article_to_blame_is_lost(job):
    found = [find_in_articles(ARTICLES.iloc[n : n + 1].assign(language="xx")) for n in range(3)]
    process = Played(Died(), Died(), ARTICLES, *found, Died(), Died(), "harmless")
    assert list(files._alone(process, job)) == [(job, "", True)]
    marker = json.loads((job[2] / "done/a.1.json").read_text())
    assert (marker["file"], marker["articles"], marker["lost"]) == ("a.parquet", 4, 1)


@pytest.mark.parametrize("outcomes", [[MEMORY], [Died(), Died(), MEMORY], [Died(), Died(), Died(), Died(), Died()]])
def test_a_fault_of_the_machine_is_no_files(outcomes, job):
    with pytest.raises((MemoryError, MachineFault)):
        list(files._alone(Played(*outcomes), job))


def test_one_file_or_one_worker_needs_no_process(monkeypatch, job):
    monkeypatch.setattr(files, "Process", None)
    failing = iter([ValueError("x"), None, ValueError("x"), ValueError("y"), MEMORY])

    def extract(*job):
        error = next(failing)
        if error:
            raise error

    monkeypatch.setattr(files, "extract_file", extract)
    assert list(files._run([job], "local", 4)) == [(job[0], "")] and list(files._run([], "local", 4)) == []
    assert list(files._run([job], "local", None)) == [(job[0], "ValueError: y")]
    with pytest.raises(MemoryError):
        list(files._run([job, job], "local", 1))


def test_files_that_failed_on_a_cluster_are_tried_here(monkeypatch, job, capsys, dask):
    other = (job[0].with_name("b.parquet"), *job[1:])
    monkeypatch.setattr(
        cluster, "results", lambda client, function, jobs: ((job, None if job is other else 0) for job in jobs)
    )
    monkeypatch.setattr(files, "Process", lambda: Played(ValueError("x"), ValueError("x")))
    assert list(files._run([job, other], "dask", 2)) == [(job[0], ""), (other[0], "ValueError: x")]
    assert "1 files failed or stopped their workers" in capsys.readouterr().err and dask[0][2] == 2


@pytest.mark.parametrize(("error", "kind", "said"), [
    (MEMORY, MachineFault, "memory ran short while .*a.parquet was read"),
    (PermissionError(errno.EACCES, "no"), files.Unreadable, "PermissionError"),
    (OSError(errno.EIO, "bad"), MachineFault, "reports an error of reading"), (ValueError("x"), files.Unreadable, "ValueError: x"),
    (DatelineError("lacks text"), DatelineError, "lacks text"),
])  # fmt: skip
def test_a_file_that_cannot_be_read_is_the_file_s_fault_or_the_machine_s(monkeypatch, job, error, kind, said):
    def fails(path):
        raise error

    monkeypatch.setattr(files.pd, "read_parquet", fails)
    with pytest.raises(kind, match=said) as raised:
        files.articles_of(job[0])
    assert type(raised.value) is kind
