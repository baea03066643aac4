"""Names of hard text: broken over lines, in other scripts, of marks alone."""

import pytest

from helpers.quotes import Quote
from helpers.speakers import names_in, resolve_in
from helpers.text import Document


@pytest.mark.parametrize(
    ("text", "name", "canonical"),
    [
        ("He left North\nKorea.", "North Korea", "North Korea"),
        ("He left the United\u00a0Arab  Emirates.", "United Arab Emirates", "United Arab Emirates"),
        ("He met Ana\nRuiz. Ruiz left.", "Ana Ruiz", "Ana Ruiz"),
    ],
)
def test_a_name_broken_over_lines_is_the_name(text, name, canonical):
    found = names_in(Document(text))[0]
    assert (found.name, found.canonical) == (name, canonical)
    assert " ".join(text[found.start : found.end].split()) == name


def test_a_surname_joins_a_full_name_that_is_broken_over_lines():
    assert [name.canonical for name in names_in(Document("He met Ana\nRuiz. Ms. Ruiz left."))] == [
        "Ana Ruiz",
        "Ana Ruiz",
    ]


def test_a_source_broken_over_lines_is_shown_on_one():
    text = "“Yes,” a harbour\nspokesman said."
    said = Quote("direct", [[0, 6]], [[27, 31]], [[7, 26]], "said", "speech", 0.0, 1, 0.9)
    assert resolve_in(Document(text), [said])[0].name == "a harbour spokesman"


@pytest.mark.parametrize(
    "text", ["", "“”", "İ Ø", "Ǆ. ﬁ", "АННА РУИС", "😀 😀", "X", "Mr.", "Mr. President of", "Of The And", "\0A\0"]
)
def test_names_of_odd_text_stand_where_they_say(text):
    for name in names_in(Document(text)):
        assert " ".join(text[name.start : name.end].split()) == name.name
