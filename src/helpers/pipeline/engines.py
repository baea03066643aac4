"""Where the per-article work runs: this machine's cores, or a Dask cluster."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context

from helpers.pipeline.article import find_in_articles
from helpers.problems import DatelineError

CHUNK = 64  # articles handed over at once: enough to batch, few enough that a progress bar moves
WORTH_PROCESSES = 24  # below this many articles, starting processes costs more than it saves


def run(articles, engine, tagger, workers=None):
    """Yield (rows, frames) for chunks of `articles`: positions, and what `find_in_articles` found in them."""
    if engine == "local":
        return _local(articles, tagger, workers or os.cpu_count() or 1)
    if engine == "dask" or "://" in engine:
        from helpers.pipeline.cluster import run_on_dask

        return run_on_dask(articles, tagger, None if engine == "dask" else engine, workers)
    raise DatelineError(f"extract: there is no engine '{engine}'; use local, dask, or a scheduler's tcp:// address")


def chunks(n, workers=1):
    """Return ranges that cover 0..n, at most CHUNK long and at least one for each worker."""
    size = max(1, min(CHUNK, -(-n // workers)))
    return [range(first, min(first + size, n)) for first in range(0, n, size)]


def _local(articles, tagger, workers):
    if len(articles) < WORTH_PROCESSES or workers == 1:
        for rows in chunks(len(articles)):
            yield rows, find_in_articles(articles.iloc[rows], tagger)
        return
    pieces = chunks(len(articles), workers)
    pool = ProcessPoolExecutor(min(workers, len(pieces)), mp_context=get_context("spawn"), initializer=one_thread)
    with pool:
        with apart_from_main():
            jobs = {pool.submit(find_in_articles, articles.iloc[rows], tagger): rows for rows in pieces}
        for job in as_completed(jobs):
            try:
                yield jobs[job], job.result()
            except BrokenProcessPool as error:
                raise DatelineError(
                    "extract: a worker process died, most often for want of memory; run it again (what is done is "
                    "kept), with fewer processes: WORKERS=1"
                ) from error


@contextmanager
def apart_from_main():
    """Let worker processes start without running the caller's script again, so that one needs no `if __name__` guard."""
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


def one_thread():
    os.environ["OMP_NUM_THREADS"] = "1"  # the processes are the parallelism
