"""The engines that the work on single articles can run on: this machine's cores, or a Dask cluster."""

from helpers.faults import DatelineError
from helpers.pipeline.cluster import connected, run_on_dask
from helpers.pipeline.local import run_local


def check(engine):
    """Raise DatelineError where there is no such engine, and MachineFault where no scheduler answers at an address."""
    if engine in ("local", "dask"):
        return
    if "://" not in engine:
        raise DatelineError(f"extract: there is no engine '{engine}'; use local, dask, or a scheduler's tcp:// address")
    with connected(engine):
        pass


def run(articles, engine, tagger, workers=None):
    """Yield (rows, frames) for chunks of `articles`: positions, and what `find_in_articles` found in them.

    Where a worker dies or fails, its articles are tried one by one; an article that fails alone too is a row in its
    problems. Raises MachineFault where memory, a disk, the processes or the cluster fail.
    """
    if engine == "local":
        return run_local(articles, tagger, workers)
    return run_on_dask(articles, tagger, None if engine == "dask" else engine, workers)
