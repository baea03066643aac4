"""Extraction for corpora that do not fit into memory: one Parquet file of articles in, one part out.

Works on this machine's cores or on Dask. What is found in a file is kept as a part (finding.py), so that a run that was killed
resumes where it stopped. What needs the whole corpus is decided over the parts (whole.py). A file that cannot be read, and an
article that ends its worker, is a row in `problems`.
"""

import hashlib
import os
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path, PurePosixPath

import pandas as pd

from helpers import problems as problem_rows
from helpers.faults import DatelineError
from helpers.pipeline import cluster, engines, finding
from helpers.pipeline.cache import code_version
from helpers.pipeline.crew import Crew
from helpers.pipeline.earlier import found_file, made_by_this_code, marker
from helpers.pipeline.ready import check_cluster
from helpers.pipeline.store import Store
from helpers.pipeline.whole import across
from helpers.pipeline.writing import clear_parts
from helpers.problems import Problems
from helpers.tables import parts_of


def extract_files(
    folder: str | Path,
    out: str | Path,
    engine: str = "local",
    tagger: str = "accurate",
    workers: int | None = None,
    progress: Callable[[int], object] | None = None,
) -> pd.DataFrame:
    """Extract the tables of all Parquet files of articles in `folder` into `out`; return table problems.

    `out` then holds each table as a folder of Parquet parts (`pandas.read_parquet(out / "dates")` or `helpers.tables.read_table`
    reads them all), the articles without their text, and problems.parquet. Both folders may be addresses that fsspec knows,
    such as s3://bucket/articles. No process holds more of the corpus than whole.py says. `engine` is "local", "dask" or a
    scheduler's address, whose workers must see `folder` and `out` under the same path. `progress` is called with the number
    of files done since its last call.
    A file that cannot be read, an article that is given up, and a stage that fails on one are rows of severity error;
    the next run tries them again. Raises DatelineError where the folder holds no Parquet file, or a cluster cannot do the work
    (ready.py), TableError where the folder has a list of its parts that they do not fit, and MachineFault where memory, a disk,
    the processes or the cluster fail; the parts that are done are kept.
    """
    home, out = _store(folder), _store(out)
    inside = f"{out.root.removeprefix(home.root).strip('/')}/" if out.root.startswith(f"{home.root}/") else None
    names = [name for name in home.names(end=".parquet") if not (inside and name.startswith(inside))]
    if not names:
        raise DatelineError(f"{home}: no .parquet file; write articles there with helpers.read_articles(…).articles")
    parts_of(home.root.rpartition("/")[0], home.root.rpartition("/")[2])  # raises where the folder was half copied
    engines.check(engine)
    workers = workers or os.cpu_count() or 1
    if out.is_here:
        clear_parts(out.root)
    with _client(engine, workers) as client:
        if client is not None:
            check_cluster(client, out.root, home.at(names[0]))
        sources, problems = find(home, names, out, tagger, engine, workers, client, progress)
        if sources:
            across(out.root, out.root, sources, Crew(client, workers))
    out.write_frame("problems.parquet", problems)
    return problems


def find(home, names, out, tagger, engine, workers, client=None, progress=None):
    """Find what is in the files `names` of the Store `home` and keep it as parts in `out`; return (sources, problems).

    `sources` maps each part to its file, in the order of the names. Parts of files that are gone or have changed are removed, once what
    they hold of articles that are still there was taken over.
    """
    parts = {name: _part(home, name, tagger) for name in names}
    done = Crew(client).each({part: (finding.is_done, out.root, part) for part in parts.values()})
    waiting = {name: part for name, part in parts.items() if not done[part]}
    earlier = _earlier(out, set(parts.values())) if waiting else ()
    jobs = {finding.Job(home.at(name), part, out.root, tagger, earlier): name for name, part in waiting.items()}
    _tick(progress, len(names) - len(jobs))
    failed = Problems("extract")
    for job, why in finding.run(list(jobs), engine, workers, client):
        _tick(progress, 1)
        if why:
            failed.add(
                f"{jobs[job]}: not extracted ({why}); the other files are; correct the file and run again; what is done is kept",
                source_path=job.path,
            )
    _forget(out, set(parts.values()))
    there = {part: home.at(name) for name, part in parts.items() if out.has(marker(part))}
    found = [out.read_frame(found_file("problems", part)) for part in there]
    return there, problem_rows.join(*found, failed.frame())


def _store(folder):
    return Store(folder if "://" in str(folder) else Path(folder).resolve())


def _client(engine, workers):
    return nullcontext() if engine == "local" else cluster.connected(None if engine == "dask" else engine, workers)


def _tick(progress, n):
    if progress and n:
        progress(n)


def _part(home, name, tagger):
    """Return the name of a file's part: the file's name, and a hash of its content, the tagger and the code."""
    digest = hashlib.sha256(f"{tagger}\0{code_version()}\0{home.print_of(name)['sha256']}".encode())
    return f"{'-'.join(PurePosixPath(name).with_suffix('').parts)}.{digest.hexdigest()[:16]}"


def _earlier(out, parts):
    """Return the parts of files that are gone or have changed, and that today's code made: they may hold articles that are still there."""
    names = sorted(PurePosixPath(name).stem for name in out.names("done", ".json"))
    return tuple(part for part in names if part not in parts and made_by_this_code(out, part))


def _forget(out, parts):
    """Remove the parts of files that are gone or have changed, so that no article is there twice."""
    for name in [*out.names("done", ".json"), *out.names("found", ".parquet")]:
        if PurePosixPath(name).stem not in parts:
            out.remove(name)
