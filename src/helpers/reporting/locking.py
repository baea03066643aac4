"""A lock on a folder, so that one run at a time works on it; the system frees it when the process ends in any way."""

import fcntl
import os
import socket
import sys
import time
from contextlib import contextmanager

NAME = "cache/lock"  # it says who holds the lock; it is no part of the build


@contextmanager
def held(build, say=print):
    """Hold the lock of folder `build`, which is made if missing; while another run has the lock, say so and wait.

    Yields the file descriptor of the lock. Processes that work for this one inherit it, so that the lock is held as long as
    any of them may write.
    """
    lock = _open(build)
    try:
        while not (_taken(lock, build, say) and _is_there(lock, build)):
            os.close(lock)  # the folder was removed meanwhile: this is no lock on what stands there now
            lock = _open(build)
        _sign(lock, f"process {os.getpid()} on {socket.gethostname()}, since {time.strftime('%H:%M:%S')}")
        try:
            yield lock
        finally:
            _sign(lock, "")
    finally:
        os.close(lock)


def _open(build):
    (build / NAME).parent.mkdir(parents=True, exist_ok=True)
    return os.open(build / NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)


def _taken(lock, build, say):
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say(f"{build} is being made by {_holder(lock)}; waiting for it to end (Ctrl-C gives up)")
        fcntl.flock(lock, fcntl.LOCK_EX)
    except OSError as error:  # some network disks know no locks
        print(f"This disk keeps no locks ({error.strerror}): run one make at a time on it", file=sys.stderr)
    return True


def _holder(lock):
    """Return who holds the lock; one that took it this instant is given a moment to sign."""
    for _ in range(10):
        signed = os.pread(lock, 200, 0).decode("utf-8", "replace").strip()
        if signed:
            return signed
        time.sleep(0.05)
    return "another run"


def _is_there(lock, build):
    try:
        return os.path.samestat(os.fstat(lock), (build / NAME).stat())
    except FileNotFoundError:
        return False


def _sign(lock, words):
    os.ftruncate(lock, 0)
    os.pwrite(lock, words.encode(), 0)
