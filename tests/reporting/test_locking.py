"""The lock of a folder: one run at a time, the second says who holds it, and it dies with its process."""

import os
import subprocess
import sys

from helpers.reporting import locking

HOLD = """
import sys
from pathlib import Path
from helpers.reporting.locking import held
with held(Path(sys.argv[1]), lambda words: print(words, flush=True)) as lock:
    print("held", flush=True)
    sys.stdin.read()
"""


def holding(build, code=HOLD):
    """A process that has said its first line: that it holds the lock of `build`, or who else does."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, build], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    process.said = process.stdout.readline()
    return process


def test_a_second_run_says_who_holds_the_folder_and_waits_until_the_first_ends(tmp_path):
    first = holding(tmp_path)
    second = holding(tmp_path)
    assert second.said.startswith(f"{tmp_path} is being made by process {first.pid} on ")
    assert second.poll() is None
    first.communicate("", timeout=30)
    assert second.communicate("", timeout=30)[0] == "held\n"


def test_the_lock_of_a_process_that_was_killed_is_free(tmp_path):
    first = holding(tmp_path)
    first.kill()
    first.wait()
    said = []
    with locking.held(tmp_path, said.append):
        assert said == []


def test_a_process_that_works_for_a_killed_run_still_holds_its_lock(tmp_path):
    child = "__import__('subprocess').Popen(['sleep', '0.7'], pass_fds=(lock,), stdin=-3, stdout=-3)"
    first = holding(tmp_path, HOLD.replace('print("held"', f'{child}; print("held"'))
    first.kill()
    first.wait()
    said = []
    with locking.held(tmp_path, said.append):
        assert len(said) == 1


def test_a_folder_removed_and_made_again_while_one_waits_is_locked_anew(tmp_path):
    build, said = tmp_path / "build", []
    first = holding(build)

    def removed(words):
        said.append(words)
        os.rename(build, tmp_path / "gone")  # noqa: PTH104
        first.communicate("", timeout=30)

    with locking.held(build, removed):
        assert said and (build / locking.NAME).exists()


def test_nothing_is_left_in_the_lock_when_it_is_given_back(tmp_path):
    with locking.held(tmp_path):
        assert f"process {os.getpid()}" in (tmp_path / locking.NAME).read_text()
    assert (tmp_path / locking.NAME).read_text() == ""
