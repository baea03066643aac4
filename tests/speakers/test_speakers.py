"""Who the words of a source name; invented people."""

import pandas as pd
import pytest

import helpers
from helpers.speakers import names_in, surname
from helpers.text import Document


def speakers(*texts, tagger="fast"):
    articles = pd.DataFrame(
        {"article_id": [f"a{n}" for n in range(len(texts))], "published": "2018-07-12", "text": texts}
    )
    return helpers.extract(articles, tagger=tagger, workers=1)


@pytest.mark.parametrize(("text", "speaker", "how"), [
    ("“The bridge is safe,” Ana Ruiz said.", "Ana Ruiz", "full name"),
    ("Ana Ruiz came to Port Sable. “The bridge is safe,” Ms. Ruiz said.", "Ana Ruiz", "surname"),
    ("Ana Ruiz came to Port Sable. “The bridge is safe,” she said.", "Ana Ruiz", "pronoun"),
    ("“The bridge is safe,” the Kremlin said.", "Kremlin", "metonym"),
    ("“The bridge is safe,” a senior official said.", "a senior official", "unnamed"),
    ("Ana Ruiz, the mayor, came. “The bridge is safe,” the mayor said.", "Ana Ruiz", "title"),
])  # fmt: skip
def test_a_source_is_resolved_and_says_how(text, speaker, how):
    quotes = speakers(text).quotes
    assert quotes[["speaker", "how_resolved"]].values.tolist() == [[speaker, how]]


def test_family_names_that_stand_first_are_known():
    assert [surname(name) for name in ("Kim Jong Un", "Moon Jae-in", "Park Min Su", "Ana Ruiz")] == [
        "Kim",
        "Moon",
        "Park",
        "Ruiz",
    ]


def test_a_spelling_variant_and_a_surname_are_one_speaker_across_articles():
    tables = speakers(
        "“The bridge is safe,” Park Min-su said.",
        "“The bridge is open,” Park Min Su said.",
        "“It is shut,” Mr. Park said.",
    )
    assert tables.speakers["n_quotes"].tolist() == [3]


def test_unnamed_sources_are_never_merged_across_articles():
    assert len(speakers(*["“The bridge is safe,” an official said."] * 2).speakers) == 2


def test_a_dateline_is_nobodys_name():
    names = names_in(Document("PORT SABLE, July 12 (Meridian Wire) — Ana Ruiz spoke."))
    assert [name.canonical for name in names] == ["Ana Ruiz"]


@pytest.mark.parametrize("text", ["", "ALL CAPITALS HERE SAID “NO” MR RUIZ", "“” “” “”", "no capitals, “yes” he said"])
def test_odd_input_gives_an_answer(text):
    assert len(speakers(text).problems) == 0


def test_an_honorific_begins_another_name():
    assert [name.name for name in names_in(Document("In Oslo Mr. Ruiz came."))] == ["Oslo", "Ruiz"]


def test_a_slip_of_a_name_parts_no_surname_from_its_bearer():
    names = ["Ana Ruiz"] * 40 + ["Harlsby Ruiz"]
    texts = [f"“The bridge is safe,” {name} said." for name in names]
    assert speakers(*texts, "“It is shut,” Ms. Ruiz said.").quotes["speaker"].iloc[-1] == "Ana Ruiz"
