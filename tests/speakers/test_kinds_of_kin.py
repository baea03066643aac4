"""Names right behind a word for kin; invented people."""

import pytest

from helpers.language import encoder
from helpers.speakers.kinds import with_kinds
from helpers.speakers.names import names_in
from helpers.text import Document


@pytest.mark.parametrize(
    ("text", "name", "person"),
    [
        ("Katherine Lind is the guardian. Her mother Ida said no.", "Ida", True),
        ("Michael Lind's brother Marlon said the family was delighted.", "Marlon", True),
        ("He left his wife, Harbour Trust said.", "Harbour Trust", False),
    ],
)
def test_a_name_right_behind_a_word_for_kin_is_a_person_s(text, name, person):
    document = Document(text)
    encoder().read([document])
    assert {one.kind == "person" for one in names_in(document, with_kinds) if one.name == name} == {person}
