"""Who does the steps over a corpus in parts: this process, or the workers of a Dask cluster."""

from contextlib import closing

from helpers.faults import KEPT, MachineFault
from helpers.pipeline import cluster
from helpers.pipeline.cache import code_version


class Crew:
    """Does jobs on the cluster of a Dask `client`, or one after the other in this process."""

    def __init__(self, client=None):
        self.client = client

    def each(self, jobs):
        """Return {name: function(*arguments)} for the {name: (function, *arguments)} of `jobs`, in their order.

        Raises what a job raises, and MachineFault where a job stops its workers each time.
        """
        if self.client is None:
            return {name: function(*arguments) for name, (function, *arguments) in jobs.items()}
        done = {}
        asked = {name: (code_version(), *job) for name, job in jobs.items()}
        with closing(cluster.results(self.client, on_worker, asked, blame=False)) as results:
            for name, result in results:
                if result is None:
                    raise MachineFault(
                        f"the workers died each time at the step '{name}' of the whole corpus, most often because their "
                        f"memory is short; {KEPT}: start workers with more memory, and run it again"
                    )
                done[name] = result
        return {name: done[name] for name in jobs}


def on_worker(version, function, *arguments):
    """Return `function(*arguments)`. Raises MachineFault if the worker runs another version of Dateline."""
    cluster.same_code(version)
    return function(*arguments)
