"""Events told again: by their month or year alone, or on the days of a trial or an anniversary."""

from collections import defaultdict

from helpers.events.link import OUTSTANDING
from helpers.speakers.lexicon import places

ONCE = ("death", "birth")  # kinds that happen to a person but once
NEAR = 50  # events of one kind and person that are looked at


def told_again(clusters):
    """Return `clusters` without those that tell of another one again, whose mentions go to it without their days.

    Of a month or a year: the event of the same kind and main person inside it that far the most dated mentions tell of.
    Of what happens to a person but once: the one of that person that far the most dated mentions give a day.
    """
    by_person, kept = defaultdict(list), []
    order = sorted(clusters, key=lambda cluster: (-cluster.n_dated, cluster.order))
    for cluster in order:
        if cluster.first and cluster.of_a_day():
            for person in _people(cluster)[:2]:
                by_person[_kind(cluster), person].append(cluster)
    for cluster in order:
        other = _meant(cluster, by_person)
        if other is None:
            kept.append(cluster)
        elif cluster.first and cluster.of_a_day():
            other.recall(cluster)
        else:
            other.take_without_days(cluster)
    return sorted(kept, key=lambda cluster: cluster.order)


def _meant(cluster, by_person):
    people = _people(cluster)
    if not people:
        return None
    same = [other for other in by_person[_kind(cluster), people[0]][:NEAR] if other is not cluster and not other.joined]
    once = cluster.kind() in ONCE
    if cluster.first is None or cluster.of_a_day():
        least = OUTSTANDING * max(1, cluster.n_dated)
        return next((other for other in same if other.n_dated >= least), None) if once else None
    low, high, _ = cluster.days()
    inside = [other for other in same if low <= other.first and other.last <= high and not other.is_apart(cluster)]
    if not inside or len(inside) > 1 and inside[0].n_dated < OUTSTANDING * inside[1].n_dated:
        return None
    alike = once or len(set(people) & set(_people(inside[0]))) > 1
    return inside[0] if alike or cluster.place() and cluster.place() == inside[0].place() else None


def _people(cluster):
    return [name for name in cluster.participants() if name.lower() not in places()]


def _kind(cluster):
    return cluster.kind() if cluster.kind() != "other" else cluster.group
