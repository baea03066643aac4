"""A corpus in parts on a real cluster of this machine: who dies, what is not the same on all, and two runs at once."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

import helpers
from helpers.faults import DatelineError, MachineFault
from helpers.pipeline import cluster, finding, ready, stamp
from helpers.pipeline.__main__ import extract, read
from helpers.tables import read_table
from tests.pipeline.conftest import make
from tests.pipeline.test_faults import articles, dask, kill_at_work, marks

__all__ = ["marks"]
pytestmark = pytest.mark.xdist_group("cluster")
NAMES = ("articles", "sentences", "dates", "quotes", "speakers", "mentions", "events", "stories")


def in_files(folder, frame, each=4):
    """Write `frame` as files of `each` articles; return the folder."""
    folder.mkdir()
    for n in range(0, len(frame), each):
        frame.iloc[n : n + each].to_parquet(folder / f"part{n}.parquet")
    return folder


def shown(out, names=NAMES, without=""):
    rows = {name: read_table(out, name).astype(str).values.tolist() for name in names}
    return {name: [row for row in found if not without or without not in row] for name, found in rows.items()}


def test_of_a_part_that_kills_every_worker_only_the_article_is_lost_and_a_worker_killed_once_costs_nothing(
    marks, tmp_path, monkeypatch
):
    monkeypatch.setattr(
        cluster, "NO_WORKERS", 300
    )  # both die at once, and a busy machine takes a while to start others
    many = articles(8, a1="ONCE", a6="POISON")
    folder, by_article = in_files(tmp_path / "in", many), ("sentences", "dates", "quotes")
    problems = helpers.extract_files(folder, tmp_path / "out", engine="dask", tagger="fast", workers=2)
    assert problems[["article_id", "stage", "severity"]].values.tolist() == [["a6", "extract", "error"]]
    assert (marks / "done").exists(), "a worker was killed on a1"
    assert not len(helpers.extract_files(folder, tmp_path / "local", tagger="fast", workers=1)), "no worker, no death"
    assert shown(tmp_path / "out", by_article) == shown(tmp_path / "local", by_article, without="a6")


def test_a_scheduler_that_is_killed_stops_the_run_and_the_next_does_only_what_is_left(marks, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "BEAT", 0.5)
    folder = in_files(tmp_path / "in", articles(8, a6="SLOW"))
    with dask() as (address, processes):
        kill_at_work(marks, processes["scheduler"])
        with pytest.raises(MachineFault, match="scheduler or its workers are gone; what was finished is kept"):
            helpers.extract_files(folder, tmp_path / "out", engine=address, tagger="fast")
    done, real = [], finding.extract_file
    monkeypatch.setattr(finding, "extract_file", lambda *job: done.append(Path(job[0]).name) or real(*job))
    assert not len(helpers.extract_files(folder, tmp_path / "out", tagger="fast", workers=1))
    helpers.extract_files(folder, tmp_path / "local", tagger="fast", workers=1)
    assert done[0] == "part4.parquet" and done[1:] == ["part0.parquet", "part4.parquet"], (
        "the first is the run that went on"
    )
    assert shown(tmp_path / "out") == shown(tmp_path / "local")


@pytest.fixture(scope="module")
def address():
    with dask() as (address, _):
        yield address


def test_two_runs_at_once_on_one_cluster_give_what_one_gives(address, tmp_path):
    folder = in_files(tmp_path / "in", articles(8), each=2)
    with ThreadPoolExecutor(2) as both:
        runs = [both.submit(helpers.extract_files, folder, tmp_path / out, address, "fast") for out in ("one", "two")]
        assert not any(len(run.result()) for run in runs)
    assert shown(tmp_path / "one") == shown(tmp_path / "two")


@pytest.mark.parametrize(("theirs", "said"), [
    ({"pandas": "1.0"}, "has pandas .* where this machine has 1.0; install the same on all"),
    ({"Dateline": "0" * 16}, "has Dateline .* where this machine has 0000000000000000"),
    ({"Python": "2.7"}, "has Python .* where this machine has 2.7"),
    ({"pyarrow": "2"}, "has pyarrow .* where this machine has 2;"),
])  # fmt: skip
def test_other_versions_on_a_worker_are_said_before_any_work(address, tmp_path, monkeypatch, theirs, said):
    ours = ready.versions()
    monkeypatch.setattr(ready, "versions", lambda: ours | theirs)
    with pytest.raises(DatelineError, match=said):
        helpers.extract_files(in_files(tmp_path / "in", articles(2)), tmp_path / "out", address, "fast")
    assert not [path for path in (tmp_path / "out").rglob("*") if path.is_file()]


def test_folders_that_a_worker_does_not_see_are_said_before_any_work(address, tmp_path):
    folder = in_files(tmp_path / "in", articles(2))
    with pytest.raises(DatelineError, match="does not see the folder memory://.* name one that every worker sees"):
        helpers.extract_files(folder, f"memory://{tmp_path.name}", address, "fast")
    place = f"memory://{tmp_path.name}-in"
    articles(2).to_parquet(f"{place}/a.parquet")
    with pytest.raises(DatelineError, match="does not see the articles memory://.*FileNotFoundError"):
        helpers.extract_files(place, tmp_path / "out", address, "fast")
    assert not [path for path in (tmp_path / "out").rglob("*") if path.is_file()]


def test_a_cluster_without_workers_is_said(monkeypatch):
    class Client:
        class scheduler:
            address = "tcp://node:8786"

        def wait_for_workers(self, n, timeout):
            raise TimeoutError

    with pytest.raises(
        MachineFault, match="no worker came to the scheduler at tcp://node:8786 .*: dask worker tcp://node:8786"
    ):
        ready.check_cluster(Client(), "out")


def test_the_tables_of_a_build_are_the_same_on_a_cluster_corrections_too(address, tmp_path):
    corpus, decided = tmp_path / "corpus", tmp_path / "decided"
    corpus.mkdir(), decided.mkdir()
    for n, text in enumerate(articles(6)["text"]):
        (corpus / f"{n}.md").write_text(
            f"---\ntitle: Bridge {n}\npublished: 2018-07-1{n}\n---\n\n{text}\n", encoding="utf-8"
        )
    (corpus / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    (decided / "same_person.csv").write_text(
        "speaker,is,who,when,why\nAna Ruiz,Ana María Ruiz,Eva,2026-01-02,her full name\n"
    )
    local, other = tmp_path / "local/tables", tmp_path / "cluster/tables"
    for tables, engine in ((local, "local"), (other, "local"), (other, address)):
        read(corpus, tables)
        assert extract(tables, "fast", tables.parent / "cache", engine, 1, [decided]) == (0, 0, 0)
        assert stamp.unfit(tables) == []
    assert (other / "quotes/part-00000.parquet").exists() and not (other / "quotes.parquet").exists()
    assert shown(local, (*NAMES, "problems")) == shown(other, (*NAMES, "problems"))
    for name in ("corrections.parquet", "made.json"):
        assert (local / name).read_bytes() == (other / name).read_bytes()
    assert "Ana María Ruiz" in set(pd.read_parquet(other / "speakers")["name"])
    next((other / "dates").glob("part-*")).unlink()
    assert [fault for _, fault in stamp.unfit(other)] == ["is missing"]


def test_make_says_that_no_scheduler_answers_before_it_reads(project, tmp_path):
    (tmp_path / "sitecustomize.py").write_text("from helpers.pipeline import cluster\ncluster.CONNECT = 1\n")
    within = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{project / 'src'}"}
    done = make(project, "reports", ok=False, SCHEDULER="tcp://127.0.0.1:9", **within)
    assert "dateline: no Dask scheduler answers at tcp://127.0.0.1:9; start one" in done.stderr
    assert "Read " not in done.stdout and not list((project / "build").rglob("*.parquet"))
