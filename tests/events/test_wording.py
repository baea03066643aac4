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
