"""The source audit: what is counted, by what, and how sure each share is."""

import numpy as np
import pandas as pd
import pytest

from helpers.analysis import diversity, intervals, not_quoted, quotes_on_events, shares, sources
from helpers.analysis.keyness import distinctive, words_in
from helpers.analysis.speaker_roles import role_of
from helpers.reporting import findings


def test_near_copies_are_counted_once_and_unknown_is_a_value(report):
    quotes = report().attributed_quotes()
    assert len(quotes) == 6 and len(report().attributed_quotes(copies=True)) == 7
    assert quotes["naming"].value_counts().to_dict() == {"named": 4, "unnamed": 1, "unresolved": 1}
    assert sources.by_speaker(quotes)["quotations"].sum() == 6, "speakers, the unnamed and the unknown add up"


def test_the_first_and_the_last_speaker_of_each_article_are_known(report):
    quotes = report().attributed_quotes()
    assert quotes.groupby("article_id")["article_position"].agg(list).to_dict() == {
        "a": ["first", "between", "first"], "b": ["first", "last"], "c": ["only"],
    }  # fmt: skip
    ends = sources.first_and_last(quotes).set_index("speaker")
    assert (ends.loc["Ana Ruiz", "first"], ends.loc["Ana Ruiz", "last"], ends.loc["Bo Lind", "only"]) == (1, 1, 1)


@pytest.mark.parametrize(("kind", "roles", "name", "role"), [
    ("person", ["press secretary"], "Ana Ruiz", "spokesperson"),
    ("person", ["deputy foreign minister"], "Ana Ruiz", "lawmaker"),
    ("person", ["Attorney General"], "Ana Ruiz", "lawyer or judge"),
    ("person", [], "Ana Ruiz", "unknown"),
    ("group", [], "residents of the port", "witness or resident"),
    ("government", [], "Norway", "government body"),
])  # fmt: skip
def test_a_role_is_what_the_article_writes(kind, roles, name, role):
    assert role_of(kind, tuple(roles), name) == role


def test_a_role_is_not_an_honorific(report):
    assert report().attributed_quotes()["role"].iloc[0] == "mayor"


def test_every_share_of_a_measure_adds_up_and_lies_in_its_interval(report):
    table = shares.every_share(report().attributed_quotes(), "accurate")
    assert set(table["measure"]) == {name for name, _ in shares.MEASURES.values()}
    for _, own in table.groupby("measure"):
        assert own["quotations"].sum() == 6 and abs(own["share"].sum() - 100) < 0.3
    assert (table["low"] <= table["high"]).all() and table["low"].ge(0).all() and table["high"].le(100).all()


def test_more_articles_narrow_an_interval_and_a_worse_tagger_widens_it():
    def width(n, tagger):
        random = np.random.default_rng(1)
        quotes = pd.DataFrame(
            {"article_id": [f"a{i // 3}" for i in range(n)], "kind": random.choice(["direct", "indirect"], n), "n_words": 5,
             "who": random.choice(["Ana Ruiz", "Bo Lind"], n)}
        )  # fmt: skip
        row = intervals.shares(quotes, "who", tagger).iloc[0]
        return row["high"] - row["low"]

    assert width(3000, "accurate") < width(300, "accurate") < width(30, "accurate")
    assert width(3000, "accurate") < width(3000, "fast"), "however many articles, the tagger's errors remain"
    assert width(30000, "accurate") > 0.5


def test_quotations_of_one_article_count_together():
    def width(articles):
        quotes = pd.DataFrame(
            {"article_id": articles, "kind": "direct", "n_words": 1, "medium": ["tweet"] * 20 + ["speech"] * 20}
        )
        row = intervals.shares(quotes, "medium", "accurate").iloc[0]
        return row["high"] - row["low"]

    assert width([f"a{n}" for n in range(40)]) < width([f"a{n // 10}" for n in range(40)])


def test_the_interval_covers_the_share_of_the_whole_in_95_of_100_samples():
    random, covered = np.random.default_rng(5), 0
    for _ in range(200):
        lean = random.beta(2, 2, 60).repeat(5)  # articles lean to one side
        quotes = pd.DataFrame({"article_id": np.arange(60).repeat(5), "kind": "direct", "n_words": 1,
                               "medium": np.where(random.random(300) < lean, "tweet", "speech")})  # fmt: skip
        row = intervals.shares(quotes, "medium", "accurate").set_index("medium").loc["tweet"]
        covered += row["low"] <= 50 <= row["high"]
    assert 185 <= covered <= 200


def test_concentration_of_one_speaker_and_of_equally_quoted_speakers():
    one = diversity.concentration(pd.DataFrame({"article_id": ["a", "b"], "who": "Ana Ruiz"})).set_index("measure")[
        "value"
    ]
    assert one["top five's share, per cent"] == 100 and one["speakers (Hill 2)"] == 1
    many = pd.DataFrame({"article_id": range(40), "who": [f"speaker {n % 10}" for n in range(40)]})
    many = diversity.concentration(many).set_index("measure")["value"]
    assert (
        many["Gini coefficient"] == 0
        and abs(many["speakers (Hill 1)"] - 10) < 0.01
        and many["top five's share, per cent"] == 50
    )


def test_who_is_named_and_not_quoted_and_who_declined_is_found(report):
    about = report()
    quotes = about.attributed_quotes()
    unquoted = not_quoted.not_quoted(about.articles, about.speakers, quotes)
    assert {"Cy Dahl", "Eva Falk"} <= set(unquoted["person"]) and "Ana Ruiz" not in set(unquoted["person"])
    declined = not_quoted.declined(about.articles, about.sentences)
    assert ("Cy Dahl", "declined") in set(zip(declined["who"], declined["outcome"], strict=True))
    assert set(declined["outcome"]) == {"declined", "could not be reached"}
    assert findings.of_declined(declined).startswith("Articles say 6 times that someone gave no comment: ")


def test_a_quotation_stands_on_the_event_of_its_sentence_before_that_of_its_day():
    day = pd.Timestamp("2018-07-06")
    quotes = pd.DataFrame(
        {"quote_id": ["a-q1", "a-q2"], "article_id": "a", "content": [[[0, 5]], [[50, 60]]], "cue": [[], []], "source": [[], []],
         "first_day": day, "last_day": day}
    )  # fmt: skip
    mentions = pd.DataFrame({"event_id": ["e1", "e2"], "article_id": "a", "start": [0, 30], "end": [20, 40]})
    events = pd.DataFrame({"event_id": ["e1", "e2"], "first_day": [pd.NaT, day], "last_day": [pd.NaT, day]})
    found = quotes_on_events.quotes_on_events(quotes, mentions, events)
    assert found.values.tolist() == [
        ["e1", "a-q1", quotes_on_events.SAME_SENTENCE],
        ["e2", "a-q2", quotes_on_events.SAME_DAY],
    ]


def test_log_odds_are_negative_for_a_word_of_the_left_positive_for_one_of_the_right_and_near_zero_for_a_common_one():
    left, right = words_in(["the bridge " * 200]), words_in(["the port " * 200])
    table = distinctive(left, right).set_index("word")["z"]
    assert table["bridge"] < -1.96 and table["port"] > 1.96 and abs(table["the"]) < 0.01


def test_log_odds_are_those_of_the_paper():
    table = distinctive(
        pd.Series({"a": 10, "b": 90}).to_dict(), pd.Series({"a": 30, "b": 70}).to_dict(), {"a": 40, "b": 160}
    )
    row = table.set_index("word").loc["a"]
    odds = np.log(130 / (600 - 130)) - np.log(110 / (600 - 110))
    assert row["log_odds"] == round(odds, 3) and row["z"] == round(odds / np.sqrt(1 / 130 + 1 / 110), 2)


def test_articles_in_which_nobody_declined_have_no_row_and_white_space_and_capitals_of_a_phrase_do_not_count():
    article = {
        "published": pd.Timestamp("2018-07-06"),
        "outlet": "Kestrel",
        "title": "",
        "copy_of": "",
        "language": "en",
        "source_path": "",
    }
    texts = {
        "a": "Ana Ruiz came.",
        "b": "Ana Ruiz declined\u00a0\n to\u2003COMMENT.",
        "c": "They predeclined to commenters.",
    }
    articles = pd.DataFrame([{**article, "article_id": name, "text": text} for name, text in texts.items()])
    articles[["title", "text", "article_id"]] = articles[["title", "text", "article_id"]].astype("str")
    sentences = pd.DataFrame({"article_id": ["b"], "start": [0], "end": [len(texts["b"])]})
    found = not_quoted.declined(articles, sentences)
    assert found[["article_id", "who", "outcome"]].values.tolist() == [["b", "Ana Ruiz", "declined"]]
    assert not len(not_quoted.declined(articles.head(1), sentences.head(0)))
