"""Whether a Dask cluster can do the work, before any is done: versions that are the same, and folders that all see."""

import platform
from importlib.metadata import version
from uuid import uuid4

from helpers.faults import DatelineError, MachineFault
from helpers.pipeline.cache import code_version
from helpers.pipeline.store import Store

LIBRARIES = ("pandas", "pyarrow", "numpy", "onnxruntime", "tokenizers", "nltk")
WAIT = 60  # seconds in which the first worker must be there
ANSWER = 300  # seconds in which each worker must say what it sees; the first time it loads all code and weights


def check_cluster(client, out, source=None):
    """Raise MachineFault where no worker comes, DatelineError where a worker has other versions or does not see the folders.

    `out` is the folder of the tables, from which each worker must read what this process writes, and the other way round;
    `source` is a file of articles, which each worker must find as long as it is here.
    """
    _wait(client)
    home, note = Store(out), f"seen-{uuid4().hex[:12]}"
    size = bytes_of(source)
    home.write(note, note.encode())
    try:
        seen = _asked(client, out, source, note)
        back = {worker: home.has(f"{note}-{n}") for n, worker in enumerate(sorted(seen))}
    finally:
        for name in [note, *(f"{note}-{n}" for n in range(len(_workers(client))))]:
            home.remove(name)
    for worker, found in sorted(seen.items()):
        _same(worker, found["versions"])
        if found["source"] != size:
            raise DatelineError(
                f"the worker {worker} does not see the articles {source} ({_what(found['source'])}); put them on a disk or at an "
                "address that every worker sees under the same name"
            )
        if found["out"] or not back[worker]:
            raise DatelineError(
                f"the worker {worker} does not see the folder {out} that this machine writes to ({found['out'] or 'it has its own'}); "
                "name one that every worker sees under the same name: make BUILD=folder reports"
            )


def versions():
    """Return the versions that must be the same everywhere, {name: version}; of Dateline the hash of its code."""
    python = ".".join(platform.python_version_tuple()[:2])
    return {"Dateline": code_version(), "Python": python, **{name: version(name) for name in LIBRARIES}}


def seen_by(out, source, note, n):
    """Return what worker number `n` sees: its versions, the size of file `source`, and why it cannot use `out`, or ""."""
    found = {"versions": versions(), "source": bytes_of(source), "out": ""}
    try:
        home = Store(out)
        if home.read(note) != note.encode():
            found["out"] = "it reads something else there"
        home.write(f"{note}-{n}", b"seen")
    except Exception as error:
        found["out"] = f"{type(error).__name__}: {error}"[:200]
    return found


def bytes_of(source):
    """Return the bytes of a file, or why it cannot be read; None of no file."""
    if source is None:
        return None
    folder, _, name = str(source).rpartition("/")
    try:
        return Store(folder).size(name)
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:200]


def _asked(client, out, source, note):
    """Return {worker: what `seen_by` gives there}."""
    futures = {
        worker: client.submit(seen_by, out, source, note, n, workers=[worker], pure=False)
        for n, worker in enumerate(_workers(client))
    }
    found = {}
    for worker, future in futures.items():
        try:
            found[worker] = future.result(timeout=ANSWER)
        except (ImportError, AttributeError) as error:
            raise DatelineError(
                f"the worker {worker} has no Dateline, or another version ({error}); install on each worker what is installed here"
            ) from error
        except TimeoutError as error:
            raise MachineFault(f"the worker {worker} did not answer within {ANSWER} seconds; start it anew") from error
    return found


def _wait(client):
    try:
        client.wait_for_workers(1, timeout=WAIT)
    except TimeoutError as error:
        address = client.scheduler.address
        raise MachineFault(
            f"no worker came to the scheduler at {address} within {WAIT} seconds; start one: dask worker {address}"
        ) from error


def _workers(client):
    return sorted(client.scheduler_info(n_workers=-1)["workers"])


def _same(worker, theirs):
    for name, ours in versions().items():
        if theirs.get(name) != ours:
            raise DatelineError(
                f"the worker {worker} has {name} {theirs.get(name, '(none)')} where this machine has {ours}; install the same on all: "
                "requirements.txt names the versions"
            )


def _what(found):
    return found if isinstance(found, str) else f"there it has {found} bytes"
