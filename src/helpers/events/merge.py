"""Mentions to events, across articles: by group of kinds, day, who and where; undated ones linked where one event fits.

Online and near-linear: a mention looks only at the events of its group and day that share a name with it, found by
index. Copies of one text count as one source.
"""

import hashlib
from collections import Counter, defaultdict
from datetime import timedelta

import pandas as pd

from helpers.events.again import told_again
from helpers.events.cluster import Cluster, names_of
from helpers.events.dating import date_of, is_unknown
from helpers.events.labels import Tellings, bearers_of
from helpers.events.link import OUTSTANDING, Known, common_names, is_about, main_events, within
from helpers.events.news import NOTHING, about_of, without_texts
from helpers.events.relate import contest, relate
from helpers.events.salience import saliences
from helpers.events.same import joined
from helpers.events.stories import Stories
from helpers.events.twins import told_alike
from helpers.events.undated import Undated
from helpers.speakers.fullest import fullest
from helpers.tables import DAY, SCHEMAS, conform, empty
from helpers.tables.rows import rows_of

ADJOIN = timedelta(1)  # two days of one visit or meeting may be one event
MOST = 3  # of a day's events, those that an article may mean without naming who took part
WIDEST = 50  # clusters of one day that a name is looked for in
WIDEST_STAY = 31  # days that an event given by days may take
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
    about = about_of(articles)
    mentions = _fuller(mentions)
    rows = rows_of(mentions, once=True)
    mentions = mentions[[name for name in SCHEMAS["mentions"].columns if name in mentions]]
    told = Tellings(bearers_of(Counter(name for row in rows for name in (row.agent, *row.others) if name)), about)
    clusters, of_row = _cluster(rows, about)
    clusters = told_again(told_alike(sorted(clusters, key=lambda cluster: cluster.order), told))
    of_row = [cluster.whole() for cluster in of_row]
    relate(clusters)
    tellings = [told.of(cluster) for cluster in clusters]
    ids = {id(cluster): _ident(cluster, telling) for cluster, telling in zip(clusters, tellings, strict=True)}
    frame = _frame(clusters, about, saliences(clusters, about, tellings), tellings, ids)
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
    return conform("events", frame), conform("mentions", mentions)


def _fuller(mentions):
    """Give each name its fullest form in the corpus, so that "Ruiz" and "Ana Ruiz" meet across articles."""
    counts = Counter(name for name in mentions["agent"] if name)
    counts.update(name for others in mentions["others"] for name in others)
    fuller, held = fullest(counts), {}  # equal lists of names are held once
    others = (list(dict.fromkeys(fuller.get(name, name) for name in others)) for others in mentions["others"])
    return mentions.assign(
        agent=[fuller.get(name, name) for name in mentions["agent"]],
        others=[held.setdefault(tuple(names), names) for names in others],
    )


def _cluster(rows, about):
    """Return (clusters, the cluster of each row)."""
    of_row = [None] * len(rows)
    order = sorted(range(len(rows)), key=lambda n: (-len(names_of(rows[n])), rows[n].how_dated != "expression", n))
    clusters = _of_days([n for n in order if _has_day(rows[n])], rows, of_row)
    context = _context(rows, about)
    clusters = contest(_adjoined([cluster for block in clusters for cluster in _joined(block, context)]))
    main = main_events(clusters, len(context))
    clusters = _of_main(clusters, main, about)
    for n, cluster in enumerate(of_row):
        if cluster is not None:
            of_row[n] = cluster.whole()
    known = Known(clusters, about, common_names(rows), main)
    coarse = []
    for n in order:
        if of_row[n] is None and not is_unknown(rows[n].first_day):
            of_row[n] = known.meant_by(within(rows[n]), as_told=rows[n])
            coarse += [n] * (of_row[n] is None)
    clusters += [cluster for block in _of_days(coarse, rows, of_row) for cluster in _joined(block, context)]
    stories = Stories({article_id: about.get(article_id, NOTHING)["names"] for article_id in context})
    published = {article_id: about.get(article_id, NOTHING).get("published") for article_id in context}
    loose = Undated(stories, published)
    for n in order:
        if of_row[n] is None:
            of_row[n] = known.meant_by(rows[n]) or loose.cluster_of(rows[n], n)
    return joined([*clusters, *loose.clusters], stories, published), of_row


def _has_day(row):
    """Say whether a mention has days of its own, few enough to be an event's; not a month or a year."""
    if is_unknown(row.first_day) or row.precision not in ("", "day"):
        return False
    return (date_of(row.last_day) - date_of(row.first_day)).days <= WIDEST_STAY


def _of_days(numbers, rows, of_row):
    """Put the mentions of these numbers into the clusters of their days, and return those, a list for each group and days."""
    blocks = defaultdict(list)
    for n in numbers:
        of_row[n] = _dated(rows[n], blocks, n)
    return list(blocks.values())


def _of_main(clusters, main, about):
    """Join to what the corpus is about the events that mean it: days beside "the spill" weeks later were those of telling it."""
    kept = []
    for cluster in clusters:
        meant = {
            id(of) if (of := is_about(row, main, about.get(row.article_id, NOTHING).get("published"))) else None: of
            for row in cluster.rows
        }
        best = next(iter(meant.values())) if len(meant) == 1 else None
        if (
            best
            and best is not cluster
            and best.first < cluster.first
            and best.n_dated >= OUTSTANDING * cluster.n_dated
        ):
            best.recall(cluster)
        else:
            kept.append(cluster)
    return kept


def _dated(row, blocks, n):
    first, last = date_of(row.first_day), date_of(row.last_day)
    span = first if _has_day(row) else (first, last, row.precision)
    block, names = blocks[row.group, span], set(names_of(row))
    votes = Counter()
    for place, cluster in enumerate(block[:WIDEST]):
        shared = len(names & cluster.names.keys())
        if shared and cluster.is_elsewhere(row):
            continue
        if cluster.may_be_by(row.agent) and (shared > 1 or shared and cluster.may_be_at(row.place)):
            votes[place] = shared
    if votes:
        cluster = block[votes.most_common(1)[0][0]]
    elif block and (not names or not block[0].names) and block[0].is_told_by(row) and not block[0].is_elsewhere(row):
        cluster = block[0]
    else:
        cluster = Cluster(row.group, n)
        block.append(cluster)
    cluster.add(row, first, last)
    return cluster


def _context(rows, about):
    """Return {article_id: the names near any of its triggers, and its dateline's place}."""
    found = defaultdict(set)
    for row in rows:
        if row.article_id not in found and row.article_id in about:
            found[row.article_id].update({about[row.article_id]["home"]} - {""})
        found[row.article_id].update(names_of(row))
    return found


def _joined(block, context):
    """Join the clusters of one group and day that are one event: the order of reading had kept them apart.

    They share two names; or a person, or the place, and the kind; or one is told in articles that name who took part in
    one of the day's most told events of its kind, or where those that tell of that one were written.
    """
    kept, index = [], defaultdict(list)
    for cluster in sorted(block, key=lambda cluster: (-len(cluster.rows), cluster.order)):
        shared = Counter(place for name in cluster.names for place in index[name][:WIDEST])
        best, n = shared.most_common(1)[0] if shared else (None, 0)
        if not (n > 1 or n and kept[best].is_like(cluster)):
            best = next((place for place, other in enumerate(kept[:MOST]) if other.is_meant_by(cluster, context)), None)
        if best is None and kept and kept[0].is_meant_without_names(cluster):
            best = 0
        if best is not None:
            kept[best].absorb(cluster)
        else:
            best = len(kept)
            kept.append(cluster)
        for name in cluster.names:
            if best not in index[name][:WIDEST]:
                index[name].append(best)
    return kept


def _adjoined(clusters):
    """Join visits and meetings of adjoining days that share who and where; the rest stay apart."""
    kept, open_ = [], defaultdict(list)
    for cluster in sorted(clusters, key=lambda c: (c.first, c.order)):
        if cluster.group != "encounter":
            kept.append(cluster)
            continue
        people = cluster.participants()
        near = [other for name in people for other in open_[name][-WIDEST:] if cluster.first - other.last <= ADJOIN]
        fit = next(
            (other for other in sorted(near, key=lambda o: (-len(o.rows), o.order)) if other.is_one_with(cluster)), None
        )
        if fit:
            fit.absorb(cluster)
            continue
        for name in people:
            open_[name].append(cluster)
        kept.append(cluster)
    return kept


def _ident(cluster, telling):
    first, best = cluster.days()[0], telling.row
    what = f"{cluster.group}|{first}|{telling.label}|{best.article_id}|{best.start}|{best.at}"
    return "e" + hashlib.sha256(what.encode()).hexdigest()[:11]


def _frame(clusters, about, saliences, tellings, ids):
    """Return table events, made of AT_ONCE at a time: as mappings they take far more memory than as columns."""
    every, parts = list(zip(clusters, saliences, tellings, strict=True)), []
    for first in range(0, len(every), AT_ONCE):
        part = pd.DataFrame([_event(cluster, about, *more, ids) for cluster, *more in every[first : first + AT_ONCE]])
        for column in ("first_day", "last_day"):
            part[column] = pd.to_datetime(part[column]).astype(DAY)
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def _event(cluster, about, salience, telling, ids):
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
        "salience": round(salience, 4),
        "conflict": cluster.conflict(about),
        "history": cluster.history(about),
        "related": sorted({ids[id(other)] for other in cluster.related}),
        "evidence": {
            "article_id": best.article_id,
            "start": int(best.start),
            "end": int(best.end),
            "shown": int(best.shown),
        },
    }
