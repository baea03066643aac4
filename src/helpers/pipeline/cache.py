"""Keeps what was found in each article, so that the next run with the same article and code need not find it again.

A cache folder holds one subfolder for each version of the code. A subfolder holds parts, one for each chunk of articles: a
Parquet file for each table, `<part>.json` with the hashes of these files (its first line is the hash of the rest), and
`<part>.keys.parquet`. The last is written at the end; without it the part does not count. A run that is killed keeps the
parts it finished. A part that does not fit its hashes is removed, and its articles are extracted again.
"""

import hashlib
import json
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

import pandas as pd

import helpers
from helpers.pipeline.article import FOUND
from helpers.pipeline.stages import lost
from helpers.pipeline.writing import clear_parts, print_of_bytes, write_bytes, write_parquet
from helpers.problems import tell

STAGES = (
    "tables", "problems.py", "text", "language", "dates", "quotes", "speakers", "events", "stories", "models",
    "pipeline/article.py", "pipeline/earlier.py", "pipeline/finding.py", "pipeline/stages.py",
)  # fmt: skip


@cache
def code_version():
    """Return a hash of all code, lexicons and weights that what is found in an article depends on."""
    digest = hashlib.sha256()
    home = Path(helpers.__file__).parent
    for stage in STAGES:
        path = home / stage
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.relative_to(home).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def keys(articles, tagger):
    """Return a hash for each article: of everything in the article that the result depends on, and of the tagger."""
    columns = [
        articles[name].astype(str).fillna("")
        for name in ("article_id", "published", "title", "byline", "language", "text")
    ]
    rows = zip(*columns, strict=True)
    return [hashlib.sha256("\0".join((tagger, *row)).encode()).hexdigest()[:24] for row in rows]


class Cache:
    """The results of earlier runs, in folder `home`; with None nothing is kept."""

    def __init__(self, home):
        self.home = Path(home) / code_version() if home else None
        if self.home and self.home.is_dir():
            clear_parts(self.home)

    def read_all(self, wanted):
        """Return (keys, found): those keys of `wanted` ({key: article_id}) that are in the cache, and their frames.

        A part that is not what was written is removed and named on stderr; its articles are then not among `keys`.
        """
        kept, found = set(), []
        for part in self._parts():
            try:
                held = self._entry(part)
                new = {key: article for key, article in wanted.items() if key in held["articles"] and key not in kept}
                if new:
                    found.append(self._frames(part, held, set(new.values())))
                    kept |= set(new)
            except Misfit as fault:
                tell(f"{self.home / part} {fault}; its articles are extracted again")
                self._remove(part)
        return kept, found

    def write(self, articles, found):
        """Keep what was `found` in `articles` ({key: article_id}), except for articles that lost a stage."""
        failed = set(lost(found["problems"])["article_id"])
        articles = {key: article for key, article in articles.items() if article not in failed}
        if not self.home or not articles:
            return
        self.home.mkdir(parents=True, exist_ok=True)
        part, files = _part(articles), {}
        for name in FOUND:
            frame = found[name][~found[name]["article_id"].isin(failed)] if failed else found[name]
            files[name] = write_parquet(frame, self.home / f"{part}.{name}.parquet")
        keys = pd.DataFrame({"key": list(articles)}).to_parquet(index=False)
        held = json.dumps({"articles": articles, "files": {**files, "keys": print_of_bytes(keys)}}, indent=1)
        write_bytes(f"{_hash(held)}\n{held}\n".encode(), self.home / f"{part}.json")
        write_bytes(keys, self.home / f"{part}.keys.parquet")

    def _parts(self):
        if not self.home:
            return []
        names = [path.name for path in self.home.iterdir()] if self.home.is_dir() else []
        ends = (".json", ".keys.parquet")
        return sorted({name.removesuffix(end) for name in names for end in ends if name.endswith(end)})

    def _entry(self, part):
        """Return the content of a part's JSON file. Raises Misfit if it is not what was written."""
        try:
            stamp, held = (self.home / f"{part}.json").read_text(encoding="utf-8").split("\n", 1)
        except (OSError, ValueError):
            raise Misfit("cannot be read") from None
        if _hash(held.removesuffix("\n")) != stamp:
            raise Misfit("is not what was written")
        held = json.loads(held)
        if _part(held["articles"]) != part:
            raise Misfit("is another part's")
        return held

    def _frames(self, part, held, article_ids):
        """Return the frames of a part, with the rows of `article_ids` only. Raises Misfit if one is not what was written."""
        frames = {}
        for name in (*FOUND, "keys"):
            try:
                content = (self.home / f"{part}.{name}.parquet").read_bytes()
            except OSError:
                raise Misfit(f"lacks its {name}") from None
            if len(content) != held["files"][name]["bytes"]:
                raise Misfit(f"has {len(content)} bytes of {name} where {held['files'][name]['bytes']} were written")
            if hashlib.sha256(content).hexdigest() != held["files"][name]["sha256"]:
                raise Misfit(f"has {name} that are not what was written")
            frames[name] = pd.read_parquet(BytesIO(content))
        del frames["keys"]
        return {name: frame[frame["article_id"].isin(article_ids)] for name, frame in frames.items()}

    def _remove(self, part):
        for name in (".keys.parquet", ".json", *(f".{name}.parquet" for name in FOUND)):
            with suppress(OSError):  # a file that cannot be removed is overwritten later
                (self.home / f"{part}{name}").unlink()


class Misfit(Exception):
    """A part of the cache is not what was written; the message says how."""


def _part(articles):
    return hashlib.sha256("".join(sorted(articles)).encode()).hexdigest()[:24]


def _hash(text):
    return hashlib.sha256(text.encode()).hexdigest()
