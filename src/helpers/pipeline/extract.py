"""From articles to tables: first what is found in each article, then what is decided over the whole corpus."""

import warnings
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pandas as pd

from helpers import problems as problem_rows
from helpers.pipeline import engines
from helpers.pipeline.article import FOUND, find_in_articles
from helpers.pipeline.cache import Cache, keys
from helpers.pipeline.corpus import across_articles
from helpers.pipeline.earlier import in_order
from helpers.pipeline.stages import counted, lost
from helpers.problems import DatelineError
from helpers.tables import DAY, SCHEMAS, Tables, conform

NEEDED = ("article_id", "text")
TAGGERS = ("accurate", "fast")


def extract(
    articles: pd.DataFrame,
    engine: str = "local",
    tagger: str = "accurate",
    cache: str | Path | None = None,
    workers: int | None = None,
    progress: Callable[[int], object] | None = None,
) -> Tables:
    """Return Tables(articles, sentences, dates, quotes, speakers, mentions, events, stories, problems) of `articles`.

    `articles` needs the columns article_id and text; published, title, outlet, language, copy_of and source_path are
    used if present. `engine` is "local" (processes of this machine, as many as `workers`; None: one for each core),
    "dask" (a Dask cluster on this machine) or the address of a Dask scheduler. `tagger` is "accurate" or "fast".
    `cache` is a folder that keeps results between runs. `progress` is called with the number of articles done since its
    last call. Raises DatelineError where `articles` lacks a column or a choice is unknown, and MachineFault (a kind of
    DatelineError) where memory, a disk, the processes or the cluster fail; the cache then holds what was finished.
    Where a stage failed on an article, problems has a row with severity error; the cache does not keep that article, so
    that the next run tries it again.

    >>> articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-12"], "title": [""],
    ...     "text": ["“The bridge is safe,” Ana Ruiz said on Tuesday."]})
    >>> tables = extract(articles, tagger="fast")
    >>> tables.quotes[["speaker", "kind"]].values.tolist(), tables.dates["value"].tolist()
    ([['Ana Ruiz', 'direct']], ['2018-07-10'])
    """
    articles = complete(articles)
    if tagger not in TAGGERS:
        raise DatelineError(f"extract: there is no tagger '{tagger}'; use one of {', '.join(TAGGERS)}")
    if workers is not None and workers < 1:
        raise DatelineError(
            f"extract: {workers} processes can do no work; give a number from 1 on, or None for all cores"
        )
    engines.check(engine)
    found = _found(articles, engine, tagger, Cache(cache), workers, progress)
    return Tables(
        sentences=conform("sentences", found["sentences"], articles),
        dates=conform("dates", found["dates"], articles),
        **across_articles(found, articles),
        problems=problem_rows.join(found["problems"]),
    )


def find_quotes(articles: pd.DataFrame, tagger: str = "accurate") -> pd.DataFrame:
    """Return table quotes of `articles`, speakers resolved; columns as in data/DICTIONARY.md.

    `articles` needs article_id and text. `tagger` is "accurate" or "fast". The scheme of content, cue and source spans
    is PolNeAR's (Newell, Margolin and Ruths, LREC 2018).

    >>> articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-12"], "title": [""],
    ...     "text": ["“The bridge is safe,” Ana Ruiz said."]})
    >>> find_quotes(articles, tagger="fast")[["speaker", "verb"]].values.tolist()
    [['Ana Ruiz', 'said']]
    """
    if tagger not in TAGGERS:
        raise DatelineError(f"find_quotes: there is no tagger '{tagger}'; use one of {', '.join(TAGGERS)}")
    articles = complete(articles)
    found = find_in_articles(articles, tagger)
    if any(counted(found["problems"])):
        warnings.warn("; ".join(lost(found["problems"])["message"]), stacklevel=2)
    return across_articles(found, articles)["quotes"]


def complete(articles):
    """Return `articles` with every column of the table; a column that was missing holds unknown values."""
    missing = [name for name in NEEDED if name not in articles]
    if missing:
        raise DatelineError(
            f"the articles frame lacks {' and '.join(missing)}; it has {', '.join(map(str, articles.columns))}; "
            "rename a column, or use helpers.read_articles"
        )
    articles = articles.reset_index(drop=True).copy()
    defaults = {"published_from": "unknown", "source_format": "", "n_words": 0}
    articles["people"] = [[] for _ in range(len(articles))]  # they are found anew
    for name in SCHEMAS["articles"].columns:
        if name not in articles:
            articles[name] = pd.NaT if name == "published" else defaults.get(name, "")
    articles["published"] = pd.to_datetime(articles["published"]).astype(DAY)
    for name in articles.columns.intersection(["title", "text", "language", "outlet", "copy_of", "source_path"]):
        articles[name] = articles[name].astype("str").fillna("")
    return articles


def _found(articles, engine, tagger, cache, workers, progress):
    ids = keys(articles, tagger)
    kept, found = cache.read_all(dict(zip(ids, articles["article_id"], strict=True)))
    new = [i for i, key in enumerate(ids) if key not in kept]
    if progress:
        progress(len(ids) - len(new))
    with closing(engines.run(articles.iloc[new], engine, tagger, workers)) as results:
        for rows, result in results:
            cache.write({ids[new[row]]: articles["article_id"].iloc[new[row]] for row in rows}, result)
            found.append(result)
            if progress:
                progress(len(rows))
    found = found or [find_in_articles(articles, tagger)]
    return {name: in_order([part[name] for part in found], articles) for name in FOUND}
