"""Who did what a sentence tells, whom it befell, and with whom it was."""

import pytest

from helpers.dates import dates_in
from helpers.events.mentions import mentions_in
from helpers.text import Document


def who(text):
    document = Document(text, published="2018-07-09")
    return {mention.trigger: (mention.agent, mention.partner) for mention in mentions_in(document, dates_in(document))}


@pytest.mark.parametrize(
    ("text", "trigger", "agent"),
    [
        ("Ana Ruiz arrested Bo Lind in Oslo on July 6.", "arrested", "Bo Lind"),
        ("Bo Lind was arrested by Ana Ruiz in Oslo on July 6.", "arrested", "Bo Lind"),
        ("Ana Ruiz, the mayor of Oslo, resigned on July 6.", "resigned", "Ana Ruiz"),
        ("Ana Ruiz announced the merger in Oslo on July 6.", "announced", "Ana Ruiz"),
        ("The merger was announced by Ana Ruiz on July 6, after Bo Lind had left.", "announced", "Ana Ruiz"),
        ("Vane Harbour Council launched a new ferry in Oslo on July 6.", "launched", "Vane Harbour Council"),
        ("The death of Bo Lind on July 6 shocked Ana Ruiz.", "death", "Bo Lind"),
    ],
)
def test_who_did_it_or_whom_it_befell_is_read_from_the_clause(text, trigger, agent):
    assert who(text)[trigger][0] == agent


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz met Bo Lind in Oslo on July 6.",
        "Ana Ruiz met with Bo Lind in Oslo on July 6.",
        "Ana Ruiz and Bo Lind met in Oslo on July 6.",
    ],
)
def test_who_met_whom_is_read_from_the_clause(text):
    assert who(text)["met"] == ("Ana Ruiz", "Bo Lind")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Talks between Ana Ruiz and Bo Lind were held in Oslo on July 6.", "talks"),
        ("Ana Ruiz sent a letter to Bo Lind on July 6.", "letter"),
        ("Ana Ruiz handed Bo Lind a letter on July 6.", "letter"),
    ],
)
def test_between_whom_an_event_was_is_read_from_the_noun_and_its_verb(text, trigger):
    assert who(text)[trigger] == ("Ana Ruiz", "Bo Lind")


def test_a_pronoun_is_whom_the_article_has_it_mean():
    assert who("Ana Ruiz came to Oslo. She resigned on July 6.")["resigned"][0] == "Ana Ruiz"


def test_who_condemns_an_attack_did_not_do_it():
    assert who("Ana Ruiz condemned the attack in Oslo on July 6.").get("attack", ("",))[0] == ""
