"""Events told again: by their week, month or year alone, or on the days of a trial or an anniversary."""

from collections import Counter, defaultdict

from helpers.events.link import OUTSTANDING
from helpers.events.same import word_of
from helpers.events.twins import content_of
from helpers.speakers.lexicon import places

ONCE = ("death", "birth")  # kinds that happen to a person but once
NEAR = 50  # events of one kind and person, or word, that are looked at
# Words of its label, besides names and the word of the event, by which an event is one that is told by its day; one more, where that word
# is of no known kind: "wins time trial".
LEAST = 2


def told_again(clusters, told):
    """Return `clusters` without those that tell of another one again, whose mentions go to it without their days; `told`
    (labels.Tellings) gives each its label.

    Of a month or a year: the event of the same kind and main person inside it that far the most dated mentions tell of; or the one of
    the same group of kinds with a label of the same words ("Three miners freed", "Ruiz releases three miners").
    Of what happens to a person but once: the one of that person that far the most dated mentions give a day.
    """
    by_person, by_word, kept = defaultdict(list), defaultdict(list), []
    order = sorted(clusters, key=lambda cluster: (-cluster.n_dated, cluster.order))
    coarse = {cluster.group for cluster in clusters if cluster.first and not cluster.of_a_day()}
    for cluster in order:
        if cluster.first and cluster.of_a_day():
            for person in _people(cluster)[:2]:
                by_person[_kind(cluster), person].append(cluster)
            for word in _words(cluster, told) if cluster.group in coarse else ():
                by_word[cluster.group, word].append(cluster)
    for cluster in order:
        other = _meant(cluster, by_person) or _of_words(cluster, by_word, told)
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


def _of_words(cluster, by_word, told):
    """Return the one event inside the days of an event of a month or a year whose label has LEAST of its own words; or None."""
    if cluster.first is None or cluster.of_a_day():
        return None
    low, high, _ = cluster.days()
    shared = Counter(
        other
        for word in _words(cluster, told)
        for other in by_word[cluster.group, word][:NEAR]
        if low <= other.first and other.last <= high and not other.joined and _may_be_one(cluster, other)
    )
    least = LEAST + (cluster.kind() == "other")
    meant = [other for other, n in shared.items() if n >= least]
    return meant[0] if len(meant) == 1 else None


def _may_be_one(cluster, other):
    """Say whether nothing tells two events apart; two councils vote twice."""
    one, two = cluster.authors(), other.authors()
    return not other.is_apart(cluster) and (not one or not two or not one.isdisjoint(two))


def _words(cluster, told):
    """Return the stems of the words of an event's label besides names and the words by which it is told."""
    return content_of(told.of(cluster).label, cluster) - {word_of(row) for row in cluster.rows}


def _people(cluster):
    return [name for name in cluster.participants() if name.lower() not in places()]


def _kind(cluster):
    return cluster.kind() if cluster.kind() != "other" else cluster.group
