"""A state's name in a source: the state, or only its officials, bodies or president; invented people."""

import pandas as pd
import pytest

import helpers
from helpers.quotes import Quote
from helpers.speakers.resolve import by_rules
from helpers.speakers.states import meant
from helpers.text import Document


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("Norway", "state", "Norway"),
        ("the U.S.", "state", "United States"),
        ("the UK", "state", "United Kingdom"),
        ("Oslo", "state", "Norway"),
        ("the Norwegian government", "state", "Norway"),
        ("the government of Norway", "state", "Norway"),
        ("US officials", "group", "US officials"),
        ("a senior Norwegian official", "unnamed", "a senior Norwegian official"),
        ("officials in Oslo", "group", "officials in Oslo"),
        ("Hardliners within Norway", "group", "Hardliners within Norway"),
        ("Norwegians", "group", "Norwegians"),
        ("the US president", "title", "the US president"),
        ("the US military", "organisation", "US military"),
        ("the US supreme court", "organisation", "US supreme court"),
        ("Norway 's foreign ministry", "organisation", "Foreign Ministry of Norway"),
        ("the Foreign Ministry of the United States", "organisation", "Foreign Ministry of the United States"),
        ("Norway 's Harbour Post", "organisation", "Harbour Post"),
    ],
)
def test_what_stands_with_a_state_s_name_says_who_speaks(words, kind, name):
    assert meant(words.split())[:2] == (kind, name)


def test_words_without_a_state_mean_none():
    assert meant(["the", "mayor"]) is None
    assert meant([]) is None
    assert meant(["New", "Mexico"]) is None


def test_a_state_has_no_other_state_s_name_for_its_own():
    text = "Norway, which had left its house in Chad, said “no”."
    said = Quote("direct", [[47, 51]], [[42, 46]], [[0, 41]], "said", "speech", 0.6, 1, 0.9)
    _, (found,) = by_rules(Document(text), [said])
    assert (found.name, found.kind, found.variants) == ("Norway", "state", ["Norway"])


def speakers(text):
    articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-12"], "text": [text]})
    return [(row.speaker, row.how_resolved) for row in helpers.find_quotes(articles).itertuples()]


def test_a_state_s_president_is_the_person_who_holds_the_title_there():
    text = (
        "Norwegian President Ana Ruiz met Danish President Bo Lind. “It is late,” the Norwegian president said. "
        "“It is early,” the Danish president said."
    )
    assert [name for name, _ in speakers(text)] == ["Ana Ruiz", "Bo Lind"]


def test_officials_of_a_state_are_not_the_state_nor_is_us_a_pronoun():
    assert speakers("Norway waited. “It is late,” US officials said.") == [("US officials", "group")]


def test_who_is_named_only_as_whose_lawyers_speak_does_not():
    found = speakers("Ana Ruiz stayed away. “She is ill,” Ana Ruiz’s lawyers said.")
    assert found == [("Ana Ruiz’s lawyers", "group")]
