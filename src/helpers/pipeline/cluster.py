"""The same extraction on Dask: one future a chunk, so that a lost worker or a poison article costs one chunk."""

from helpers.pipeline.article import FOUND, find_in_articles
from helpers.pipeline.engines import chunks
from helpers.problems import Problems

TRIES = 2  # a chunk whose worker died is tried again this often before it is given up


def run_on_dask(articles, tagger, address=None, workers=None):
    """Yield (rows, frames) for chunks of `articles` as a Dask cluster finishes them.

    `address` is a scheduler's; without one a cluster of `workers` processes starts on this machine and stops at the
    end. A chunk that fails every time is tried article by article; an article that fails alone is a row in `problems`.
    """
    from distributed import Client, LocalCluster, as_completed

    local = None
    if address is None:
        local = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs="ERROR")
    with Client(local or address) as client:
        pending = {}

        def submit(rows):
            future = client.submit(find_in_articles, articles.iloc[rows], tagger, retries=TRIES, pure=False)
            pending[future] = rows
            return future

        jobs = as_completed([submit(rows) for rows in chunks(len(articles))])
        for future in jobs:
            rows = pending.pop(future)
            if future.status == "finished":
                yield rows, future.result()
            elif len(rows) > 1:
                jobs.update([submit(range(row, row + 1)) for row in rows])
            else:
                yield rows, _given_up(articles.iloc[rows], future.exception())
    if local:
        local.close()


def _given_up(article, error):
    row = article.iloc[0]
    problems = Problems("extract")
    problems.add(
        f"'{row['title'][:60]}' stopped its worker {TRIES + 1} times ({type(error).__name__}); it is left out",
        source_path=row["source_path"],
        article_id=row["article_id"],
    )
    nothing = find_in_articles(article.iloc[:0])
    return {**{name: nothing[name] for name in FOUND}, "problems": problems.frame()}
