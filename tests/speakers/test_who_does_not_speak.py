"""Sources that do not speak, and how sure somebody must be to be shown as who does; invented people."""

import numpy as np
import pytest

from helpers.quotes import Quote
from helpers.speakers.cast import Cast
from helpers.speakers.context import Context
from helpers.speakers.fits import owner_alone
from helpers.speakers.floors import LEAST, least_of
from helpers.speakers.kinds import with_kinds
from helpers.speakers.names import names_in
from helpers.speakers.passives import is_told, teller
from helpers.speakers.settle import _places
from helpers.text import Document


def row_in(text, source, cue="said", content="it"):
    """Return (context, quotation) of the last words `source`, `cue` and `content` in a text."""
    spans = [[text.rindex(words), text.rindex(words) + len(words)] for words in (content, cue, source)]
    quote = Quote("indirect", *([span] for span in spans), cue, "speech", 0.6, 1, 0.9)
    document = Document(text)
    return Context(document, names_in(document, with_kinds)), quote


@pytest.mark.parametrize(
    ("text", "source", "cue", "told"),
    [
        ("Ana Ruiz was accused of it.", "Ana Ruiz", "was accused of", True),
        ("Ana Ruiz has often been told that it rained.", "Ana Ruiz", "told", True),
        ("Ana Ruiz, who is widely criticised for it, left.", "who", "criticised for", True),
        ("Asked about it, Ana Ruiz smiled.", "Ana Ruiz", "Asked about", True),
        ("She smiled when asked whether Ana Ruiz knew of it.", "Ana Ruiz", "asked", True),
        ("Ana Ruiz was certain and accused Lind of it.", "Ana Ruiz", "accused", False),
        ("Ana Ruiz has accused Bo Lind of it.", "Ana Ruiz", "has accused", False),
        ("She's accused Bo Lind of it.", "She", "accused", False),
        ("It was late, said Ana Ruiz, of it.", "Ana Ruiz", "said", False),
        ("Ana Ruiz was convinced that it rained.", "Ana Ruiz", "was convinced", False),
    ],
)
def test_who_is_accused_told_or_asked_does_not_say_it(text, source, cue, told):
    assert is_told(*row_in(text, source, cue)) == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bo Lind left. Ana Ruiz was accused by Bo Lind of it.", "Bo Lind"),
        ("Bo Lind left. Ana Ruiz was told by the Courier’s Bo Lind of it.", "Bo Lind"),
        ("Bo Lind left. Ana Ruiz was accused of it by somebody.", ""),
        ("Bo Lind left. Ana Ruiz was told by friends of Bo Lind of it.", ""),
    ],
)
def test_whom_by_names_is_who_says_it(text, name):
    cue = "was accused" if "accused" in text else "was told"
    assert teller(*row_in(text, "Ana Ruiz", cue)).name == name


@pytest.mark.parametrize(
    ("text", "source", "least"),
    [
        ("Ana Ruiz, the mayor of Oslo, left. The mayor said it.", "The mayor", 0.0),
        ("Ana Ruiz left. The mayor said it.", "The mayor", LEAST["words"]),
        ("Ana Ruiz, the mayor of Oslo, left. The judge said it.", "The judge", LEAST["another title"]),
        ("It was Ana Ruiz, who said it.", "who", 0.0),
        ("It was the friends of Ana Ruiz in Oslo who said it.", "who", LEAST["relative"]),
        ("Ana Ruiz left. She said it.", "She", 0.0),
    ],
)
def test_somebody_must_be_surer_where_nothing_calls_him_what_the_source_says(text, source, least):
    assert least_of(*row_in(text, source), "Ana Ruiz") == least


@pytest.mark.parametrize(
    "words",
    [
        "Conservatives close to the leader, Ana Ruiz,",
        "Experts interviewed by Ana Ruiz",
        "Norwegians opposed to Ana Ruiz",
    ],
)
def test_a_group_is_not_whom_it_is_near(words):
    assert owner_alone(*row_in(f"Ana Ruiz left. {words} said it.", words), "Ana Ruiz")


def test_whoever_speaks_is_not_the_he_of_his_own_words():
    text = "Al Vane left. “He said it was late,” Bo Lind told us."
    document = Document(text)
    context = Context(document, names_in(document, with_kinds))
    outer = Quote("direct", [[14, 36]], [[45, 49]], [[37, 44]], "told", "speech", 0.6, 1, 0.9)
    inner = Quote("indirect", [[23, 34]], [[18, 22]], [[15, 17]], "said", "speech", 0.6, 1, 0.9)
    cast = Cast(context, [outer, inner])
    who = np.array([cast.names.index(name) for name in ("Bo Lind", "Al Vane")])
    chances = [(who, np.array(own)) for own in ([0.8, 0.1, 0.1], [0.6, 0.3, 0.1])]
    places = _places(context, cast, [outer, inner], chances, [False, True])
    assert [cast.names[place] for place in places] == ["Bo Lind", "Al Vane"]
