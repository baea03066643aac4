"""What is decided over a corpus in parts: by keys, each step a job of its own, so that no step holds a text but its part's.

Who spoke and which articles tell one story is decided by one job each, over few columns of all parts (docs/scaling.md says how
many bytes), which mentions tell of one event in blocks (merging.py). Then each part is finished alone (finishing.py), and the
speakers of some keys alone. What a step hands to the next lies in `between/`; a run that was killed may leave some there, which
can be deleted.
"""

import json
from typing import NamedTuple
from uuid import uuid4

import pandas as pd

from helpers.pipeline import merging
from helpers.pipeline.earlier import found_file
from helpers.pipeline.finding import LIGHT
from helpers.pipeline.finishing import finish, forget, spoken_file, write_part, write_rows
from helpers.pipeline.store import Store
from helpers.speakers import SEEN, speakers_of, who_spoke
from helpers.stories import find_stories
from helpers.tables import PARTS, empty

ROWS = 50_000  # rows of a part of a table that belongs to no single article
BY_KEY = "0123456789abcdef"  # the first digit of a speaker's id: each has its part of the table
KEYS_OF_A_JOB = ("0123", "4567", "89ab", "cdef")
BY_ARTICLE = ("articles", "sentences", "dates", "quotes", "mentions")  # their parts are those of the articles
TABLES = ("articles", "sentences", "dates", "quotes", "speakers", "mentions", "events", "stories")


def across(found, out, sources, crew, texts=False):
    """Write all tables but problems into folder `out` as parts, from the parts in folder `found`; return {table: rows}.

    `sources` maps each part to its file of articles, in the order of the corpus. `crew` does the work. `texts` says whether the
    table articles is to hold their text and all other columns, or only those of LIGHT.
    """
    parts, own = list(sources), Place(str(found), str(out), f"between/{uuid4().hex[:8]}")
    _unseal(Store(out))
    steps = {"names": merging.plan, "who spoke": who_spoke_in}
    lanes = {f"blocks {lane}": (merging.merge_lane, own, parts, lane) for lane in range(merging.LANES)}
    finishing = {part: (finish, own, part, n, sources[part], texts) for n, part in enumerate(parts)}
    counting = {f"speakers {keys}": (speakers_in, own, keys, parts) for keys in KEYS_OF_A_JOB}
    uniting, stories = {"events": (events_in, own, parts)}, {"stories": (stories_in, own, parts)}
    after = dict.fromkeys(lanes, ["names"]) | {"events": [*lanes]}
    after |= {"stories": ["names"]}  # what events wait for is begun first: it takes longest
    after |= dict.fromkeys(finishing, ("who spoke", "stories")) | dict.fromkeys(counting, parts)
    steps = {name: (step, own, parts) for name, step in steps.items()}
    written = crew.each(steps | lanes | uniting | stories | finishing | counting, after)
    files = [file for some in written.values() for file in some]
    if not any(name == "speakers" for name, *_ in files):
        files.append(write_part(Store(out), "speakers", 0, empty("speakers")))
    Store(out).remove_all(own.work)
    forget(found, parts)
    return _seal(Store(out), files)


class Place(NamedTuple):
    """Where the steps of one run read and write: folders (paths or addresses) and, in `out`, that of what steps hand on."""

    found: str
    out: str
    work: str


def _seal(out, written):
    """Remove parts that are no longer of a table, and write the list of those that are, last of all; return {table: rows}.

    `written` are (table, file, rows, bytes).
    """
    rows = {}
    for table in TABLES:
        own = sorted((file, n, size) for name, file, n, size in written if name == table)
        rows[table] = sum(n for _, n, _ in own)
        held = {"parts": {file: {"rows": n, "bytes": size} for file, n, size in own}}
        for name in set(out.names(table, ".parquet")) - {f"{table}/{file}" for file in held["parts"]}:
            out.remove(name)
        out.write(f"{table}/{PARTS}", f"{json.dumps(held, indent=1)}\n".encode())
    return rows


def _unseal(out):
    """Remove the lists of the tables' parts, and tables that are one file: parts that stay the same are not written again."""
    for table in TABLES:
        for name in (f"{table}/{PARTS}", f"{table}.parquet"):
            out.remove(name)


def clear(out):
    """Remove the tables of the Store `out`, be they files or parts."""
    for table in TABLES:
        for name in (f"{table}/{PARTS}", *out.names(table, ".parquet"), f"{table}.parquet"):
            out.remove(name)


def who_spoke_in(place, parts):
    """Say of each quotation who spoke, from a few columns of all of them; for each part in a file of its own."""
    quotes = [Store(place.found).read_frame(found_file("quotes", part), columns=list(SEEN)) for part in parts]
    _hand_on(place, "who", who_spoke(_joined(quotes)), parts, quotes)
    return []


def events_in(place, parts):
    """Write tables mentions and events, from what the blocks of mentions gave."""
    home, out = Store(place.found), Store(place.out)
    lengths = [home.n_rows(found_file("mentions", part)) for part in parts]
    if not sum(lengths):
        nothing = [write_part(out, "mentions", n, empty("mentions")) for n in range(len(parts))]
        return [*nothing, write_part(out, "events", 0, empty("events"))]
    events, moved, order = merging.events_of(place, parts)
    written = [
        write_rows(out, "events", n, events.slice(first, ROWS)) for n, first in enumerate(range(0, len(events), ROWS))
    ]
    del events
    every = merging.mentions_of(place, moved, order, lengths)
    return written + [write_rows(out, "mentions", n, rows) for n, rows in enumerate(every)]


def stories_in(place, parts):
    """Find the stories of all articles from their profiles; write the table, and each part's story ids."""
    home, out = Store(place.found), Store(place.out)
    articles = [home.read_frame(found_file("articles", part), columns=LIGHT) for part in parts]
    profiles = _joined([home.read_frame(found_file("profiles", part)) for part in parts])
    stories, ids = find_stories(profiles, _joined(articles))
    _hand_on(place, "story", pd.DataFrame({"story_id": ids}), parts, articles)
    return _write_rows(out, "stories", stories)


def speakers_in(place, keys, parts):
    """Write the parts of table speakers whose ids begin with one of `keys`, from all their quotations."""
    out, home, written = Store(place.out), Store(place.found), []
    spoken = [home.read_frame(spoken_file(part)) for part in parts]
    spoken = _joined([rows[rows["speaker_id"].str[1:2].isin(list(keys))] for rows in spoken])
    for key in keys:
        own = spoken[spoken["speaker_id"].str[1:2] == key]
        if len(own):
            written.append(write_part(out, "speakers", BY_KEY.index(key), speakers_of(own)))
    return written


def rewrite(out, tables, lengths):
    """Write `tables` ({name: frame}) as parts again, after people's corrections; return {table: rows}.

    Part n of a table BY_ARTICLE holds the rows of the nth `lengths` articles, the rest of the rows being ordered as the articles.
    """
    out, written = Store(out), []
    numbers = [n for n, length in enumerate(lengths) for _ in range(length)]
    part_of = dict(zip(tables["articles"]["article_id"], numbers, strict=True))
    clear(out)
    for name in TABLES:
        frame = tables[name].reset_index(drop=True)
        if name not in BY_ARTICLE:
            written += _write_rows(out, name, frame)
            continue
        of = frame["article_id"].map(part_of)
        written += [write_part(out, name, n, frame[of == n].reset_index(drop=True)) for n in range(len(lengths))]
    return _seal(out, written)


def _hand_on(place, what, rows, parts, frames):
    for part, own in zip(parts, _split(rows, map(len, frames)), strict=True):
        Store(place.out).write_frame(f"{place.work}/{what}/{part}.parquet", own)


def _split(frame, lengths):
    first = 0
    for length in lengths:
        yield frame.iloc[first : first + length].reset_index(drop=True)
        first += length


def _write_rows(out, name, frame):
    return [
        write_part(out, name, n, frame.iloc[first : first + ROWS])
        for n, first in enumerate(range(0, max(len(frame), 1), ROWS))
    ]


def _each(place, name, parts, columns=None):
    return [Store(place.found).read_frame(found_file(name, part), columns=columns) for part in parts]


def _joined(frames):
    kept = [frame for frame in frames if len(frame)] or frames[:1]
    return pd.concat(kept, ignore_index=True) if kept else pd.DataFrame()
