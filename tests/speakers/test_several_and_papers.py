"""Several who speak at once, documents of somebody, and nouns beside a name; invented people and bodies."""

import pytest

from helpers.speakers.fits import fitting, owner_alone
from helpers.speakers.papers import paper
from helpers.speakers.resolve import by_rules
from helpers.speakers.together import pair_before, together
from helpers.text import Document


def read(text, source):
    """Return (context, start, end, names) of the last place of `source` in a text."""
    context, _ = by_rules(Document(text), [])
    start = text.rindex(source)
    return context, start, start + len(source), context.inside(start, start + len(source))


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Kurt Vane met Tim Lind. Vane and Lind said so.", "Vane and Lind", "Kurt Vane and Tim Lind"),
        ("Ana Ruiz, Bo Lind and Jan Vane said so.", "Ana Ruiz, Bo Lind and Jan Vane", "Ana Ruiz, Bo Lind and Jan Vane"),
        ("Bill Marden and his wife, Hilda Marden, left. Mr and Mrs Marden said so.", "Mr and Mrs Marden",
         "Bill Marden and Hilda Marden"),
        ("Bill Marden and his wife, Hilda Marden, left. The Mardens said so.", "The Mardens", "Bill Marden and Hilda Marden"),
        ("Norway and the United States said so.", "Norway and the United States", "Norway and United States"),
        ("Chad, Norway and the United Kingdom said so.", "Chad, Norway and the United Kingdom", "Chad, Norway and United Kingdom"),
        ("Mr. and Mrs. Marden said so.", "Mr. and Mrs. Marden", "Mr Marden and Mrs Marden"),
        ("The twins came. Ana and Ben Ruiz said so.", "Ana and Ben Ruiz", "Ana Ruiz and Ben Ruiz"),
        ("Vane came. Vane and Ben Ruiz said so. Ida Vane left.", "Vane and Ben Ruiz", "Ida Vane and Ben Ruiz"),
    ],
)  # fmt: skip
def test_speakers_named_side_by_side_are_one_group_of_them_all(text, source, name):
    found = together(*read(text, source))
    assert (found.name, found.kind) == (name, "group")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ana Ruiz, mayor of Oslo and Bergen, said so.", "Ana Ruiz, mayor of Oslo and Bergen,"),
        ("Lawyers for Ana Ruiz and Bo Lind said so.", "Lawyers for Ana Ruiz and Bo Lind"),
        ("Ana Ruiz said so.", "Ana Ruiz"),
    ],
)
def test_one_who_is_described_by_several_names_is_one(text, source):
    assert together(*read(text, source)) is None


def test_they_after_a_pair_is_the_pair_and_after_one_person_nobody():
    pair, start, *_ = read("Dan Orr and Ida Lorn came home. It was late. “Yes,” they said.", "they")
    assert pair_before(pair, start).name == "Dan Orr and Ida Lorn"
    one, start, *_ = read("Dan Orr came home. “Yes,” they said.", "they")
    assert pair_before(one, start) is None


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("The report of the Audit Office came out. It was long. The report said no.", "The report",
         "report of the Audit Office"),
        ("A poll by Harbour News said no.", "A poll by Harbour News", "poll of Harbour News"),
        ("The Harbour News poll said no.", "The Harbour News poll", "poll of Harbour News"),
        ("Ana Ruiz’s new book said no.", "Ana Ruiz’s new book", "book of Ana Ruiz"),
        ("Ana Ruiz came. A report said no.", "A report", "report"),
    ],
)  # fmt: skip
def test_a_report_is_a_document_of_the_one_whose_it_is(text, source, name):
    found = paper(*read(text, source))
    assert (found.name, found.kind) == (name, "document")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The letter of Ana Ruiz said no.", "The letter of Ana Ruiz"),
        ("The author of the report said no.", "The author of the report"),
    ],
)
def test_letters_and_authors_are_no_document(text, source):
    assert paper(*read(text, source)) is None


def quote(text, source):
    from helpers.quotes import Quote

    start = text.rindex(source)
    return Quote(
        "indirect", [[len(text) - 1, len(text)]], [], [[start, start + len(source)]], "said", "speech", 0.5, 1, 0.9
    )


@pytest.mark.parametrize(
    ("text", "source", "alone"),
    [
        ("Lawyers for Ana Ruiz said so.", "Lawyers for Ana Ruiz", True),
        ("A spokesman for the minister Ana Ruiz said so.", "A spokesman for the minister Ana Ruiz", True),
        ("Ana Ruiz’s lawyers said so.", "Ana Ruiz’s lawyers", True),
        ("The lawyer Ana Ruiz said so.", "The lawyer Ana Ruiz", False),
        ("The letter of Ana Ruiz said so.", "The letter of Ana Ruiz", False),
    ],
)
def test_whose_lawyers_speak_speaks_not_himself(text, source, alone):
    context, *_ = read(text, source)
    assert owner_alone(context, quote(text, source), "Ana Ruiz") == alone


def test_who_is_named_in_a_source_is_whom_it_means():
    from helpers.speakers.cast import Cast

    text = "Bo Lind came to the Harbour Trust. The Harbour Trust said so."
    context, *_ = read(text, "The Harbour Trust")
    cast = Cast(context, [])
    fit = fitting(context, cast, quote(text, "The Harbour Trust"), cast.who)
    assert dict(zip([*(cast.names[one] for one in cast.who), "nobody"], fit.tolist(), strict=True)) == {
        "Bo Lind": False, "Harbour Trust": True, "nobody": True,
    }  # fmt: skip
