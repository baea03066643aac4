"""Which names of several articles are one speaker; invented people."""

import pytest

from helpers.speakers.same import Row, identities


def rows(*given):
    """Return Rows of (name, kind, article, role, pronoun), the last two where given."""
    return [Row(*row, *[""] * (5 - len(row))) for row in given]


def same(*given):
    """Return for each row the number of the first with the same identity."""
    found = identities(rows(*given))
    return [found.index(identity) for identity in found]


def many(name, n, role="", pronoun=""):
    return [(name, "person", f"{name} {place}", role, pronoun) for place in range(n)]


def test_a_surname_joins_the_full_name_whose_title_fits():
    given = [
        ("Bo Lind", "person", "a", "president"),
        ("Ana Lind", "person", "b", "mayor"),
        ("Lind", "person", "c", "President"),
    ]
    assert same(*given) == [0, 1, 0]


def test_a_surname_with_a_title_that_nobody_of_it_has_stays_apart():
    given = [
        ("Bo Lind", "person", "a", "singer and actor"),
        ("Ana Lind", "person", "b", "mayor"),
        ("Lind", "person", "c", "judge"),
    ]
    assert same(*given) == [0, 1, 2]


def test_a_surname_joins_nobody_of_the_other_pronoun():
    given = [("Ana Lind", "person", "a", "", "she"), ("Lind", "person", "b", "", "he")]
    assert same(*given) == [0, 1]


def test_in_a_large_corpus_a_name_read_once_is_not_every_bearer_s_of_its_surname():
    given = [*many("Bo Falk", 700), ("Ana Lind", "person", "a"), ("Lind", "person", "b")]
    assert same(*given)[-2:] == [700, 701]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jo Vane-Lind", "Jo Vane - Lind"), ("Zoë Falk", "Zoe Falk"), ("Dr. Ana Ruiz", "Ana Ruiz"), ("Ana M. Ruiz", "Ana Ruiz"),
    ],
)  # fmt: skip
def test_one_name_is_one_person_however_it_is_written(one, other):
    assert same((one, "person", "a"), (other, "person", "b")) == [0, 0]


@pytest.mark.parametrize(
    ("one", "other"), [("Bo Lind", "Bo Lind Jr."), ("Ana Ruiz", "Anna Ruiz"), ("Bo A. Lind", "Bo B. Lind")]
)
def test_near_names_without_evidence_are_two_people(one, other):
    assert same((one, "person", "a"), (other, "person", "b")) == [0, 1]


@pytest.mark.parametrize(
    ("one", "other", "same_one"),
    [
        ("Ana Lucia Ignacia da Vane", "Ana Lucia Inacia da Vane", True),
        ("Ana Ignacia Vane", "Ana Inacia Vane", False),
        ("Ana Lucia Lind da Vane", "Ana Lucia Lund da Vane", False),
        ("Ana Ignacia", "Ana Inacia", False),
    ],
)
def test_a_letter_of_a_long_word_makes_nobody_else_where_three_other_words_are_the_same(one, other, same_one):
    assert same((one, "person", "a"), (other, "person", "b")) == [0, 0 if same_one else 1]


def test_two_whom_one_article_has_are_not_one_for_a_letter():
    one, other = "Ana Lucia Ignacia da Vane", "Ana Lucia Inacia da Vane"
    assert same((one, "person", "a"), (other, "person", "a")) == [0, 1]


def test_spellings_of_another_script_are_one_person_where_the_title_is_the_same():
    given = [("Omar al-Qadri", "person", "a", "president"), ("Umar Kaddri", "person", "b", "President")]
    assert same(*given) == [0, 0]
    assert same(*[row[:3] for row in given]) == [0, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S. Supreme Court", "Supreme Court of the United States"), ("Harbour Mills Inc.", "Harbour Mills"),
        ("the Harbour Trust", "Harbour Trust"), ("U.S. State Department", "State Department"),
    ],
)  # fmt: skip
def test_a_body_is_one_with_and_without_its_country_first_its_article_and_its_legal_form(one, other):
    assert same((one, "organisation", "a"), (other, "organisation", "b")) == [0, 0]


def test_bodies_that_each_country_has_are_one_only_where_the_country_is_known():
    ministries = (
        "Foreign Ministry of Norway",
        "Foreign Ministry of Denmark",
        "Norwegian Foreign Ministry",
        "Foreign Ministry",
    )
    given = [(name, "organisation", article) for article, name in zip("abcd", ministries, strict=True)]
    assert same(*given, ("Foreign Ministry", "organisation", "e")) == [0, 1, 0, 3, 4]


def test_what_only_describes_belongs_to_its_article():
    given = [
        (name, kind, article)
        for article in "ab"
        for name, kind in [("the company", "organisation"), ("Everyone", "group")]
    ]
    assert same(*given) == [0, 1, 2, 3]


def test_a_name_has_the_kind_that_nearly_all_articles_give_it():
    given = [("Kestrel", kind, str(n)) for n, kind in enumerate(["organisation"] * 8 + ["person"])]
    assert same(*given) == [0] * 9


@pytest.mark.parametrize(("whole", "short"), [("Timothy F. Vane", "Tim Vane"), ("William Vane", "Bill Vane")])
def test_a_short_given_name_is_one_with_the_whole_where_the_title_is_the_same_or_nobody_else_has_the_surname(
    whole, short
):
    given = [(whole, "person", "a", "treasurer"), (short, "person", "b", "treasurer"), ("Ana Vane", "person", "c")]
    assert same(*given) == [0, 0, 2]
    assert same(*[row[:3] for row in given]) == [0, 1, 2]
    assert same(*[row[:3] for row in given[:2]]) == [0, 0]


def test_a_general_with_a_surname_or_with_a_full_name_is_the_person_of_that_name():
    given = [
        *many("Bo Vane", 4, "president"),
        ("General Bo Vane", "person", "x"),
        ("General Vane", "person", "y", "president"),
    ]
    assert same(*given) == [0] * 6


def test_a_full_name_that_ends_a_longer_one_is_no_surname():
    given = [*many("Ana Ruiz", 4, "mayor"), ("Council Ana Ruiz", "person", "a", "mayor")]
    assert same(*given)[:4] == [0] * 4


def test_a_surname_that_most_articles_have_alone_is_not_of_a_full_name_read_once():
    given = [("Ana Lind", "person", "a", "president"), *many("Lind", 7, "president")]
    assert same(*given)[1:] == [1] * 7


def test_a_document_with_its_owner_is_one_over_the_corpus_and_a_bare_one_belongs_to_its_article():
    given = [("report of the Audit Office", "document", "a"), ("report of the Audit Office", "document", "b")]
    assert same(*given, ("report", "document", "a"), ("report", "document", "b")) == [0, 0, 2, 3]


def test_a_newspaper_of_a_capital_is_no_body_of_its_state():
    found = identities(rows(("Oslo Post", "organisation", "a"), ("U.S. Supreme Court", "organisation", "a")))
    assert [kind for kind, _ in found] == ["organisation", "government"]
