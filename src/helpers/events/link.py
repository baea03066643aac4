"""Undated mentions to events that a day is known of: the one in the article, or the one that stands out elsewhere."""

from collections import Counter
from datetime import timedelta

from helpers.events.cluster import names_of
from helpers.events.triggers import is_several

MANY = 4  # dated mentions that make an event known by its place alone: "the summit in Singapore"
OUTSTANDING = 3  # times as many dated mentions as the next, by which an event is the one that is meant
LINK_BEFORE, LINK_AFTER = timedelta(120), timedelta(60)  # how far from publication an undated mention's event may lie


def linked(row, index, told, about):
    """Return the event that an undated mention means, or None.

    The only one of its group in the article, where it shares a name, or one has none and they are of one kind; else one of another
    article that shares two of its names, or one and its place, within reach of publication: what happened lies before
    it, what is to come after. Of several that might be meant, the one told far more often than the others.
    """
    own = [
        cluster
        for cluster in told.get((row.group, row.article_id), [])
        if cluster.may_be_at(row.place) and cluster.may_be_by(row.agent)
    ]
    names = set(names_of(row))
    if len(own) == 1:
        alike = own[0].kind() == row.kind or row.group == "encounter"  # who met somebody there made a trip there
        if own[0].names.keys() & names or alike and not (names and own[0].names):
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
