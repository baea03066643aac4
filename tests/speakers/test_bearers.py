"""Whom a name means that several people of a corpus have; invented people."""

import pytest

from helpers.speakers.same import Row, identities


def person(name, article, role="", pronoun="", how="full name"):
    return Row(name, "person", article, role, pronoun, how)


def keys(rows):
    return [identity and identity[1] for identity in identities(rows)]


TWO = [person("Ana Ruiz", article) for article in "abc"] + [person("Bo Ruiz", article) for article in "def"]
BESIDE = [person("Ida Vane", article) for article in "abcx"] + [person("Tim Lorn", article) for article in "defy"]


def test_a_surname_of_two_is_whoever_is_quoted_beside_the_same_others():
    found = keys([*TWO, *BESIDE, person("Ruiz", "x"), person("Ruiz", "y")])
    assert found[-2:] == ["anaruiz", "boruiz"]


def test_a_surname_of_two_without_evidence_belongs_to_its_article():
    found = keys([*TWO, *BESIDE, person("Ruiz", "z"), person("Ruiz", "w")])
    assert found[-2:] == ["ruiz|z", "ruiz|w"]


def test_a_given_name_alone_is_its_only_bearer_where_others_quoted_beside_say_so():
    found = keys([*TWO, *BESIDE, person("Ana", "x"), person("Ana", "y")])
    assert found[-2:] == ["anaruiz", "ana"]


def test_a_given_name_that_several_have_belongs_to_its_article():
    found = keys([person("Ana Ruiz", "a"), person("Ana Vane", "b"), person("Ana", "c"), person("Ana", "d")])
    assert found[-2:] == ["ana|c", "ana|d"]


@pytest.mark.parametrize(
    ("role", "beside", "same"), [("Professor", False, False), ("Professor", True, True), ("", False, True)]
)
def test_a_professor_is_not_the_minister_of_that_name_unless_they_have_company_in_common(role, beside, same):
    minister = [person("Ana Ruiz", article, "minister") for article in "abc"]
    others = [person("Ida Vane", article) for article in ("abcx" if beside else "abc")]
    found = keys([*minister, *others, person("Ana Ruiz", "x", role)])
    assert (found[-1] == found[0]) == same


@pytest.mark.parametrize(
    ("most", "other", "same"),
    [
        (["stage"] * 4, "science or medicine", False),
        (["stage"] * 4, "stage", True),
        (["stage"] * 4, "", True),
        (["stage"] * 3, "science or medicine", True),
        (["stage"] * 4 + ["stage|science or medicine"], "science or medicine", True),
        (["politics"] * 4, "sport", True),
        (["stage"] * 4, "of harbourmills", False),
        (["stage"] * 4 + ["of harbourmills|stage"], "of harbourmills", True),
        (["church"] * 4, "of harbourmills", True),
    ],
)
def test_a_vet_is_not_the_singer_of_that_name_where_no_article_calls_one_both(most, other, same):
    rows = [person("Ana Ruiz", str(place))._replace(trades=trades) for place, trades in enumerate(most)]
    found = keys([*rows, person("Ana Ruiz", "x")._replace(trades=other)])
    assert (found[-1] == found[0]) == same


def test_a_vet_is_the_singer_of_that_name_where_others_are_quoted_beside_both():
    rows = [person("Ana Ruiz", place)._replace(trades="stage") for place in "abcd"]
    beside = [person("Ida Vane", place) for place in "ax"]
    assert keys([*rows, *beside, person("Ana Ruiz", "x")._replace(trades="science or medicine")])[-1] == "anaruiz"


def test_a_word_taken_before_a_known_name_makes_nobody_new():
    minister = [person("Ana Ruiz", article, "minister") for article in "abc"]
    assert keys([*minister, person("Courier Ana Ruiz", "x", "minister")])[-1] == "anaruiz"
    assert keys([*minister, person("Courier Ana Ruiz", "x")])[-1] == "courieranaruiz"


def test_she_is_nobody_whom_the_corpus_calls_he():
    he = [person("Bo Ruiz", article, "", "he", "pronoun") for article in "abcde"]
    assert keys([*he, person("Bo Ruiz", "x", "", "she", "pronoun")])[-1] is None
    assert keys([*he, person("Bo Ruiz", "x", "", "she", "surname")])[-1] == "boruiz"
    assert keys([*he[:2], person("Bo Ruiz", "x", "", "she", "pronoun")])[-1] == "boruiz"


def test_state_tv_belongs_to_its_article_and_a_state_s_tv_to_the_state():
    rows = [Row("state TV", "organisation", article, "", "") for article in "ab"]
    rows += [Row("Norwegian state TV", "government", article, "", "") for article in "ab"]
    one, other, *norwegian = keys(rows)
    assert one != other and norwegian == ["statetv of Norway"] * 2


def test_a_body_of_one_word_is_whoever_has_that_surname_and_company_in_common():
    known = [*TWO[:3], *BESIDE[:4]]
    assert identities([*known, Row("Ruiz", "organisation", "x", "", "")])[-1] == ("person", "anaruiz")
    assert identities([*known, Row("Ruiz", "organisation", "z", "", "")])[-1] == ("organisation", "ruiz")


def test_a_body_that_many_articles_name_is_no_person():
    bodies = [Row("Ruiz", "organisation", article, "", "") for article in "xyzw"]
    assert identities([*TWO[:3], *BESIDE[:4], *bodies])[-4] == ("organisation", "ruiz")


def test_mrs_marden_is_not_mr_marden_but_the_one_who_is_she():
    he = [person("Bill Marden", article, "", "he") for article in "abc"]
    she = [person("Ida Marden", article, "", "she") for article in "x"]
    taken = person("Bill Marden", "x", "Mrs", "she", "surname")
    assert keys([*he, *she, taken])[-1] == "idamarden"
    assert keys([*he, taken])[-1] is None


@pytest.mark.parametrize(
    ("other", "beside", "same"),
    [
        ("Musa Okoro", True, True),
        ("Musa Okoro", False, False),
        ("Mussa Okoro Vane", True, True),
        ("Mussa Okoro Vane", False, False),
        ("Mussa Okoro Jr.", True, False),
    ],
)
def test_a_slip_or_a_shorter_form_is_the_same_person_where_others_quoted_beside_say_so(other, beside, same):
    first = [person("Mussa Okoro", article) for article in "ab"]
    others = [person("Ida Vane", article) for article in ("abx" if beside else "ab")]
    found = keys([*first, *others, person(other, "x")])
    assert (found[-1] == found[0]) == same


@pytest.mark.parametrize(
    ("name", "kind"), [("Pakistan Muslim League", "organisation"), ("Pakistan Weather Bureau", "government")]
)
def test_a_party_of_a_state_is_no_body_of_it(name, kind):
    assert identities([Row(name, "organisation", "a", "", "")])[0][0] == kind


def test_a_nickname_alone_is_its_only_bearer_where_others_quoted_beside_say_so():
    known = [*[person("William Marden", article) for article in "abc"], *BESIDE[:4]]
    assert keys([*known, person("Bill", "x")])[-1] == "williammarden"
    assert keys([*known, person("Bill", "z")])[-1] == "bill"


def test_president_marden_is_the_president_and_not_his_wife():
    him = [person("Bill Marden", article, "President") for article in "abc"]
    her = [person("Ida Marden", article, "author") for article in "def"]
    assert keys([*him, *her, person("Ida Marden", "x", "President", how="surname")])[-1] == "billmarden"
    assert keys([*him, *her, person("Ida Marden", "x", "author", how="surname")])[-1] == "idamarden"
