"""The words that tell of events of known kinds are found the same way in a text and in the tokens of a Document."""

import pytest

from helpers.events.clear import clear
from helpers.events.triggers import kind_of, triggers_in, triggers_of
from helpers.text import Document


@pytest.mark.parametrize(
    "text",
    [
        "The talks were called off on Monday. Ana Ruiz’s re-election and the anti-strike march went on trial.",
        "TALKS in Oslo: pre-summit meetings,visits and a cease-fire.\n\nShe went on strike; he met Lind.",
        "A cardiac arrest, to meet demand. They cannot meet. On  trial, on\ntrial, took part in to visit.",
        "Strike",
        "",
    ],
)
def test_triggers_of_a_document_are_those_of_its_sentences(text):
    document = Document(text)
    found = [match.span() for start, end in document.sentences.tolist() for match in triggers_in(text, start, end)]
    assert [match.span() for match in triggers_of(document)] == found
    assert found or not text


@pytest.mark.parametrize(
    ("glued", "well"),
    [
        (
            "Ana Ruiz met Bo Lind in Oslo The mayor left on July 6.",
            "Ana Ruiz met Bo Lind in Oslo; the mayor left on July 6.",
        ),
        (
            "Ana Ruiz met Bo Lind in Oslo at 10:30 on Friday there.",
            "Ana Ruiz met Bo Lind in Oslo at ten on Friday there.",
        ),
        (
            "Ana Ruiz of Oslo, July 6, 2018 9 met Bo Lind on Friday.",
            "Ana Ruiz of Oslo, July 6, 2018, met Bo Lind on Friday.",
        ),
        (
            "Ana Ruiz met Bo Lind in Oslo on Friday (photo: Ostby).",
            "Ana Ruiz met Bo Lind in Oslo on Friday (in Ostby).",
        ),
    ],
)
def test_what_runs_into_a_sentence_makes_it_read_worse(glued, well):
    assert clear(glued) < clear(well)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The council released four young prisoners.", "freeing"),
        ("Ana Ruiz was released from a crowded jail.", "freeing"),
        ("Ana Ruiz was released on Monday on bail.", "freeing"),
        ("The council released pictures of four prisoners.", "release"),
        ("The report was released on Friday.", "release"),
    ],
)
def test_people_who_are_released_are_freed(text, kind):
    assert [kind_of(match)[0] for match in triggers_in(text)] == [kind]
