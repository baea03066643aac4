"""Undated mentions to events that a day is known of: the one in the article, or the one that stands out elsewhere.

To link is to claim a day, so that each needs ties that few events share: what every article of a story names ties nothing.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from datetime import date

from helpers.events.cluster import AUTHORED, STEM, names_of
from helpers.events.dating import date_of, moved
from helpers.events.triggers import is_several, said_of

MANY = 4  # dated mentions that make an event known by its place alone: "the summit in Singapore"
OUTSTANDING = 3  # times as many dated mentions as the next, by which an event is the one that is meant
LINK_BEFORE, LINK_AFTER = 120, 60  # days: how far from publication an undated mention's event may lie
COMMON = 0.25  # share of the articles from which a name ties nothing
LEAST = 40  # articles below which no name is common
MET = frozenset(("meeting", "visit"))  # kinds by which one event may be told
FRESH = 10  # days in which what somebody said is what he is said to have said
TIES = 2  # that link a mention to an event of another article
BEFALLS = frozenset(
    ("accident", "disaster", "explosion", "fire", "outbreak", "bankruptcy")
)  # kinds of what befalls once
MAIN_SHARE, LEAST_TOLD = 0.05, 10  # share of the articles, and articles, that tell of what a corpus is about
RECURRING = frozenset(
    ("attack", "death", "injury", "protest", "demolition", "test", "statement", "tweet", "speech", "announcement")
)  # groups of which one agent has many in a month
WITNESSED = ("encounter", "letter")  # groups in which who and whom tell one event from others


def common_names(rows):
    """Return the names that so many articles have that they tell no event from another."""
    told = {(name, row.article_id) for row in rows for name in names_of(row)}
    n_articles = len({article_id for _, article_id in told})
    counts = Counter(name for name, _ in told)
    return frozenset(name for name, n in counts.items() if n_articles >= LEAST and n > COMMON * n_articles)


def main_events(clusters, n_articles):
    """Return {(kind, beginning of its word): the event that the corpus is about}: of kinds that befall, the one that most
    dated mentions tell of by that word, where a share of the articles does.
    """
    best = {}
    for cluster in sorted(clusters, key=lambda cluster: (-cluster.n_dated, cluster.order)):
        if cluster.kind() in BEFALLS and cluster.n_dated >= MANY:
            for word in {row.trigger[:STEM] for row in cluster.rows}:
                best.setdefault((cluster.kind(), word), cluster)
    share = max(LEAST_TOLD, MAIN_SHARE * n_articles)
    return {key: cluster for key, cluster in best.items() if len({row.article_id for row in cluster.rows}) >= share}


def is_about(row, main, published):
    """Return the main event that a mention means, or None: "the spill" where the corpus is about one that lies before."""
    cluster = main.get((row.kind, row.trigger[:STEM])) if row.definite and not is_several(row.trigger) else None
    if not cluster or published and cluster.first > published or row.status not in ("happened",):
        return None
    return cluster if cluster.may_be_at(row.place) and _is_then(cluster, row, published) else None


def within(row):
    """Return a mention whose days are a month's or a year's as one that has no day but those to lie within."""
    return row._replace(within=f"{date_of(row.first_day).isoformat()}/{date_of(row.last_day).isoformat()}")


class Known:
    """The events of known days, that a mention without one may mean.

    `common` are names that tie nothing, `main` what the corpus is about (see `main_events`).
    """

    def __init__(self, clusters, about, common=frozenset(), main=None):
        self.about, self.common, self.main = about, common, main or {}
        index, self.told = defaultdict(list), defaultdict(list)
        for cluster in sorted(clusters, key=lambda cluster: cluster.first):
            for name in cluster.names:
                index[cluster.group, name].append(cluster)
            for article_id in {row.article_id for row in cluster.rows}:
                self.told[cluster.group, article_id].append(cluster)
        self.index = {key: ([cluster.first for cluster in own], own) for key, own in index.items()}

    def meant_by(self, row, as_told=None):
        """Return the event that a mention without a day means, with the mention (`as_told`) added to it; or None.

        The only one of its group in the article, where what tells of it is the same (see `_is_resumed`); else what the
        corpus is about; else one of another article that two ties bind it to (see `_ties`), within reach of publication:
        what happened lies before it, what is to come after, and within a month or a year that the mention names. Of
        several that fit, the one told far more often.
        """
        cluster = self._resumed(row) or (None if is_several(row.trigger) else self._main(row) or self._bound(row))
        if cluster is not None:
            cluster.add(as_told or row, None, None)
        return cluster

    def _published(self, row):
        return self.about.get(row.article_id, {}).get("published")

    def _resumed(self, row):
        published = self._published(row)
        own = [
            cluster
            for cluster in self.told.get((row.group, row.article_id), [])
            if cluster.may_be_at(row.place) and cluster.may_be_by(row.agent) and _is_then(cluster, row, published)
        ]
        return own[0] if len(own) == 1 and _is_resumed(row, own[0], self.common) else None

    def _main(self, row):
        return is_about(row, self.main, self._published(row))

    def _bound(self, row):
        return _outstanding(_bound(row, self.index, self._published(row), self.common))


def _is_resumed(row, cluster, common):
    """Say whether a mention goes on about an event that its own article dates: a noun that means one known, of the same
    kind or of the same people; or who is said to have done it did it; and nothing says that it is another.
    """
    here = [other for other in cluster.rows if other.article_id == row.article_id]
    names, known = set(names_of(row)), set(cluster.names)
    if not cluster.places:
        names -= {row.place}  # where it was nobody says elsewhere
    shared = names & known
    owned = said_of(row.trigger)[2] == "n" and row.agent in known and row.partner in ("", *known)  # "Ruiz's visit"
    alike = cluster.kind() == row.kind
    same_word = any(other.trigger[:STEM] == row.trigger[:STEM] for other in here)
    if row.definite and same_word and alike and not row.agent and row.group in AUTHORED:
        return True  # "was given the letter", whoever was
    if len(shared) <= len(names) / 2 and names and not owned:
        return False
    if said_of(row.trigger)[2] != "n":
        same = bool(row.agent) and row.agent in {other.agent for other in here}
        return same and (alike or row.place in known - {""})
    if is_several(row.trigger) and not same_word:
        return False
    telling = bool(shared) if row.group in WITNESSED else bool(shared - common)
    return row.definite and (
        alike and (telling or not names) or telling and same_word or telling and row.group in WITNESSED
    )


def _bound(row, index, published, common):
    """Return the events of other articles that at least TIES bind a mention to, those that most do.

    `index` gives of a group and a name (first days, events), in order of these days.
    """
    ties, (low, high) = {}, _days_within(row, published)
    for name in names_of(row):
        firsts, clusters = index.get((row.group, name), ((), ()))
        for cluster in clusters[bisect_left(firsts, low) : bisect_right(firsts, high)]:
            if cluster not in ties and _may_be(cluster, row, published):
                ties[cluster] = _ties(row, cluster, published, common)
    most = max(ties.values(), default=0)
    return [cluster for cluster, n in ties.items() if n == most and most >= TIES]


def _days_within(row, published):
    """Return (first, last) of the days on which an event must begin that a mention may mean: see `_is_then` and `_in_reach`."""
    if row.within:
        return tuple(map(date.fromisoformat, row.within.split("/")))
    return (moved(published, -LINK_BEFORE), moved(published, LINK_AFTER)) if published else (date.min, date.max)


def _may_be(cluster, row, published):
    """Say whether an event is of a mention's kind, and its days, author and place allow that the mention means it."""
    if row.kind != cluster.kind() and not {row.kind, cluster.kind()} <= MET:
        return False
    then = _in_reach(cluster, row, published) and _is_then(cluster, row, published)
    return then and cluster.may_be_by(row.agent) and cluster.is_at(row.place, row.kind)


def _ties(row, cluster, published, common):
    """Return what ties a mention to an event: each name that is not common, whose it is, with whom, what it was done to,
    the month or year it names, two words of its label, that its author's statement was told within days; and the place alone, of an
    event that many tell of.
    """
    shared = {name for name in names_of(row) if name in cluster.names}
    n = len(shared - common)
    agents = {other.agent for other in cluster.rows}
    if row.group in WITNESSED:
        n += len(shared & common & {row.agent, row.partner})
    elif row.agent in shared & common and row.agent in agents:
        n += 2 * any(row.object and other.object[:STEM] == row.object[:STEM] for other in cluster.rows)
    if row.within and (shared or n):
        n += 1 + (row.group not in RECURRING and bool(row.agent) and row.agent in agents)
    if n == TIES - 1:
        n += cluster.says_like(row) or _is_freshly_by(row, cluster, published, common)
    if row.definite and row.place in cluster.places and cluster.n_dated >= MANY:
        n += TIES if row.group in WITNESSED else row.place not in common  # "the summit in Singapore"
    return n


def _is_freshly_by(row, cluster, published, common):
    """Say whether a mention is of a statement, a speech or the like that its author, whom few articles name, made within days before."""
    if not (
        row.group in AUTHORED and published and row.agent and row.agent not in common and row.agent in cluster.authors()
    ):
        return False
    return row.kind == cluster.kind() and 0 <= (published - cluster.first).days <= FRESH


def _outstanding(clusters):
    """Return the only cluster, or the one that far more dated mentions tell of than any other, or None."""
    if len(clusters) < 2:
        return clusters[0] if clusters else None
    best, other = sorted(clusters, key=lambda cluster: (-cluster.n_dated, cluster.order))[:2]
    return best if best.n_dated >= OUTSTANDING * other.n_dated else None


def _is_then(cluster, row, published):
    """Say whether the event's days allow the mention: within the month it names; what is off or to come not behind it."""
    low, _, high = row.within.partition("/")
    if low and not (low <= cluster.first.isoformat() and cluster.last.isoformat() <= high):
        return False
    return not (row.status == "cancelled" and published and cluster.last < published)


def _in_reach(cluster, row, published):
    if not published:
        return True
    if row.status == "happened" and cluster.first > published or row.status == "scheduled" and cluster.last < published:
        return False
    return bool(row.within) or -LINK_BEFORE <= (cluster.first - published).days <= LINK_AFTER
