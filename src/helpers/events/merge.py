"""Mentions to events, across articles: by group of kinds, day, who and where; undated ones linked where one event fits.

Online and near-linear: a mention looks only at the events of its group and day that share a name with it, found by
index. Copies of one text count as one source.
"""

import hashlib
import re
from collections import Counter, defaultdict
from datetime import timedelta

import pandas as pd

from helpers.events.cluster import Cluster
from helpers.events.labels import bearers_of, label_of
from helpers.events.parts import home_of
from helpers.events.relate import contest, relate
from helpers.events.triggers import is_several, kind_of, triggers_in
from helpers.events.undated import Undated
from helpers.speakers.names import fullest
from helpers.tables import DAY, conform, empty

ADJOIN = timedelta(1)  # two days of one visit or meeting may be one event
NOTHING = {"title": (frozenset(), frozenset()), "body": ""}
MOST = 3  # of a day's events, those that an article may mean without naming who took part
WIDEST = 50  # clusters of one day that a name is looked for in
MANY = 4  # dated mentions that make an event known by its place alone: "the summit in Singapore"
OUTSTANDING = 3  # times as many dated mentions as the next, by which an event is the one that is meant
LINK_BEFORE, LINK_AFTER = timedelta(120), timedelta(60)  # how far from publication an undated mention's event may lie


def merge(mentions, articles):
    """Return (events, mentions): the tables, from a frame of article_id and the fields of mentions.Mention.

    `articles` gives outlet, published and copy_of where it has them.
    """
    if not len(mentions):
        return empty("events"), empty("mentions")
    about = _about(articles)
    mentions = _fuller(mentions)
    mentions = mentions.assign(news=_news(mentions, about))
    rows = list(mentions.itertuples(index=False))
    clusters, of_row = _cluster(rows, about)
    clusters.sort(key=lambda cluster: cluster.order)
    relate(clusters)
    most = max(cluster.weight(about) for cluster in clusters)
    bearers = bearers_of(Counter(name for row in rows for name in (row.agent, *row.others) if name))
    events, ids = [], {}
    for cluster in clusters:
        event = _event(cluster, about, most, bearers)
        ids[id(cluster)] = event["event_id"]
        events.append(event)
    for event, cluster in zip(events, clusters, strict=True):
        event["related"] = sorted({ids[id(other)] for other in cluster.related})
    mentions = mentions.assign(
        event_id=[ids[id(cluster)] for cluster in of_row],
        status=[cluster.status_of(row, about) for row, cluster in zip(rows, of_row, strict=True)],
    )
    frame = pd.DataFrame(events)
    for column in ("first_day", "last_day"):
        frame[column] = pd.to_datetime(frame[column]).astype(DAY)
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
    fuller = fullest(counts)
    return mentions.assign(
        agent=[fuller.get(name, name) for name in mentions["agent"]],
        others=[list(dict.fromkeys(fuller.get(name, name) for name in others)) for others in mentions["others"]],
    )


def _news(mentions, about):
    """Return for each mention how far it is the news of its article, 0 to 2.

    One for the headline: whether it is of the mention's kind, and how much of it the mention's sentence holds. One for
    the top of the text, half of that for all but the dated mention there that is nearest to the headline, what happened before what
    is to come.
    """
    headline, nearest = [], {}
    for n, row in enumerate(mentions.itertuples(index=False)):
        article = about.get(row.article_id, NOTHING)
        words, groups = article["title"]
        said = _stems(article["body"][row.start : row.end]) if words else words
        headline.append((len(words & said) / max(1, len(words)) + (row.group in groups)) / 2)
        if row.lead and not _unknown(row.first_day):
            nearest[row.article_id] = max(
                nearest.get(row.article_id, (False, 0, 0)), (row.status == "happened", headline[-1], -n)
            )
    main = {-n for *_, n in nearest.values()}
    found = []
    for n, row in enumerate(mentions.itertuples(index=False)):
        dated = not _unknown(row.first_day)
        top = (1 if n in main else 0.5) if dated and row.lead else 0.0
        found.append(headline[n] * (1 if dated else 0.5) + top)
    return found


def _stems(text):
    return frozenset(word[:5] for word in re.findall(r"\w{3,}", text.lower()))


def _about(articles):
    columns = {
        name: articles[name].fillna("") if name in articles else [""] * len(articles)
        for name in ("outlet", "copy_of", "title", "text")
    }
    published = pd.to_datetime(articles["published"]) if "published" in articles else [pd.NaT] * len(articles)
    return {
        row[0]: {
            "outlet": row[1],
            "text": row[2] or row[0],
            "title": (
                _stems(row[3]),
                frozenset(kind_of(match)[1] for match in triggers_in(row[3])),
            ),
            "body": row[4],
            "published": None if pd.isna(row[5]) else row[5].date(),
        }
        for row in zip(articles["article_id"], *columns.values(), published, strict=True)
    }


def _cluster(rows, about):
    """Return (clusters, the cluster of each row)."""
    blocks, of_row = defaultdict(list), [None] * len(rows)
    order = sorted(range(len(rows)), key=lambda n: (-len(_names(rows[n])), rows[n].how_dated != "expression", n))
    for n in order:
        if not _unknown(rows[n].first_day):
            of_row[n] = _dated(rows[n], blocks, n)
    context = _context(rows, about)
    clusters = _adjoined([cluster for block in blocks.values() for cluster in _joined(block, context)])
    clusters = contest(clusters)
    for n, cluster in enumerate(of_row):
        if cluster is not None:
            of_row[n] = cluster.whole()
    index, told = defaultdict(list), defaultdict(list)
    for cluster in clusters:
        for name in cluster.names:
            index[cluster.group, name].append(cluster)
        for article_id in {row.article_id for row in cluster.rows}:
            told[cluster.group, article_id].append(cluster)
    loose = Undated({article_id: about.get(article_id, NOTHING) for article_id in context})
    for n in order:
        if of_row[n] is None:
            of_row[n] = _linked(rows[n], index, told, about) or loose.cluster_of(rows[n], n)
    return [*clusters, *loose.clusters], of_row


def _names(row):
    return [name for name in (row.agent, *row.others, row.place) if name]


def _unknown(day):
    return day is None or day != day


def _dated(row, blocks, n):
    first, last = _date(row.first_day), _date(row.last_day)
    block, names = blocks[row.group, first], set(_names(row))
    votes = Counter()
    for place, cluster in enumerate(block[:WIDEST]):
        shared = len(names & cluster.names.keys())
        if cluster.may_be_by(row.agent) and (shared > 1 or shared and cluster.may_be_at(row.place)):
            votes[place] = shared
    if votes:
        cluster = block[votes.most_common(1)[0][0]]
    elif block and (not names or not block[0].names) and block[0].is_told_by(row):
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
            found[row.article_id].update({home_of(about[row.article_id]["body"])} - {""})
        found[row.article_id].update(_names(row))
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
        if best is not None:
            kept[best].absorb(cluster)
        else:
            best = len(kept)
            kept.append(cluster)
        for name in cluster.names:
            if best not in index[name][:WIDEST]:
                index[name].append(best)
    return kept


def _date(day):
    return day.date() if hasattr(day, "date") else day


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


def _linked(row, index, told, about):
    """Return the event that an undated mention means, or None.

    The only one of its group in the article, where it shares a name, or either has none and they are of one kind; else one of another
    article that shares two of its names, or one and its place, within reach of publication: what happened lies before
    it, what is to come after. Of several that might be meant, the one told far more often than the others.
    """
    own = [
        cluster
        for cluster in told.get((row.group, row.article_id), [])
        if cluster.may_be_at(row.place) and cluster.may_be_by(row.agent)
    ]
    names = set(_names(row))
    alike = len(own) == 1 and (own[0].names.keys() & names or not (names and own[0].names) and own[0].kind() == row.kind)
    if alike:
        own[0].add(row, None, None)
        return own[0]
    if is_several(row.trigger):
        return None
    published = about.get(row.article_id, {}).get("published")
    shared, found = Counter(), {}
    for name in names:
        for cluster in index.get((row.group, name), ()):
            if (
                cluster.may_be_by(row.agent)
                and cluster.is_at(row.place, row.kind)
                and _in_reach(cluster, row.status, published)
            ):
                shared[id(cluster)] += 1
                found[id(cluster)] = cluster
    best = _outstanding([found[key] for key, n in shared.items() if n == max(shared.values())])
    if best is None or max(shared.values()) < 2 and not (row.place in best.places and best.n_dated >= MANY):
        return None
    best.add(row, None, None)
    return best


def _outstanding(clusters):
    """Return the only cluster, or the one that far more dated mentions tell of than any other, or None."""
    if len(clusters) < 2:
        return clusters[0] if clusters else None
    best, other = sorted(clusters, key=lambda cluster: (-cluster.n_dated, cluster.order))[:2]
    return best if best.n_dated >= OUTSTANDING * other.n_dated else None


def _in_reach(cluster, status, published):
    if not published:
        return True
    if status == "happened" and cluster.first > published or status == "scheduled" and cluster.last < published:
        return False
    return published - LINK_BEFORE <= cluster.first <= published + LINK_AFTER


def _event(cluster, about, most, bearers):
    label = label_of(cluster, bearers)
    first, last, precision = cluster.days()
    best = cluster.best()
    ident = hashlib.sha256(
        f"{cluster.group}|{first}|{label}|{best.article_id}|{best.start}|{best.at}".encode()
    ).hexdigest()
    texts, outlets = cluster.sources(about)
    return {
        "event_id": "e" + ident[:11],
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
        "salience": round(cluster.weight(about) / most, 4) if most else 0.0,
        "conflict": cluster.conflict(about),
        "history": cluster.history(about),
        "evidence": {"article_id": best.article_id, "start": int(best.start), "end": int(best.end)},
    }
