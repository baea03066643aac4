"""What was found in an article is kept by the article's content and the code's version, so that it is found once.

A cache folder holds one subfolder a code version, and in it parts: for a chunk of articles, one Parquet file a table
and `<part>.keys.parquet`, which is written last and makes the part count. A run that is killed keeps the parts it
finished.
"""

import hashlib
import os
from functools import cache
from pathlib import Path

import pandas as pd

import helpers
from helpers.pipeline.article import FOUND

STAGES = ("tables.py", "problems.py", "text", "dates", "quotes", "speakers", "events", "models", "pipeline/article.py")


@cache
def code_version():
    """Return a hash of the code, lexicons and weights that decide what is found in one article."""
    digest = hashlib.sha256()
    home = Path(helpers.__file__).parent
    for stage in STAGES:
        path = home / stage
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.relative_to(home).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def keys(articles, tagger):
    """Return, for each article, a hash of all that is found in it depends on."""
    columns = [
        articles[name].astype(str).fillna("") for name in ("article_id", "published", "title", "language", "text")
    ]
    rows = zip(*columns, strict=True)
    return [hashlib.sha256("\0".join((tagger, *row)).encode()).hexdigest()[:24] for row in rows]


class Cache:
    """Parts found by earlier runs, in folder `home`; None keeps nothing."""

    def __init__(self, home):
        self.home = Path(home) / code_version() if home else None

    def known(self):
        """Return a dict of article key to the part that holds it."""
        if not self.home or not self.home.is_dir():
            return {}
        known = {}
        for path in sorted(self.home.glob("*.keys.parquet")):
            part = path.name.removesuffix(".keys.parquet")
            known.update(dict.fromkeys(pd.read_parquet(path)["key"], part))
        return known

    def read(self, part, article_ids):
        """Return the frames of `part`, only rows of `article_ids`."""
        read = {name: pd.read_parquet(self.home / f"{part}.{name}.parquet") for name in FOUND}
        return {name: frame[frame["article_id"].isin(article_ids)] for name, frame in read.items()}

    def write(self, keys, found):
        """Keep what was `found` in the articles of `keys`."""
        if not self.home:
            return
        self.home.mkdir(parents=True, exist_ok=True)
        part = hashlib.sha256("".join(sorted(keys)).encode()).hexdigest()[:24]
        for name in FOUND:
            write_parquet(found[name], self.home / f"{part}.{name}.parquet")
        write_parquet(pd.DataFrame({"key": keys}), self.home / f"{part}.keys.parquet")


def write_parquet(frame, path):
    """Write `frame` beside `path`, then rename: a half-made file never looks finished."""
    beside = Path(f"{path}.{os.getpid()}.part")
    frame.to_parquet(beside, index=False)
    beside.replace(path)
