"""Plays processes, pools and clusters for the tests of this folder: nothing is started."""

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

import pandas as pd

from helpers.pipeline.article import FOUND
from helpers.pipeline.extract import complete
from helpers.tables import conform

ARTICLES = complete(
    pd.DataFrame(
        {"article_id": list("abcd"), "published": "2018-07-12", "title": "Bridge", "text": "Ana Ruiz spoke.", "source_path": "x.md"}
    )
)  # fmt: skip
MEMORY = MemoryError("no memory")


def nothing(problems=()):
    found = {name: ARTICLES.head(0)[["article_id"]] for name in FOUND}
    rows = pd.DataFrame(problems, columns=["article_id", "stage", "severity"]).assign(source_path="", message="x")
    return {**found, "problems": conform("problems", rows)}


ONE = ARTICLES.head(1)


class Pool:
    """Plays a pool: `does` maps a piece to what becomes of it, an error to fail with, or "dies" for its process."""

    does, sizes = {}, []

    def __init__(self, size, **options):
        self.broken = False
        Pool.sizes.append(size)

    def submit(self, function, piece):
        if self.broken:
            raise BrokenProcessPool
        job, outcome = Future(), Pool.does.get(piece)
        if callable(outcome):
            outcome = outcome()
        if outcome == "dies":
            self.broken = True
            job.set_exception(BrokenProcessPool("died"))
        elif isinstance(outcome, Exception):
            job.set_exception(outcome)
        else:
            job.set_result(function(piece))
        return job

    def shutdown(self, cancel_futures=False):
        assert cancel_futures


class Played:
    """Plays alone.Process: each call gives the next of `outcomes`."""

    def __init__(self, *outcomes):
        self.outcomes, self.calls = list(outcomes), []

    def call(self, function, *arguments):
        self.calls.append(function.__name__)
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    __enter__ = lambda self: self  # noqa: E731
    __exit__ = lambda self, *error: None  # noqa: E731
