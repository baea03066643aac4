"""Mentions to events, across articles: the tables of a corpus, merged block by block (blocks.py).

A block is merged by `merged`, which asks of the rest of the corpus only which names are one (corpus_names.py); its result depends on
nothing else, and may be kept. `united` makes one table of the blocks' events.
"""

import hashlib

import pandas as pd
import pyarrow as pa

from helpers.events.again import told_again
from helpers.events.blocks import blocks_of
from helpers.events.corpus_names import counts_of, names_of, names_told, with_fuller
from helpers.events.gather import gathered
from helpers.events.labels import Tellings
from helpers.events.news import about_of, without_texts
from helpers.events.relate import relate
from helpers.events.salience import weights_of_events
from helpers.events.twins import told_alike
from helpers.events.united import KEYS, OF_BLOCK, united
from helpers.tables import DAY, SCHEMAS, conform, empty
from helpers.tables.rows import rows_of

AT_ONCE = 5000  # events


def merge(mentions, articles):
    """Return (events, mentions): the tables, from a frame of article_id and the fields of mentions.Mention.

    `articles` gives outlet, published, title, text and copy_of where it has them. A corpus in parts gives each part's rows to
    `without_texts` first, and what that returns, joined, to `merge`: it then holds no text.
    """
    if not len(mentions):
        return empty("events"), empty("mentions")
    if "news" not in mentions:
        mentions, articles = without_texts(mentions, articles)
    names = names_of(counts_of(names_told(mentions)["name"]))
    published = pd.to_datetime(articles["published"]) if "published" in articles else pd.Series(pd.NaT, articles.index)
    block_of = dict(zip(articles["article_id"], blocks_of(published), strict=True))
    of_row, of_article = mentions["article_id"].map(block_of).fillna(""), articles["article_id"].map(block_of)
    found = [
        merged(mentions[of_row == block], with_originals(articles, of_article == block), names)
        for block in sorted(set(of_row))
    ]
    told = [pa.table({name: pa.array(rows[name], pa.large_string()) for name in KEYS}) for _, rows in found]
    events, moved, order = united([(as_block(own), keys) for (own, _), keys in zip(found, told, strict=True)], articles)
    mentions = pd.concat([rows for _, rows in found], ignore_index=True).iloc[order]
    mentions = mentions.assign(event_id=[moved.get(one, one) for one in mentions["event_id"]])
    return conform("events", events.to_pandas()), conform("mentions", mentions)


def as_block(events):
    """Return the events that `merged` found in a block as the Arrow table that `united` takes."""
    return pa.Table.from_pandas(events, OF_BLOCK, preserve_index=False).replace_schema_metadata()


def with_originals(articles, own):
    """Return those of `articles` that are `own` (a column of bools), and those of which they are copies."""
    if own.all() or "copy_of" not in articles:
        return articles[own]
    return articles[own | articles["article_id"].isin(articles.loc[own, "copy_of"])]


def merged(mentions, articles, names):
    """Return (events, mentions) of one block, from its `mentions` as `without_texts` leaves them, in the order of the corpus.

    `articles` has theirs and those of which they are copies; `names` are the Names of the corpus. Both are the tables, but that events
    have, in place of salience, what it is made of: `weight`, `told_by`, `until` and `order` (beside.py), the last being the number of the
    row of `mentions` that the event began with.
    """
    about = about_of(articles)
    mentions = with_fuller(mentions, names)
    rows = rows_of(mentions, once=True)
    mentions = mentions[[name for name in SCHEMAS["mentions"].columns if name in mentions]]
    told = Tellings(names.bearers, about)
    clusters, of_row = gathered(rows, about)
    clusters = told_again(told_alike(sorted(clusters, key=lambda cluster: cluster.order), told), told)
    of_row = [cluster.whole() for cluster in of_row]
    relate(clusters)
    tellings = [told.of(cluster) for cluster in clusters]
    ids = {id(cluster): _ident(cluster, telling) for cluster, telling in zip(clusters, tellings, strict=True)}
    events = _frame(clusters, about, weights_of_events(clusters, about, tellings), tellings, ids)
    mentions = mentions.assign(
        event_id=[ids[id(cluster)] for cluster in of_row],
        status=[cluster.status_of(row, about) for row, cluster in zip(rows, of_row, strict=True)],
    )
    loose = [(row.article_id, row.at) in cluster.recalled for row, cluster in zip(rows, of_row, strict=True)]
    mentions.loc[loose, ["first_day", "last_day", "how_dated"]] = [None, None, "undated"]
    for column in ("first_day", "last_day"):
        mentions[column] = pd.to_datetime(mentions[column]).astype(DAY)
    mentions["how_dated"] = [
        "linked" if how == "undated" and cluster.first is not None else how
        for how, cluster in zip(mentions["how_dated"], of_row, strict=True)
    ]
    return events, mentions


def _ident(cluster, telling):
    first, best = cluster.days()[0], telling.row
    what = f"{cluster.group}|{first}|{telling.label}|{best.article_id}|{best.start}|{best.at}"
    return "e" + hashlib.sha256(what.encode()).hexdigest()[:11]


def _frame(clusters, about, weights, tellings, ids):
    """Return the events as a frame, made of AT_ONCE at a time: as mappings they take far more memory than as columns."""
    every, parts = list(zip(clusters, weights, tellings, strict=True)), []
    for first in range(0, len(every), AT_ONCE):
        part = pd.DataFrame([_event(cluster, about, *more, ids) for cluster, *more in every[first : first + AT_ONCE]])
        for column in ("first_day", "last_day", "until"):
            part[column] = pd.to_datetime(part[column]).astype(DAY)
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def _event(cluster, about, weight, telling, ids):
    label, best = telling.label, telling.row
    first, last, precision = cluster.days()
    texts, outlets = cluster.sources(about)
    return {
        "event_id": ids[id(cluster)],
        "label": label,
        "kind": cluster.kind(),
        "first_day": first,
        "last_day": last,
        "precision": precision,
        "status": cluster.status(about),
        "participants": cluster.participants(),
        "place": cluster.place(),
        "n_mentions": len(cluster.rows),
        "n_articles": len(texts),
        "n_outlets": len(outlets),
        "conflict": cluster.conflict(about),
        "history": cluster.history(about),
        "related": sorted({ids[id(other)] for other in cluster.related}),
        "evidence": {
            "article_id": best.article_id,
            "start": int(best.start),
            "end": int(best.end),
            "shown": int(best.shown),
        },
        "group": cluster.group,
        "told_by": cluster.kind() if cluster.kind() != "other" else cluster.group,
        "order": cluster.order,
        "until": cluster.last,
        "weight": weight,
    }
