"""The engine "dask": one future for each chunk. Chunks whose workers died are done on this machine, article by article."""

import logging
from contextlib import closing, contextmanager, suppress
from queue import Empty, SimpleQueue
from time import monotonic

from helpers.faults import CLUSTER, KEPT, DatelineError, MachineFault, not_the_articles
from helpers.pipeline.alone import each_alone
from helpers.pipeline.article import find_in_articles
from helpers.pipeline.cache import code_version
from helpers.pipeline.chunks import chunks
from helpers.pipeline.spawn import COPIES, context
from helpers.problems import tell

TRIES = 2  # times that a failed chunk is tried again before its articles are tried one by one
DEATHS = 1  # workers that may die on a chunk, on a cluster that we started, before its articles are tried one by one
CONNECT = 10  # seconds in which a scheduler must answer
BEAT = 1  # seconds without a result after which we check that scheduler and workers are there
SILENT = 20  # seconds that a connected scheduler may take to answer, because it may be busy
NO_WORKERS = 45  # seconds without any worker after which the run stops
LOST = 600  # seconds that a worker that died here may take to start again; Dask gives up after 15, which a busy machine needs


def run_on_dask(articles, tagger, address=None, workers=None):
    """Yield (rows, frames) for chunks of `articles` as a Dask cluster finishes them.

    `address` is that of a scheduler; without one, a cluster of `workers` processes starts on this machine and stops at
    the end. Raises MachineFault where the scheduler or all workers are gone.
    """
    with connected(address, workers) as client:
        yield from found_on(client, articles, tagger)


def found_on(client, articles, tagger):
    """Yield (rows, frames) for chunks of `articles` as the cluster of `client` finishes them.

    If the workers of a chunk die each time, its articles are tried one by one, each in a process of its own on this machine.
    """
    aside = []
    jobs = {rows: (articles.iloc[rows], tagger, code_version()) for rows in chunks(len(articles))}
    with closing(results(client, find_on_worker, jobs)) as found:
        for rows, result in found:
            if result is None:
                aside.append(rows)
            else:
                yield rows, result
    if aside:
        tell(f"{sum(map(len, aside))} articles stopped their workers; they are tried one by one on this machine")
    for rows in aside:
        yield from each_alone(articles, rows, tagger)


def find_on_worker(articles, tagger, version):
    """Return what `find_in_articles` finds. Raises MachineFault if the worker runs another version of Dateline."""
    same_code(version)
    return find_in_articles(articles, tagger)


def same_code(version):
    if code_version() != version:
        raise MachineFault(f"a worker of the cluster runs another version of Dateline; {KEPT}: install the same on all")


@contextmanager
def connected(address=None, workers=None):
    """Give a Dask client of the scheduler at `address`, or of a cluster of `workers` processes made for it."""
    import dask
    from distributed import Client, LocalCluster

    with _quiet(), dask.config.set(_started_here()):
        local = client = None
        try:
            if address is None:
                local = _cluster_here(LocalCluster, workers)
            client = _client(Client, local, address)
            yield client
        finally:
            with suppress(Exception):  # a scheduler that is gone cannot be closed
                if client is not None:
                    client.close(timeout=5)
            with suppress(Exception):
                if local is not None:
                    local.close(timeout=20)


def _started_here():
    """Return Dask's settings of workers that start on this machine: where that works as copies, which are there at once."""
    waits = {"distributed.deploy.lost-worker-timeout": f"{LOST} s"}
    return {**waits, "distributed.worker.multiprocessing-method": "forkserver"} if COPIES else waits


def _cluster_here(kind, workers):
    import dask

    context("distributed")
    with dask.config.set({"distributed.scheduler.allowed-failures": DEATHS}):
        return kind(n_workers=workers, threads_per_worker=1, dashboard_address=":0", silence_logs="CRITICAL")


def _client(kind, local, address):
    try:
        return kind(local or address, timeout=CONNECT)
    except (OSError, TimeoutError) as error:
        raise MachineFault(
            f"no Dask scheduler answers at {address}; start one (dask scheduler), correct the address, or use this "
            "machine's cores: ENGINE=local"
        ) from error
    except ValueError as error:
        raise DatelineError(
            f"{address} is no address of a Dask scheduler, such as tcp://host:8786 ({error})"
        ) from error


def results(client, function, jobs, blame=True):
    """Yield (name, function(*arguments)) for the {name: arguments} of `jobs`, as the cluster finishes them.

    The result is None for a job that failed, or whose workers died, each time it was tried. Raises errors that no job is
    to blame for (without `blame`, every error but deaths), and MachineFault where the scheduler is gone or no worker is left.
    """
    watch, done, pending = Watch(client), SimpleQueue(), {}
    for name, arguments in jobs.items():
        future = client.submit(function, *arguments, retries=TRIES, pure=False)
        pending[future] = name
        future.add_done_callback(done.put)
    while pending:
        try:
            future = done.get(timeout=BEAT)
        except Empty:
            watch.check()
            continue
        name = pending.pop(future)
        if future.status in ("cancelled", "lost"):
            raise MachineFault(CLUSTER)
        yield name, _result(future, watch, blame)


def _result(future, watch, blame):
    from distributed import KilledWorker
    from distributed.comm import CommClosedError

    while True:
        try:
            return future.result(timeout=30)
        except KilledWorker:
            return None
        except TimeoutError:
            if future.status == "error":
                raise
            watch.check()  # the worker that held the result may have died; another worker then computes it again
        except CommClosedError as error:  # the scheduler may have died between the result and its way here
            watch.check()
            if watch.client.status != "running":
                raise MachineFault(CLUSTER) from error
        except Exception as error:
            if not_the_articles(error) or not blame:
                raise
            return None


class Watch:
    """Checks whether a client's scheduler answers and has workers."""

    def __init__(self, client):
        self.client = client
        self.address = client.scheduler.address
        self.silent_since = self.empty_since = None

    def check(self):
        """Raise MachineFault if the scheduler is gone, silent for SILENT seconds, or without workers for NO_WORKERS seconds."""
        asked = monotonic()
        try:
            workers = self.client.sync(self.client.scheduler.ncores, callback_timeout=CONNECT)
        except Exception as error:
            self.silent_since = self.silent_since or asked
            if self.client.status != "running" or monotonic() - self.silent_since >= SILENT:
                raise MachineFault(CLUSTER) from error
            return
        self.silent_since = None
        if workers:
            self.empty_since = None
            return
        self.empty_since = self.empty_since or monotonic()
        if monotonic() - self.empty_since >= NO_WORKERS:
            raise MachineFault(
                f"no worker is left at {self.address}; {KEPT}: start workers (dask worker {self.address}) and run it "
                "again; if an article ends them, ENGINE=local names it"
            )


@contextmanager
def _quiet():
    """Silence the many log lines of Dask while our own message says the same in one line."""
    names = [name for name in logging.root.manager.loggerDict if name.split(".")[0] in ("distributed", "tornado")]
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
