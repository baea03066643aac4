"""The author's own "I", names shown to be people's by what they say, and words taken to a name; invented people."""

import pandas as pd
import pytest

import helpers
from helpers.quotes import Quote
from helpers.speakers import Resolution, names_in
from helpers.speakers.author import author_of
from helpers.speakers.context import Context
from helpers.speakers.people import with_people
from helpers.text import Document


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Petra Okonjo", "Petra Okonjo"),
        ("PETRA OKONJO", "Petra Okonjo"),
        ("Dr. Petra Okonjo in Oslo", "Petra Okonjo"),
        ("Petra Okonjo, Harbour correspondent", "Petra Okonjo"),
        ("Petra Okonjo and Bo Lind", ""),
        ("Petra Okonjo, Bo Lind", ""),
        ("Staff reporter", ""),
        ("The Harbour Times", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_byline_of_one_person_names_the_author(byline, author):
    assert author_of(byline) == author


@pytest.mark.parametrize(("byline", "speaker"), [("By Petra Okonjo", "Petra Okonjo"), ("", "")])
def test_the_authors_i_is_who_the_byline_names(byline, speaker):
    text = "I met Ida Lorn at her home. “Come in,” she told me. “Sit down,” I said."
    quotes = helpers.find_quotes(pd.DataFrame({"article_id": ["a"], "text": [text], "byline": [byline]}), tagger="fast")
    assert quotes["speaker"].tolist() == ["Ida Lorn", speaker]


def answers(said, name="Aiman"):
    text = f"{name} spoke. {said}"
    document = Document(text)
    context = Context(document, names_in(document))
    start = len(text) - len(said)
    quote = Quote("direct", [[start, len(text)]], [], [[0, len(name)]], "said", "speech", 0.5, 3, 0.9)
    answer = Resolution(name, "organisation", "organisation", 1.0, "", "", "", [name])
    return with_people(context, [quote], [answer])[0]


def test_a_name_that_says_i_is_a_persons():
    assert answers("“I believe in this house.”")[1:3] == ("person", "surname")


@pytest.mark.parametrize(
    ("said", "name"),
    [("“We believe in this house.”", "Aiman"), ("“I believe so.”", "Harbour Trust"), ("“I believe so.”", "OHS")],
)
def test_a_body_that_says_we_or_is_called_one_stays_a_body(said, name):
    assert answers(said, name).kind == "organisation"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bo Lind came. Then UK Bo Lind left.", ["Bo Lind", "Bo Lind"]),
        ("Ana Diallo came. Then Guinean Diallo left.", ["Ana Diallo", "Diallo"]),
        ("Bo Lind came. Finally Bo Lind left.", ["Bo Lind", "Bo Lind"]),
        ("Jordan Lind came. Bo Lind left.", ["Jordan Lind", "Bo Lind"]),
        ("Lawyers for Ana Ruiz came.", ["Ana Ruiz"]),
        ("BP Chief Operating Officer Bo Lind came.", ["BP", "Bo Lind"]),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(text, names):
    assert [name.name for name in names_in(Document(text)) if name.name not in ("UK", "Guinean")] == names


def test_an_arabic_surname_that_begins_a_sentence_is_its_bearers():
    names = names_in(Document("Eman al-Qadri came. Al-Qadri left."))
    assert [name.canonical for name in names] == ["Eman al-Qadri"] * 2
