"""What "who" and "which" go back to, what nouns name nobody, and who is named beside another; invented people and bodies."""

from collections import Counter, defaultdict

import numpy as np
import pytest

from helpers.quotes import Quote
from helpers.speakers.cast import Cast
from helpers.speakers.context import Context
from helpers.speakers.fits import fitting
from helpers.speakers.names import names_in
from helpers.speakers.relatives import named_before, of_a_noun
from helpers.speakers.same import Row, identities
from helpers.speakers.sources import is_plural, of_noun, post_of
from helpers.speakers.spellings import respelled, sound
from helpers.text import Document


def row_in(text, source):
    """Return (context, a quotation with the last words `source` of a text)."""
    at, document = text.rindex(source), Document(text)
    quote = Quote("indirect", [[0, 1]], [[1, 2]], [[at, at + len(source)]], "said", "speech", 0.6, 1, 0.9)
    return Context(document, names_in(document, lambda document, names: names)), quote


@pytest.mark.parametrize(
    ("text", "before", "noun"),
    [
        ("They met Ana Ruiz, who said it.", "Ana Ruiz", False),
        ("There will be those who said it.", "", True),
        ("He praised the officials who said it.", "", True),
        ("It hit Ana Ruiz’s chauffeur, who said it.", "", True),
        ("It hit Ana Ruiz’s lawyer, who said it.", "", True),
        ("It hit his daughter, who said it.", "", True),
        ("It hit Ana Ruiz and allies, who said it.", "", False),
        ("He is an admirer of Ana Ruiz who said it.", "", True),
        ("He is an admirer of Ana Ruiz, who said it.", "Ana Ruiz", False),
        ("They met friends, one of whom said it.", "", True),
        ("Bo Lind, a man of few words, who said it, left.", "", False),
        ("Bo Lind said it. Ana Ruiz said it.", "", False),
    ],
)
def test_who_goes_back_to_the_name_or_the_noun_before_it(text, before, noun):
    row = row_in(text, "whom" if "whom" in text else "who" if "who" in text else "Ana Ruiz")
    assert (named_before(*row), of_a_noun(*row)) == (before, noun)


def fits(text, source):
    """Return those named in a text whom a source may mean."""
    context, quote = row_in(text, source)
    cast = Cast(context, [quote])
    may = fitting(context, cast, quote, np.arange(cast.n))
    return {name for name, fit in zip(cast.names, may, strict=False) if fit}


@pytest.mark.parametrize(
    ("text", "source", "may"),
    [
        ("Ana Ruiz left. The law said so.", "The law", set()),
        ("Ana Ruiz left. The young generation said so.", "The young generation", set()),
        ("Ana Ruiz left. The singer said so.", "The singer", {"Ana Ruiz"}),
        ("Mayor Ana Ruiz left. Bo Lind, the deputy mayor, stayed. The deputy mayor said so.", "The deputy mayor", {"Bo Lind"}),
        ("Mayor Ana Ruiz left. The mayor’s office said so.", "The mayor’s office", set()),
        ("The witness in Oslo said so.", "The witness in Oslo", set()),
        ("Ana Ruiz left Harbour Mills. The owner of the Harbour Trust said so.", "The owner of the Harbour Trust", set()),
        ("Ana Ruiz met Bo Lind. Ruiz’s spokesman said so.", "Ruiz’s spokesman", {"Bo Lind"}),
        ("Ana Ruiz met Bo Lind. A spokesman for Ruiz said so.", "A spokesman for Ruiz", set()),
        ("Ana Ruiz met Bo Lind. Lawyers for Ruiz said so.", "Lawyers for Ruiz", set()),
        ("The ambassador to the United Nations Ana Ruiz said so.", "The ambassador to the United Nations Ana Ruiz", {"Ana Ruiz"}),
    ],
)  # fmt: skip
def test_whose_somebody_is_is_not_who_speaks_but_another_may_be(text, source, may):
    assert fits(text, source) == may


def test_a_noun_behind_a_name_says_he_or_she_too():
    assert of_noun(*row_in("The Harbour Trust spokeswoman said so.", "The Harbour Trust spokeswoman")) == "she"


def test_plurals_are_told_by_their_letters():
    assert [is_plural(word) for word in ("loggers", "boss", "census", "basis", "corps", "gas", "Jones")] == [
        True,
        *[False] * 6,
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The OHS Director said so. The Director left.", ["OHS"]),
        ("Ruizâ€ ™ s plan failed. Itâ€ ™ s late.", ["Ruiz"]),
        ("Rob Bishop came. Bishop said so.", ["Rob Bishop", "Bishop"]),
        ("Dr Bishop came. Bishop said so.", ["Bishop", "Bishop"]),
        ("Judge Bishop said so.", ["Bishop"]),
        ("The Lord Mayor came. Mayor said so.", []),
        ("Dr Bishop came. Bishop said so. A bishop left.", []),
        ("Historian Karen Lind said so. Enter Sarah Ruiz.", ["Karen Lind", "Sarah Ruiz"]),
    ],
)
def test_a_title_alone_and_broken_letters_are_no_names(text, names):
    assert [name.name for name in names_in(Document(text))] == names


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("The foreign minister", "Ana Ruiz"),
        ("The finance minister", "Bo Lind"),
        ("The minister", "Bo Lind"),
        ("The prime minister", None),
        ("The last minister", "Bo Lind"),
    ],
)
def test_the_foreign_minister_is_not_the_minister_of_another_post(words, held):
    text = f"Foreign Minister Ana Ruiz met Bo Lind, the finance minister. {words} said so."
    document = Document(text)
    context = Context(document, names_in(document))
    assert context.titled("minister", len(text), post=post_of(words.lower().split(), "minister")) == held


def test_a_surname_that_is_a_title_is_a_speaker_s_over_the_corpus():
    whole, alone = (
        Row("Ana Bishop", "person", "a", "", "", "full name"),
        Row("Bishop", "person", "b", "Judge", "", "surname"),
    )
    assert len({*identities([whole, alone])}) == 1


def test_the_article_tells_he_from_she_before_the_given_name_does():
    text = (
        "Peter Vane, the woman who ran, said so. " + "Karen Lind hurt his foot. " * 5 + "Sarah Lind said he left. " * 3
    )
    context, _ = row_in(text, "said")
    found = (context.pronoun_of[name] for name in ("Peter Vane", "Karen Lind", "Sarah Lind"))
    assert (*found,) == ("she", "he", "she")


def test_initials_sound_as_they_are_written():
    assert sound("Bo H.W. Lind") != sound("Bo W. Lind") == sound("Bo W Lind")


def test_a_name_without_its_middle_letter_is_the_one_that_most_articles_have_in_the_same_company():
    names = {"bolind": "Bo Lind", "bowlind": "Bo W. Lind", "bohlind": "Bo H. Lind"}
    articles = {"bolind": {1, 2, 3, 4, 5}, "bowlind": {6, 7, 8}, "bohlind": {9}}
    none = defaultdict(Counter)
    for beside in (True, False):
        one = respelled(names, articles, none, none, lambda *keys, beside=beside: beside)
        assert one == ({"bowlind": "bolind"} if beside else {})


def test_a_family_name_is_spelled_for_all_its_bearers_as_for_one():
    names = {"a": "Umar Qaddri", "b": "Omar Kadri", "c": "Ida Qaddri", "d": "Ida Kadri", "e": "Ida Kader"}
    articles = {key: {key} for key in names}
    pronouns = defaultdict(Counter, a=Counter(he=1), b=Counter(he=1))
    one = respelled(names, articles, defaultdict(Counter), pronouns, lambda *keys: False)
    assert one == {"b": "a", "d": "c"}
