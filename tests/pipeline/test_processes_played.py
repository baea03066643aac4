"""What is done where processes of this machine fail or die: they are played, and nothing is started."""

import subprocess
import sys
from collections import deque
from types import SimpleNamespace

import pandas as pd
import pytest

from helpers.faults import MachineFault
from helpers.pipeline import alone, local, spawn
from helpers.pipeline.alone import Died
from helpers.pipeline.article import FOUND
from helpers.pipeline.chunks import chunks
from tests.pipeline.played import ARTICLES, MEMORY, ONE, Played, Pool, nothing


@pytest.fixture
def guarded(monkeypatch):
    """Run pieces through `local.guarded`; `tried` is what was tried alone, where `blame` says whom to."""
    monkeypatch.setattr(local, "ProcessPoolExecutor", Pool)
    tried = []

    def run(pieces, does, blame=(), workers=2):
        Pool.does, Pool.sizes[:] = does, []

        def one_by_one(piece):
            tried.append(piece)
            yield piece, "alone", piece in blame

        return dict(local.guarded(deque(pieces), str.upper, lambda piece: (piece,), workers, one_by_one))

    return run, tried


def test_pieces_are_done_in_as_many_processes_as_there_is_work_for(guarded, capsys):
    run, tried = guarded
    assert run("abc", {}, workers=9) == {"a": "A", "b": "B", "c": "C"} and not tried and Pool.sizes == [3]
    run("abc", {}, workers=2)
    assert Pool.sizes == [2] and capsys.readouterr().err == ""


def test_a_piece_that_fails_is_tried_alone_and_the_others_are_done(guarded, capsys):
    run, tried = guarded
    assert run("abcd", {"b": ValueError("x")}, "b") == {"a": "A", "b": "alone", "c": "C", "d": "D"} and tried == ["b"]
    assert capsys.readouterr().err.startswith("dateline: a worker process died or failed")


def test_after_a_death_what_was_at_work_is_tried_alone_and_the_rest_goes_on(guarded):
    run, tried = guarded
    once = iter(["dies"])
    assert run("abcdef", {"b": lambda: next(once, None)}, "b") == {
        p: "alone" if p == "b" else p.upper() for p in "abcdef"
    }
    assert tried == ["b"] and Pool.sizes == [2, 2]


def test_a_fault_of_the_machine_stops_the_work(guarded):
    with pytest.raises(MemoryError):
        guarded[0]("abcd", {"b": MEMORY})


def test_processes_that_die_with_nobody_to_blame_stop_the_run_after_the_third_time(guarded):
    run, tried = guarded
    dying = dict.fromkeys("abcdefgh", "dies")
    with pytest.raises(MachineFault, match="worker processes died 3 times and no article is to blame"):
        run("abcdefgh", dying)
    assert len(tried) == 3
    assert set(run("abcdefgh", dying, "abcdefgh").values()) == {"alone"}, "those to blame stop nothing"
    assert set(run("ab", dying).values()) == {"alone"}, "nor do too few"


def test_few_articles_or_one_worker_need_no_process(monkeypatch):
    monkeypatch.setattr(local, "ProcessPoolExecutor", None)
    monkeypatch.setattr(local, "find_in_articles", lambda articles, tagger: (len(articles), tagger))
    many = pd.concat([ARTICLES] * 20, ignore_index=True)
    assert list(local.run_local(ARTICLES, "fast", 8)) == [(range(4), (4, "fast"))]
    assert [(len(rows), found[0]) for rows, found in local.run_local(many, "fast", 1)] == [(64, 64), (16, 16)]
    monkeypatch.setattr(
        local, "guarded", lambda waiting, function, arguments, workers, alone: iter([(list(waiting), workers)])
    )
    monkeypatch.setattr(local.os, "cpu_count", lambda: 4)
    ((pieces, workers),) = local.run_local(many.head(24), "fast")
    assert workers == 4 and pieces == [range(6), range(6, 12), range(12, 18), range(18, 24)]


def test_a_chunk_that_fails_here_is_tried_article_by_article_twice(monkeypatch):
    calls = []

    def find(articles, tagger=""):
        ids = "".join(articles["article_id"])
        calls.extend([ids] if ids else [])  # of no article are the empty tables of one that is given up
        if "b" in ids or "c" in ids and calls.count("c") < 2:
            raise ValueError("no day")
        return nothing()

    for module in (local, alone):
        monkeypatch.setattr(module, "find_in_articles", find)
    found = list(local.run_local(ARTICLES, "fast", 1))
    assert [rows for rows, _ in found] == [range(n, n + 1) for n in range(4)]
    assert calls == ["abcd", "a", "b", "b", "c", "c", "d"]
    assert [len(frames["problems"]) for _, frames in found] == [0, 1, 0, 0]
    message = found[1][1]["problems"]["message"].iloc[0]
    assert "'Bridge' (article b) failed each time it was tried alone (ValueError: no day), 2 times" in message


@pytest.mark.parametrize("where", ["abcd", "b"])
def test_memory_that_runs_short_here_is_nobodys_fault(monkeypatch, where):
    def find(articles, tagger):
        if where == "".join(articles["article_id"]):
            raise MEMORY
        raise ValueError

    for module in (local, alone):
        monkeypatch.setattr(module, "find_in_articles", find)
    monkeypatch.setattr(alone, "given_up", lambda article, why: nothing())
    with pytest.raises(MemoryError):
        list(local.run_local(ARTICLES, "fast", 1))


def test_a_chunk_tried_alone_says_which_article_lost_something(monkeypatch):
    lost = nothing([("b", "extract", "error")])
    monkeypatch.setattr(
        local, "each_alone", lambda articles, rows, tagger: iter([(rows[:1], nothing()), (rows[1:], lost)])
    )
    assert [blamed for _, _, blamed in local._chunk_alone(ARTICLES, "fast", range(2))] == [False, True]


@pytest.mark.parametrize(
    ("n", "workers", "sizes"),
    [(0, 1, []), (5, 2, [3, 2]), (1, 9, [1]), (130, 1, [64, 64, 2]), (300, 2, [64] * 4 + [44])],
)
def test_chunks_cover_all_are_small_and_give_each_worker_one(n, workers, sizes):
    made = chunks(n, workers)
    assert [len(rows) for rows in made] == sizes and [i for rows in made for i in rows] == list(range(n))


@pytest.mark.parametrize(("outcomes", "said"), [
    (["found"], None), ([Died(), "found"], None), ([ValueError("x"), "found"], None), ([Died(), ValueError("x")], "ValueError: x"),
    ([ValueError("x"), ValueError("no day")], "failed each time it was tried alone (ValueError: no day)"),
    ([Died(), Died(), "harmless"], "stopped its process each time it was tried alone, 2 times"),
])  # fmt: skip
def test_an_article_is_given_up_only_after_it_failed_alone_twice(outcomes, said):
    process = Played(*outcomes)
    found = alone.in_process(process, ONE, "fast")
    assert not process.outcomes and (found == "found" if said is None else said in found["problems"]["message"].iloc[0])


def test_where_even_a_harmless_article_dies_the_machine_is_to_blame():
    with pytest.raises(MachineFault, match="a worker process died"):
        alone.in_process(Played(Died(), Died(), Died()), ONE, "fast")
    with pytest.raises(MemoryError):
        alone.in_process(Played(MEMORY), ONE, "fast")


def test_an_article_that_is_given_up_leaves_empty_tables_and_one_row_that_says_why():
    found = alone.given_up(ONE.assign(title="T" * 99), "w" * 400)
    assert set(found) == set(FOUND) and not any(len(found[name]) for name in FOUND if name != "problems")
    (row,) = found["problems"].to_dict("records")
    assert (row["article_id"], row["source_path"], row["stage"], row["severity"]) == ("a", "x.md", "extract", "error")
    assert "T" * 60 + "'" in row["message"] and " " + "w" * 300 + ", 2 times" in row["message"]


def test_each_article_is_tried_in_one_process_that_is_ended(monkeypatch):
    process = Played("one", "two")
    monkeypatch.setattr(alone, "Process", lambda: process)
    assert list(alone.each_alone(ARTICLES, range(1, 3), "fast")) == [(range(1, 2), "one"), (range(2, 3), "two")]


def test_a_process_that_died_is_started_anew_for_the_next_piece(monkeypatch):
    monkeypatch.setattr(alone, "ProcessPoolExecutor", Pool)
    Pool.does, Pool.sizes[:] = {"b": "dies"}, []
    with alone.Process() as process:
        assert process.call(str.upper, "a") == "A" and process.call(str.upper, "a") == "A" and Pool.sizes == [1]
        with pytest.raises(Died):
            process.call(str.upper, "b")
        assert process.pool is None and process.call(str.upper, "c") == "C" and Pool.sizes == [1, 1]
    assert process.pool is None


def test_workers_start_without_the_caller_s_script_which_is_itself_again_after(monkeypatch):
    main = SimpleNamespace(__file__="script.py", __spec__="spec")
    monkeypatch.setitem(sys.modules, "__main__", main)
    with pytest.raises(KeyError), spawn.apart_from_main():
        assert main.__spec__ is None and not hasattr(main, "__file__")
        raise KeyError
    assert (main.__spec__, main.__file__) == ("spec", "script.py")
    bare = SimpleNamespace(__spec__=None)
    monkeypatch.setitem(sys.modules, "__main__", bare)
    with spawn.apart_from_main():
        pass
    assert not hasattr(bare, "__file__")


def test_a_worker_has_one_thread(monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "8")
    monkeypatch.setattr(spawn.gc, "set_threshold", lambda *_: None)
    spawn.ready_to_work()
    assert spawn.os.environ["OMP_NUM_THREADS"] == "1"


COPIED = """
import os
from multiprocessing import forkserver
import helpers.pipeline.spawn
forkserver.ensure_running()
first, copy = forkserver._forkserver._forkserver_pid, os.fork()
if not copy:
    forkserver.ensure_running()
    os._exit(3 if forkserver._forkserver._forkserver_pid != first else 1)
assert os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]) == 3
forkserver.ensure_running()
assert forkserver._forkserver._forkserver_pid == first
"""


@pytest.mark.skipif(not spawn.COPIES, reason="workers are no copies on this machine")
def test_a_copy_of_a_process_starts_workers_of_its_own_though_it_was_copied_when_there_were_some():
    subprocess.run([sys.executable, "-c", COPIED], check=True, timeout=60)
