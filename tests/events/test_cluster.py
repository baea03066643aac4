"""What a cluster says of an event is what all its mentions say, also those that came after it was first asked."""

from datetime import date

from helpers.events.labels import Tellings
from tests.made_up_mentions import DAY, cluster_of, row

NEXT = date(2018, 7, 7)


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


def test_of_as_many_mentions_of_no_known_kind_and_of_one_the_known_kind_counts():
    cluster = cluster_of(row(DAY, kind="other"))
    cluster.add(row(DAY, kind="meeting"), DAY, DAY)
    assert cluster.kind() == "meeting"
