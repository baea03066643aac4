"""The engine "local": the work on single articles in processes of this machine."""

import os
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from functools import partial

from helpers.faults import MachineFault, not_the_articles
from helpers.pipeline.alone import Here, each_alone
from helpers.pipeline.article import find_in_articles
from helpers.pipeline.chunks import chunks
from helpers.pipeline.spawn import apart_from_main, context, ready_to_work
from helpers.pipeline.stages import lost
from helpers.problems import tell

WORTH_PROCESSES = 24  # with fewer articles, starting processes takes longer than the work that they share
DEATHS = 3  # worker processes that may die with no article to blame; after that memory is taken to be short


def run_local(articles, tagger, workers=None):
    """Yield (rows, frames) for chunks of `articles` as `workers` processes of this machine finish them (None: one a core).

    The articles of a chunk whose worker died or failed are tried one by one, each in a process of its own.
    """
    workers = workers or os.cpu_count() or 1
    if len(articles) < WORTH_PROCESSES or workers == 1:
        for rows in chunks(len(articles)):
            yield from _here(articles, rows, tagger)
        return
    waiting = deque(chunks(len(articles), workers))
    alone = partial(_chunk_alone, articles, tagger)
    yield from guarded(waiting, find_in_articles, lambda rows: (articles.iloc[rows], tagger), workers, alone)


def _chunk_alone(articles, tagger, rows):
    for one, result in each_alone(articles, rows, tagger):
        yield one, result, len(lost(result["problems"])) > 0


def guarded(waiting, function, arguments, workers, alone):
    """Yield (piece, function(*arguments(piece))) for the pieces of deque `waiting`, in `workers` processes.

    A piece that failed, or was being worked on when a process died, is given to `alone(piece)`, which yields (piece,
    result, whether the piece is to blame). Raises MachineFault where processes die and no piece is to blame.
    """
    unexplained = 0
    while waiting:
        aside, to_blame = [], False
        with closing(together(waiting, function, arguments, workers)) as results:
            for piece, result in results:
                if result is None:
                    aside.append(piece)
                else:
                    yield piece, result
        if aside:
            tell("a worker process died or failed; the articles that it had are tried again, one by one")
        for piece in aside:
            for one, result, blamed in alone(piece):
                to_blame |= blamed
                yield one, result
        unexplained += bool(aside) and not to_blame
        if unexplained >= DEATHS and waiting:
            raise MachineFault(
                f"worker processes died {unexplained} times and no article is to blame: memory is short; what was "
                "finished is kept: close other programs, or run it again with one process: WORKERS=1"
            )


def _here(articles, rows, tagger):
    """Yield (rows, frames) of a chunk done in this process. If the chunk fails, each of its articles is tried alone, twice."""
    try:
        found = find_in_articles(articles.iloc[rows], tagger)
    except Exception as error:
        if not_the_articles(error):
            raise
    else:
        yield rows, found
        return
    yield from each_alone(articles, rows, tagger, Here)


def together(waiting, function, arguments, workers):
    """Yield (piece, function(*arguments(piece))) for pieces taken from deque `waiting`, in `workers` processes.

    The result is None for a piece that failed, or was being worked on when a process died; the pieces not begun then stay
    in `waiting`. Only a few pieces are handed over at a time, so that few come into question when a process dies. Raises
    errors that no piece is to blame for.
    """
    pool = ProcessPoolExecutor(min(workers, len(waiting)), mp_context=context(), initializer=ready_to_work)
    jobs, broken = {}, False
    try:
        while jobs or (waiting and not broken):
            while waiting and not broken and len(jobs) <= workers:
                piece = waiting.popleft()
                try:
                    with apart_from_main():
                        jobs[pool.submit(function, *arguments(piece))] = piece
                except BrokenProcessPool:
                    waiting.appendleft(piece)
                    broken = True
            for job in wait(jobs, return_when=FIRST_COMPLETED).done if jobs else ():
                piece, error = jobs.pop(job), job.exception()
                broken |= isinstance(error, BrokenProcessPool)
                if error is not None and not isinstance(error, BrokenProcessPool) and not_the_articles(error):
                    raise error
                yield piece, None if error is not None else job.result()
    finally:
        pool.shutdown(cancel_futures=True)
