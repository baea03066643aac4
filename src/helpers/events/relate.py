"""What events have to do with each other: claims of other days for one event, and what is about what."""

from collections import defaultdict
from datetime import timedelta

from helpers.events.triggers import said_of
from helpers.speakers.lexicon import places

APART = 3  # days that two articles may differ about one event
ABOUT = timedelta(120)  # how far what is released, announced or called off may lie away
ON = frozenset(("release", "cancellation", "suspension", "announcement", "acceptance"))

OFF = frozenset(("cancellation", "suspension"))  # nobody calls off one thing twice within days


def contest(clusters):
    """Return `clusters` with those joined that are one event of which articles give different days.

    Of one kind and place, with two participants in common (or one who called off one kind of event), a few days
    apart, each dated in so many words; and no article tells of both, for one that does tells of two events.
    """
    kept, index = [], defaultdict(list)
    for cluster in sorted(clusters, key=lambda cluster: (-len(cluster.rows), cluster.order)):
        key = _key(cluster)
        rival = next((other for other in index[key] if _differ(other, cluster)), None) if key else None
        if rival:
            rival.absorb(cluster)
            continue
        kept.append(cluster)
        if key:
            index[key].append(cluster)
    return kept


def _key(cluster):
    """Return what two claims must share: kind, place and the two main participants, or, of what calls off another event, who
    does and the kind of that one; or None.
    """
    people = sorted(name for name in cluster.participants()[:2] if name.lower() not in places())
    if cluster.kind() in OFF:
        agents, objects = ({getattr(row, part) for row in cluster.rows} - {""} for part in ("agent", "object"))
        kinds = {said_of(words)[0] for words in objects}
        return (cluster.kind(), *agents, *kinds) if len(agents) == len(kinds) == 1 else None
    place = cluster.place()
    return (cluster.kind(), place, *people) if place and len(people) == 2 else None


def _differ(cluster, other):
    near = (other.first - cluster.first).days >= -APART and (other.first - cluster.last).days <= APART
    articles = {row.article_id for row in cluster.rows} & {row.article_id for row in other.rows}
    dated = all(any(row.how_dated == "expression" for row in each.rows) for each in (cluster, other))
    return near and dated and not articles


def relate(clusters):
    """Set `related` of events that are about another: of a release the letter, of a cancellation the summit."""
    index = defaultdict(list)
    for cluster in clusters:
        for name in cluster.names:
            index[cluster.group, name].append(cluster)
    for cluster in clusters:
        if cluster.kind() not in ON or cluster.first is None:
            continue
        for row in cluster.rows:
            about = _object(row, cluster, index)
            if about is not None and about not in cluster.related:
                cluster.related.append(about)
                about.related.append(cluster)


def _object(row, cluster, index):
    """Return the event that the object of a mention's verb names: its owner's, or one that shares two names, nearest in time."""
    if not row.object:
        return None
    kind, group, _ = said_of(row.object)
    names = {row.owner} if row.owner else {name for name in (row.agent, *row.others) if name}
    shared = defaultdict(int)
    found = {}
    for name in names:
        for other in index.get((group, name), ())[:50]:
            same = other is not cluster and other.first and other.kind() == kind
            if same and abs(other.first - cluster.first) <= ABOUT:
                shared[id(other)] += 1
                found[id(other)] = other
    fit = [key for key in shared if shared[key] >= (1 if row.owner else 2)]
    ahead = group == "encounter"  # what is called off lies ahead, what is released behind
    right = [key for key in fit if (found[key].last >= cluster.first if ahead else found[key].first <= cluster.first)]
    best = min(right, key=lambda key: (abs(found[key].first - cluster.first), found[key].order), default=None)
    return found.get(best)
