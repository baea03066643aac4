"""Names in one article: given names, families, words taken to a name, and whose lawyer or TV speaks; invented people."""

import numpy as np
import pytest

from helpers.quotes import Quote
from helpers.speakers.cast import Cast
from helpers.speakers.context import Context
from helpers.speakers.fits import _of_a_kind, fitting, owner_alone, owner_of, told_of
from helpers.speakers.kinds import KINDS, with_kinds
from helpers.speakers.names import names_in
from helpers.speakers.resolve import by_rules
from helpers.speakers.sources import of_noun, says_nobody
from helpers.text import Document


def shown(text):
    """Return the Names of a text in full: {as written: fullest form}."""
    document = Document(text)
    return {name.name: name.canonical for name in names_in(document, lambda document, names: names)}


@pytest.mark.parametrize(
    ("text", "name", "full"),
    [
        ("Ana Ruiz came. Ana said so.", "Ana", "Ana Ruiz"),
        ("Ana Ruiz came. Ana Vane left. Ana said so.", "Ana", "Ana"),
        ("William Marden came. Bill said so.", "Bill", "William Marden"),
        ("William Marden came. William Lind left. Bill said so.", "Bill", "Bill"),
        ("Ana Ruiz came. Ana, 29, a baker, said so.", "Ana", "Ana"),
        ("Luiz da Silva came. Da Silva said so.", "Da Silva", "Luiz da Silva"),
        ("Bo Lind and his dog came. Bo Lind told his wife. Ida Lind told her son. Ida Lind and her son left. Lind lost his hat.",
         "Lind", "Bo Lind"),
        ("Bo Lind and Jan Lind came. Mrs Lind said so.", "Lind", "Lind"),
        ("Vane left. His father, Bo Vane, stayed. Vane said so.", "Vane", "Vane"),
        ("Ana Ruiz came. Ana, a baker, said so.", "Ana", "Ana"),
        ("Courtenay Vane QC came. Vane said so.", "Vane", "Courtenay Vane"),
        ("Bo Lind left. Lind wept visibly. Visibly Lind left.", "Lind", "Bo Lind"),
        ("Bo Lind left. Questioning Lind was no use. Lind left.", "Lind", "Bo Lind"),
        ("“We will see,” said U.S. Secretary of State Anna Lind. “It is early,” Lind said.", "Lind", "Anna Lind"),
        ("A taxi driver came. Taxi Driver Bo Lind left. Lind said so.", "Lind", "Bo Lind"),
        ("Sen. Ana Ruiz of Ohio came. Ruiz said so.", "Ruiz", "Ana Ruiz"),
        ("Al Vane left. Mr. Vane was late. Bo Vane came. Mr. Vane said so.", "Vane", "Al Vane"),
        ("Kim Bo Ri left. Mr. Kim said so. Kim Ha Na and Kim Jo Hu came.", "Kim", "Kim Bo Ri"),
    ],
)  # fmt: skip
def test_a_name_is_taken_to_the_one_it_means(text, name, full):
    assert shown(text)[name] == full


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz came. Bo Lind left. Ana Ruiz Bo Lind said so.",
        "Bo Lind left. Bo Bo Lind said so.",
        "Bo Lind left. “Seeing Bo Lind moved us,” Ana Ruiz said.",
        "Bo Lind left. Les Secrets de Bo Lind came out.",
        "Ana Ruiz Ana Ruiz came.",
        "Ana Ruiz left. Bo Lind/Harbour Press Ana Ruiz stayed. Bo Lind left.",
        "Ana Ruiz left. HP2002 Ana Ruiz stayed.",
        "Ana Ruiz, a baker, left. Baker Ana Ruiz said so.",
        "Ana Ruiz left. A picture by Bo Lind for the Courier Ana Ruiz said so.",
        "Bo Lind left. He wept visibly. Visibly Bo Lind left.",
    ],
)
def test_words_before_a_known_name_are_no_part_of_it(text):
    assert set(shown(text)) <= {"Ana Ruiz", "Bo Lind"}


def test_a_given_name_before_a_known_family_name_is_part_of_the_name():
    assert "Mark Ruiz" in shown("Ana Ruiz came. Ruiz left. Mark Ruiz said that the mark was lost.")


def test_an_office_is_no_part_of_a_name():
    text = "Director of National Intelligence Ana B. Ruiz came. The intelligence chief left."
    assert "Ana B. Ruiz" in shown(text)


def test_hyphens_of_texts_cut_into_tokens_join_a_name():
    assert "Jean-Luc Lind" in shown("The well - known club and the by - pass. It was Jean - Luc Lind.")
    assert "Jean-Luc Lind" not in shown("The well-known club and the by-pass. It was Jean - Luc Lind.")


@pytest.mark.parametrize("text", ["State media and the local MP said so.", "He is a CEO. The CEO said so."])
def test_letters_of_a_title_are_nobody_s_name(text):
    assert not {"MP", "CEO"} & set(shown(text))


def source_in(text, words):
    """Return (context, quotation) of a source, by rules alone."""
    start = text.rindex(words)
    quote = Quote("indirect", [[start, start + 1]], [[start, start + len(words)]], [], "said", "speech", 0.6, 1, 0.9)
    document = Document(text)
    return Context(document, names_in(document, with_kinds)), quote


def test_her_lawyer_is_not_she():
    text = "Ana Ruiz, the mayor, came. Her lawyer said so."
    context, quote = source_in(text, "Her lawyer")
    context.pronoun_of["Ana Ruiz"] = "she"
    assert owner_of(context, quote._replace(source=[[27, 37]])) == "Ana Ruiz"
    assert owner_of(context, quote._replace(source=[[0, 8]])) == ""


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("Insiders close to Ana Ruiz", True),
        ("The party of former leader Ana Ruiz", True),
        ("The organiser of the Ana Ruiz concert", True),
        ("Ana Ruiz aides", True),
        ("A senior aide to former premier Ana Ruiz", True),
        ("A representative for producer Ana Ruiz", True),
        ("A spokesman for House speaker Ana Ruiz", True),
        ("The minister for health Ana Ruiz", False),
        ("Ana Ruiz, the mayor,", False),
        ("A report by Ana Ruiz", False),
    ],
)
def test_who_is_near_somebody_is_not_that_one(words, alone):
    text = f"Ana Ruiz came. {words} said so."
    start = text.rindex(words)
    context, quote = source_in(text, words)
    assert owner_alone(context, quote._replace(source=[[start, start + len(words)]]), "Ana Ruiz") == alone


def test_what_is_told_of_a_title_is_a_role_and_another_s_name_or_a_clause_is_none():
    for after, role in (
        ("the mayor of Oslo", "mayor of Oslo"),
        ("the mayor Bo Lind", ""),
        ("the mayor still had it", ""),
    ):
        document = Document(f"Ana Ruiz, {after}, came.")
        assert Context(document, names_in(document)).role_of.get("Ana Ruiz", "") == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The spokesman Ana Ruiz came. Bo Lind left.", "spokesman"),
        ("Then spokesman Ana Ruiz, the mayor of Oslo, came.", "mayor of Oslo"),
        ("The baker Ana Ruiz came.", ""),
        ("The spokesman Ruiz came.", ""),
    ],
)
def test_a_title_in_small_letters_before_a_full_name_is_a_role(text, role):
    document = Document(text)
    context = Context(document, names_in(document))
    assert context.role_of.get("Ana Ruiz", "") == role
    assert ("Ana Ruiz" in {name for _, name in context.holders.get("spokesman", ())}) == ("spokesman Ana" in text)


def test_state_tv_is_the_state_s_that_the_article_names_with_it():
    text = "Norwegian state TV showed it. “Yes,” state TV said."
    start = text.rindex("state TV")
    quote = Quote("direct", [[30, 36]], [], [[start, start + 8]], "said", "speech", 0.6, 1, 0.9)
    _, [found] = by_rules(Document(text), [quote])
    assert (found.name, found.kind, found.place) == ("Norwegian state TV", "government", "Norway")


def said_by(words):
    """Return (context, quotation) of an article in which `words` are a source."""
    context, quote = source_in(f"Ana Ruiz came. {words} said so.", words)
    return context, quote._replace(source=quote.cue)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("The man", set()),
        ("The judge", {"person", "unknown"}),
        ("The coroner’s office", {"organisation", "government", "unknown"}),
        ("The government", {"government"}),
        ("The baker", {"person", "organisation", "government", "unknown"}),
    ],
)
def test_a_source_means_nobody_of_another_kind_than_its_noun(words, kinds):
    context, quote = said_by(words)
    fit = _of_a_kind(context, quote, np.arange(len(KINDS)))
    assert {kind for kind, one in zip(KINDS, fit, strict=True) if one} == kinds


def test_a_quotation_names_others_than_its_speaker():
    text = "Ana Ruiz came. “Ruiz was late,” she said. “I was late,” she said."
    document = Document(text)
    context = Context(document, names_in(document, with_kinds))
    quote = Quote("direct", [[15, 31]], [[36, 40]], [[32, 35]], "said", "speech", 0.6, 1, 0.9)
    other = quote._replace(content=[[42, 55]], source=[[56, 59]])
    cast = Cast(context, [quote, other])
    assert [told_of(context, cast, one, np.arange(cast.n)).any() for one in (quote, other)] == [True, False]


def test_a_lady_is_nobody_whom_the_article_calls_he():
    context, quote = said_by("The first lady")
    assert of_noun(context, quote) == "she"


@pytest.mark.parametrize(
    ("words", "alone"),
    [("The head of the Harbour Trust", True), ("The Harbour Trust", False), ("A letter from the Harbour Trust", False)],
)
def test_the_head_of_a_body_is_not_the_body(words, alone):
    context, quote = said_by(words)
    assert owner_alone(context, quote, "Harbour Trust") == alone


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Representatives for Ana Ruiz said so.", ["Ana", "Ruiz"]),
        ("Lawyer for Ana Ruiz said so.", ["Ana", "Ruiz"]),
        ("Minister for Health Ana Ruiz said so.", ["Ana", "Ruiz"]),
    ],
)
def test_whoever_is_for_somebody_is_no_part_of_the_name(text, words):
    assert [name.split() for name in shown(text)][-1] == words


@pytest.mark.parametrize(("words", "fits"), [("The mayor's lawyer", False), ("The mayor", True)])
def test_the_mayor_is_not_the_mayor_s_lawyer(words, fits):
    text = f"The mayor, Ana Ruiz, left. {words} said so."
    context, quote = source_in(text, words)
    quote = quote._replace(source=quote.cue)
    cast = Cast(context, [quote])
    assert bool(fitting(context, cast, quote, np.arange(cast.n))[cast.names.index("Ana Ruiz")]) == fits


def test_the_mayor_s_advisers_are_no_person_and_authors_may_be_one():
    people = np.array([KINDS.index("person")])
    assert not _of_a_kind(*said_by("The mayor's advisers"), people)[0]
    assert _of_a_kind(*said_by("The authors"), people)[0]


def test_the_son_of_a_leader_is_not_the_leader():
    context, quote = said_by("The son of Norwegian leader Bo Lind")
    assert owner_alone(context, quote, "Bo Lind")


def test_a_compound_before_a_name_is_not_whom_a_source_means():
    context, quote = said_by("Lind - supporting comedian Ida Vane")
    cast = Cast(context, [quote])
    fit = fitting(context, cast, quote, np.arange(cast.n))
    assert {name for name, one in zip(cast.names, fit[:-1], strict=True) if one} == {"Ida Vane"}


@pytest.mark.parametrize(("words", "nobody"), [("The", True), ("She", False), ("The mayor", False)])
def test_a_source_of_function_words_names_nobody(words, nobody):
    assert says_nobody(*said_by(words)) == nobody
