"""Corpora past one machine's memory: one Parquet file of articles in, one part out, on this machine's cores or on Dask.

A part is done when its file in `done/` is written, last of all. A run that was killed takes up where it stopped, a lost
worker costs one part, and a file that cannot be read or stops its worker is a row in `problems`.
"""

import hashlib
import json
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

import pandas as pd

from helpers import problems as problem_rows
from helpers.events import merge
from helpers.pipeline.article import FOUND, find_in_articles
from helpers.pipeline.cache import code_version, write_parquet
from helpers.pipeline.engines import CHUNK, apart_from_main, one_thread
from helpers.pipeline.extract import complete
from helpers.problems import DatelineError, Problems
from helpers.speakers import identify
from helpers.tables import conform

LIGHT = ["article_id", "outlet", "published", "title", "copy_of", "source_path"]  # of articles, for the whole corpus
TRIES = 2  # a part whose worker died is tried again this often before it is given up


def extract_files(folder, out, engine="local", tagger="accurate", workers=None, progress=None):
    """Extract the tables of all Parquet files of articles in `folder` into `out`; return table problems.

    `out` then holds sentences/ and dates/ (one Parquet file a part; `pandas.read_parquet(out / "dates")` reads them
    all), and quotes, speakers, mentions, events and problems as one Parquet file each. Only what the whole corpus
    decides is held in memory: quotations and mentions, no text. `engine` is "local", "dask" or a scheduler's address,
    whose workers must see `folder` and `out` under the same path. `progress` is called with the number of files done.
    Raises DatelineError where the folder holds no Parquet file.
    """
    folder, out = Path(folder).resolve(), Path(out).resolve()
    files = sorted(path for path in folder.rglob("*.parquet") if out not in path.parents)
    if not files:
        raise DatelineError(f"{folder}: no .parquet file; write articles there with helpers.read_articles(…).articles")
    parts = {path: _part(path, folder, tagger) for path in files}
    _forget(out, set(parts.values()))
    new = [path for path in files if not (out / "done" / f"{parts[path]}.json").exists()]
    _tick(progress, len(files) - len(new))
    failed = Problems("extract")
    for path, error in _run([(path, parts[path], out, tagger) for path in new], engine, workers):
        _tick(progress, 1)
        if error is not None:
            failed.add(
                f"{path.name}: not extracted ({type(error).__name__}: {str(error)[:200]}); the other files are; mend "
                "it and run again, what is done is kept",
                source_path=str(path),
            )
    return _whole(out, [part for part in parts.values() if (out / "done" / f"{part}.json").exists()], failed)


def _tick(progress, n):
    if progress and n:
        progress(n)


def _part(path, folder, tagger):
    """Return the name of a file's part: its own name, and a hash of what it holds, the tagger and the code."""
    digest = hashlib.sha256(f"{tagger}\0{code_version()}\0".encode())
    with path.open("rb") as lines:
        while block := lines.read(1 << 20):
            digest.update(block)
    return f"{'-'.join(path.relative_to(folder).with_suffix('').parts)}.{digest.hexdigest()[:16]}"


def _forget(out, parts):
    """Remove the parts of files that are gone or have changed, so that no article is there twice."""
    for path in [*out.glob("done/*.json"), *out.glob("*/*.parquet"), *out.glob("found/*/*.parquet")]:
        if path.stem not in parts:
            path.unlink()


def extract_file(path, part, out, tagger):
    """Write one file's part; return the number of its articles."""
    articles = complete(pd.read_parquet(path))
    found = [find_in_articles(articles.iloc[at : at + CHUNK], tagger) for at in range(0, max(1, len(articles)), CHUNK)]
    for name in FOUND:
        folder = out / name if name in ("sentences", "dates") else out / "found" / name
        folder.mkdir(parents=True, exist_ok=True)
        rows = pd.concat([piece[name] for piece in found], ignore_index=True)
        write_parquet(conform(name, rows) if name in ("sentences", "dates") else rows, folder / f"{part}.parquet")
    (out / "found" / "articles").mkdir(parents=True, exist_ok=True)
    write_parquet(articles[LIGHT], out / "found" / "articles" / f"{part}.parquet")
    (out / "done").mkdir(exist_ok=True)
    beside = out / "done" / f"{part}.part"
    beside.write_text(json.dumps({"file": path.name, "articles": len(articles)}) + "\n", encoding="utf-8")
    beside.rename(out / "done" / f"{part}.json")
    return len(articles)


def _run(jobs, engine, workers):
    """Yield (path, error or None) as each file's part is done."""
    if engine == "local":
        yield from _local(jobs, workers)
    elif engine == "dask" or "://" in engine:
        yield from _dask(jobs, None if engine == "dask" else engine, workers)
    else:
        raise DatelineError(f"extract_files: there is no engine '{engine}'; use local, dask, or a scheduler's address")


def _local(jobs, workers):
    if len(jobs) == 1 or workers == 1:
        for job in jobs:
            yield job[0], _error_of(job)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=one_thread) as pool:
        with apart_from_main():
            futures = {pool.submit(extract_file, *job): job[0] for job in jobs}
        for future in as_completed(futures):
            yield futures[future], future.exception()


def _error_of(job):
    try:
        extract_file(*job)
    except Exception as error:  # whatever one file does, the others go on
        return error
    return None


def _dask(jobs, address, workers):
    from distributed import Client, LocalCluster
    from distributed import as_completed as finished

    local = None
    if address is None:
        local = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs="ERROR")
    with Client(local or address) as client:
        futures = {client.submit(extract_file, *job, retries=TRIES, pure=False): job[0] for job in jobs}
        for future in finished(futures):
            yield futures[future], None if future.status == "finished" else future.exception()
    if local:
        local.close()


def _whole(out, parts, failed):
    """Write what the whole corpus decides, from the parts that are done; return table problems."""
    read = {name: _joined(out / "found" / name, parts) for name in ("articles", "quotes", "mentions", "problems")}
    problems = problem_rows.join(*([read["problems"]] if parts else []), failed.frame())
    if parts:
        quotes, speakers = identify(read["quotes"])
        events, mentions = merge(read["mentions"], read["articles"])
        tables = {"quotes": conform("quotes", quotes), "speakers": speakers, "mentions": mentions, "events": events}
        for name, frame in tables.items():
            write_parquet(frame, out / f"{name}.parquet")
    out.mkdir(parents=True, exist_ok=True)
    write_parquet(problems, out / "problems.parquet")
    return problems


def _joined(folder, parts):
    frames = [pd.read_parquet(folder / f"{part}.parquet") for part in parts]
    kept = [frame for frame in frames if len(frame)] or frames[:1]
    return pd.concat(kept, ignore_index=True) if kept else pd.DataFrame()
