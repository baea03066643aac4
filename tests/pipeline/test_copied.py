"""A step that is done in a copy of the process: what it leaves, and how it fails."""

import os
import signal

import pytest

from helpers.faults import DatelineError, MachineFault
from helpers.pipeline import copied


def fails():
    raise DatelineError("mine/x.md: has no text; write one")


def dies():
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("copies", [True, False])
def test_what_a_step_writes_is_there_and_what_it_holds_stays_in_its_process(tmp_path, monkeypatch, copies):
    monkeypatch.setattr(copied, "COPIES", copies and copied.COPIES)
    held = []
    copied.begun_in_a_copy(lambda: (held.append(1), (tmp_path / "done").touch()))()
    assert (tmp_path / "done").exists() and held == ([] if copied.COPIES else [1])


@pytest.mark.parametrize("copies", [True, False])
def test_an_error_of_a_step_stops_the_run_with_its_line(monkeypatch, copies):
    monkeypatch.setattr(copied, "COPIES", copies and copied.COPIES)
    with pytest.raises(DatelineError, match="^mine/x.md: has no text; write one$"):
        copied.begun_in_a_copy(fails)()


@pytest.mark.skipif(not copied.COPIES, reason="no copies of processes here")
def test_a_copy_that_dies_is_a_fault_of_the_machine():
    with pytest.raises(MachineFault, match="a process died, most often because memory is short"):
        copied.begun_in_a_copy(dies)()
