"""Mentions to clusters of one event: by group of kinds, day, who and where; undated ones linked where one event fits.

Online and near-linear: a mention looks only at the events of its group and day that share a name with it, found by
index. Copies of one text count as one source.
"""

from collections import Counter, defaultdict
from datetime import timedelta

from helpers.events.cluster import Cluster, names_of
from helpers.events.dating import date_of, is_unknown
from helpers.events.link import OUTSTANDING, Known, common_names, is_about, main_events, within
from helpers.events.news import NOTHING
from helpers.events.relate import contest
from helpers.events.same import joined
from helpers.events.stories import Stories
from helpers.events.undated import Undated

ADJOIN = timedelta(1)  # two days of one visit or meeting may be one event
MOST = 3  # of a day's events, those that an article may mean without naming who took part
WIDEST = 50  # clusters of one day that a name is looked for in
WIDEST_STAY = 31  # days that an event given by days may take


def gathered(rows, about):
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
