"""Names as they are written: hyphens, titles of two, suffixes, prefixes, months; invented people."""

import pytest

from helpers.speakers import names_in
from helpers.text import Document


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Jo Vane - Lind left. Vane - Lind said no.", ["Jo Vane-Lind"] * 2),
        ("Princes Bo and Jan came.", ["Bo", "Jan"]),
        ("Sens. Ana Ruiz and Bo Lind left.", ["Ana Ruiz", "Bo Lind"]),
        ("Bo Lind Jr. and Bo Lind came. Lind said no.", ["Bo Lind Jr.", "Bo Lind", "Bo Lind"]),
        ("Omar al-Qadri came. Qadri left. “No,” al-Qadri said.", ["Omar al-Qadri"] * 3),
        ("Omar al - Qadri came. Qadri left.", ["Omar al-Qadri"] * 2),
        ("Prince Omar bin Vane came. Prince Omar left.", ["Omar bin Vane"] * 2),
        ("Teresa May came in May. May said no.", ["Teresa May"] * 2),
        ("He met Will Lind. Mr. Lind left.", ["Will Lind"] * 2),
        ("Kim Ki - nam came. Kim left.", ["Kim Ki-nam"] * 2),
        ("Bill O’ Lorn came. “No,” O’ Lorn said.", ["Bill O’Lorn"] * 2),
        ("He was asked by April Lorn, a reporter. Lorn left.", ["April Lorn"] * 2),
        ("He came by Will Lorn’s house.", ["Will Lorn"]),
        ("It was over by April Lorn said.", ["Lorn"]),
        ("The director, Christian Lorn, came. Lorn left.", ["Christian Lorn"] * 2),
        ("Ana Lorn came. German Lorn left.", ["Ana Lorn"] * 2),
        ("Mainly Muslim Turkey said no.", ["Turkey"]),
        ("Hilda Marden came. Mrs. Marden left. President Marden said no.", ["Hilda Marden", "Hilda Marden", "Marden"]),
        ("Hilda Marden came. Marden left. They cried: President Marden! Marden spoke.",
         ["Hilda Marden", "Hilda Marden", "Marden", "Hilda Marden"]),
        ("The president, Hilda Marden, came. President Marden left. President Marden spoke.", ["Hilda Marden"] * 3),
        ("Hilda Marden, the mayor, came. Mayor Marden left. Mayor Marden spoke.", ["Hilda Marden"] * 3),
        ("The wife of the president, Hilda Marden, came. President Marden left. President Marden spoke.",
         ["Hilda Marden", "Marden", "Marden"]),
        ("Peter Lind came. Mr Lind left. He learned from David Lind, a rival. Mr Lind spoke.",
         ["Peter Lind", "Peter Lind", "David Lind", "Peter Lind"]),
        ("Peter Lind came. Mr Lind left. David Lind stayed. Mr Lind spoke.", ["Peter Lind"] * 2 + ["David Lind"] * 2),
    ],
)  # fmt: skip
def test_a_person_has_one_form_in_an_article(text, people):
    assert [name.canonical for name in names_in(Document(text))] == people


def test_a_month_before_a_day_or_after_a_preposition_is_no_name():
    assert [name.name for name in names_in(Document("Teresa Vane came. In May Ruiz left on June 3."))] == [
        "Teresa Vane",
        "Ruiz",
    ]
