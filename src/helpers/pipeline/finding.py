"""What is found in one file of articles: written as a part, and by whom, where the file or an article in it ends its worker.

A part is done when its marker exists; that file is written last and holds the prints of the others. So a run that was killed
resumes where it stopped, and a worker that dies costs one part.
"""

import json
from collections import deque
from contextlib import closing
from functools import partial
from typing import NamedTuple

import pandas as pd

from helpers.events import without_texts
from helpers.faults import KEPT, DatelineError, MachineFault, machine_fault, not_the_articles
from helpers.pipeline import cluster, local
from helpers.pipeline.alone import TRIES, Died, Here, Process, check, in_process
from helpers.pipeline.article import FOUND, find_in_articles
from helpers.pipeline.cache import code_version
from helpers.pipeline.chunks import chunks
from helpers.pipeline.earlier import TakenOver, found_file, ids_of, in_order, marker
from helpers.pipeline.extract import complete
from helpers.pipeline.stages import lost
from helpers.pipeline.store import Store
from helpers.problems import tell
from helpers.tables import arrow_schema, conform

LIGHT = ["article_id", "outlet", "published", "title", "copy_of", "source_path"]  # columns kept for the whole corpus


class Job(NamedTuple):
    """A file of articles at `path`, and the `part` that is to be made of it in folder `home`; `earlier` are parts, made by the same
    code and tagger of files that are gone, in which some of its articles may be.
    """

    path: str
    part: str
    home: str
    tagger: str
    earlier: tuple = ()


class Unreadable(Exception):
    """A file of articles cannot be read, and the file is to blame."""


def is_done(home, part):
    """Tell whether a part exists in the folder `home`, whole and without loss. One that is not what was written is named."""
    home = Store(home)
    if not home.has(marker(part)):
        return False
    try:
        held = json.loads(home.read(marker(part)))
        fits = all(home.print_of(name) == known for name, known in held["files"].items())
        fits = fits and len(held["files"]) > len(FOUND)
        if fits and held["lost"] == 0:
            return True
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        fits = False
    if not fits:
        tell(f"{home.at(marker(part))}: this part is damaged or was changed; it is made again")
    home.remove(marker(part))
    return False


def extract_file(path, part, home, tagger, earlier=()):
    """Write the part of one file (see Job); return how many rows of problems say what it lost. Raises what `find_in_articles` raises."""
    articles = articles_of(path)
    known = TakenOver(Store(home), earlier, ids_of(articles, tagger))
    new = articles[~articles["article_id"].isin(known.articles)]
    pieces = (new.iloc[rows] for rows in chunks(len(new)) or [range(0)])
    return _write(part, home, articles, [find_in_articles(piece, tagger) for piece in pieces], tagger, known)


def articles_of(path):
    """Return the articles of a Parquet file. Raises Unreadable if it is no such file, MachineFault if memory or disk fail."""
    folder, _, name = str(path).rpartition("/")
    try:
        return complete(Store(folder).read_frame(name))
    except MemoryError as error:
        raise MachineFault(
            f"memory ran short while {path} was read; {KEPT}: split that file, or leave it out"
        ) from error
    except DatelineError:
        raise
    except Exception as error:
        own = isinstance(error, (FileNotFoundError, PermissionError, IsADirectoryError))
        fault = None if own else machine_fault(error, folder)
        if fault:
            raise fault from error
        raise Unreadable(f"{type(error).__name__}: {error}") from None


def _write(part, home, articles, found, tagger, known=None):
    """Write what was found in the articles of a part into the folder `home`, and its marker last.

    `found` are the frames of articles that were new, piece by piece; what is `known` of the others was TakenOver (None: nothing).
    """
    home = Store(home)
    frames = {name: pd.concat([piece[name] for piece in found], ignore_index=True) for name in FOUND}
    new = articles if known is None else articles[~articles["article_id"].isin(known.articles)]
    for name in ("sentences", "dates"):
        frames[name] = conform(name, frames[name], new)
    frames["mentions"], tops = without_texts(frames["mentions"], new)
    frames["articles"] = new[["article_id"]].assign(home=tops["home"], names=tops["names"])
    frames = {
        name: in_order([frame, *(known.frames[name] if known else ())], articles) for name, frame in frames.items()
    }
    for name in ("sentences", "dates") if known else ():  # what was read back has the types of a file, not of the table
        frames[name] = conform(name, frames[name])
    frames["articles"] = _tops(articles, frames["articles"])
    schemas = {name: arrow_schema(name) for name in ("sentences", "dates")}
    written = {}
    for name, rows in frames.items():
        file = found_file(name, part)
        written[file] = home.write_frame(file, rows, schemas.get(name))
    gone = lost(frames["problems"])
    whole = {
        article_id: one
        for article_id, one in ids_of(articles, tagger).items()
        if article_id not in set(gone["article_id"])
    }
    held = {"articles": len(articles), "lost": len(gone), "files": written, "code": code_version(), "whole": whole}
    home.write(marker(part), f"{json.dumps(held, indent=1)}\n".encode())
    return len(gone)


def _tops(articles, found):
    """Return the columns of `articles` that the whole corpus asks for, with the `home` and `names` of their tops, which were `found`."""
    tops = found.drop_duplicates("article_id").set_index("article_id").reindex(articles["article_id"])
    return articles[LIGHT].assign(home=tops["home"].to_numpy(), names=tops["names"].to_numpy())


def run(jobs, engine, workers, client=None):
    """Yield (job, why) for each Job as it ends; `why` says why it failed, "" if it did not.

    With a Dask `client` its cluster does the work, else this process or, if `engine` is local, `workers` processes.
    """
    if client is not None:
        yield from _on_cluster(jobs, client)
    elif len(jobs) <= 1 or workers == 1:
        for job in jobs:
            for _, why, _ in alone(Here(), job):
                yield job, why
    else:
        with Process() as process:
            for job, why in local.guarded(deque(jobs), extract_file, tuple, workers, partial(alone, process)):
                yield job, why if isinstance(why, str) else ""


def _on_cluster(jobs, client):
    aside = []
    named = {job: (code_version(), *job) for job in jobs}
    with closing(cluster.results(client, extract_on_worker, named)) as done:
        for job, result in done:
            if result is None:
                aside.append(job)
            else:
                yield job, ""
    if aside:
        tell(
            f"{len(aside)} parts failed or stopped their workers each time; each is split, to find the article to blame"
        )
    for job in aside:
        yield job, _split(client, *job)


def extract_on_worker(version, *job):
    """As `extract_file`; raises MachineFault where the worker runs another version of Dateline."""
    cluster.same_code(version)
    return extract_file(*job)


def _split(client, path, part, home, tagger, earlier=()):
    """Extract a file in pieces on the cluster, and what fails there article by article; return why it was not read or ""."""
    try:
        articles = articles_of(path)
    except (Unreadable, DatelineError) as error:
        if isinstance(error, MachineFault):
            raise
        return _why(error)
    found = dict(cluster.found_on(client, articles, tagger))
    pieces = [found[rows] for rows in sorted(found, key=lambda rows: rows.start)]
    _write(part, home, articles, pieces or [find_in_articles(articles, tagger)], tagger)
    return ""


def alone(process, job):
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
    path, part, home, tagger = job[:4]
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
    n = _write(part, home, articles, found or [find_in_articles(articles, tagger)], tagger)
    return "", n > 0


def _why(error):
    text = str(error) if isinstance(error, (Unreadable, DatelineError)) else f"{type(error).__name__}: {error}"
    return text[:300]
