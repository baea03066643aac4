"""What earlier parts hold of articles that are in a new one: one article more in a file of many costs that article alone."""

import hashlib
import json

import pandas as pd

from helpers.pipeline.article import FOUND
from helpers.pipeline.cache import code_version, keys


def marker(part):
    return f"done/{part}.json"


def found_file(name, part):
    """Return the name of the file, in the folder of what was found, that holds table `name` of a part."""
    return f"found/{name}/{part}.parquet"


def ids_of(articles, tagger):
    """Return {article_id: a hash of everything that the rows found in it depend on, but the code}."""
    every = zip(articles["article_id"], keys(articles, tagger), articles["source_path"].astype(str), strict=True)
    return {
        name: hashlib.sha256(f"{key} {source}".encode("utf-8", "surrogatepass")).hexdigest()[:24]
        for name, key, source in every
    }


def made_by_this_code(home, part):
    """Say whether a part of the Store `home` is what was written, and today's code wrote it."""
    try:
        held = json.loads(home.read(marker(part)))
        return held["code"] == code_version() and all(
            home.print_of(name) == known for name, known in held["files"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


class TakenOver:
    """What the `parts` of the Store `home` hold of those articles whose `ids` (see `ids_of`) they have.

    `articles` is the set of these article_ids, `frames` a list of frames for each table of a part.
    """

    def __init__(self, home, parts, ids):
        self.articles, self.frames = set(), {name: [] for name in (*FOUND, "articles")}
        for part in parts:
            whole = json.loads(home.read(marker(part)))["whole"]
            own = {name for name, one in whole.items() if ids.get(name) == one} - self.articles
            for name, frames in self.frames.items() if own else ():
                frame = home.read_frame(found_file(name, part))
                frames.append(frame[frame["article_id"].isin(own)])
            self.articles |= own


def in_order(frames, articles):
    """Return `frames` as one, its rows in the order of `articles`."""
    kept = [frame for frame in frames if len(frame)] or frames[:1]
    whole = pd.concat(kept, ignore_index=True)
    rank = whole["article_id"].map({article_id: n for n, article_id in enumerate(articles["article_id"])})
    return whole.iloc[rank.argsort(kind="stable")].reset_index(drop=True)
