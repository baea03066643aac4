"""Who speaks by the label of a turn, and which of two of one name; invented people."""

import pandas as pd
import pytest

import helpers


def speakers(text, byline=""):
    quotes = helpers.find_quotes(pd.DataFrame({"article_id": ["a"], "text": [text], "byline": [byline]}), tagger="fast")
    return quotes["speaker"].tolist()


def interview(asks, answers):
    turns = [
        f"{asks}: Why did the bridge fail last year?",
        f"{answers}: It was old and nobody looked after it.",
        f"{asks}: Who will pay for the new one?",
        f"{answers}: The city will pay for all of it.",
    ]
    return "\n\n".join(
        ["Ana Ruiz has been the mayor of Oslo for ten years. Bo Lind met her at the bridge. Ruiz spoke.", *turns]
    )


@pytest.mark.parametrize(
    ("asks", "answers", "speaks"),
    [
        ("LIND", "RUIZ", ["Bo Lind", "Ana Ruiz"]),
        ("BO LIND", "ANA RUIZ", ["Bo Lind", "Ana Ruiz"]),
        ("HOST", "RUIZ", ["HOST", "Ana Ruiz"]),
        ("Q", "A", ["the interviewer", "Ana Ruiz"]),
        ("HOST", "VANE", ["HOST", "Vane"]),
    ],
)
def test_the_label_of_a_turn_is_whom_the_article_names_so(asks, answers, speaks):
    assert speakers(interview(asks, answers)) == speaks * 2


def test_who_asks_the_questions_is_whom_the_byline_names():
    assert speakers(interview("Q", "A"), byline="By Petra Okonjo")[::2] == ["Petra Okonjo"] * 2


@pytest.mark.parametrize(
    ("elder", "source", "speaker"),
    [
        ("Bo Lind Sr.", "the elder Lind", "Bo Lind Sr."),
        ("Bo Lind", "Lind senior", "Bo Lind"),
        ("Bo Lind", "the younger Lind", "Bo Lind Jr."),
        ("Bo Lind", "Lind Jr.", "Bo Lind Jr."),
    ],
)
def test_the_elder_and_the_younger_are_told_apart(elder, source, speaker):
    assert speakers(f"{elder} and his son, Bo Lind Jr., sold the yard. “We had to sell,” {source} said.") == [speaker]
