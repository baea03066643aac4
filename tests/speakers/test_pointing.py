"""Whom a source means among those the article names; invented people and bodies."""

import pandas as pd
import pytest

import helpers
from helpers.quotes import quotes_of
from helpers.speakers import resolve_in
from helpers.speakers.pointer import questions
from helpers.speakers.pointing import AHEAD, BACK
from helpers.speakers.resolve import by_rules
from helpers.text import Document


def found(*texts):
    articles = pd.DataFrame(
        {"article_id": [f"a{n}" for n in range(len(texts))], "published": "2018-07-12", "text": list(texts)}
    )
    return helpers.extract(articles, tagger="accurate", workers=1)


def speakers(text):
    return found(text).quotes["speaker"].tolist()


def test_he_and_she_are_two():
    text = "Dan Orr and Ida Lorn have been married for ten years. “You took the boat,” he said. “I did not,” she said."
    he, she = speakers(text)
    assert he != she or not he


def test_the_authors_i_is_nobody_the_article_names():
    assert speakers("I met Ida Lorn at her home. “Come in,” she told me. “Sit down,” I said.")[1] != "Ida Lorn"


def test_a_company_that_speaks_belongs_to_its_article():
    closed = "Harlow Mills will close. “We had no choice,” the company said."
    recalled = "Best Foods recalled its soup. “We are sorry,” the company said."
    assert (found(closed, recalled).speakers["n_articles"] == 1).all()


@pytest.mark.parametrize("who", ["Everyone", "Others"])
def test_people_who_are_nobody_are_no_person(who):
    assert "person" not in set(found(f"{who} said that the bridge was late.").speakers["kind"])


def test_a_firm_is_no_person():
    kinds = found("Prices rose. “We will wait,” Northwind Energy said.").speakers["kind"].tolist()
    assert kinds == ["organisation"]


def test_letters_are_the_body_they_stand_for():
    text = "The Office for Harbour Safety (OHS) met on Monday. “The dam is sound,” the OHS said."
    assert speakers(text) == ["Office for Harbour Safety"]


def test_a_confidence_is_a_probability():
    sure = found("Ana Ruiz came. “The bridge is safe,” she said. “It is not,” Bo Lind said.").quotes["confidence"]
    assert sure.between(0, 1).all() and len(set(sure)) == 2


def test_a_quotation_is_paired_with_names_near_by_alone():
    text = " ".join(f"Ana Ruiz{chr(97 + n % 26)}{chr(97 + n // 26)} came to the bridge." for n in range(300))
    document = Document(f"{text} “It is safe,” Bo Lind said.")
    quotes = quotes_of([document], tagger="fast")[0]
    _, who, asked = questions(*_ruled(document, quotes))
    assert len(asked["who_pairs"]) == sum(map(len, who)) <= (BACK + AHEAD) * len(quotes)


def _ruled(document, quotes):
    context, resolutions = by_rules(document, quotes)
    return context, quotes, resolutions


def test_nobody_is_asked_of_an_article_without_names():
    document = Document("“It is safe,” he said.")
    quotes = quotes_of([document], tagger="accurate")[0]
    assert [answer.name for answer in resolve_in(document, quotes)] == [""]


def test_a_full_name_whose_surname_has_an_honorific_is_a_person():
    text = "The talks went on. Kim Orne Vane met Mr. Vane’s guests. “We are glad,” Mr. Vane said."
    assert found(text).speakers[["name", "kind"]].values.tolist() == [["Kim Orne Vane", "person"]]
