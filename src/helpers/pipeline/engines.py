"""The engines that the work on single articles can run on: this machine's cores, or a Dask cluster."""

from helpers.faults import DatelineError
from helpers.pipeline.cluster import connected, run_on_dask
from helpers.pipeline.local import run_local
from helpers.pipeline.ready import check_cluster


def check(engine, out=None):
    """Raise DatelineError where there is no such engine, and MachineFault where no scheduler answers at an address.

    With `out`, a folder, the workers there must have our versions and see that folder (ready.py says what is raised).
    """
    if engine in ("local", "dask"):
        return
    if "://" not in engine:
        raise DatelineError(f"extract: there is no engine '{engine}'; use local, dask, or a scheduler's tcp:// address")
    with connected(engine) as client:
        if out is not None:
            check_cluster(client, str(out))


def run(articles, engine, tagger, workers=None):
    """Yield (rows, frames) for chunks of `articles`: positions, and what `find_in_articles` found in them.

    Where a worker dies or fails, its articles are tried one by one; an article that fails alone too is a row in its
    problems. Raises MachineFault where memory, a disk, the processes or the cluster fail.
    """
    if engine == "local":
        return run_local(articles, tagger, workers)
    return run_on_dask(articles, tagger, None if engine == "dask" else engine, workers)
