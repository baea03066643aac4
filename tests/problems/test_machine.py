"""Faults of memory, disks, processes and clusters are told from faults of articles, and say where and what to do."""

import errno
import pickle
import re

import pytest

from helpers.faults import DISKS, MachineFault, machine_fault, not_the_articles
from helpers.problems import one_line_errors


def line_of(error):
    with pytest.raises(SystemExit) as end:
        one_line_errors(lambda: (_ for _ in ()).throw(error))
    return end.value.code


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG, errno.ESTALE])
def test_a_disk_that_fails_is_no_fault_of_datelines_own_and_its_folder_is_named(number):
    line = line_of(OSError(number, "x", "/some/build/tables/dates.parquet"))
    assert line.startswith(f"dateline: /some/build/tables: {DISKS[number][0]}")
    assert (
        "what was finished is kept" in line and DISKS[number][1] in line and "own" not in line.replace("your own", "")
    )


def test_a_full_disk_says_how_much_was_needed_and_how_much_is_free(tmp_path):
    message = str(machine_fault(OSError(errno.ENOSPC, "x"), tmp_path, 3_200_000))
    assert "3.2 MB were to be written, " in message and "MB are free)" in message


@pytest.mark.parametrize(("error", "said"), [
    (MemoryError(), "memory ran short; .* WORKERS=1"),
    (OSError(errno.ENOMEM, "Cannot allocate memory"), "memory ran short; .* WORKERS=1"),
    (type("RuntimeException", (Exception,), {})("Failed to allocate memory for requested buffer"), "memory ran short"),
    (type("KilledWorker", (Exception,), {})(), "the cluster's scheduler or its workers are gone"),
    (type("CommClosedError", (OSError,), {})(), "the cluster's scheduler or its workers are gone"),
    (type("FutureCancelledError", (type("CancelledError", (Exception,), {}),), {})(), "the cluster's scheduler"),
    (type("BrokenProcessPool", (Exception,), {})(), "a worker process died, .* WORKERS=1"),
    (RuntimeError("can't start new thread"), "starts no further process or thread; .* WORKERS=1"),
    (OSError(errno.EMFILE, "Too many open files"), "too many files are open; .* WORKERS=1"),
    (TimeoutError(), "did not answer in time"),
    (PermissionError(errno.EACCES, "x", "/some/corpus"), "/some/corpus: this user may not write or read there"),
])  # fmt: skip
def test_a_fault_of_the_machine_is_one_line_with_what_to_do(error, said):
    assert not_the_articles(error)
    assert re.search(said, line_of(error)) and "fault of Dateline's own" not in line_of(error)


@pytest.mark.parametrize(
    "error", [ValueError("no such day"), KeyError("Ruiz"), RecursionError("too deep"), IndexError()]
)
def test_an_articles_fault_is_no_machines(error):
    assert machine_fault(error) is None and not not_the_articles(error)


@pytest.mark.parametrize("error", [FileNotFoundError(errno.ENOENT, "x", "model.onnx"), ImportError("no lxml")])
def test_a_broken_installation_is_neither_an_articles_fault_nor_the_machines(error):
    assert machine_fault(error) is None and not_the_articles(error)


def test_a_fault_is_seen_behind_the_errors_that_came_of_it_and_not_where_these_say_they_did_not():
    behind, cut = ValueError("later"), ValueError("later")
    behind.__context__ = MemoryError()
    cut.__context__, cut.__suppress_context__ = MemoryError(), True
    assert machine_fault(behind) and machine_fault(cut) is None


def test_a_fault_travels_between_processes():
    assert str(pickle.loads(pickle.dumps(MachineFault("memory ran short")))) == "memory ran short"
