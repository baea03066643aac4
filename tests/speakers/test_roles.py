"""The roles of a speaker are what articles call it, and nothing else."""

from helpers.quotes import quotes_of
from helpers.speakers import resolve_in
from helpers.speakers.roles import roles_of
from helpers.text import Document


def roles(*called):
    """Return the roles of a speaker whom an article each calls so."""
    return roles_of([f"a{n}" for n in range(len(called))], called)


def test_capitals_do_not_tell_two_roles_apart_and_the_commonest_form_is_shown():
    assert roles("Mayor", "mayor", "mayor") == ["mayor"]


def test_a_form_of_address_is_no_role():
    assert roles("Mr", "Ms", "man") == []
    assert roles("witness") == ["witness"]


def test_half_of_a_role_is_none_unless_it_is_told_more_often():
    assert roles("Secretary", "Foreign Secretary") == ["Foreign Secretary"]
    assert roles("Secretary", "Secretary of State") == ["Secretary of State"]
    assert roles("prime", "Prime Minister") == ["Prime Minister"]
    assert roles("president", "president", "host president") == ["president", "host president"]


def test_a_role_of_few_articles_among_many_is_a_slip():
    assert roles(*["mayor"] * 20, "judge") == ["mayor"]
    assert roles(*["mayor"] * 10, "judge") == ["mayor", "judge"]


def test_one_article_that_says_it_often_counts_once():
    articles, called = ["a1"] * 30 + ["a2", "a3"], ["baker"] * 30 + ["mayor"] * 2
    assert roles_of(articles, called) == ["mayor", "baker"]


def test_the_noun_of_a_source_is_no_role_of_whom_it_is_taken_to_mean():
    document = Document("Ana Ruiz came. “The bridge is safe,” the prosecutor said.", article_id="a1")
    assert [found.role for found in resolve_in(document, quotes_of([document])[0])] == [""]


def test_a_role_that_is_cut_off_is_none():
    assert roles("Speaker of the") == []


def test_judge_pastor_of_a_court_is_a_judge_whose_name_is_a_title():
    text = "Dr Bo Lind wept in court. Judge Pastor of the Bergen superior court said the trial would go on."
    document = Document(text, article_id="a1")
    quotes = quotes_of([document])[0]
    assert [found.name for found in resolve_in(document, quotes)] == ["Pastor"]
