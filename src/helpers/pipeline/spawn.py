"""Starts worker processes that do not run the caller's script again, and that use one thread each."""

import gc
import os
import sys
from contextlib import contextmanager
from multiprocessing import forkserver, get_context
from pathlib import Path

SELDOM = (100_000, 20, 20)  # objects made before garbage is looked for, and how many such searches before a wider one
COPIES = sys.platform == "linux"  # macOS has libraries that do not work in a copy of a process
HOME = str(Path(__file__).parents[2])


def context(*more):
    """Return how worker processes start: where that works, as copies of one process that has loaded the libraries, and `more`.

    To load them takes longer than the work on some hundred articles. Now it is done once, also for a worker that takes the
    place of one that died.
    """
    if not COPIES:
        return get_context("spawn")
    copying = get_context("forkserver")
    copying.set_forkserver_preload(["helpers.pipeline.loaded", *more])
    with _this_code():
        forkserver.ensure_running()
    return copying


def _without_server():
    """Let a copy of this process (fork) start a server of workers of its own, since it may not wait for that of this one."""
    forkserver._forkserver._forkserver_pid = None


os.register_at_fork(after_in_child=_without_server)


@contextmanager
def _this_code():
    """Let Python processes that start now find this code before any other that is installed."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([HOME, *([before] if before else [])])
    try:
        yield
    finally:
        del os.environ["PYTHONPATH"]
        if before is not None:
            os.environ["PYTHONPATH"] = before


@contextmanager
def apart_from_main():
    """Let worker processes start without running the caller's script again, so that it needs no `if __name__` guard."""
    main = sys.modules["__main__"]
    file, spec = getattr(main, "__file__", None), main.__spec__
    main.__spec__ = None
    if file is not None:
        del main.__file__
    try:
        yield
    finally:
        main.__spec__ = spec
        if file is not None:
            main.__file__ = file


def ready_to_work():
    """Make this process a worker: one thread, since each core has a process of its own, and few searches for garbage.

    A worker's rows and arrays seldom hold each other in circles; to look for these as often as usual costs a twentieth of its time.
    """
    os.environ["OMP_NUM_THREADS"] = "1"
    gc.set_threshold(*SELDOM)


@contextmanager
def few_searches_for_garbage():
    """Let this process look seldom for objects that hold each other in circles, while it makes many that do not."""
    usual = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
