"""Events: a date belongs to the trigger that governs it; mentions merge; what is undated is kept."""

import pandas as pd
import pytest

import helpers

PUBLISHED = "2018-07-12"


def events(*texts, outlets=None, published=PUBLISHED):
    articles = pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "published": published, "title": "", "text": texts,
                             "outlet": outlets or ["Kestrel"] * len(texts)})  # fmt: skip
    return articles, *helpers.find_events(articles, helpers.find_dates(articles))


def days(found):
    return {row.label: (str(row.first_day)[:10], str(row.last_day)[:10]) for row in found.itertuples()}


def test_two_words_of_one_sentence_have_each_their_day():
    _, _, mentions = events("Ana Ruiz, who visited Rome on July 6, met Bo Lind on Tuesday.")
    found = {row.trigger: str(row.first_day)[:10] for row in mentions.itertuples()}
    assert found == {"visited": "2018-07-06", "met": "2018-07-10"}


def test_what_was_said_on_thursday_happened_on_monday():
    _, found, _ = events("Officials said Thursday that Ana Ruiz had met Bo Lind in Oslo on Monday.")
    assert days(found)["Ruiz meets Lind in Oslo"] == ("2018-07-09", "2018-07-09")


def test_mentions_in_several_outlets_are_one_event():
    text = "Ana Ruiz met Bo Lind in Oslo on July 6."
    _, found, mentions = events(
        text, "The talks of Ana Ruiz and Bo Lind in Oslo on July 6 were short.", outlets=["Kestrel", "Tern"]
    )
    assert found[["n_articles", "n_outlets"]].values.tolist() == [[2, 2]]
    assert len(mentions) == 2


def test_an_undated_mention_is_linked_to_the_event_of_another_article():
    _, found, mentions = events(
        "Ana Ruiz met Bo Lind in Oslo on July 6.", "The Oslo meeting of Ana Ruiz and Bo Lind pleased them."
    )
    assert len(found) == 1 and sorted(mentions["how_dated"]) == ["expression", "linked"]


def test_an_event_that_nothing_dates_is_kept_undated():
    _, found, _ = events("Much was hoped.\n\nAll was quiet.\n\nA summit in Oslo pleased Ana Ruiz.")
    assert found["first_day"].isna().tolist() == [True]


def test_an_event_ahead_is_scheduled():
    _, found, _ = events("Ana Ruiz will meet Bo Lind in Oslo on July 20.")
    assert found["status"].tolist() == ["scheduled"]


def test_every_event_shows_its_sentence():
    articles, found, _ = events("Ana Ruiz met Bo Lind in Oslo on July 6.", "Ana Ruiz will visit Rome on July 20.")
    text = articles.set_index("article_id")["text"]
    for best in found["evidence"]:
        assert text[best["article_id"]][best["start"] : best["end"]].startswith("Ana Ruiz")


@pytest.mark.parametrize("texts", [[""], ["Nothing."], ["No dates, but talks."]])
def test_little_gives_little_and_never_fails(texts):
    articles, found, mentions = events(*texts)
    assert len(helpers.select_timeline(found, mentions, articles, topic=["bridge"])) == 0


def test_a_topic_that_matches_nothing_gives_an_empty_timeline():
    articles, found, mentions = events("Ana Ruiz met Bo Lind in Oslo on July 6.")
    assert len(helpers.select_timeline(found, mentions, articles, topic=["oil"])) == 0
    assert helpers.select_timeline(found, mentions, articles, topic=["oslo"])["day"].dt.strftime("%m-%d").tolist() == [
        "07-06"
    ]
