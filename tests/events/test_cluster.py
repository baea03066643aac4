"""What a cluster says of an event is what all its mentions say, also those that came after it was first asked."""

from datetime import date

from helpers.events.cluster import Cluster
from helpers.events.labels import Tellings
from helpers.events.mentions import Mention

DAY, NEXT = date(2018, 7, 6), date(2018, 7, 7)


def row(day, told="Ruiz visits Oslo", **other):
    own = {
        "agent": "Ana Ruiz",
        "others": [],
        "place": "Oslo",
        "kind": "visit",
        "group": "encounter",
        "status": "happened",
        "worth": 0.5,
    }
    mention = Mention(
        0, 20, "visit", day, day, "expression", confidence=1.0, at=9, precision="day", lead=0, object="", owner="", told=told,
        **{**own, **other},
    )  # fmt: skip
    mention = mention._asdict() | {"article_id": "a"}
    return type("Row", (), mention)


def cluster_of(*rows, order=0):
    cluster = Cluster("encounter", order)
    for each in rows:
        cluster.add(each, each.first_day, each.last_day)
    return cluster


def test_days_place_people_and_kind_follow_mentions_that_come_later():
    cluster = cluster_of(row(DAY))
    assert (cluster.days()[0], cluster.place(), cluster.participants(), cluster.kind()) == (
        DAY,
        "Oslo",
        ["Ana Ruiz"],
        "visit",
    )
    for _ in range(2):
        cluster.add(row(NEXT, agent="Bo Lind", place="Rome", kind="meeting"), NEXT, NEXT)
    assert (cluster.days()[0], cluster.place(), cluster.kind()) == (NEXT, "Rome", "meeting")
    assert cluster.participants() == ["Bo Lind", "Ana Ruiz"] and cluster.countries() == {"Italy", "Norway"}


def test_what_is_absorbed_counts_too():
    cluster = cluster_of(row(DAY))
    assert cluster.participants() == ["Ana Ruiz"] and cluster.authors() == {"Ana Ruiz"}
    cluster.absorb(cluster_of(row(DAY, agent="Bo Lind"), order=1))
    assert cluster.participants() == ["Ana Ruiz", "Bo Lind"] and cluster.authors() == {"Ana Ruiz", "Bo Lind"}


def test_a_label_is_made_anew_when_a_mention_has_come():
    cluster, told = cluster_of(row(DAY)), Tellings()
    assert told.of(cluster).label == "Ruiz visits Oslo"
    cluster.add(row(DAY, told="Ruiz returns to Oslo", worth=0.9), DAY, DAY)
    assert told.of(cluster).label == "Ruiz returns to Oslo"
