"""Who does the steps over a corpus in parts: this process, processes of this machine, or the workers of a Dask cluster."""

from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing

from helpers.faults import KEPT, MachineFault
from helpers.pipeline import cluster
from helpers.pipeline.cache import code_version
from helpers.pipeline.spawn import apart_from_main, context, ready_to_work

WAITING = 2  # jobs that are handed over before a process is free: few, so that what may begin is begun in the order of the jobs


class Crew:
    """Does jobs on the cluster of a Dask `client`, or in `workers` processes, or one after the other in this process.

    Processes end with the jobs that they were started for, so that what those held is free again.
    """

    def __init__(self, client=None, workers=1):
        self.client, self.workers = client, workers

    def each(self, jobs, after=None):
        """Return {name: function(*arguments)} for the {name: (function, *arguments)} of `jobs`, in their order; those that come first are
        begun first.

        `after` gives for a job the names of those, further up in `jobs`, that must be done before it (None: it waits for none).
        Raises what a job raises, and MachineFault where a job stops its workers each time.
        """
        after = {name: set((after or {}).get(name, ())) for name in jobs}
        if self.client is not None:
            return self._on_cluster(jobs, after)
        if self.workers > 1 and len(jobs) > 1:
            return self._in_processes(jobs, after)
        return {name: function(*arguments) for name, (function, *arguments) in jobs.items()}

    def _in_processes(self, jobs, after):
        pool = ProcessPoolExecutor(self.workers, mp_context=context(), initializer=ready_to_work)
        asked, done = {}, {}
        try:
            while len(done) < len(jobs):
                room = self.workers + WAITING - (len(asked) - len(done))
                with apart_from_main():
                    for name in [name for name in _ready(after, done) if name not in asked][:room]:
                        asked[name] = pool.submit(*jobs[name])
                wait([answer for name, answer in asked.items() if name not in done], return_when=FIRST_COMPLETED)
                done = {name: answer.result() for name, answer in asked.items() if answer.done()}
            return {name: done[name] for name in jobs}
        except BrokenProcessPool as error:
            ended = [name for name, answer in asked.items() if answer.done() and answer.exception() is not None]
            at = ended[0] if ended else next(name for name in jobs if name not in done)
            raise MachineFault(f"a process died at {_step(at)}; {KEPT}: close other programs, or run it again with "
                               "one process: WORKERS=1") from error  # fmt: skip
        finally:
            pool.shutdown(cancel_futures=True)

    def _on_cluster(self, jobs, after):
        done = {}
        while len(done) < len(jobs):
            ready = [name for name in _ready(after, done) if name not in done]
            asked = {name: (code_version(), *jobs[name]) for name in ready}
            with closing(cluster.results(self.client, on_worker, asked, blame=False)) as results:
                for name, result in results:
                    if result is None:
                        raise MachineFault(
                            f"the workers died each time at {_step(name)}; {KEPT}: start workers with more memory, and run it again"
                        )
                    done[name] = result
        return {name: done[name] for name in jobs}


def _ready(after, done):
    """Return the names of jobs, in their order, that wait for none that is not `done`."""
    return [name for name, needed in after.items() if needed <= done.keys()]


def _step(name):
    return f"the step '{name}' of the whole corpus, most often because their memory is short"


def on_worker(version, function, *arguments):
    """Return `function(*arguments)`. Raises MachineFault if the worker runs another version of Dateline."""
    cluster.same_code(version)
    return function(*arguments)
