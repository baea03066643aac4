"""The names an article holds, each with its fullest form there; invented people and bodies."""

import pytest

from helpers.speakers import names_in
from helpers.text import Document


def forms(text):
    return {name.name: name.canonical for name in names_in(Document(text))}


@pytest.mark.parametrize(
    ("text", "short", "whole"),
    [
        ("The Office for Harbour Safety (OHS) met. The OHS said no.", "OHS", "Office for Harbour Safety"),
        ("The Harbour Trust Board met. It rained, HTB said.", "HTB", "Harbour Trust Board"),
        ("Rep. Rob Bishop led the hearing. “No,” Bishop said.", "Bishop", "Rob Bishop"),
        ("Dr. Marvin Orne King Jr. led. “We will walk,” King said.", "King", "Marvin Orne King Jr."),
        ("Andres Lopez Obregon came. “No,” Lopez Obregon said.", "Lopez Obregon", "Andres Lopez Obregon"),
        ("Margarita Zavala Gomez came. “No,” Zavala said.", "Zavala", "Margarita Zavala Gomez"),
        ("Alba Ocampo-Cortez won. “No,” said Ocampo\u2011Cortez.", "Ocampo\u2011Cortez", "Alba Ocampo-Cortez"),
        ("Mia Jordan came. “No,” Jordan said.", "Jordan", "Mia Jordan"),
        ("Turkish Foreign Minister Ahmet Vane came.", "Ahmet Vane", "Ahmet Vane"),
        ("Alabama Attorney General Troy King left.", "Troy King", "Troy King"),
    ],
)
def test_a_shorter_form_is_taken_to_the_fullest_in_the_article(text, short, whole):
    assert forms(text)[short] == whole


def test_a_word_of_a_title_is_no_persons_name():
    assert "Turkish Foreign" not in forms("Turkish Foreign Minister Ahmet Vane came.")


def test_letters_that_no_body_of_the_article_has_stay_letters():
    assert forms("The Harbour Trust met. XYZ said no.")["XYZ"] == "XYZ"


@pytest.mark.parametrize("word", ["Everyone", "Others", "Nobody", "Someone"])
def test_people_who_are_nobody_have_no_name(word):
    assert forms(f"{word} said that it was cold.") == {}


def test_two_middle_names_that_are_one_stand_for_nobody():
    assert forms("Ana Lind Ruiz and Bo Lind Orne came. “No,” Lind said.")["Lind"] == "Lind"


def test_mr_and_mrs_of_one_surname_are_two():
    text = (
        "Bill Marden and his wife, Hilda Marden, left. “We lost,” Mrs. Marden said. “We will be back,” Mr. Marden said."
    )
    assert [name.canonical for name in names_in(Document(text))][2:] == ["Hilda Marden", "Bill Marden"]


def test_a_ministry_is_its_countrys():
    text = "Norway’s Foreign Ministry said no. It rained, the Foreign Ministry said."
    names = names_in(Document(text), lambda _, found: found)
    assert [name.canonical for name in names][1:] == ["Foreign Ministry of Norway"] * 2
