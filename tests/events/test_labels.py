"""Labels name who had that part in it and where it was, or say less; evidence is the sentence that reads best alone."""

import re
from importlib.resources import files

import pandas as pd
import pytest

import helpers
from helpers.dates import dates_in
from helpers.events import mentions_in
from helpers.events.cast import cast_of
from helpers.events.clear import clear
from helpers.events.triggers import triggers_in
from helpers.text import Document

PUBLISHED = "2018-07-12"


def events(*texts):
    articles = pd.DataFrame(
        {"article_id": [f"a{n}" for n in range(len(texts))], "published": PUBLISHED, "title": "", "text": texts}
    )
    return articles, helpers.find_events(articles, helpers.find_dates(articles))[0]


def labels(*texts):
    return events(*texts)[1]["label"].tolist()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        # the one who died, was charged, sentenced; never a thing, a place or a body
        ("Photojournalist Ana Ruiz was killed in Tripoli on Monday.", "Death of Ruiz"),
        ("The death of Dr Ana Ruiz on Monday came as a surprise.", "Death of Ruiz"),
        ("The fire on the Northern Star rig killed eleven workers on Monday.", "11 workers killed"),
        ("Scores of people were killed on Monday near Oslo, the Harbour Council said.", "Deaths in Oslo"),
        ("The doctor of Ana Ruiz died on Monday.", "Death"),
        ("Ana Ruiz was sentenced to four years on Monday.", "Ruiz sentenced"),
        ("On Monday Judge Bo Lind sentenced Ana Ruiz to four years.", "Ruiz sentenced"),
        ("Ana Ruiz was convicted on Monday.", "Ruiz convicted"),
        ("The trial of Dr Ana Ruiz began on Monday.", "Trial of Ruiz"),
        ("Ana Ruiz testified on Monday before Judge Bo Lind.", "Ruiz testifies"),
        ("On Monday Bo Lind nominated Ana Ruiz.", "Ruiz nominated"),
        ("Ana Ruiz was gunned down on Monday.", "Death of Ruiz"),
        ("Three workers were found dead in Oslo on Monday.", "Death in Oslo"),
        ("Ana Ruiz and Bo Lind spoke by phone on Monday.", "Ruiz and Lind talk by phone"),
        # two names only where both took part
        ("Ana Ruiz met with Bo Lind on Monday.", "Ruiz and Lind meet"),
        ("Ana Ruiz met the finance ministers in the Rose Garden of the White House on Monday.", "Meeting at the Rose Garden"),
        ("Ana Ruiz watched Bo Lind at a ceremony in Oslo on Monday.", "Ceremony in Oslo"),
        ("Ana Ruiz came on Monday with a letter from Bo Lind.", "Letter from Lind"),
        # what it was, rather than a bare noun
        ("An explosion on the Northern Star rig shook the coast on Monday.", "Explosion on the Northern Star rig"),
        ("The oil spill in the Gulf of Mexico began on Monday.", "Oil spill in the Gulf of Mexico"),
        ("The Northern Star sank on Monday.", "Sinking of the Northern Star"),
        ("Eva Holm's body was released on Monday.", "Release of Eva Holm's body"),
        ("The Harbour Council meeting on Monday was short.", "Harbour Council meeting"),
        ("The vote on the harbour was held on Monday.", "Vote on the harbour"),
        ("On Monday the parliament approved a new bridge.", "Approval of a new bridge"),
        ("The rebels captured Tripoli on Monday.", "Capture of Tripoli"),
        # a place is a place
        ("The explosion at Lind Corporation on Monday was loud.", "Explosion at Lind Corporation"),
        ("Protests in Benghazi began on Monday.", "Protests in Benghazi"),
        ("It was the worst flood in US history, Ana Ruiz said of the flood on Monday.", "Flood"),
    ],
)  # fmt: skip
def test_a_label_says_what_is_known_and_no_more(text, label):
    assert label in labels(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Photojournalist Ana Ruiz came.", ["Ana Ruiz"]),
        ("Judge Ana Ruiz met Sens. Bo Lind and Eva Holm.", ["Ana Ruiz", "Bo Lind", "Eva Holm"]),
        ("In New York Mr. Lind met Ana Ruiz.", ["New York", "Lind", "Ana Ruiz"]),
        ("Hugo Ch vez met Ana Ruiz.", ["Ana Ruiz"]),
        ("Chairman Lind of Norway came.", ["Lind"]),
    ],
)
def test_names_lose_titles_and_what_was_run_into_them(text, names):
    assert [name.name for name in cast_of(Document(text))] == names


def test_what_has_an_article_is_no_person():
    assert {name.kind for name in cast_of(Document("The Northern Star burned before the Northern Star sank."))} == {
        "thing"
    }


@pytest.mark.parametrize(
    "text",
    ["He died of cardiac arrest.", "It grew to meet demand.", "They must meet the deadline.", "There are signs that it helps.",
     "It was sold on a trial basis.", "He opposes the death penalty.", "It is a litmus test.", "It released oil into the sea.",
     "Dr Ana Ruiz faces four years if convicted.", "She could be sentenced to four years.",
     "His fiercest attack so far came then.", "It was an attack on her policy.", "Shares sank to a low."],
)  # fmt: skip
def test_a_trigger_in_a_set_phrase_is_no_event(text):
    found = {match.group() for match in triggers_in(text)}
    assert not found - {"died", "sold"}


def test_what_may_come_has_not_happened():
    document = Document("Ana Ruiz may visit Oslo. Bo Lind warned of the threat of an attack.", published=PUBLISHED)
    assert {mention.status for mention in mentions_in(document, dates_in(document))} == {"scheduled"}


def test_a_trigger_within_a_name_is_no_event():
    assert labels("Ana Ruiz was taken to the Lind Strike Hospital on Monday.") == []


def test_of_many_mentions_a_single_one_names_nobody():
    plain = "The summit on July 6 was short."
    text = "The summit in Oslo on July 6 was short."
    assert labels(*[plain] * 6, text) == ["Summit"]


def test_evidence_is_whole_and_tells_that_it_happened():
    articles, found = events(
        "Lind to see Ruiz\nAna Ruiz met Bo Lind in Oslo on July 6",
        "Ana Ruiz met Bo Lind in Oslo on July 6, her office said.",
        "But on July 6 Ana Ruiz met Bo Lind in Oslo, signed a treaty, visited the harbour and held a press conference.",
    )
    best = found.iloc[0]["evidence"]
    text = dict(zip(articles["article_id"], articles["text"], strict=True))[best["article_id"]]
    assert text[best["start"] : best["end"]] == "Ana Ruiz met Bo Lind in Oslo on July 6, her office said."


def test_a_run_of_headlines_reads_worse_than_a_sentence():
    plain = "Ana Ruiz met Bo Lind in Oslo on July 6, her office said."
    assert clear(plain) > clear(f"Lind to visit Oslo The mayor said that {plain}") and clear(plain) > clear(
        plain, events=3
    )


def test_no_trigger_is_found_in_the_examples_of_what_is_no_event():
    table = pd.read_csv(files("helpers.events") / "not_triggers.csv", comment="#", keep_default_na=False)
    for row in table.itertuples():
        for example in row.example.split(";"):
            assert not [found for found in triggers_in(example) if re.fullmatch(row.trigger, found.group(), re.I)], (
                example
            )
