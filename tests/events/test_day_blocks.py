"""A large corpus is merged in blocks of days of publication: what is one event, and what depends on what."""

import pandas as pd
import pytest

import helpers
from helpers.events import blocks, blocks_of, gather

DAYS = pd.Series(pd.to_datetime(["2018-03-01", "2018-07-12", "2018-07-13", "2018-09-20", None]))
TOLD = "Ana Ruiz met Bo Lind in Oslo on July 6."


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(blocks, "WHOLE", 0)
    monkeypatch.setattr(blocks, "MOST", 1)


def events_of(*rows):
    """Return the events and mentions of articles (day of publication, outlet, text)."""
    articles = pd.DataFrame(rows, columns=["published", "outlet", "text"]).assign(title="")
    articles["article_id"] = [f"a{n}" for n in range(len(rows))]
    return helpers.find_events(articles, helpers.find_dates(articles))


def test_no_block_has_more_articles_than_it_may_unless_they_are_of_one_day():
    names = blocks_of(DAYS, whole=0, most=1)
    assert len(set(names)) == 5 and names[-1] == blocks.UNDATED
    assert len(set(blocks_of(pd.Series([DAYS[1]] * 3), whole=0, most=1))) == 1


def test_a_small_corpus_is_one_block():
    assert set(blocks_of(DAYS)) == {""}


def test_an_article_more_leaves_the_blocks_of_other_years_as_they_are():
    more = pd.concat([DAYS, pd.Series(pd.to_datetime(["2015-01-01", "2015-01-02"]))], ignore_index=True)
    assert blocks_of(more, whole=0, most=1)[: len(DAYS)] == blocks_of(DAYS, whole=0, most=1)


def test_what_two_blocks_tell_is_one_event_with_the_articles_outlets_and_people_of_both(small):
    events, mentions = events_of(("2018-07-12", "Courier", TOLD), ("2018-09-20", "Herald", f"{TOLD} Eva Moen left."))
    met = events[events["label"].str.contains("meets")]
    assert met[["n_mentions", "n_articles", "n_outlets"]].values.tolist() == [[2, 2, 2]]
    assert {"Ana Ruiz", "Bo Lind"} <= set(met["participants"].iloc[0])
    assert set(mentions["event_id"]) == set(events["event_id"]) and events["salience"].max() == 1


def test_two_blocks_that_tell_of_others_on_one_day_tell_of_two_events(small):
    events, _ = events_of(("2018-07-12", "A", TOLD), ("2018-09-20", "B", "Eva Moen met Per Vane in Rome on July 6."))
    assert len(events[events["kind"] == "meeting"]) == 2


def test_in_blocks_events_that_one_block_tells_are_those_found_in_the_whole(monkeypatch):
    rows = [(f"2018-{m:02}-12", "A", f"Ana Ruiz{m} visited Oslo{m} on {month} 6.")
            for m, month in ((3, "March"), (5, "May"), (8, "August"))]  # fmt: skip
    whole = events_of(*rows)[0]
    monkeypatch.setattr(blocks, "WHOLE", 0)
    monkeypatch.setattr(blocks, "MOST", 1)
    asked, real = [], gather.joined
    monkeypatch.setattr(gather, "joined", lambda clusters, *more: asked.append(len(clusters)) or real(clusters, *more))
    cut = events_of(*rows)[0]
    assert len(asked) == 3 and max(asked) < len(whole)
    assert cut[["event_id", "label", "first_day"]].equals(whole[["event_id", "label", "first_day"]])
