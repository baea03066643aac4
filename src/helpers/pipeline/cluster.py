"""The same extraction on Dask: one future a chunk. What a worker's death leaves undone is done alone on this machine."""

import logging
from contextlib import closing, contextmanager, suppress
from queue import Empty, SimpleQueue
from time import monotonic

from helpers.faults import CLUSTER, KEPT, DatelineError, MachineFault, not_the_articles
from helpers.pipeline.alone import each_alone
from helpers.pipeline.article import find_in_articles
from helpers.pipeline.cache import code_version
from helpers.pipeline.chunks import chunks
from helpers.problems import tell

TRIES = 2  # a chunk that failed is tried again this often before its articles are tried alone
DEATHS = 1  # so many workers may die at a chunk, on a cluster of our own, before its articles are tried alone
CONNECT = 10  # seconds in which a scheduler must answer
BEAT = 1  # seconds without a result after which scheduler and workers are looked at
SILENT = 20  # seconds for which a scheduler that is connected may not answer: it may be busy
NO_WORKERS = 45  # seconds without any worker after which the run stops


def run_on_dask(articles, tagger, address=None, workers=None):
    """Yield (rows, frames) for chunks of `articles` as a Dask cluster finishes them.

    `address` is a scheduler's; without one a cluster of `workers` processes starts on this machine and stops at the
    end. A chunk whose workers died each time is tried article by article, each in a process of its own on this machine.
    Raises MachineFault where the scheduler or all workers are gone.
    """
    aside = []
    with connected(address, workers) as client:
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
    """Return what `find_in_articles` finds; raises MachineFault where the worker runs another version of Dateline."""
    same_code(version)
    return find_in_articles(articles, tagger)


def same_code(version):
    if code_version() != version:
        raise MachineFault(f"a worker of the cluster runs another version of Dateline; {KEPT}: install the same on all")


@contextmanager
def connected(address=None, workers=None):
    """Give a Dask client of the scheduler at `address`, or of a cluster of `workers` processes made for it."""
    from distributed import Client, LocalCluster

    with _quiet():
        local = client = None
        try:
            if address is None:
                local = _cluster_here(LocalCluster, workers)
            client = _client(Client, local, address)
            yield client
        finally:
            with suppress(Exception):  # what is gone need not be closed
                if client is not None:
                    client.close(timeout=5)
            with suppress(Exception):
                if local is not None:
                    local.close(timeout=20)


def _cluster_here(kind, workers):
    import dask

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


def results(client, function, jobs):
    """Yield (name, function(*arguments)) for the {name: arguments} of `jobs`, as the cluster finishes them.

    None stands for the result of one that failed, or whose workers died, each time it was tried. Raises what is no
    job's fault, and MachineFault where the scheduler is gone or no worker is left.
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
        yield name, _result(future, watch)


def _result(future, watch):
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
            watch.check()  # the worker that held it may have died: it is found again, if anyone is there to do so
        except CommClosedError as error:  # the scheduler may have died between the result and its way here
            watch.check()
            if watch.client.status != "running":
                raise MachineFault(CLUSTER) from error
        except Exception as error:
            if not_the_articles(error):
                raise
            return None


class Watch:
    """Looks whether a client's scheduler answers and has workers."""

    def __init__(self, client):
        self.client = client
        self.address = client.scheduler.address
        self.silent_since = self.empty_since = None

    def check(self):
        """Raise MachineFault where the scheduler is gone or silent for SILENT seconds, or no worker there for NO_WORKERS."""
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
                "again; if it is an article that ends them, ENGINE=local names it"
            )


@contextmanager
def _quiet():
    """Keep Dask from telling in many lines what one line of ours says."""
    names = [name for name in logging.root.manager.loggerDict if name.split(".")[0] in ("distributed", "tornado")]
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
