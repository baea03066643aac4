"""Extraction for corpora that do not fit into memory: one Parquet file of articles in, one part out.

Works on this machine's cores or on Dask. A part is done when its file in `done/` exists; that file is written last and
holds the hashes of the others. So a run that was killed resumes where it stopped, and a worker that dies costs one part.
A file that cannot be read, and an article that ends its worker, is a row in `problems`.
"""

import hashlib
import json
import os
from collections import deque
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pandas as pd

from helpers import problems as problem_rows
from helpers.faults import KEPT, DatelineError, MachineFault, machine_fault, not_the_articles
from helpers.pipeline import cluster, engines, local
from helpers.pipeline.alone import TRIES, Died, Process, check, in_process
from helpers.pipeline.article import FOUND, find_in_articles
from helpers.pipeline.cache import code_version
from helpers.pipeline.chunks import chunks
from helpers.pipeline.corpus import across_articles
from helpers.pipeline.extract import complete
from helpers.pipeline.stages import lost
from helpers.pipeline.writing import clear_parts, print_of, write_bytes, write_parquet
from helpers.problems import Problems, tell
from helpers.tables import conform

LIGHT = ["article_id", "outlet", "published", "title", "copy_of", "source_path"]  # columns kept for the whole corpus


def extract_files(
    folder: str | Path,
    out: str | Path,
    engine: str = "local",
    tagger: str = "accurate",
    workers: int | None = None,
    progress: Callable[[int], object] | None = None,
) -> pd.DataFrame:
    """Extract the tables of all Parquet files of articles in `folder` into `out`; return table problems.

    `out` then holds sentences/ and dates/ (one Parquet file a part; `pandas.read_parquet(out / "dates")` reads them all),
    and one Parquet file each of articles (without their text), quotes, speakers, mentions, events, stories and problems.
    Memory holds the quotations and mentions of the whole corpus, but not its text. `engine` is "local", "dask" or a
    scheduler's address, whose workers must see `folder` and `out` under the same path. `progress` is called with the number
    of files done since its last call.
    A file that cannot be read, an article that is given up, and a stage that fails on one are rows of severity error;
    the next run tries them again. Raises DatelineError where the folder holds no Parquet file, and MachineFault where
    memory, a disk, the processes or the cluster fail; the parts that are done are kept.
    """
    folder, out = Path(folder).resolve(), Path(out).resolve()
    files = sorted(path for path in folder.rglob("*.parquet") if out not in path.parents)
    if not files:
        raise DatelineError(f"{folder}: no .parquet file; write articles there with helpers.read_articles(…).articles")
    engines.check(engine)
    clear_parts(out)
    parts = {path: _part(path, folder, tagger) for path in files}
    _forget(out, set(parts.values()))
    new = [path for path in files if not _is_done(out, parts[path])]
    _tick(progress, len(files) - len(new))
    failed = Problems("extract")
    for path, why in _run([(path, parts[path], out, tagger) for path in new], engine, workers):
        _tick(progress, 1)
        if why:
            failed.add(
                f"{path.name}: not extracted ({why}); the other files are; correct the file and run again; what is done is kept",
                source_path=str(path),
            )
    return _whole(out, [part for part in parts.values() if _marker(out, part).exists()], failed)


def _tick(progress, n):
    if progress and n:
        progress(n)


def _part(path, folder, tagger):
    """Return the name of a file's part: the file's name, and a hash of its content, the tagger and the code."""
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


def _marker(out, part):
    return out / "done" / f"{part}.json"


def _is_done(out, part):
    """Tell whether a part exists, whole and without loss. A part that is not what was written is removed and reported."""
    marker = _marker(out, part)
    if not marker.exists():
        return False
    try:
        held = json.loads(marker.read_text(encoding="utf-8"))
        fits = all(print_of(out / name) == known for name, known in held["files"].items()) and len(held["files"]) > len(
            FOUND
        )
        if fits and held["lost"] == 0:
            return True
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        fits = False
    if not fits:
        tell(f"{marker}: this part is damaged or was changed; it is made again")
    marker.unlink()
    return False


def extract_file(path, part, out, tagger):
    """Write the part of one file; return how many rows of problems say what it lost. Raises what `find_in_articles` raises."""
    articles = articles_of(path)
    pieces = (articles.iloc[rows] for rows in chunks(len(articles)) or [range(0)])
    return _write(path, part, out, articles, [find_in_articles(piece, tagger) for piece in pieces])


class Unreadable(Exception):
    """A file of articles cannot be read, and the file is to blame."""


def articles_of(path):
    """Return the articles of a Parquet file. Raises Unreadable if it is no such file, MachineFault if memory or disk fail."""
    try:
        return complete(pd.read_parquet(path))
    except MemoryError as error:
        raise MachineFault(
            f"memory ran short while {path} was read; {KEPT}: split that file, or leave it out"
        ) from error
    except DatelineError:
        raise
    except Exception as error:
        own = isinstance(error, (FileNotFoundError, PermissionError, IsADirectoryError))
        fault = None if own else machine_fault(error, Path(path).parent)
        if fault:
            raise fault from error
        raise Unreadable(f"{type(error).__name__}: {error}") from None


def _write(path, part, out, articles, found):
    frames = {name: pd.concat([piece[name] for piece in found], ignore_index=True) for name in FOUND}
    written = {}
    for name, rows in {**frames, "articles": articles[LIGHT]}.items():
        file = (out / name if name in ("sentences", "dates") else out / "found" / name) / f"{part}.parquet"
        file.parent.mkdir(parents=True, exist_ok=True)
        rows = conform(name, rows) if name in ("sentences", "dates") else rows
        written[file.relative_to(out).as_posix()] = write_parquet(rows, file)
    n = len(lost(frames["problems"]))
    held = {"file": Path(path).name, "articles": len(articles), "lost": n, "files": written}
    _marker(out, part).parent.mkdir(exist_ok=True)
    write_bytes(f"{json.dumps(held, indent=1)}\n".encode(), _marker(out, part))
    return n


def _run(jobs, engine, workers):
    """Yield (path, why) for each file as it ends; `why` says why it was not extracted, and is "" if it was."""
    workers = workers or os.cpu_count() or 1
    if not jobs:
        return
    if engine == "local" and (len(jobs) == 1 or workers == 1):
        for job in jobs:
            yield job[0], _here(job)
    elif engine == "local":
        with Process() as process:
            alone = partial(_alone, process)
            for job, why in local.guarded(deque(jobs), extract_file, tuple, workers, alone):
                yield job[0], why if isinstance(why, str) else ""
    else:
        yield from _on_dask(jobs, None if engine == "dask" else engine, workers)


def _on_dask(jobs, address, workers):
    aside = []
    with cluster.connected(address, workers) as client:
        named = {job: (*job, code_version()) for job in jobs}
        with closing(cluster.results(client, extract_on_worker, named)) as done:
            for job, result in done:
                if result is None:
                    aside.append(job)
                else:
                    yield job[0], ""
    if aside:
        tell(f"{len(aside)} files failed or stopped their workers; they are tried one by one on this machine")
    with Process() as process:
        for job in aside:
            for _, why, _ in _alone(process, job):
                yield job[0], why


def extract_on_worker(path, part, out, tagger, version):
    """As `extract_file`; raises MachineFault where the worker runs another version of Dateline."""
    cluster.same_code(version)
    return extract_file(path, part, out, tagger)


def _here(job):
    """Extract a file in this process; return "" or, if it failed twice, why."""
    for attempt in range(1, TRIES + 1):
        try:
            extract_file(*job)
            break
        except Exception as error:
            if not_the_articles(error):
                raise
            if attempt == TRIES:
                return _why(error)
    return ""


def _alone(process, job):
    """Yield (job, why it was not extracted or "", whether the file is to blame) for a file tried alone in `process`."""
    for attempt in range(1, TRIES + 1):
        try:
            n = process.call(extract_file, *job)
        except Died:
            if attempt == TRIES:
                yield job, *_by_article(process, job)
        except Exception as error:
            if not_the_articles(error):
                raise
            if attempt == TRIES:
                yield job, _why(error), True
        else:
            yield job, "", n > 0
            return


def _by_article(process, job):
    """Extract a file that ended its process article by article; return (why it was not read or "", whether it is to blame)."""
    path, part, out, tagger = job
    for attempt in range(1, TRIES + 1):
        try:
            articles = process.call(articles_of, path)
            break
        except Died:
            if attempt == TRIES:
                check(process, tagger)
                return f"it stopped its process each of {TRIES} times it was read alone", True
        except Exception as error:
            if not_the_articles(error):
                raise
            return _why(error), True
    found = [in_process(process, articles.iloc[n : n + 1], tagger) for n in range(len(articles))]
    n = _write(path, part, out, articles, found or [find_in_articles(articles, tagger)])
    return "", n > 0


def _why(error):
    text = str(error) if isinstance(error, (Unreadable, DatelineError)) else f"{type(error).__name__}: {error}"
    return text[:300]


def _whole(out, parts, failed):
    """Write the tables that need the whole corpus, from the parts that are done; return table problems."""
    read = {
        name: _joined(out / "found" / name, parts)
        for name in ("articles", "quotes", "mentions", "profiles", "problems")
    }
    problems = problem_rows.join(*([read["problems"]] if parts else []), failed.frame())
    if parts:
        for name, frame in across_articles(read, read["articles"]).items():
            write_parquet(frame, out / f"{name}.parquet")
    out.mkdir(parents=True, exist_ok=True)
    write_parquet(problems, out / "problems.parquet")
    return problems


def _joined(folder, parts):
    frames = [pd.read_parquet(folder / f"{part}.parquet") for part in parts]
    kept = [frame for frame in frames if len(frame)] or frames[:1]
    return pd.concat(kept, ignore_index=True) if kept else pd.DataFrame()
