"""Made-up mentions of one visit, and their cluster: for what is said of an event, and how fit that is to be printed."""

from datetime import date

from helpers.events.cluster import Cluster
from helpers.events.mentions import Mention

DAY = date(2018, 7, 6)


def row(day=DAY, told="Ruiz visits Oslo", **other):
    """Return a mention of a visit on `day`, as a row of the frame that is merged; `other` are fields of Mention."""
    own = {
        "start": 0, "end": 80, "trigger": "visit", "first_day": day, "last_day": day, "how_dated": "expression", "status": "happened",
        "confidence": 1.0, "at": 9, "kind": "visit", "group": "encounter", "precision": "day", "agent": "Ana Ruiz", "others": [],
        "place": "Oslo", "lead": 0, "object": "", "owner": "", "told": told, "worth": 0.5, "sure": 0.9,
    }  # fmt: skip
    return type("Row", (), Mention(**{**own, **other})._asdict() | {"article_id": "a", "news": 0.0})


def cluster_of(*rows, order=0):
    """Return the Cluster of mentions."""
    cluster = Cluster("encounter", order)
    for each in rows:
        cluster.add(each, each.first_day, each.last_day)
    return cluster
