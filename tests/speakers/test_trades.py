"""What an article says that somebody does for a living; invented people."""

import pytest

from helpers.speakers import names_in
from helpers.speakers.context import Context
from helpers.speakers.resolution import UNRESOLVED
from helpers.speakers.trades import with_trades
from helpers.text import Document


@pytest.mark.parametrize(
    ("text", "trades"),
    [
        ("The singer Ana Ruiz came.", "stage"),
        ("It follows the surfer and vet Dr Ana Ruiz.", "science or medicine|sport"),
        ("Ana Ruiz, a retired singer and boxer from Oslo, came.", "sport|stage"),
        ("Her mother, the farmer, came. The vet, Ana Ruiz, left.", "science or medicine"),
        ("Sergeant Ana Ruiz came.", "police or military"),
        ("Ana Ruiz, the daughter of a farmer, came.", ""),
        ("The singer’s mother, Ana Ruiz, came.", ""),
        ("Ana Ruiz came. Ana Ruiz left.", ""),
    ],
)
def test_a_person_has_the_trades_of_the_words_right_before_the_name_and_of_appositions(text, trades):
    document = Document(text)
    answer = UNRESOLVED._replace(name="Ana Ruiz", kind="person")
    assert with_trades(Context(document, names_in(document)), [answer])[0].trades == trades
