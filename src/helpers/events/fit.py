"""How likely a reader would print an event as one of its mentions tells it: label and day right, and the sentence proves both.

Learned from rows that readers judged (training/fit.py): a logistic regression on plain numbers, whose weights are in
fit_weights.csv.
"""

from math import log1p

import numpy as np

from helpers.events.dating import date_of
from helpers.events.weights import weights_of

UNLIKE = ("denied", "possible", "cancelled")
FEW = 3  # words with which a label begins to say something
NUMBERS = (
    "worth", "one or two words", "agent first", "name last", "clear", "lead", "exact", "sure", "of a day", "published before", "happened",
    "unlike", "no kind", "verb", "definite", "mentions", "articles",
)  # fmt: skip


class Fit:
    """How fit the mentions of one cluster are to be printed; `about` maps an article to what is known of it (news.py)."""

    def __init__(self, cluster, about):
        self.first, _, self.precision = cluster.days()
        self.about = about
        self.other = cluster.kind() == "other"
        self.mentions, self.articles = log1p(len(cluster.rows)), log1p(len({row.article_id for row in cluster.rows}))

    def numbers_of(self, row):
        """Return the NUMBERS of a mention, a list of floats."""
        words, agent = row.told.split(), row.agent.split()[-1] if row.agent else ""
        published = self.about.get(row.article_id, {}).get("published")
        exact = bool(self.first) and row.how_dated == "expression" and date_of(row.first_day) == self.first
        first = bool(agent) and any(agent in word for word in words[:FEW])
        ahead = bool(published and self.first and published < self.first)
        return [
            row.worth, len(words) < FEW, first, bool(words) and not words[-1][0].islower(), row.clear, row.lead / 2, exact, row.sure or 0.0,
            self.precision == "day", ahead, row.status == "happened", row.status in UNLIKE, self.other, row.verb, row.definite,
            self.mentions, self.articles,
        ]  # fmt: skip

    def chances(self, rows):
        """Return how likely a reader would print the event as each of its mentions tells it: floats of 0 to 1."""
        weights, offset = weights_of("fit_weights.csv", NUMBERS)
        return (
            1 / (1 + np.exp(-offset - np.array([self.numbers_of(row) for row in rows], dtype=np.float64) @ weights))
        ).tolist()
