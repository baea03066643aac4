"""What is only claimed, feared, asked or denied is never told as a fact."""

import pandas as pd
import pytest

import helpers


def events(text):
    articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-03-07"], "title": [""], "text": [text]})
    return helpers.find_events(articles, helpers.find_dates(articles))[0]


def labels(text):
    return events(text)["label"].tolist()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ana Ruiz allegedly attacked Bo Lind in Oslo on Monday.", "Ruiz allegedly attacks Lind in Oslo"),
        (
            "Bo Lind was shot dead in Oslo on Monday, apparently by Ana Ruiz.",
            "Lind shot dead in Oslo apparently by Ruiz",
        ),
        ("The bridge almost collapsed on Monday.", "Bridge almost collapses"),
        ("Bo Lind claims Ana Ruiz attacked him in Oslo on Monday.", "Lind claims Ruiz attacked him in Oslo"),
        (
            "Ana Ruiz denied she had attacked Bo Lind in Oslo on Monday.",
            "Ruiz denies she had attacked Lind in Oslo",
        ),
        ("Police suspect that Ana Ruiz stole the boat on Monday.", "Police suspect Ruiz stole boat"),
        (
            "The court rejected claims that Ana Ruiz stole the boat on Monday.",
            "Court rejects claims Ruiz stole boat",
        ),
        (
            "The lawyer repeated allegations Bo Lind attacked Ana Ruiz in 2003.",
            "Lawyer repeats allegations Lind attacked Ruiz",
        ),
        ("Rumours that Ana Ruiz resigned on Monday spread in Oslo.", "Rumours Ruiz resigned"),
        ("There is no evidence that Ana Ruiz met Bo Lind on Monday.", "No evidence Ruiz met Lind"),
        (
            "Prosecutors say Ana Ruiz attacked Bo Lind in Oslo on Monday.",
            "Prosecutors say Ruiz attacked Lind in Oslo",
        ),
        (
            "According to the police, Ana Ruiz attacked Bo Lind in Oslo on Monday.",
            "Ruiz attacks Lind in Oslo according to police",
        ),
    ],
)
def test_a_label_says_that_something_is_not_sure(text, label):
    assert label in labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "Did Ana Ruiz meet Bo Lind on Monday?",
        "It was not Ana Ruiz who attacked Bo Lind on Monday.",
        "The council votes again if Ana Ruiz resigns on Monday.",
    ],
)
def test_what_is_only_asked_or_supposed_is_no_event(text):
    assert not [label for label in labels(text) if "Ruiz" in label]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ana Ruiz may have met Bo Lind in Oslo on Monday.", "2018-03-05"),
        ("Ana Ruiz failed to win the race in Oslo on Monday.", "2018-03-05"),
        ("Ana Ruiz is said to have attacked Bo Lind in Oslo on Monday.", "2018-03-05"),
    ],
)
def test_what_may_have_been_is_of_the_past(text, day):
    assert events(text)["first_day"].dropna().astype("str").unique().tolist() == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Acme Mills fell to its lowest price since March 2009.",
        "Ana Ruiz and Bo Lind had not met since 1965.",
        "Ana Ruiz must ask the council before Friday.",
    ],
)
def test_a_day_that_only_bounds_what_is_told_dates_nothing(text):
    assert events(text)["first_day"].isna().all()
