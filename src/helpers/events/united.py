"""The events of several blocks as one table: what two blocks tell is one event, and each counts beside those of all blocks.

Events are Arrow tables here, and of their mentions two columns are looked at: a large corpus has too many to hold them row by row.
"""

from collections import Counter, defaultdict
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from helpers.events.beside import day_numbers, saliences
from helpers.events.cluster import country_of
from helpers.speakers.lexicon import places
from helpers.tables import arrow_schema
from helpers.tables.rows import rows_of

PEOPLE = 4  # who took part, at most
TOLD = ("event_id", "group", "kind", "participants", "place", "n_mentions", "order", "block")
KEYS = ("event_id", "article_id")  # what is looked at of mentions
OWN = [name for name in arrow_schema("events").names if name != "salience"]
OF_BLOCK = pa.schema(
    [
        *arrow_schema("events", OWN),
        ("group", pa.large_string()),
        ("told_by", pa.large_string()),
        ("order", pa.int64()),
        ("until", pa.timestamp("ms")),
        ("weight", pa.float64()),
    ]
)  # of the events of one block


class United(NamedTuple):
    """The `events` of a corpus, an Arrow table in its order; `moved` maps ids that became another's to that; `order` says of each row of
    the table of mentions which of the blocks' it is, an array."""

    events: pa.Table
    moved: dict
    order: np.ndarray


def united(found, articles):
    """Return what `merged` found in each block as United. `found` gives (events, mentions) one after the other: Arrow tables, those of
    events with the columns of OF_BLOCK, of mentions KEYS.

    `articles` has article_id, and outlet, published and copy_of where they are known; the rows come in its order.
    """
    known = pa.array(articles["article_id"], pa.string())
    events, mentions = [], []
    for block, (own, rows) in enumerate(found):
        events.append(own.append_column("block", pa.array(np.full(len(own), block))))
        mentions.append(rows)
    order, place = _orders(np.concatenate([_places(rows["article_id"], known) for rows in mentions]))
    events = _with_order(events, mentions, place)
    changed, gone, moved = _as_one(events, mentions, articles)
    del mentions
    kept = np.flatnonzero(np.concatenate([~gone, np.ones(len(changed), dtype=bool)]))
    events = pa.concat_tables([events, changed])
    events = events.take(kept[np.argsort(events["order"].to_numpy()[kept])])
    events = _with_related(events, moved)
    last = pd.to_datetime(articles["published"]).max() if "published" in articles else pd.NaT
    counts = saliences(events, None if pd.isna(last) else last.toordinal())
    return United(events.append_column("salience", pa.array([round(one, 4) for one in counts.tolist()])), moved, order)


def _orders(rank):
    """Return (which row comes at each place, at which place each row comes) where rows are ordered by their `rank`."""
    order = np.argsort(rank, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return order, place


def _with_order(events, mentions, place):
    """Return the events of all blocks as one table, `order` being the row of the table of mentions that each began with."""
    orders, first = [], 0
    for own, rows in zip(events, mentions, strict=True):
        orders.append(place[first + own["order"].to_numpy()])
        first += len(rows)
    whole = pa.concat_tables(events)
    return whole.set_column(whole.schema.get_field_index("order"), "order", pa.array(np.concatenate(orders)))


def _places(values, known):
    return pc.index_in(values.cast(known.type), known).to_numpy().astype(np.int32)


def with_moved(ids, moved):
    """Return a column of ids of events, those in place that `moved` gives for them."""
    old, new = (pa.array(list(each), ids.type) for each in (moved.keys(), moved.values()))
    return pc.coalesce(pc.take(new, pc.index_in(ids, old)), ids)


def _as_one(events, mentions, articles):
    """Return (changed, gone, moved): those events as one that two blocks tell of, which of `events` they stand for (an array of bools),
    and which ids became which.

    What most mentions tell of is kept, with its label and evidence; its numbers, its people and what is known of its days are those of all.
    """
    groups = _told_twice(events)
    moved = {row.event_id: own[0].event_id for own in groups for row in own[1:]}
    ids = [row.event_id for own in groups for row in own]
    gone = pc.is_in(events["event_id"], pa.array(ids, events["event_id"].type))
    by_id = {event["event_id"]: event for event in events.filter(gone).to_pandas().to_dict("records")}
    telling = _telling(mentions, articles, ids, moved)
    changed = [_one([by_id[row.event_id] for row in own], *telling[own[0].event_id]) for own in groups]
    changed = pd.DataFrame(changed, columns=events.column_names)
    changed = pa.Table.from_pandas(changed, events.schema, preserve_index=False).replace_schema_metadata()
    return changed, gone.to_numpy(), moved


def _with_related(events, moved):
    """Return events with the ids to which those that they are related to were `moved`."""
    at, related = events.schema.get_field_index("related"), events["related"].to_pylist()
    related = [sorted({moved.get(other, other) for other in own}) if own else own for own in related]
    return events.set_column(at, events.schema.field(at), pa.array(related, events.schema.field(at).type))


def _told_twice(events):
    """Return lists of rows (TOLD) of events of different blocks that are one, the most told first.

    Two are one if they are of one group, days and precision and share two names of who took part, or where; or one of these names
    and the kind. Two of one block are not: the block has told them apart.
    """
    of_key, found = defaultdict(list), []
    own, keys = _in_two_blocks(events)
    rows = rows_of(events.select(TOLD).take(own).to_pandas(), TOLD)
    for key, row in zip(keys.tolist(), rows, strict=True):
        of_key[key].append(row)
    for own in of_key.values():
        kept, told = [], defaultdict(set)  # of each name, in which of those that are kept it is told
        for row in sorted(own, key=lambda row: (-row.n_mentions, row.order)):
            names = {*row.participants, row.place} - {""}
            near = sorted(set().union(*(told[name] for name in names)))
            same = next((n for n in near if all(_is_one(other, row) for other in kept[n])), len(kept))
            if same == len(kept):
                kept.append([])
            kept[same].append(row)
            for name in names:
                told[name].add(same)
        found += [rows for rows in kept if len(rows) > 1]
    return found


def _in_two_blocks(events):
    """Return the places of those events that share group, days and precision with one of another block, and a number for these each."""
    columns = {name: day_numbers(events[name]) for name in ("first_day", "last_day")}
    columns |= {
        name: events[name].combine_chunks().dictionary_encode().indices.to_numpy() for name in ("group", "precision")
    }
    dated = np.flatnonzero(events["first_day"].is_valid().to_numpy())
    keys = pd.DataFrame({name: column[dated] for name, column in columns.items()}).groupby(list(columns)).ngroup()
    keys = keys.to_numpy()
    blocks = pd.Series(events["block"].to_numpy()[dated]).groupby(keys).transform("nunique").to_numpy()
    return dated[blocks > 1], keys[blocks > 1]


def _is_one(one, other):
    here, there = country_of(one.place), country_of(other.place)
    if one.block == other.block or here and there and here != there:
        return False
    shared = {*one.participants, one.place} & {*other.participants, other.place} - {""}
    people = any(name.lower() not in places() for name in shared)
    return len(shared) > 1 or one.kind == other.kind and bool(shared) and (people or one.place == other.place)


def _telling(mentions, articles, ids, moved):
    """Return {event_id: (number of texts, of outlets)} of some events, told by the `mentions` of those that `moved` to them, too; copies
    are their original's text and outlet."""
    copies, outlets = (
        dict(zip(articles["article_id"], articles[name].fillna(""), strict=True)) if name in articles else {}
        for name in ("copy_of", "outlet")
    )
    texts = defaultdict(set)
    for rows in mentions:
        own = rows.filter(pc.is_in(rows["event_id"], pa.array(ids, rows["event_id"].type)))
        for event_id, article_id in zip(own["event_id"].to_pylist(), own["article_id"].to_pylist(), strict=True):
            texts[moved.get(event_id, event_id)].add(copies.get(article_id) or article_id)
    return {event_id: (len(own), len({outlets.get(text, "") for text in own})) for event_id, own in texts.items()}


def _one(events, n_articles, n_outlets):
    """Return the row of an event that several blocks tell, from theirs, the most told first."""
    first, people = events[0], Counter()
    for event in events:
        people.update({name: event["n_mentions"] / (n + 1) for n, name in enumerate(event["participants"])})
    place = next((event["place"] for event in events if event["place"]), "")
    history = _history([change for event in events for change in event["history"]])
    happened = any(event["status"] == "happened" for event in events)
    return {
        **first,
        "status": "happened" if happened else history[-1]["status"] if history else first["status"],
        "participants": sorted(people.keys() - {place}, key=lambda name: (-people[name], name))[:PEOPLE],
        "place": place,
        "n_mentions": sum(event["n_mentions"] for event in events),
        "n_articles": n_articles,
        "n_outlets": n_outlets,
        "conflict": _conflict([claim for event in events for claim in event["conflict"]]),
        "history": history,
        "related": [other for event in events for other in event["related"]],
        "until": max(event["until"] for event in events),
        "weight": max(event["weight"] for event in events),
    }


def _history(changes):
    found = []
    for change in sorted(changes, key=lambda change: change["day"]):
        if not found or found[-1]["status"] != change["status"]:
            found.append(change)
    return found


def _conflict(claims):
    """Return claims of other days, those of one day and end as one."""
    ids, outlets = defaultdict(set), defaultdict(set)
    for claim in claims:
        days = claim["first_day"], claim["last_day"]
        ids[days].update(claim["article_ids"])
        outlets[days].update(claim["claimed_by"])
    return [
        {
            "first_day": days[0],
            "last_day": days[1],
            "article_ids": sorted(ids[days]),
            "claimed_by": sorted(outlets[days]),
        }
        for days in sorted(ids)
    ]
