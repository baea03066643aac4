"""The mentions of a corpus in parts merged into events, block by block; what a block gave is kept, and not merged again.

A block (events/blocks.py) is merged anew where an article in it is new or gone, or what the corpus has of its names has changed: its
print says. So one article more costs the merge of one block, and what unites the blocks.
"""

import hashlib
import json
from collections import defaultdict

import pandas as pd
import pyarrow as pa

from helpers.events import (
    KEYS,
    Names,
    as_block,
    blocks_of,
    counts_of,
    merged,
    names_of,
    names_told,
    united,
    with_moved,
    with_originals,
)
from helpers.pipeline.cache import code_version
from helpers.pipeline.earlier import found_file, marker
from helpers.pipeline.store import Store
from helpers.tables import arrow_schema, conform

LANES = 4  # jobs that share the blocks: each holds its share of the mentions, and what merging one block takes
PLAN = "blocks.json"
# columns of mentions of which equal values are held once
MANY_ALIKE = ("article_id", "trigger", "precision", "how_dated", "status")


def plan(place, parts):
    """Hand on what the blocks of the corpus are: of each its print, and what the corpus has of its names."""
    home, articles = Store(place.found), articles_in(place, parts)
    of_article, rows = _block_of(articles), _names_told(home, parts)
    names, told, told_in = names_of(counts_of(rows["name"])), _told(home, parts, articles), defaultdict(list)
    for one, block in of_article.items():
        told_in[block].append(told[one])
    found = []
    for block, inside in _names_by_block(rows, of_article):
        own = names.among(inside)
        what = [code_version(), told_in[block], own]
        print_ = hashlib.sha256(json.dumps(what).encode("utf-8", "surrogatepass")).hexdigest()[:24]
        found.append({"block": block, "print": print_, **own._asdict()})
    Store(place.out).write(f"{place.work}/{PLAN}", json.dumps(found).encode("utf-8", "surrogatepass"))
    _forget(home, {one["print"] for one in found})
    return []


def merge_lane(place, parts, lane):
    """Merge those blocks of a lane of which nothing is kept."""
    home, blocks = Store(place.found), _plan(place)[lane::LANES]
    missing = [one for one in blocks if not _is_kept(home, one["print"])]
    if missing:
        articles = articles_in(place, parts)
        of = articles["article_id"].map(_block_of(articles))
        own = set(articles.loc[of.isin([one["block"] for one in missing]), "article_id"])
        rows = pd.concat(list(_mentions(home, parts, own)), ignore_index=True)
        of_row = rows["article_id"].map(dict(zip(articles["article_id"], of, strict=True)))
        for one in missing:
            names = Names(one["fuller"], one["bearers"])
            block = with_originals(articles, of == one["block"])
            events, mentions = merged(rows[of_row == one["block"]].reset_index(drop=True), block, names)
            conform("events", events.assign(salience=0.0))  # what breaks the schema is told here
            _keep(home, one["print"], as_block(events), conform("mentions", mentions))
    return []


def events_of(place, parts):
    """Return (events, moved, order) of what is kept of all blocks: see events.united."""
    home = Store(place.found)
    prints = [one["print"] for one in _plan(place)]
    found = (
        (home.read_table(_file(one, "events")), home.read_table(_file(one, "mentions"), KEYS, MANY_ALIKE))
        for one in prints
    )
    return united(found, articles_in(place, parts, ["article_id", "outlet", "published", "copy_of"]))


def mentions_of(place, moved, order, lengths):
    """Yield the rows of table mentions, an Arrow table for each of `lengths`, from what is kept of all blocks; `moved` and `order` are
    those of `events_of`."""
    home, schema = Store(place.found), arrow_schema("mentions")
    kept = [home.read_table(_file(one["print"], "mentions"), schema.names, MANY_ALIKE) for one in _plan(place)]
    rows, at, first = pa.concat_tables(kept).unify_dictionaries(), schema.get_field_index("event_id"), 0
    rows = rows.set_column(at, schema.field(at), with_moved(rows["event_id"], moved)).combine_chunks()
    del kept
    for length in lengths:
        yield rows.take(order[first : first + length]).cast(schema)
        first += length


def articles_in(place, parts, columns=None):
    """Return what was found of all articles as a frame, in the order of the corpus."""
    home = Store(place.found)
    frames = [home.read_frame(found_file("articles", part), columns=columns) for part in parts]
    return pd.concat([frame for frame in frames if len(frame)] or frames[:1], ignore_index=True)


def _plan(place):
    return json.loads(Store(place.out).read(f"{place.work}/{PLAN}").decode("utf-8", "surrogatepass"))


def _block_of(articles):
    return dict(zip(articles["article_id"], blocks_of(articles["published"]), strict=True))


def _names_told(home, parts):
    columns = ["article_id", "agent", "others"]
    rows = [names_told(home.read_frame(found_file("mentions", part), columns=columns)) for part in parts]
    return pd.concat(rows, ignore_index=True)


def _names_by_block(rows, of_article):
    """Yield (block, a set of the names in it) for each block that has a mention."""
    pairs = pd.DataFrame({"block": rows["article_id"].map(of_article), "name": rows["name"]}).drop_duplicates()
    for block, names in pairs.groupby("block")["name"]:
        yield block, set(names) - {""}


def _told(home, parts, articles):
    """Return {article_id: what the events of its block depend on}: what was found in it, outlet, day, and of which it is a copy."""
    whole = {}
    for part in parts:
        held = json.loads(home.read(marker(part)))
        lost = held["files"][found_file("mentions", part)]["sha256"]  # an article that lost a stage is found again
        own = home.read_frame(found_file("articles", part), columns=["article_id"])["article_id"]
        whole.update((article_id, held["whole"].get(article_id, lost)) for article_id in own)
    outlet = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    rows = zip(*(articles[name].astype(str) for name in ("article_id", "outlet", "published", "copy_of")), strict=True)
    return {row[0]: [*row, whole[row[0]], outlet.get(row[3], "")] for row in rows}


def _mentions(home, parts, articles):
    """Yield of each part the mentions of some articles."""
    for part in parts:
        rows = home.read_frame(found_file("mentions", part))
        yield rows[rows["article_id"].isin(articles)]


def _file(print_, name):
    return f"merged/{print_}.{name}.parquet"


def _keep(home, print_, events, mentions):
    """Keep what a block gave; its marker, with the prints of the files, is written last."""
    mentions = pa.Table.from_pandas(mentions, arrow_schema("mentions"), preserve_index=False)
    files = {
        _file(print_, name): home.write_table(_file(print_, name), table)
        for name, table in (("events", events), ("mentions", mentions))
    }
    home.write(f"merged/{print_}.json", f"{json.dumps(files, indent=1)}\n".encode())


def _is_kept(home, print_):
    """Tell whether what a block gave is kept, as it was written."""
    try:
        files = json.loads(home.read(f"merged/{print_}.json"))
        return len(files) == 2 and all(home.print_of(name) == known for name, known in files.items())
    except (OSError, ValueError, TypeError, AttributeError):
        return False


def _forget(home, prints):
    for name in home.names("merged"):
        if name.partition("/")[2].partition(".")[0] not in prints:
            home.remove(name)
