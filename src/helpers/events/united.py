"""The events of several blocks as one table: what two blocks tell is one event, and each counts beside those of all blocks."""

from collections import Counter, defaultdict

import numpy as np
import pandas as pd

from helpers.events.cluster import country_of
from helpers.events.salience import Standing, discounted
from helpers.speakers.lexicon import places
from helpers.tables.rows import rows_of

PEOPLE = 4  # who took part, at most
TOLD = (
    "event_id",
    "group",
    "first_day",
    "last_day",
    "precision",
    "kind",
    "participants",
    "place",
    "n_mentions",
    "order",
    "block",
)


def united(found, articles):
    """Return (events, mentions), the tables but for their order of columns and types, of what `merged` found in each block: a list of
    (events, mentions).

    `articles` has article_id, and outlet, published and copy_of where they are known; the rows come in its order.
    """
    mentions = [own for _, own in found]
    rank = {article_id: n for n, article_id in enumerate(articles["article_id"])}
    mentions = pd.concat(mentions, ignore_index=True)
    order = mentions["article_id"].map(rank).argsort(kind="stable").to_numpy()
    place = np.empty(len(order), dtype=np.int64)  # of each row, where it comes in the table
    place[order] = np.arange(len(order))
    events, first = [], 0
    for block, (own, rows) in enumerate(found):
        events.append(own.assign(order=place[first + own["order"].to_numpy()], block=block))
        first += len(rows)
    mentions = mentions.iloc[order].reset_index(drop=True)
    events = pd.concat(events, ignore_index=True).sort_values("order", ignore_index=True)
    if len(found) > 1:
        events, mentions = _as_one(events, mentions, articles)
    return _with_salience(events, articles), mentions


def _with_salience(events, articles):
    days = {
        name: [None if pd.isna(day) else day.date() for day in events[name]]
        for name in ("first_day", "last_day", "until")
    }
    evidence = [(one["article_id"], one["start"]) for one in events["evidence"]]
    rows = list(map(Standing._make, zip(
        events["order"].tolist(), days["first_day"], days["last_day"], events["precision"], events["told_by"], events["label"],
        *zip(*evidence, strict=True), events["status"], days["until"], events["participants"], strict=True,
    )))  # fmt: skip
    last = pd.to_datetime(articles["published"]).max() if "published" in articles else pd.NaT
    found = discounted(rows, events["weight"].tolist(), None if pd.isna(last) else last.date())
    return events.assign(salience=[round(one, 4) for one in found])


def _as_one(events, mentions, articles):
    """Return events and mentions with those events as one that two blocks tell of.

    What most mentions tell of is kept, with its label and evidence; its numbers, its people and what is known of its days are those of all.
    """
    groups = _told_twice(events)
    moved = {row.event_id: own[0].event_id for own in groups for row in own[1:]}
    if not moved:
        return events, mentions
    mentions = mentions.assign(event_id=mentions["event_id"].map(moved).fillna(mentions["event_id"]))
    by_id = {event["event_id"]: event for event in _records(events, {row.event_id for own in groups for row in own})}
    telling = _telling(mentions, articles, {own[0].event_id for own in groups})
    changed = [_one([by_id[row.event_id] for row in own], *telling[own[0].event_id]) for own in groups]
    kept = events[~events["event_id"].isin(by_id)]
    events = pd.concat([kept, pd.DataFrame(changed, columns=events.columns).astype(events.dtypes)])
    events["related"] = [sorted({moved.get(other, other) for other in own}) for own in events["related"]]
    return events.sort_values("order", ignore_index=True), mentions


def _told_twice(events):
    """Return lists of rows (TOLD) of events of different blocks that are one, the most told first.

    Two are one if they are of one group, days and precision and share two names of who took part, or where; or one of these names
    and the kind. Two of one block are not: the block has told them apart.
    """
    of_key, found = defaultdict(list), []
    for row in rows_of(events.loc[events["first_day"].notna(), list(TOLD)]):
        of_key[row.group, row.first_day, row.last_day, row.precision].append(row)
    for own in of_key.values():
        kept = []
        for row in (
            sorted(own, key=lambda row: (-row.n_mentions, row.order)) if len({row.block for row in own}) > 1 else ()
        ):
            same = next((others for others in kept if all(_is_one(other, row) for other in others)), None)
            if same:
                same.append(row)
            else:
                kept.append([row])
        found += [rows for rows in kept if len(rows) > 1]
    return found


def _is_one(one, other):
    here, there = country_of(one.place), country_of(other.place)
    if one.block == other.block or here and there and here != there:
        return False
    shared = {*one.participants, one.place} & {*other.participants, other.place} - {""}
    people = any(name.lower() not in places() for name in shared)
    return len(shared) > 1 or one.kind == other.kind and bool(shared) and (people or one.place == other.place)


def _records(events, ids):
    return events[events["event_id"].isin(ids)].to_dict("records")


def _telling(mentions, articles, ids):
    """Return {event_id: (number of texts, of outlets)} of some events; copies are their original's text and outlet."""
    told = mentions.loc[mentions["event_id"].isin(ids), ["event_id", "article_id"]].drop_duplicates()
    copies, outlets = (
        dict(zip(articles["article_id"], articles[name].fillna(""), strict=True)) if name in articles else {}
        for name in ("copy_of", "outlet")
    )
    texts = defaultdict(set)
    for event_id, article_id in zip(told["event_id"], told["article_id"], strict=True):
        texts[event_id].add(copies.get(article_id) or article_id)
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
