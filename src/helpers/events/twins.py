"""One event that its sentences tell in two ways: of one day, with one label, or with a label whose words the other has, too.

*Ruiz announces that the mine will close* and *Lind mine closes* of one day are one event, whatever their kinds.
"""

from collections import defaultdict

from helpers.events.label_words import contents, says_more

LEAST = 2  # words besides names that the shorter label has
WIDEST = 50  # events of one day and word that are looked at


def told_alike(clusters, told):
    """Return `clusters` with those joined that are one event by their labels; `told` (labels.Tellings) gives each its label."""
    return _of_one_content(_of_one_label(clusters, told), told)


def _of_one_label(clusters, told):
    """Join the events of one label that says who, what or how many: of one kind from one day on, or of the same days."""
    kept, known = [], {}
    for cluster in sorted(clusters, key=lambda cluster: (-cluster.n_dated, -len(cluster.rows), cluster.order)):
        label = told.of(cluster).label if cluster.first else ""
        if not says_more(label):
            kept.append(cluster)
            continue
        label = (
            label.split(" killed")[0] if label[0].isdigit() else label
        )  # so many in one day, wherever it is said to be
        keys = (cluster.first, cluster.kind(), label), (cluster.days(), label)
        same = next((known[key] for key in keys if key in known), None)
        if same and not same.is_apart(cluster):
            same.absorb(cluster)
        else:
            kept.append(cluster)
            same = cluster
        for key in keys:
            known.setdefault(key, same)
    return sorted(kept, key=lambda cluster: cluster.order)


def _of_one_content(clusters, told):
    """Join to an event of one day another of that day and of one of its people, if its label has all the words of the other's."""
    contents = {cluster: content_of(told.of(cluster).label, cluster) for cluster in clusters if _is_of_one_day(cluster)}
    index, gone = defaultdict(list), set()
    order = sorted(contents, key=lambda cluster: (-len(contents[cluster]), -len(cluster.rows), cluster.order))
    for cluster in order:
        words = contents[cluster]
        if len(words) < LEAST:
            break
        held = [index[cluster.first, word][:WIDEST] for word in words]
        near = [other for other in min(held, key=len) if words <= contents[other] and _may_be(other, cluster)]
        if near:
            best = max(near, key=lambda other: (len(other.rows), -other.order))
            best.absorb(cluster)
            gone.add(cluster)
            continue
        for word in words:
            index[cluster.first, word].append(cluster)
    return [cluster for cluster in clusters if cluster not in gone]


def _is_of_one_day(cluster):
    return cluster.first is not None and cluster.of_a_day() and cluster.days()[0] == cluster.days()[1] == cluster.first


def _may_be(cluster, other):
    return not cluster.is_apart(other) and bool(set(cluster.participants()) & set(other.participants()))


def content_of(label, cluster):
    """Return the contents (label_words.py) of a label without the names of the event."""
    return contents(label, (*cluster.participants(), cluster.place()))
