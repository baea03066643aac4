"""Faults of memory, disk, processes or cluster. They stop a run and are never blamed on an article.

This module imports only the standard library, because every `make` loads it.
"""

import errno
import re
import shutil
from contextlib import suppress
from pathlib import Path


class DatelineError(Exception):
    """An error that stops the run. Its message, one line, says what is wrong, where, and what to do next."""


class MachineFault(DatelineError):
    """Memory, a disk, a process or a cluster failed. The run stops and keeps what was finished; no article is blamed."""


KEPT = "what was finished is kept"
MEMORY = f"memory ran short; {KEPT}: close other programs, or run it again with one process: WORKERS=1"
PROCESS = f"a worker process died, most often because memory is short; {KEPT}: run it again with one process: WORKERS=1"
CLUSTER = f"the cluster's scheduler or its workers are gone; {KEPT}: start the cluster anew and run it again"
LATE = f"this machine or the cluster did not answer in time; {KEPT}: run it again"

# For each error number: what is wrong with the folder, and what to do.
DISKS = {
    errno.ENOSPC: ("its disk is full", "free some space, or build in another folder: BUILD=folder"),
    errno.EDQUOT: (
        "your quota of its disk is used up",
        "free some space, or build in another folder: BUILD=folder",
    ),
    errno.EFBIG: ("its disk takes no file of that size", "build in another folder: BUILD=folder"),
    errno.EROFS: ("its disk is read-only", "make it writable, or build in another folder: BUILD=folder"),
    errno.EIO: ("its disk reports an error of reading or writing", "check the disk, or use another one: BUILD=folder"),
    errno.ESTALE: ("its disk is no longer there", "connect it again"),
    errno.ENODEV: ("its disk is no longer there", "connect it again"),
    errno.ENXIO: ("its disk is no longer there", "connect it again"),
}
REFUSED = {
    errno.EACCES: ("this user may not write or read there", "change its permissions, or use another folder"),
    errno.EPERM: ("this user may not write or read there", "change its permissions, or use another folder"),
}
SYSTEM = {
    errno.ENOMEM: MEMORY,
    errno.EAGAIN: f"this machine starts no further process or thread; {KEPT}: run it again with one process: WORKERS=1",
    errno.EMFILE: f"too many files are open; {KEPT}: run it again with one process: WORKERS=1",
    errno.ENFILE: f"too many files are open on this machine; {KEPT}: close other programs and run it again",
    errno.ETIMEDOUT: LATE,
}
NO_MEMORY = re.compile(r"bad[ _]alloc|alloc\w* memory|memory alloc|out of memory|not enough memory", re.IGNORECASE)
NO_THREAD = re.compile(r"can't start new thread", re.IGNORECASE)
PROCESSES = frozenset(("BrokenProcessPool", "BrokenExecutor"))
CLUSTERS = frozenset(("KilledWorker", "CommClosedError", "CancelledError", "NoValidWorkerError", "ClosedClientError"))


def machine_fault(error, folder=None, needed=None):
    """Return the MachineFault that `error` is, or that caused it; else None.

    `folder` is the place to name where `error` names none. `needed` is the number of bytes that were to be written.

    >>> print(machine_fault(OSError(28, "No space left on device"), "build/tables", 3_200_000))  # doctest: +ELLIPSIS
    build/tables: its disk is full (3.2 MB were to be written...); what was finished is kept: free some space, ...
    >>> machine_fault(ValueError("no such day")) is None
    True
    """
    for each in _chain(error):
        if isinstance(each, MachineFault):
            return each
        message = _message(each, folder, needed)
        if message:
            return MachineFault(message)
    return None


def not_the_articles(error):
    """Tell whether an error that occurred in the work on an article has another cause than the article.

    A stage opens no file and waits for nothing. So an error of the system, an import, memory or a process comes from the
    machine or from Dateline.
    """
    of_system = (OSError, ImportError, MemoryError)
    return machine_fault(error) is not None or any(isinstance(each, of_system) for each in _chain(error))


def _chain(error):
    seen = []
    while error is not None and error not in seen:
        seen.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return seen


def _message(error, folder, needed):
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if isinstance(error, MemoryError):
        return MEMORY
    if kinds & PROCESSES:
        return PROCESS
    if kinds & CLUSTERS:
        return CLUSTER
    if isinstance(error, OSError) and error.errno in SYSTEM:
        return SYSTEM[error.errno]
    if isinstance(error, TimeoutError):
        return LATE
    if isinstance(error, OSError) and error.errno in (DISKS | REFUSED):
        return _of_disk(error, folder, needed)
    text = str(error)[:2000]
    if isinstance(error, RuntimeError) and NO_THREAD.search(text):
        return SYSTEM[errno.EAGAIN]
    if "Runtime" in type(error).__name__ or "onnx" in type(error).__module__:
        return MEMORY if NO_MEMORY.search(text) else None
    return None


def _of_disk(error, folder, needed):
    where = folder
    if where is None and error.filename:
        where = Path(str(error.filename)).parent if error.errno in DISKS else Path(str(error.filename))
    wrong, what_to_do = (DISKS | REFUSED)[error.errno]
    return f"{where or 'a disk'}: {wrong}{_sizes(error, where, needed)}; {KEPT}: {what_to_do}"


def _sizes(error, where, needed):
    if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return ""
    said = [f"{needed / 1e6:.1f} MB were to be written"] if needed is not None else []
    if where is not None and error.errno == errno.ENOSPC:
        with suppress(OSError):
            said.append(f"{shutil.disk_usage(where).free / 1e6:.1f} MB are free")
    return f" ({', '.join(said)})" if said else ""
