"""Regions between quotation marks."""

import time

import pytest

from helpers.text import Document
from helpers.text.regions import IN_CONTINUED, IN_DOUBLE, OUTSIDE, quotation_states, regions_of


def regions(text):
    return [(text[region.start : region.end], region.kind) for region in regions_of(Document(text))]


def top(text):
    return [text[region.start : region.end] for region in regions_of(Document(text)) if not region.nesting]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We’ll see,” she said. “Not now.”", ["“We’ll see,”", "“Not now.”"]),
        ('"We\'ll see," she said. "Not now."', ['"We\'ll see,"', '"Not now."']),
        ("``So be it,'' he said.", ["``So be it,''"]),
        ("„Gut“, sagte er.", ["„Gut“"]),
        ("« Oui », dit-elle. « Non. »", ["« Oui »", "« Non. »"]),
        ("»Ja«, sagte er. »Nein.«", ["»Ja«", "»Nein.«"]),
        ("‘We’ll see the boys’ books,’ she said. ‘It’s fine.’", ["‘We’ll see the boys’ books,’", "‘It’s fine.’"]),
        ("'We'll see the boys' books,' she said.", ["'We'll see the boys' books,'"]),
        ("Mayor: Budget 'a joke'", ["'a joke'"]),
    ],
)
def test_each_style_of_marks_is_read(text, expected):
    assert top(text) == expected


@pytest.mark.parametrize(
    "text", ["The boys' books.", "Rock 'n' roll of the '90s", "It’s the voters’ choice.", "a 6' wall"]
)
def test_apostrophes_open_no_region(text):
    assert regions(text) == []


def test_inches_are_no_quotation_marks():
    assert top('A 12" ruler and "this".') == ['"this"']


def test_a_quotation_inside_a_quotation_is_nested():
    found = regions_of(Document("“He said, ‘no way,’ to me,” she said."))
    assert [(region.kind, region.nesting) for region in found] == [("double", 0), ("single", 1)]
    found = regions_of(Document("‘He said, “no way,” to me,’ she said."))
    assert [(region.kind, region.nesting) for region in found] == [("single", 0), ("double", 1)]


def test_a_quotation_of_several_paragraphs_goes_on_where_the_next_opens_again():
    first, second = regions_of(Document("“First.\n\n“Second,” she said."))
    assert first.open_ended and not first.repaired
    assert second.continued and not second.repaired


def test_a_missing_closing_mark_costs_its_sentence_not_the_article():
    text = "She said: “This is it. And more.\n\nLater “all” was well."
    assert top(text) == ["“This is it.", "“all”"]
    assert regions_of(Document(text))[0].repaired


def test_a_missing_opening_mark_is_put_at_the_head_of_its_sentence():
    text = 'It rained. Nothing opens this," she said. Then "fine" too.'
    assert top(text) == ['Nothing opens this,"', '"fine"']


@pytest.mark.parametrize("text", ['"' * 10_000, "“" * 10_000, "'a" * 50_000, '"a b. ' * 100_000, "‘a " * 30_000])
def test_any_number_of_marks_takes_linear_time(text):
    began = time.perf_counter()
    regions_of(Document(text))
    assert time.perf_counter() - began < 20


def test_states_of_tokens_follow_the_regions():
    document = Document("“One.\n\n“Two,” she said.")
    states = quotation_states(document).tolist()
    assert states[document.words.index("One")] == IN_DOUBLE
    assert states[document.words.index("Two")] == IN_CONTINUED
    assert states[document.words.index("said")] == OUTSIDE


def test_no_text_has_no_regions():
    assert regions_of(Document("")) == []
    assert len(quotation_states(Document(""))) == 0


def test_a_guillemet_that_stands_alone_before_a_line_is_a_bullet():
    assert regions_of(Document("» The shop is open.\n\n» The shop sells boots.")) == []
    assert len(regions_of(Document("« The shop is open », Ana Ruiz said."))) == 1
