"""How fit an event is to be printed: whether its label says who and what, its day is given in so many words, and its evidence
reads well."""

import re

from helpers.events.dating import date_of
from helpers.events.labels import EMPTY

GIVEN = 0.5  # what a day counts that no expression beside the event gives
ENOUGH = 0.6  # worth of a label (wording.py) from which more is no better
BARE = 0.2  # what a label counts that tells the event from no other of its kind, or whom or what only by a pronoun
LEANS = 0.7  # what evidence counts that has to be shown with the sentence before it
LOW = 0.1  # certainty below which none falls
# What makes it less certain that an event is right as it is printed.
LEANING, UNLIKE, UNKNOWN, UNNAMED = 0.5, 0.5, 0.75, 0.8
WHOSE = re.compile(r"[’']s? |\b(?:of|with|between|on|by|against|to|for) (?:\w+ )?[A-Z]")
FEW = 3  # words of which a label has at least so many


def fit(cluster, label, evidence, says_more):
    """Return how fit an event is to be printed, 0 to 1: the mean of what label (twice), day and evidence count.

    `evidence` is the mention shown for it (evidence.py), `says_more` whether the label says who, where or how many (labels.py).
    """
    whole = says_more and len(label.split()) >= FEW and not EMPTY.search(label)
    told = min(1.0, max((row.worth for row in cluster.rows), default=0.0) / ENOUGH) * (1.0 if whole else BARE)
    alone = evidence.shown >= evidence.start
    return (2 * told + 1.5 * _dated(cluster) + evidence.clear * (1.0 if alone else LEANS)) / 4.5


def certainty(cluster, label, evidence, status):
    """Return how likely an event is right as it is printed, 0 to 1, by what tells right rows from wrong ones: how sure its day is, whether
    its evidence reads well and alone, whether it happened or was to, whether its kind is known, and whether a noun says whose or
    with whom."""
    sure = (max(LOW, _dated(cluster)) if cluster.first else 1.0) ** 0.5 * max(LOW, evidence.clear)
    sure *= 1.0 if evidence.shown >= evidence.start else LEANING
    sure *= 1.0 if status in ("happened", "scheduled") else UNLIKE
    sure *= UNKNOWN if cluster.kind() == "other" else 1.0
    sure *= UNNAMED if not evidence.verb and not WHOSE.search(label) else 1.0
    return sure**0.5


def _dated(cluster):
    """Return how surely the event's day is its own, by the mention that gives it best."""
    first = cluster.days()[0]
    given = [
        (row.sure or 0.0) * (1.0 if row.how_dated == "expression" else GIVEN)
        for row in cluster.rows
        if first and row.how_dated in ("expression", "inherited", "publication") and date_of(row.first_day) == first
    ]
    return min(1.0, max(given, default=0.0))
