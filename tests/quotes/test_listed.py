"""Quotations in lists, and sentences after closing marks that attribute nothing; all invented."""

import pandas as pd
import pytest

import helpers


def said(text, tagger="accurate"):
    """Return {words: speaker} of the text's direct quotations."""
    articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-12"], "text": [text]})
    rows = helpers.find_quotes(articles, tagger=tagger)
    return {
        " ".join(text[s:e] for s, e in row.content): row.speaker for row in rows.itertuples() if row.kind != "indirect"
    }


@pytest.mark.parametrize(
    "bullets", [("• ",) * 3, ("- ",) * 3, ("1. ", "2. ", "3. "), ("",) * 3], ids=["dots", "hyphens", "numbers", "none"]
)
def test_each_item_of_a_list_is_said_by_whom_its_first_line_names(bullets):
    words = ["“The pier will open in June.”", "“No fee will rise.”", "“I will not stand again.”"]
    text = "Three things Mayor Ana Ruiz said on Monday:" + "".join(
        f"\n\n{bullet}{item}" for bullet, item in zip(bullets, words, strict=True)
    )
    assert said(text) == dict.fromkeys(words, "Ana Ruiz")


def test_an_item_with_a_cue_of_its_own_keeps_its_speaker():
    text = "What Mayor Ana Ruiz said on Monday:\n\n• “The pier will open in June.”\n\n• “It will not,” said Bo Lind, a baker."
    assert said(text) == {"“The pier will open in June.”": "Ana Ruiz", "“It will not,”": "Bo Lind"}


def test_who_listens_in_the_sentence_after_did_not_say_it():
    found = said("Ana Ruiz turned to Bo Lind. “The pier is closing.” Lind nodded.")
    assert set(found.values()) <= {"Ana Ruiz", ""}


def test_a_verb_that_reports_attributes_after_a_full_stop_too():
    found = said("Ana Ruiz came. “The pier is closing for good.” Bo Lind said.")
    assert set(found.values()) == {"Bo Lind"}
