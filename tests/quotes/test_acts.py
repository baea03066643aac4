"""What sort of act a row is: speech, a speech act only named, a thought, or no attribution; invented people."""

import numpy as np
import pandas as pd
import pytest

import helpers
from helpers.language.heads import heads, mean_states
from helpers.quotes import quotes_of
from helpers.quotes.acts import ACTS, N_PLAIN, acts_of, judged
from helpers.text import Document

TAGGERS = ("accurate", "fast")
SAID = "“The bridge is safe,” Ana Ruiz said. "


def rows(text, tagger="accurate"):
    quotes = helpers.find_quotes(pd.DataFrame({"article_id": ["a"], "text": [text]}), tagger=tagger)
    return [(" ".join(text[start:end] for start, end in row.content), row.act) for row in quotes.itertuples()]


@pytest.mark.parametrize("tagger", TAGGERS)
def test_what_was_said_is_speech(tagger):
    assert rows(SAID, tagger) == [("“The bridge is safe,”", "speech")]


def test_what_was_told_in_other_words_is_speech():
    assert [act for _, act in rows("Ana Ruiz told reporters on Monday that the bridge would open in May.")] == [
        "speech"
    ]


def test_a_thought_is_told_from_speech():
    text = "Ana Ruiz hopes to open the bridge in May, and fears that it will rain."
    assert [act for _, act in rows(text)] == ["thought", "thought"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz called off the summit with Bo Lind on Thursday.",
        "Ana Ruiz called on Prime Minister Bo Lind at his home in Port Sable.",
        "The council named Odalys Brandt its chief engineer on Tuesday.",
    ],
)
def test_what_was_done_is_no_quotation(text):
    assert "speech" not in [act for _, act in rows(text)]


def test_a_row_below_the_least_of_any_act_goes_and_speech_needs_less_than_the_likeliest():
    quote = quotes_of([Document(SAID)], tagger="fast")[0][0]
    quote = quote._replace(act_sure=0.0)
    chances = [[0.1, 0.12, 0.13, 0.65], [0.2, 0.3, 0.0, 0.5], [0.4, 0.0, 0.5, 0.1], [0.1, 0.2, 0.6, 0.1]]
    assert [one and one.act for one in judged([quote] * 4, chances, "accurate")] == [None, "named", "speech", "thought"]


@pytest.mark.parametrize("tagger", TAGGERS)
def test_the_chances_of_acts_are_probabilities(tagger):
    document = Document(SAID * 3)
    quotes = quotes_of([document], tagger=tagger)[0]
    found = acts_of(document, quotes)
    assert found.shape == (len(quotes), len(ACTS) + 1) and np.allclose(found.sum(axis=1), 1, atol=1e-4)
    assert acts_of(document, []).shape == (0, len(ACTS) + 1)


def test_a_head_is_asked_alone_and_of_nothing_answers_nothing():
    assert heads().ask("acts", act_vectors=np.zeros((0, 5 * 384)), act_plain=np.zeros((0, N_PLAIN)))[0].shape == (
        0,
        len(ACTS) + 1,
    )


def test_the_mean_state_of_no_words_is_nothing():
    assert mean_states(np.ones((2, 3), dtype=np.float16), [[], [(0, 2)]]).tolist() == [[0, 0, 0], [1, 1, 1]]


@pytest.mark.parametrize(
    "text", ["", "Bridge", "A " * 40, "THE BRIDGE IS CLOSED UNTIL FURTHER NOTICE", "Le pont est fermé depuis lundi."]
)
@pytest.mark.parametrize("tagger", TAGGERS)
def test_where_nobody_speaks_nothing_is_invented(text, tagger):
    assert rows(text, tagger) == []


def test_a_quotation_that_opens_anew_in_the_next_paragraph_is_a_row_of_its_own():
    text = "Ana Ruiz said: “The bridge is safe. It will stand.”\n\n“We looked at every bolt of it for a month.”"
    assert [content for content, _ in rows(text)] == [
        "“The bridge is safe. It will stand.”",
        "“We looked at every bolt of it for a month.”",
    ]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph():
    text = "Ana Ruiz said: “The bridge is safe. It will stand.\n\n“We looked at every bolt of it for a month.”"
    assert len(rows(text)) == 1
