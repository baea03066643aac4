"""Edges of the analysis: a day on the border, a name that two share, a row that is nobody's."""

from collections import Counter

import pandas as pd
import pytest

from helpers.analysis import comparison, coverage, quotes_on_events, speaker_profile
from helpers.analysis import timeline as happened
from helpers.analysis.keyness import distinctive
from helpers.problems import DatelineError

DAY = pd.Timestamp


def test_a_name_that_is_one_speaker_s_own_and_another_s_variant_is_the_first_s():
    speakers = pd.DataFrame({"name": ["Ana Ruiz", "Bo Lind"], "variants": [["Bo Lind", "Ruiz"], []]})
    quotes = pd.DataFrame(
        {"quote_id": ["a-q1", "a-q2"], "who": ["Ana Ruiz", "Bo Lind"], "speaker": ["Ana Ruiz", "Bo Lind"], "naming": "named",
         "published": DAY("2018-07-06")}
    )  # fmt: skip
    for asked, name in (("Bo Lind", "Bo Lind"), ("Ruiz", "Ana Ruiz")):
        found, own = speaker_profile.of_speaker(quotes, speakers, asked)
        assert (found, own["who"].tolist()) == (name, [name])


ARTICLES = pd.DataFrame(
    {"article_id": list("abcd"), "outlet": ["Kestrel", "Kestrel", "Tern", ""],
     "published": pd.to_datetime(["2018-07-01", "2018-07-02", "2018-07-03", None])}
)  # fmt: skip


@pytest.mark.parametrize(("first", "last", "outlets", "found"), [
    ("2018-07-02", "", [], "bc"), ("", "2018-07-02", [], "ab"), ("2018-07-02", "2018-07-02", [], "b"), ("", "", ["Tern"], "c"),
    ("", "", [], "abcd"), ("2018-07-02", "", ["Kestrel"], "b"),
])  # fmt: skip
def test_articles_are_chosen_by_days_that_count_themselves_and_by_outlets(first, last, outlets, found):
    assert "".join(comparison.chosen_articles(ARTICLES, first, last, outlets)["article_id"]) == found


def test_an_outlet_like_no_other_is_answered_with_all_there_are():
    with pytest.raises(DatelineError, match="no outlet 'zzzz' in the corpus; it has .*Kestrel, Tern"):
        comparison.chosen_articles(ARTICLES, "", "", ["zzzz"])


def test_sides_that_nobody_chose_are_the_halves_of_the_days_of_one_outlet_and_have_names():
    quotes = pd.DataFrame({"article_id": list("ab")})
    left, right = comparison.sides(ARTICLES.head(2), quotes, comparison.Choice(), comparison.Choice())
    assert (left.name, right.name) == ("from 2018-07-02", "to 2018-07-01")
    assert [side.quotes["article_id"].tolist() for side in (left, right)] == [["b"], ["a"]]
    whole = comparison.Choice(outlets=["Kestrel"], published_from="2018-07-01", published_to="2018-07-02")
    named, other = comparison.sides(ARTICLES, quotes, whole, comparison.Choice(outlets=["Kestrel", "Tern"]))
    assert named.name == "Kestrel, 2018-07-01 to 2018-07-02" and other.name == "Kestrel and Tern"


def test_sides_that_share_some_articles_are_compared_and_those_that_share_all_are_not():
    quotes = pd.DataFrame({"article_id": []})
    some = comparison.Choice(published_from="2018-07-02")
    assert comparison.sides(ARTICLES, quotes, comparison.Choice(), some)[0].name == "all articles"
    with pytest.raises(DatelineError, match="same 2 articles"):
        comparison.sides(ARTICLES.head(2), quotes, comparison.Choice("one", ["Kestrel"]), comparison.Choice("two"))


def test_a_gap_is_the_days_between_and_begins_beyond_the_most():
    days = pd.DataFrame({"published": pd.to_datetime(["2018-07-01", "2018-07-01", "2018-07-17", None, "2018-08-02"])})
    assert coverage.gaps(days)[["before", "days"]].values.tolist() == [[DAY("2018-07-17"), 15], [DAY("2018-08-02"), 15]]
    assert not len(coverage.gaps(days, 15))


SPOKEN = pd.DataFrame(
    [("e1", "Ana Ruiz", "“one two three four”", "same sentence"), ("e1", "Bo Lind", "“one two three fo”", "same sentence"),
     ("e2", "Ana Ruiz", "“one two three”", "same sentence"), ("e3", "Ana Ruiz", "one two three four", "same sentence"),
     ("e4", "Ana Ruiz", "“one two three four”", quotes_on_events.SAME_DAY), ("e5", "unnamed sources", "“a b c d e”", "same sentence"),
     ("e6", "Ana Ruiz", '"a b c d"', "same sentence")],
    columns=["event_id", "speaker", "said", "matched_by"],
)  # fmt: skip


def test_a_timeline_shows_the_shortest_words_in_marks_of_four_or_more_by_a_named_speaker():
    shown = happened.shortest_quotations(SPOKEN)
    assert dict(zip(shown["event_id"], shown["speaker"], strict=True)) == {"e1": "Bo Lind", "e6": "Ana Ruiz"}


@pytest.mark.parametrize(
    ("span", "placed"), [([0, 10], True), ([0, 11], True), ([19, 25], True), ([20, 25], False), ([5, 10], False)]
)
def test_a_quotation_that_only_touches_a_sentence_is_not_in_it(span, placed):
    quotes = pd.DataFrame(
        {"quote_id": ["a-q1"], "article_id": "a", "content": [[span]], "cue": [[]], "source": [[]], "first_day": [pd.NaT],
         "last_day": [pd.NaT]}
    )  # fmt: skip
    mentions = pd.DataFrame({"event_id": ["e1"], "article_id": "a", "start": [10 if span[0] == 5 else 0], "end": [20]})
    events = pd.DataFrame({"event_id": ["e1"], "first_day": [pd.NaT], "last_day": [pd.NaT]})
    assert bool(len(quotes_on_events.quotes_on_events(quotes, mentions, events))) == placed


def test_words_of_neither_side_are_in_no_table_and_a_word_unknown_to_the_background_has_a_prior():
    assert list(distinctive(Counter(), Counter(), Counter(a=3))) == ["word", "n_left", "n_right", "log_odds", "z"]
    table = distinctive(Counter(a=1, c=1), Counter(c=1), Counter(b=9))
    assert (
        table[["word", "n_left", "n_right"]].values.tolist() == [["a", 1, 0], ["c", 1, 1]] and table["z"].notna().all()
    )
