"""A label says who did what to whom, where, in the present tense, in words of its own sentence."""

import pytest

from helpers.dates import dates_in
from helpers.events import mentions_in
from helpers.events.inflection import base_of, present_of
from helpers.text import Document


def told(text, published="2018-07-12"):
    document = Document(text, published=published)
    return [mention.told for mention in mentions_in(document, dates_in(document))]


@pytest.mark.parametrize(
    ("form", "tag", "base", "present"),
    [("met", "VBD", "meet", "meets"), ("stopped", "VBD", "stop", "stops"), ("charged", "VBN", "charge", "charges"),
     ("denied", "VBD", "deny", "denies"), ("called", "VBD", "call", "calls"), ("surpassed", "VBD", "surpass", "surpasses"),
     ("reaching", "VBG", "reach", "reaches"), ("collided", "VBD", "collide", "collides"), ("goes", "VBZ", "go", "goes"),
     ("was", "VBD", "be", "is"), ("vaccinated", "VBD", "vaccinate", "vaccinates"), ("demoted", "VBN", "demote", "demotes"),
     ("opens", "VB", "open", "opens")],
)  # fmt: skip
def test_forms_of_verbs(form, tag, base, present):
    assert (base_of(form, tag), present_of(base)) == (base, present)


def test_no_day_stands_in_a_label():
    assert not any(
        "Monday" in label or "July" in label for label in told("On Monday, July 9, Ana Ruiz met Bo Lind in Oslo.")
    )


def test_a_sentence_that_leans_is_shown_with_the_one_before():
    document = Document("Ana Ruiz came to power late. She visited Rome on July 6.", published="2018-07-12")
    visit = next(mention for mention in mentions_in(document, dates_in(document)) if mention.trigger == "visited")
    assert (visit.told, visit.shown, visit.start) == ("Ana Ruiz visits Rome", 0, 29)


def test_a_sentence_that_stands_alone_is_shown_alone():
    document = Document("Much was hoped. Ana Ruiz visited Rome on July 6.", published="2018-07-12")
    assert [mention.shown == mention.start for mention in mentions_in(document, dates_in(document))] == [True]


@pytest.mark.parametrize(
    ("text", "label"),
    [("Ana Ruiz pleaded not guilty on July 6.", "Ana Ruiz pleads not guilty"),
     ("Ana Ruiz announced a last - minute deal on July 6.", "Ana Ruiz announces last-minute deal"),
     ("Ana Ruiz spoke to more than 20,000 voters on July 6.", "Ana Ruiz speaks to more than 20,000 voters"),
     ("Talks fail again OSLO (Reuters) - Ana Ruiz left Oslo on July 6.", "Ana Ruiz leaves Oslo"),
     ("By Bo Lind and Eva Orr, CNN Ana Ruiz left Oslo on July 6.", "Ana Ruiz leaves Oslo"),
     ("By the CNN Wire Staff Ana Ruiz left Oslo on July 6.", "Ana Ruiz leaves Oslo"),
     ("By the CNN Wire Staff Former miners left Oslo on July 6.", "Former miners leave Oslo")],
)  # fmt: skip
def test_a_label_keeps_what_its_words_are_not_true_without(text, label):
    assert label in told(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The trip to Norway that Ana Ruiz announced on Thursday is off.", "Ana Ruiz announces trip to Norway"),
        ("He thanked Bo Lind, whom Ana Ruiz had fired on Monday.", "Ana Ruiz fires Bo Lind"),
        ("Ana Ruiz showed the film of the crash in which Bo Lind died on Monday.", "Bo Lind dies"),
    ],
)
def test_a_relative_clause_has_the_object_that_it_describes_and_no_other(text, label):
    assert label in told(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Norway was under growing pressure on Tuesday to arrest Bo Lind.", "Norway to arrest Bo Lind"),
        ("Ana Ruiz testified on Monday during a House of Commons hearing in London.", "House of Commons hearing"),
        ("On Monday Ana Ruiz bought Acme, the oldest mill in Bergen.", "Ana Ruiz buys Acme"),
        ("Ana Ruiz called it off on Monday.", "Ana Ruiz calls it off"),
    ],
)
def test_a_label_tells_no_more_and_no_less_than_its_sentence(text, label):
    assert any(label in found for found in told(text))


def test_whose_it_was_is_told_only_where_the_sentence_names_who():
    assert "Ana" not in told("Ana Ruiz won. In her first televised address on Monday she thanked Oslo.")[-1]


@pytest.mark.parametrize(
    "text",
    [
        "At a summit in Bergen that ended on Tuesday Ana Ruiz agreed to close the mine.",
        "Ana Ruiz signed a paper on Monday, the first day of a summit in Bergen that began on Tuesday.",
    ],
)
def test_a_summit_begins_and_ends_not_the_town_that_it_is_held_in(text):
    assert not any(label.startswith("Bergen") for label in told(text)) and any(
        label.startswith("Summit in Bergen") for label in told(text)
    )


def test_a_mention_begins_after_the_headline_that_runs_into_its_sentence():
    text = "Talks fail again OSLO (Reuters) - Ana Ruiz left Oslo on July 6."
    document = Document(text, published="2018-07-12")
    assert {text[mention.start : mention.end] for mention in mentions_in(document, dates_in(document))} == {
        "Ana Ruiz left Oslo on July 6."
    }


def test_a_caption_dates_no_event():
    document = Document("A house destroyed by shells is seen in Oslo July 6, 2018.", published="2018-07-12")
    assert mentions_in(document, dates_in(document)) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [("The record producer Bo Lind was jailed in Oslo. The record producer, who was charged in April, left Oslo on July 6.",
      "Bo Lind leaves Oslo"),
     ("Ana Ruiz, the mayor of Oslo, wrote a book. The mayor resigned on July 6.", "Ana Ruiz resigns"),
     ("Ana Ruiz, the mayor of Oslo, wrote a book. The former mayor resigned on July 6.", "Former mayor resigns"),
     ("Ana Ruiz, the mayor of Oslo, wrote a book. The mayor of Rome resigned on July 6.", "Mayor of Rome resigns"),
     ("Ana Ruiz, the mayor of Oslo, met Bo Lind, the mayor of Rome. The mayor resigned on July 6.", "Mayor resigns"),
     ("Ana Ruiz, the mayor of Oslo, wrote a book. A mayor resigned on July 6.", "Mayor resigns")],
)  # fmt: skip
def test_a_description_that_can_mean_but_one_is_told_by_the_name(text, label):
    assert label in told(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [("Bo Lind, a miner who left Oslo on July 6, is a father of two.", "Bo Lind leaves Oslo"),
     ("Bo Lind, a member of the council who voted against the bill on July 6, wrote a book.", "Bo Lind votes against bill"),
     ("Ana Ruiz praised the brother of the miner who left Oslo on July 6.", "Miner leaves Oslo")],
)  # fmt: skip
def test_who_means_the_person_named_before_and_no_body(text, label):
    assert label in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Calls to representatives for Ana Ruiz were not immediately returned on July 6.",
        "The lawyers of Ana Ruiz did not respond to messages left on July 6.",
        "Ana Ruiz could not be reached for comment on July 6.",
    ],
)
def test_an_answer_that_a_reporter_did_not_get_is_no_event(text):
    assert told(text) == []
