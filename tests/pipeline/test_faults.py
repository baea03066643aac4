"""Faults of processes, memory and clusters: the run goes on or stops, and no innocent article is blamed."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager, nullcontext
from multiprocessing import forkserver
from threading import Thread
from types import SimpleNamespace

import pandas as pd
import pytest

import helpers
from helpers.faults import MachineFault
from helpers.pipeline import chunks, cluster, local
from helpers.problems import DatelineError

pytestmark = pytest.mark.xdist_group("cluster")

# Worker processes run this before all else: the words of a text say what its worker does at it.
HOOK = """
import os, pathlib, signal, sys, time

if not any(other in ' '.join(sys.orig_argv) for other in ('resource_tracker', 'scheduler')):  # these do no work
    from helpers.pipeline import article
    real = article.dates_in

    def dates_in(document):
        marks = pathlib.Path(os.environ["TEST_MARKS"])
        def once():
            try:
                (marks / "done").touch(exist_ok=False)
                return True
            except FileExistsError:
                return False
        def die():
            time.sleep(0.5)  # Dask starts a worker again only if it knew that it had started
            os.kill(os.getpid(), signal.SIGKILL)
        if "POISON" in document.text or (os.environ.get("TEST_ALL_DIE") and document.text):
            die()
        if "ONCE" in document.text and once():
            die()
        if "MEMORY" in document.text and once():
            raise MemoryError
        if "SLOW" in document.text:
            (marks / "at work").touch()
            while not (marks / "go on").exists():
                time.sleep(0.05)
        return real(document)

    article.dates_in = dates_in
"""


@pytest.fixture
def marks(tmp_path, monkeypatch):
    home = tmp_path / "hook"
    home.mkdir()
    (home / "sitecustomize.py").write_text(HOOK)
    monkeypatch.setenv("PYTHONPATH", f"{home}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    monkeypatch.setenv("TEST_MARKS", str(home))
    monkeypatch.setattr(local, "WORTH_PROCESSES", 2)
    monkeypatch.setattr(chunks, "CHUNK", 4)
    forkserver._forkserver._stop()  # the process that workers are copies of has no hook
    yield home
    forkserver._forkserver._stop()


def articles(n=8, **words):
    texts = [f"“Bridge {i} is safe,” Ana Ruiz said on Tuesday. It opened on July {i % 28 + 1}. " for i in range(n)]
    frame = pd.DataFrame(
        {"article_id": [f"a{i}" for i in range(n)], "published": "2018-07-31", "title": "", "text": texts}
    )
    for article_id, word in words.items():
        frame.loc[frame["article_id"] == article_id, "text"] += word
    return frame


def extract(frame, **options):
    return helpers.extract(frame, tagger="fast", **options)


def shown(tables, without=()):
    return {
        name: [row for row in frame.astype(str).values.tolist() if not set(without) & set(row)]
        for name, frame in tables.items()
        if name in ("sentences", "dates", "quotes", "mentions", "problems")
    }


def undisturbed(frame, **options):
    return helpers.extract(frame, tagger="fast", workers=1, **options)


@pytest.mark.parametrize(("engine", "workers"), [("local", 2), ("dask", 2)])
def test_a_worker_that_is_killed_costs_nothing_and_an_article_that_kills_each_is_named_alone(
    marks, tmp_path, engine, workers
):
    many = articles(4, a1="ONCE", a2="POISON")
    found = extract(many, engine=engine, workers=workers, cache=tmp_path / "cache")
    [row] = found.problems.itertuples()
    assert (row.article_id, row.stage, row.severity) == ("a2", "extract", "error")
    assert "a2" in row.message and "2 times" in row.message
    assert (marks / "done").exists()
    assert shown(found, without=["a2"]) | {"problems": []} == shown(undisturbed(many[many["article_id"] != "a2"]))
    assert shown(undisturbed(many, cache=tmp_path / "cache")) == shown(undisturbed(many)), "it is tried again"


def test_an_article_in_a_folder_of_files_that_kills_its_worker_is_named_and_costs_itself_alone(marks, tmp_path):
    many = articles(a5="POISON")
    (tmp_path / "folder").mkdir()
    for n in range(2):
        many.iloc[n * 4 : n * 4 + 4].to_parquet(tmp_path / "folder" / f"part{n}.parquet")
    problems = helpers.extract_files(tmp_path / "folder", tmp_path / "out", tagger="fast", workers=2)
    assert problems[["article_id", "stage", "severity"]].values.tolist() == [["a5", "extract", "error"]]
    quotes = pd.read_parquet(tmp_path / "out" / "quotes")
    assert set(quotes["article_id"]) == set(many["article_id"]) - {"a5"}


def test_processes_that_all_die_stop_the_run_and_no_article_is_blamed(marks, tmp_path, monkeypatch):
    monkeypatch.setenv("TEST_ALL_DIE", "1")
    with pytest.raises(MachineFault, match="a worker process died.*WORKERS=1"):
        extract(articles(4), workers=2, cache=tmp_path / "cache")
    assert not list((tmp_path / "cache").rglob("*.parquet"))


@pytest.mark.parametrize(("engine", "workers"), [("local", 2), ("dask", 1)])
def test_memory_that_runs_short_in_a_worker_stops_the_run_and_the_next_is_whole(
    marks, tmp_path, monkeypatch, engine, workers
):
    monkeypatch.setattr(cluster, "TRIES", 0)
    many = articles(4, a2="MEMORY")
    with pytest.raises(MachineFault, match="memory ran short while dates of .*a2.*WORKERS=1"):
        extract(many, engine=engine, workers=workers, cache=tmp_path / "cache")
    assert shown(undisturbed(many, cache=tmp_path / "cache")) == shown(undisturbed(many))


@pytest.mark.parametrize(("address", "error", "message"), [
    ("tcp://127.0.0.1:9", MachineFault, "no Dask scheduler answers at tcp://127.0.0.1:9; start one"),
    ("carrier://pigeon", DatelineError, "carrier://pigeon"),
])  # fmt: skip
def test_without_a_scheduler_at_the_address_nothing_is_begun(tmp_path, monkeypatch, address, error, message):
    monkeypatch.setattr(cluster, "CONNECT", 1)
    begun = []
    with pytest.raises(error, match=message):
        extract(articles(), engine=address, cache=tmp_path / "cache", progress=begun.append)
    assert not begun and not (tmp_path / "cache").exists()


@pytest.mark.parametrize(("status", "silent", "stops"), [
    ("running", 60, False), ("running", 0, True), ("connecting", 60, True), ("closed", 60, True),
])  # fmt: skip
def test_a_scheduler_may_be_busy_for_a_while_and_not_gone(monkeypatch, status, silent, stops):
    monkeypatch.setattr(cluster, "SILENT", silent)

    def sync(*arguments, **options):
        raise TimeoutError

    scheduler = SimpleNamespace(address="tcp://127.0.0.1:9", ncores=None)
    watch = cluster.Watch(SimpleNamespace(sync=sync, scheduler=scheduler, status=status))
    with pytest.raises(MachineFault, match="gone") if stops else nullcontext():
        watch.check()


def test_a_worker_of_another_version_stops_the_run():
    with pytest.raises(MachineFault, match="another version of Dateline"):
        cluster.find_on_worker(articles(1), "fast", "0" * 16)


@contextmanager
def dask():
    """Start a scheduler and a worker without a nanny that starts it anew; give the address and both processes by name."""
    address = f"tcp://127.0.0.1:{20000 + os.getpid() % 20000}"
    started = {}
    try:
        for name, arguments in (
            ("scheduler", ["--host", "127.0.0.1", "--port", address.rsplit(":", 1)[1], "--no-dashboard"]),
            ("worker", [address, "--no-nanny", "--nthreads", "1", "--no-dashboard"]),
        ):
            started[name] = subprocess.Popen(
                [sys.executable, "-m", "dask", name, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        yield address, started
    finally:
        for process in started.values():
            process.kill()
            process.wait()


def kill_at_work(marks, process):
    """Kill `process` as soon as a worker is at work on an article."""

    def wait_and_kill():
        while not (marks / "at work").exists():
            time.sleep(0.05)
        process.kill()

    Thread(target=wait_and_kill, daemon=True).start()


@pytest.mark.parametrize(("killed", "message"), [
    ("scheduler", "the cluster's scheduler or its workers are gone; what was finished is kept"),
    ("worker", "no worker is left at tcp://127.0.0.1:.*; what was finished is kept"),
])  # fmt: skip
def test_a_cluster_that_loses_its_scheduler_or_all_workers_stops_the_run_and_the_next_is_whole(
    marks, tmp_path, monkeypatch, killed, message
):
    for name, seconds in (("NO_WORKERS", 1), ("BEAT", 0.5), ("CONNECT", 60)):
        monkeypatch.setattr(cluster, name, seconds)
    many = articles(a6="SLOW")
    with dask() as (address, processes):
        kill_at_work(marks, processes[killed])
        with pytest.raises(MachineFault, match=message):
            extract(many, engine=address, cache=tmp_path / "cache")
    again = undisturbed(many, cache=tmp_path / "cache")
    assert shown(again) == shown(undisturbed(many)) and not len(again.problems)
