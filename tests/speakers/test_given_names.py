"""Who is he and who she by the given name, where a person's name begins, and nouns and letters for somebody; invented people."""

import numpy as np
import pytest

from helpers.quotes import Quote
from helpers.speakers import names_in
from helpers.speakers.cast import Cast
from helpers.speakers.fits import fitting, owner_alone
from helpers.speakers.near import pronoun_of_given
from helpers.speakers.nouns import holder_of
from helpers.speakers.resolve import by_rules
from helpers.text import Document


@pytest.mark.parametrize(
    ("name", "pronoun"),
    [("Sarah Vane", "she"), ("Peter Vane", "he"), ("Robin Vane", ""), ("Vane", ""), ("Thomas", ""), ("Anne-Marie Orr", "she")],
)  # fmt: skip
def test_a_given_name_says_he_or_she_where_nearly_all_who_bear_it_are(name, pronoun):
    assert pronoun_of_given(name) == pronoun


def test_what_the_article_calls_somebody_goes_before_the_given_name():
    assert _context("Mr. Sarah Vane came.").pronoun_of["Sarah Vane"] == "he"


def test_he_is_nobody_whose_given_name_is_a_womans():
    document = Document("Peter Orr met Sarah Vane. He said the bridge was safe.")
    said = Quote("indirect", [[34, 57]], [[29, 33]], [[26, 28]], "said", "speech", 0.9, 1, 0.9)
    assert by_rules(document, [said])[1][0].name == "Peter Orr"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ministry of Harbours Peter Lind came.", "Peter Lind"),
        ("Harbour County Police Sarah Lind came.", "Sarah Lind"),
        ("The Bank of Peter Lind closed.", "Bank of Peter Lind"),
        ("The Sarah Lind School closed.", "Sarah Lind School"),
        ("George W Lind came.", "George W Lind"),
    ],
)  # fmt: skip
def test_a_persons_name_begins_at_the_given_name_behind_a_body(text, name):
    assert name in [one.name for one in names_in(Document(text))]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Immigration and Harbour Service came. “No,” the IHS said.", "Immigration and Harbour Service"),
        ("The Vane County Sheriff's Office came. “No,” VCSO said.", "Vane County Sheriff's Office"),
        ("The International Rowing Union (UIR) came. “No,” the UIR said.", "International Rowing Union"),
    ],
)  # fmt: skip
def test_letters_stand_for_a_body_of_two_names_or_in_another_order(text, body):
    assert names_in(Document(text))[-1].canonical == body


def test_a_surname_after_a_rank_is_not_the_woman_of_whose_story_it_is():
    names = names_in(Document("Sarah Marden came. President Marden said no."))
    assert [name.canonical for name in names] == ["Sarah Marden", "Marden"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Coroner Bo Lind and coroner Peter Lind met. The coroner said no.", "Peter Lind"),
        ("Peter Lind, the pilot of the ferry, came. The pilot said no.", "Peter Lind"),
        ("The pilot, Peter Lind, and pilot Sarah Vane came. The pilot said no.", ""),
        ("The Harbour Workers Coalition met. The coalition said no.", "Harbour Workers Coalition"),
        ("Peter Lind came. The pilot said no.", ""),
    ],
)  # fmt: skip
def test_a_noun_means_the_only_one_whom_the_article_calls_so(text, holder):
    at = text.rindex("The ")
    end = text.index(" said", at)
    quote = Quote(
        "indirect", [[end + 6, len(text) - 1]], [[end + 1, end + 5]], [[at, end]], "said", "speech", 0.9, 1, 0.9
    )
    assert holder_of(by_rules(Document(text), [quote])[0], quote) == holder


def test_a_body_that_a_name_tells_from_others_is_nobody_else():
    document = Document("Harbour Energy came. The Vane administration said no.")
    quote = Quote("indirect", [[50, 52]], [[45, 49]], [[21, 44]], "said", "speech", 0.9, 1, 0.9)
    context = by_rules(document, [quote])[0]
    cast = Cast(context, [quote])
    fits = fitting(context, cast, quote, np.arange(cast.n))
    assert not any(fit for fit, name in zip(fits, cast.names, strict=False) if name != "Vane")


def test_who_ordered_a_report_did_not_write_it():
    text = "The report ordered by Peter Lind said no."
    quote = Quote("indirect", [[38, 40]], [[33, 37]], [[0, 32]], "said", "speech", 0.9, 1, 0.9)
    assert owner_alone(by_rules(Document(text), [quote])[0], quote, "Peter Lind")


def _context(text):
    return by_rules(Document(text), [])[0]
