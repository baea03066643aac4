"""Finds which article made a worker die or fail: tries each alone, in a process of its own.

An article is given up only if it ended its process twice, or failed twice, while it was alone there, and if an article
that is known to be harmless does run in such a process. If that one fails too, the machine is to blame, and the run stops.
"""

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pandas as pd

from helpers.faults import PROCESS, MachineFault, not_the_articles
from helpers.pipeline.article import FOUND, find_in_articles
from helpers.pipeline.spawn import apart_from_main, context, ready_to_work
from helpers.pipeline.stages import WHOLE
from helpers.problems import Problems

TRIES = 2
HARMLESS = pd.DataFrame(
    {
        "article_id": ["harmless"],
        "published": pd.to_datetime(["2018-07-12"]),
        "title": ["Bridge"],
        "language": ["en"],
        "source_path": [""],
        "text": ["“The bridge is safe,” Ana Ruiz said on Tuesday. She met engineers on July 3."],
    }
)


class Died(Exception):
    """The process died before its work was done."""


class Process:
    """One process that does one piece of work at a time; after it dies, the next piece starts a new one."""

    def __init__(self):
        self.pool = None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.end()

    def call(self, function, *arguments):
        """Return `function(*arguments)`. Raises what the function raises, and Died if the process dies."""
        if self.pool is None:
            self.pool = ProcessPoolExecutor(1, mp_context=context(), initializer=ready_to_work)
        try:
            with apart_from_main():
                job = self.pool.submit(function, *arguments)
            return job.result()
        except BrokenProcessPool as error:
            self.end()
            raise Died from error

    def end(self):
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)
            self.pool = None


class Here:
    """Does the work in this process, where a death is the run's own end; to be used as `Process` is."""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def call(self, function, *arguments):
        return function(*arguments)


def each_alone(articles, rows, tagger, kind=None):
    """Yield (rows, frames) for each article of `articles.iloc[rows]`; an article given up is a row in its frame problems.

    `kind` is Process (None: that) or Here.
    """
    with (kind or Process)() as process:
        for row in rows:
            one = articles.iloc[row : row + 1]
            yield range(row, row + 1), in_process(process, one, tagger)


def in_process(process, article, tagger):
    """Return what is found in a frame of one article, or its row in problems. Raises MachineFault if the machine is to blame."""
    for attempt in range(1, TRIES + 1):
        try:
            return process.call(find_in_articles, article, tagger)
        except Died:
            if attempt == TRIES:
                check(process, tagger)
                return given_up(article, "stopped its process each time it was tried alone")
        except Exception as error:
            if not_the_articles(error):
                raise
            if attempt == TRIES:
                return given_up(article, f"failed each time it was tried alone ({type(error).__name__}: {error})")
    return None


def check(process, tagger):
    """Raise MachineFault if `process` dies even on an article that is known to be harmless."""
    try:
        process.call(find_in_articles, HARMLESS, tagger)
    except Died as error:
        raise MachineFault(PROCESS) from error


def given_up(article, why):
    """Return the frames for one article that is given up: all empty, but for a row in problems that says `why`."""
    row = article.iloc[0]
    problems = Problems(WHOLE)
    problems.add(
        f"'{row['title'][:60]}' (article {row['article_id']}) {why[:300]}, {TRIES} times: it is left out of sentences, "
        "dates, quotations and events; look into the article yourself, and please report it with its text",
        source_path=row["source_path"],
        article_id=row["article_id"],
    )
    nothing = find_in_articles(article.iloc[:0])
    return {**{name: nothing[name] for name in FOUND}, "problems": problems.frame()}
