"""What an article says that somebody does for a living; invented people."""

import pytest

from helpers.speakers import names_in
from helpers.speakers.context import Context
from helpers.speakers.resolution import UNRESOLVED
from helpers.speakers.trades import with_trades
from helpers.text import Document


def trades_of(text):
    """The trades that a text gives Ana Ruiz."""
    document = Document(text)
    answer = UNRESOLVED._replace(name="Ana Ruiz", kind="person")
    return with_trades(Context(document, names_in(document)), [answer])[0].trades


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
    assert trades_of(text) == trades


@pytest.mark.parametrize(
    ("text", "trades"),
    [
        ("Ana Ruiz of the Harbour Trust came.", "of harbourtrust"),
        ("The singer left. Ana Ruiz of the Harbour Trust came.", ""),
        ("Ana Ruiz, a vet, came. Ana Ruiz of the Harbour Trust left.", "of harbourtrust|science or medicine"),
        ("Ana Ruiz of Oslo came.", ""),
    ],
)
def test_who_is_introduced_by_a_body_has_it_for_a_trade_where_nothing_is_told_of_stars(text, trades):
    assert trades_of(text) == trades
