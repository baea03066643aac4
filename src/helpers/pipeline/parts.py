"""The tables of a build as folders of parts, made from the articles that were read: of a large corpus, or on a Dask cluster.

The articles are cut into files at places that depend on their ids, so that an article more changes one file; what is found in
each is kept in `cache`/parts. No process but one worker at a time holds more than whole.py says; people's corrections, where there
are any, are applied by one worker, which then holds all tables.
"""

import hashlib
import os
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from helpers.pipeline import cluster
from helpers.pipeline import corrections as decisions
from helpers.pipeline.crew import Crew
from helpers.pipeline.files import find
from helpers.pipeline.ready import check_cluster
from helpers.pipeline.store import Store
from helpers.pipeline.whole import across, rewrite
from helpers.tables import NAMES, Tables, empty, parts_of, read_table

FILE, LARGEST = 500, 2000  # articles of a file on a cluster: the mean, and the most
FILE_HERE, LARGEST_HERE = 100, 400  # the same on this machine, whose few processes are to end at one time


def extract_parts(articles, tables, cache, engine, tagger, workers, decided, progress=None, before=lambda: None):
    """Write the tables of the Parquet file `articles` into folder `tables` as parts; return ({table: rows}, problems, log).

    `engine` is "local", "dask" or a scheduler's address, `decided` what `corrections.read` gives, `log` what `corrections.corrected`
    does. `before` is called when all is found and the tables are about to be written.
    """
    home, out = Store(Path(cache).resolve() / "parts"), Path(tables).resolve()
    workers = workers or os.cpu_count() or 1
    with (
        nullcontext()
        if engine == "local"
        else cluster.connected(None if engine == "dask" else engine, workers) as client
    ):
        names = cut(articles, home, *((FILE, LARGEST) if client else (FILE_HERE, LARGEST_HERE)))
        if client:
            check_cluster(client, str(out), home.at(names[0]))
        sources, problems = find(home, names, home, tagger, engine, workers, client, progress)
        before()
        crew = Crew(client, workers)
        rows = across(home.root, str(out), sources, crew, texts=True)
        log = decisions.no_log()
        if sum(map(len, decided.values())):
            rows, warned, log = crew.each({"corrections": (correct, str(out), decided)})["corrections"]
            problems = pd.concat([problems, warned], ignore_index=True)
    return rows, problems, log


def cut(articles, home, mean, most):
    """Cut the Parquet file `articles` into files of so many in `home`; return their names in the order of the articles."""
    names, rows, n = [], [], 0
    for batch in pq.ParquetFile(articles).iter_batches(most):
        frame = batch.to_pandas()
        first = 0
        for place, article_id in enumerate(frame["article_id"], 1):
            n += 1
            if n >= most or int(hashlib.sha256(article_id.encode()).hexdigest()[:8], 16) % mean == 0:
                names.append(_keep(home, [*rows, frame.iloc[first:place]]))
                rows, n, first = [], 0, place
        rows.append(frame.iloc[first:])
    if n or not names:
        names.append(_keep(home, rows))
    for name in set(home.names("texts", ".parquet")) - set(names):
        home.remove(name)
    return names


def _keep(home, frames):
    """Write articles to a file that is named by its content, where it is not there yet; return its name."""
    kept = [frame for frame in frames if len(frame)] or frames[:1] or [empty("articles")]
    frame = pd.concat(kept, ignore_index=True)
    content = BytesIO()
    frame.to_parquet(content, index=False)
    name = f"texts/{hashlib.sha256(content.getvalue()).hexdigest()[:16]}.parquet"
    if not home.has(name) or home.size(name) != len(content.getvalue()):
        home.write(name, content.getvalue())
    return name


def correct(tables, decided):
    """Apply people's corrections to the tables in folder `tables`; return ({table: rows}, problems, log)."""
    found = Tables(**{name: empty(name) if name == "problems" else read_table(tables, name) for name in NAMES})
    lengths = [pq.ParquetFile(part).metadata.num_rows for part in parts_of(tables, "articles")]
    found, log = decisions.corrected(found, found.articles, decided)
    return rewrite(tables, dict(found.items()), lengths), found.problems, log
