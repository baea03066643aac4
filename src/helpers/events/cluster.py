"""The mentions taken for one event, and what they say of it together."""

from collections import Counter
from functools import lru_cache, wraps

from helpers.events.dating import date_of, moved
from helpers.events.label_words import contents
from helpers.events.name_kinds import is_house
from helpers.speakers.lexicon import places

AUTHORED = frozenset(
    ("letter", "tweet", "statement", "speech", "announcement", "cancellation", "suspension", "release")
)
OTHER = "other"  # the kind of an event that is of no known kind
FAR_MORE = 4  # times as many mentions as another of its day and kind, by which an event is meant where nobody is named
WIDEST = 6  # days of an event that others give one of
KEPT = 1 << 15  # places whose countries are remembered
TELLING = 6  # mentions of an event whose words are looked at
SAYING = 2  # words that two labels of one event have in common
STEM = 5  # letters by which two words are forms of one
HOW = {"expression": 3, "inherited": 1, "publication": 1, "linked": 0, "undated": 0}


def kept(method):
    """Keep what a Cluster's method without arguments returns, until a mention comes."""

    @wraps(method)
    def once(self):
        if method not in self.kept:
            self.kept[method] = method(self)
        return self.kept[method]

    return once


class Cluster:
    """Mentions (`rows`) of one event: `first` and `last` are its days (None if undated), `names` who and where."""

    __slots__ = (
        "claims", "first", "group", "joined", "kept", "last", "n_dated", "names", "order", "places", "recalled", "related", "rows",
    )  # fmt: skip

    def __init__(self, group, order):
        self.group, self.order = group, order
        self.rows, self.names, self.places, self.claims = [], Counter(), Counter(), Counter()
        self.first = self.last = None
        self.joined, self.related, self.n_dated = None, [], 0
        self.kept = {}
        # (article_id, at) of mentions that stand beside another day, which is not the event's.
        self.recalled = frozenset()

    def add(self, row, first, last):
        self.rows.append(row)
        self.kept.clear()
        self.names.update(set(names_of(row)))
        if row.place:
            self.places[row.place] += 1
        if first:
            self.n_dated += 1
            self.claims[first, last, row.precision] += HOW[row.how_dated]
            self.first = min(filter(None, (self.first, first)))
            self.last = max(filter(None, (self.last, last)))

    def absorb(self, other):
        other.joined = self
        self.rows += other.rows
        self.kept.clear()
        self.names += other.names
        self.places += other.places
        self.claims += other.claims
        self.n_dated += other.n_dated
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)

    def take(self, other):
        """Absorb another event, of the same days or, as this one, of none."""
        if self.first is not None:
            self.absorb(other)
        else:
            self.take_without_days(other)

    def take_without_days(self, other):
        """Take another's mentions, which keep the days they give, but give this event none."""
        other.joined = self
        for row in other.rows:
            self.add(row, None, None)

    def recall(self, other):
        """Take another's mentions without its days."""
        other.joined = self
        for row in other.rows:
            self.add(row, None, None)
        self.recalled |= {(row.article_id, row.at) for row in other.rows}

    def whole(self):
        return self.joined.whole() if self.joined else self

    def may_be_at(self, place):
        """Say whether the event may have been at `place`: no two known countries; a small place may lie anywhere."""
        here, there = country_of(place), self.countries()
        return not here or not there or here in there

    @kept
    def countries(self):
        """Return the known countries of the event's places."""
        return {country_of(known) for known in self.places} - {""}

    @kept
    def authors(self):
        """Return the names of who did it, as its mentions have it."""
        return {row.agent for row in self.rows if row.agent}

    def is_elsewhere(self, row):
        """Say whether the article of a mention tells of the event at another place: fires in two towns are two fires."""
        return bool(row.place) and any(
            row.article_id == other.article_id and _are_two(row.place, other.place) for other in self.rows
        )

    def says_like(self, row):
        """Say whether the label of one of the event's first mentions has two words of that of another mention, besides names and the
        words that tell of the event.
        """
        own = contents_of(row)
        return len(own) >= SAYING and any(len(own & other) >= SAYING for other in self.said())

    @kept
    def said(self):
        """Return the words of its first mentions, a list of sets (see `contents_of`)."""
        return [contents_of(row) for row in self.rows[:TELLING]]

    def may_be_by(self, agent):
        """Say whether `agent` may have done it; a letter, a statement or a cancellation is of one author."""
        authors = self.authors() if agent and self.group in AUTHORED else ()
        return not authors or agent in authors

    def is_at(self, place, kind):
        """Say whether an undated mention of `kind` at `place` may mean the event: one kind, or one place."""
        return self.may_be_at(place) and (not place or bool(self.places) or any(row.kind == kind for row in self.rows))

    def is_told_by(self, row):
        """Say whether a mention without names may mean the event: of its article, or by its word; a letter by its day alone."""
        return self.group == "letter" or any(
            row.article_id == other.article_id or row.trigger == other.trigger for other in self.rows
        )

    def is_told_like(self, row):
        """Say whether a mention shares a name with the event, or the beginning of the word that tells of it."""
        begins = row.trigger[:STEM]
        named = any(name in self.names for name in names_of(row))
        return named or any(other.trigger[:STEM] == begins for other in self.rows)

    def is_meant_by(self, other, context):
        """Say whether `other`, of the same day, is this event by what stands around its mentions.

        `context` maps an article to the names in it: its two main people are named in every article of `other`, or
        `other` is placed where an article of this one was written.
        """
        if self.kind() != other.kind() or self.is_apart(other):
            return False
        main = set([name for name in self.participants() if name.lower() not in places()][:2])
        named = len(main) == 2 and all(main <= context[row.article_id] for row in other.rows)
        where = other.place()
        return named or bool(where) and any(where in context[row.article_id] for row in self.rows if row.lead)

    def is_meant_without_names(self, other):
        """Say whether `other`, of the same days, in which nobody is named, is this event, of its kind and far more told."""
        more = self.n_dated >= FAR_MORE * other.n_dated and self.kind() == other.kind() != OTHER
        return more and not other.participants() and not self.is_apart(other)

    def is_apart(self, other):
        """Say whether the two were in two known countries, of two authors, or told in one article of two places."""
        here, there = country_of(self.place()), country_of(other.place())
        authors = all(self.may_be_by(row.agent) for row in other.rows)
        return (
            bool(here and there and here != there) or not authors or any(self.is_elsewhere(row) for row in other.rows)
        )

    def is_like(self, other):
        """Say whether two events of a day are of one kind and either at one place, or of one person where places allow it."""
        if self.kind() != other.kind() or self.is_apart(other):
            return False
        shared = (self.names.keys() & other.names.keys()) - self.places.keys() - other.places.keys()
        return bool(self.place()) and self.place() == other.place() or any(n.lower() not in places() for n in shared)

    def is_one_with(self, other):
        """Say whether two encounters of adjoining days are one: someone shared, and the place too where both have one."""
        people = set(self.participants()) & set(other.participants())
        if not people:
            return False
        where, there = ({country_of(place) or place for place in cluster.places} for cluster in (self, other))
        stay = (
            self.kind() == other.kind() == "visit"
        )  # nobody makes two visits in two days, as far as nothing else is said
        return bool(where & there) or not (where and there) and (stay or len(people) > 1)

    @kept
    def days(self):
        """Return (first, last, precision): the days most mentions give, weighed by how surely."""
        if self.first is None:
            return None, None, ""
        if len(self.claims) == 1:
            return next(iter(self.claims))
        weight = Counter()
        for (first, last, precision), n in self.claims.items():
            weight[first, last, precision] += n + (0.5 if (last - first).days else 0)
        first, last, precision = max(weight, key=lambda claim: (weight[claim], -claim[0].toordinal(), claim[1]))
        wider = [claim for claim in weight if claim[0] <= first and claim[1] >= last and claim[2] == "day"]
        wider = [claim for claim in wider if (claim[1] - claim[0]).days < WIDEST and claim[:2] != (first, last)]
        if wider:  # "a visit of July 6 and 7" holds what others give as July 7
            first, last, precision = max(wider, key=lambda claim: (weight[claim], claim[1] - claim[0], claim))
        return first, last, precision

    def of_a_day(self):
        """Say whether the event's days are given as days, not as a month or a year."""
        return self.days()[2] in ("", "day")

    def conflict(self, about):
        """Return the other days claimed, with the outlets that claim them: a list of mappings; of a visit, those next to its
        own are days of one stay.
        """
        first, last, _ = self.days()
        if first is None:
            return []
        if self.kind() == "visit":
            first, last = moved(first, -1), moved(last, 1)
        claims = {}
        for row in self.rows:
            day = None if (row.article_id, row.at) in self.recalled else date_of(row.first_day)
            end = date_of(row.last_day)
            if (
                day
                and row.how_dated == "expression"
                and not first <= day <= last
                and not (day <= first and last <= end)
            ):
                claims.setdefault((day, end), set()).add(row.article_id)
        return [
            {
                "first_day": a.isoformat(), "last_day": b.isoformat(), "article_ids": sorted(ids),
                "claimed_by": sorted({about.get(i, {}).get("outlet", "") for i in ids} - {""}),
            }
            for (a, b), ids in sorted(claims.items())
        ]  # fmt: skip

    @kept
    def kind(self):
        """Return the kind most mentions have, those that give a day and tell that it happened counting for more; of as many a known one."""
        counts = Counter()
        for row in self.rows:
            counts[row.kind] += (1 + HOW[row.how_dated]) * (0.2 if row.status == "denied" else 1)
        return max(counts, key=lambda kind: (counts[kind], kind != OTHER, kind))

    @kept
    def participants(self):
        """Return who took part, most often and most surely named first; the place is not one of them."""
        counts = Counter()
        for row in self.rows:
            sure = 0.5 + HOW[row.how_dated]
            counts[row.agent] += 1.5 * sure
            for name in row.others:
                counts[name] += sure
        for name in ("", *self.places):
            counts.pop(name, None)
        return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))][:4]

    @kept
    def place(self):
        """Return where it was: the place most mentions name, those with a day of their own counting for more."""
        counts = Counter()
        for row in self.rows:
            counts[row.place] += 0.5 + HOW[row.how_dated]
        counts.pop("", None)
        return max(counts, key=lambda name: (counts[name], name)) if counts else ""

    def status_of(self, row, about):
        """Return what a mention says of the event: what it tells before the event's day it tells as to come."""
        published = about.get(row.article_id, {}).get("published")
        before = published and self.first and published < self.first
        return "scheduled" if before and row.status == "happened" else row.status

    def status(self, about):
        """Return where the event stood at the last mention that says so: happened wins over scheduled once published."""
        told = [(about.get(row.article_id, {}).get("published"), self.status_of(row, about)) for row in self.rows]
        known = [(day, status) for day, status in told if day and status != "denied"] or told
        after = [status for day, status in known if day and self.first and day >= self.first]
        for status in ("happened", "possible"):
            if status in after:
                return status
        return max(known, key=lambda item: (item[0] is not None, item[0]))[1] if known[0][0] else known[-1][1]

    def history(self, about):
        """Return where the event stood, oldest first: a mapping for each change, of day, status and article_id.

        Of one day the last word counts: cancelled before scheduled again, both before happened. What is told of plans
        once it happened is memory and left out.
        """
        rank = {"denied": 0, "scheduled": 2, "cancelled": 1, "possible": 3, "happened": 4}
        if any(self.status_of(row, about) == "cancelled" for row in self.rows):
            rank["cancelled"] = 3
        told = sorted(
            (day, rank[status], status, row.article_id)
            for row in self.rows
            if (day := about.get(row.article_id, {}).get("published"))
            and (status := self.status_of(row, about))
            and not (self.first and day > self.first and status in ("scheduled", "cancelled"))
        )
        last_word = {day: (status, article_id) for day, _, status, article_id in told}
        found = []
        for day, (status, article_id) in last_word.items():
            if not found or found[-1]["status"] != status:
                found.append({"day": day.isoformat(), "status": status, "article_id": article_id})
        return found

    def sources(self, about):
        """Return (texts, outlets) that tell of the event; copies are their original's text and outlet."""
        texts = {about.get(row.article_id, {}).get("text", row.article_id) for row in self.rows}
        return texts, {about.get(text, {}).get("outlet", "") for text in texts}


def names_of(row):
    """Return who and where a mention names."""
    return [name for name in (row.agent, *row.others, row.place) if name]


def contents_of(row):
    """Return the contents (label_words.py) of a mention's own label without its names and the words that tell of the event."""
    return contents(row.told, (*names_of(row), row.trigger)) if row.told else frozenset()


def _are_two(place, other):
    """Say whether two names are of two places, neither a country, a building nor part of the other's name."""
    if not other or place == other or place in other or other in place:
        return False
    return not any(country_of(name) or is_house(name) for name in (place, other))


@lru_cache(KEPT)
def country_of(place):
    """Return the country that a place's name stands for where it is a country, a capital or a metonym, else ""."""
    known = places().get(place.lower())
    return known[2] or known[0] if known else ""
