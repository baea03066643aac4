"""Each kind of correction changes the rows that it names and no other; one that fits nothing says why."""

import pandas as pd
import pytest

from helpers.pipeline.corrections import events as of_events
from helpers.pipeline.corrections import quotes as of_quotes
from helpers.pipeline.corrections.find import Missed, Texts, event, quotation
from helpers.tables import conform, empty
from tests.reporting.story import story


@pytest.fixture
def tables():
    return story().tables


@pytest.fixture
def texts(tables):
    paths = [f"data/{i}/one.md" for i in tables["articles"]["article_id"]]
    return Texts(tables["articles"].assign(source_path=paths, url=[f"https://p.example/{p}" for p in paths]))


def named(quotes):
    return dict(zip(quotes["quote_id"], quotes["speaker"], strict=True))


def decided(kind, tables, texts, **row):
    return getattr(of_quotes, kind)(tables["quotes"], tables["speakers"], row, texts)


def test_an_article_is_named_by_its_id_its_address_or_the_end_of_its_path(texts):
    names = ("a", "https://p.example/data/b/one.md", "data/c/one.md", "c/one.md", "/c/one.md", "one.md", "z", "")
    assert [texts.id_of(name) for name in names] == ["a", "b", "c", "c", "c", "", "", ""]


def test_words_are_found_however_they_are_spaced(texts):
    assert (
        texts.span("c", "Ruiz   and\nLind") == (0, 13)
        and texts.span("c", "no such words") is texts.span("z", "Ruiz") is None
    )


def test_a_quotation_is_the_one_that_shares_most_with_the_words(tables, texts):
    own = tables["quotes"]
    place = quotation(own, texts, "b", "Come to Oslo,” she wrote. A senior official called the letter a trick")
    assert own.at[place, "quote_id"] == "b-q2"
    assert "no quotation was found" in quotation(own, texts, "b", "The ministry").why
    assert isinstance(quotation(own, texts, "z", "Come"), Missed) and isinstance(
        quotation(own, texts, "a", "no words"), Missed
    )


def test_a_speaker_joins_another_with_all_quotations_and_the_name_as_a_variant(tables, texts):
    quotes, speakers, n = decided("same_person", tables, texts, speaker="Bo Lind", **{"is": "Ana Ruiz"})
    assert n == 4 and set(quotes.loc[quotes["how_resolved"] == "correction", "speaker"]) == {"Ana Ruiz"}
    assert speakers.set_index("name")["variants"]["Ana Ruiz"] == ["Bo Lind", "Ruiz"]
    counted = of_quotes.recounted(quotes, speakers).set_index("name")
    assert "Bo Lind" not in counted.index and counted.loc["Ana Ruiz", ["n_quotes", "n_articles"]].tolist() == [7, 6]
    assert "no speaker 'Cy'" in decided("same_person", tables, texts, speaker="Cy", **{"is": "Ana Ruiz"})[2].why
    assert (
        "one speaker already" in decided("same_person", tables, texts, speaker="Ana Ruiz", **{"is": "Ana Ruiz"})[2].why
    )


def test_a_name_that_is_new_makes_a_speaker_of_the_same_kind(tables, texts):
    quotes, speakers, n = decided("same_person", tables, texts, speaker="Residents", **{"is": "Harbour Union"})
    assert n == 1 and named(quotes)["f-q2"] == "Harbour Union"
    assert speakers.set_index("name")["kind"]["Harbour Union"] == "group"
    _, speakers, _ = decided("quotation_is_by", tables, texts, article="b", said="It is no trick", speaker="Cy Dahl")
    assert speakers.set_index("name")["kind"]["Cy Dahl"] == "person"


def test_a_different_person_is_quoted_in_one_article_alone(tables, texts):
    quotes, _, n = decided("different_person", tables, texts, article="a", speaker="Lind", **{"is": "Ole Lind"})
    assert n == 1 and named(quotes)["a-q2"] == "Ole Lind" and named(quotes)["c-q1"] == "Bo Lind"
    for row, why in (
        ({"article": "z", "speaker": "Bo Lind"}, "no article 'z'"),
        ({"article": "b", "speaker": "Bo Lind"}, "not quoted in article b"),
    ):
        assert why in decided("different_person", tables, texts, **row, **{"is": "Ole Lind"})[2].why


def test_one_quotation_is_given_away_or_taken_away(tables, texts):
    quotes, _, n = decided("quotation_is_by", tables, texts, article="b", said="It is no trick", speaker="Bo Lind")
    assert n == 1 and {i for i, name in named(quotes).items() if name != named(tables["quotes"])[i]} == {"b-q3"}
    assert quotes.set_index("quote_id").at["b-q3", "speaker_id"] == "s2"
    quotes, _, n = decided("not_a_quotation", tables, texts, article="b", said="It is no trick")
    assert n == 1 and set(tables["quotes"]["quote_id"]) - set(quotes["quote_id"]) == {"b-q3"}
    for kind in ("quotation_is_by", "not_a_quotation"):
        assert isinstance(decided(kind, tables, texts, article="b", said="The ministry", speaker="Bo Lind")[2], Missed)


def test_an_event_is_named_by_a_sentence_and_among_several_by_its_label(tables, texts):
    mentions, events = tables["mentions"], tables["events"]
    both = "Ruiz and Lind met in Oslo on Friday."
    assert mentions.loc[event(mentions, events, texts, "c", both, ""), "event_id"].tolist() == ["e3"]
    two = mentions.assign(event_id=mentions["event_id"].where(mentions.index != mentions.index[-2], "e1"))
    two = pd.concat([two, two[two["article_id"] == "c"].head(1).assign(event_id="e1")], ignore_index=True)
    assert "several events were found" in event(two, events, texts, "c", both, "").why
    assert two.loc[event(two, events, texts, "c", both, "Bridge at Port Sable closes"), "event_id"].tolist() == ["e1"]
    assert "is called 'Other'" in event(two, events, texts, "c", both, "Other").why
    assert "no event was found" in event(mentions, events, texts, "a", "Cy Dahl", "").why


def changed(kind, tables, texts, **row):
    blank = dict.fromkeys(("event", "label", "phrase", "last_day", "into_event"), "")
    return getattr(of_events, kind)(tables["events"], tables["mentions"], tables["dates"], blank | row, texts)


A = {"article": "a", "sentence": "The bridge at Port Sable closed on July 2"}
B = {"article": "b", "sentence": "Ana Ruiz wrote to Bo Lind"}
E = {"article": "e", "sentence": "Someday the bridge may open"}


def test_merged_events_are_one_with_the_day_of_the_one_that_has_one(tables, texts):
    events, mentions, _, n = changed("merge_events", tables, texts, **B, into_article="e", into_sentence=E["sentence"])
    row = events.set_index("event_id").loc["e4"]
    assert (
        n == 3
        and "e2" not in set(events["event_id"])
        and set(mentions.loc[mentions["article_id"] == "b", "event_id"]) == {"e4"}
    )
    assert (str(row["first_day"])[:10], row["precision"], row["participants"], len(row["conflict"])) == (
        "2018-07-06",
        "day",
        ["Ana Ruiz"],
        1,
    )
    events, *_ = changed("merge_events", tables, texts, **A, into_article="b", into_sentence=B["sentence"])
    assert str(events.set_index("event_id").at["e2", "first_day"])[:10] == "2018-07-06"
    assert (
        "one event already"
        in changed("merge_events", tables, texts, **A, into_article="a", into_sentence=A["sentence"])[3].why
    )
    assert isinstance(changed("merge_events", tables, texts, **A, into_article="z", into_sentence="x")[3], Missed)


def test_a_split_event_is_one_of_its_own_with_its_label_day_and_sentence(tables, texts):
    events, mentions, _, n = changed(
        "split_events", tables, texts, article="f", sentence=B["sentence"], label="Letter read"
    )
    new = events.iloc[-1]
    assert n == 1 and new["label"] == "Letter read" and new["conflict"] == [] and new["precision"] == "day"
    assert (
        mentions.loc[mentions["event_id"] == new["event_id"], "article_id"].tolist() == ["f"]
        and new["evidence"]["article_id"] == "f"
    )
    assert "nothing to split off" in changed("split_events", tables, texts, **A)[3].why
    assert isinstance(changed("split_events", tables, texts, article="z", sentence="x")[3], Missed)


def test_a_day_that_is_wrong_is_put_right_with_the_mention_that_gave_it(tables, texts):
    events, mentions, _, n = changed("date_is_wrong", tables, texts, **E, first_day="2018-08-01", last_day="2018-08-02")
    row = events.set_index("event_id").loc["e4"]
    assert n == 1 and (str(row["first_day"])[:10], str(row["last_day"])[:10], row["precision"]) == (
        "2018-08-01",
        "2018-08-02",
        "day",
    )
    assert mentions.loc[mentions["event_id"] == "e4", "how_dated"].tolist() == ["correction"]
    events, *_ = changed("date_is_wrong", tables, texts, **B, first_day="2018-07-05")
    assert events.set_index("event_id").at["e2", "conflict"] == [] and events.set_index("event_id").at[
        "e2", "last_day"
    ] == pd.Timestamp("2018-07-05")
    assert (
        "before its first"
        in changed("date_is_wrong", tables, texts, **E, first_day="2018-08-02", last_day="2018-08-01")[3].why
    )
    assert isinstance(
        changed("date_is_wrong", tables, texts, article="z", sentence="x", first_day="2018-08-02")[3], Missed
    )


def test_an_expression_that_is_wrong_is_put_right_with_what_hangs_on_it(tables, texts):
    events, mentions, dates, n = changed(
        "date_is_wrong", tables, texts, **A, phrase="July 2", first_day="2018-07-01", last_day="2018-07-03"
    )
    row = dates[dates["article_id"] == "a"].iloc[0]
    assert n == 2 and (row["value"], row["rule"], row["anchor"]) == ("2018-07-01/2018-07-03", "correction", "explicit")
    assert mentions.loc[mentions["article_id"] == "a", "how_dated"].tolist() == ["correction"]
    assert str(events.set_index("event_id").at["e1", "last_day"])[:10] == "2018-07-03"
    _, _, dates, _ = changed("date_is_wrong", tables, texts, **A, phrase="July 2", first_day="2018-07-01")
    assert dates.loc[dates["article_id"] == "a", "value"].tolist() == ["2018-07-01"]
    events, *_ = changed(
        "date_is_wrong",
        tables,
        texts,
        article="f",
        sentence=B["sentence"],
        phrase="July 6, 2018",
        first_day="2018-07-01",
    )
    assert str(events.set_index("event_id").at["e2", "first_day"])[:10] == "2018-07-06", (
        "two of three mentions say another day"
    )
    for row, why in (({**A, "phrase": "July 9"}, "no expression of time 'July 9'"),
                     ({"article": "a", "sentence": "x y", "phrase": "July 2"}, "no words 'x y'"),
                     ({"article": "z", "sentence": "x", "phrase": "y"}, "article 'z'")):  # fmt: skip
        assert why in changed("date_is_wrong", tables, texts, **row, first_day="2018-07-01")[3].why


def test_events_are_counted_anew_copies_once_and_what_nothing_mentions_goes(tables):
    events = of_events.recounted(
        tables["events"].assign(n_articles=4), tables["mentions"], tables["articles"]
    ).set_index("event_id")
    assert list(events.index) == ["e1", "e2", "e3", "e4"]
    assert events[["n_mentions", "n_articles", "n_outlets", "salience"]].values.tolist() == [
        [1, 1, 1, 0.15], [3, 2, 2, 0.45], [3, 1, 1, 0.2], [1, 1, 1, 0.075],
    ]  # fmt: skip
    moved = tables["mentions"][tables["mentions"]["article_id"] != "b"]
    kept = of_events.recounted(tables["events"], moved, tables["articles"]).set_index("event_id")["evidence"]
    assert kept["e2"] == {"article_id": "f", "start": 0, "end": 42, "shown": 0} and kept["e1"]["article_id"] == "a"
    for none in (of_events.recounted(empty("events"), tables["mentions"], tables["articles"]),
                 of_events.recounted(tables["events"], empty("mentions"), tables["articles"])):  # fmt: skip
        pd.testing.assert_frame_equal(none, conform("events", empty("events")))
