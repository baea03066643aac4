"""On the worst strings known, each stage takes time in proportion to the length of the text."""

import pytest

from helpers.dates import dates_in
from helpers.events import mentions_in
from helpers.quotes import quotes_of, repaired_in
from helpers.reading.clean import clean, paragraphs
from helpers.reading.formats.plain import plain_of
from helpers.reading.pasted import page_of
from helpers.site.highlight import marked_text
from helpers.speakers import resolve_in
from helpers.text import Document
from tests.fuzz.growth import linear, worst
from tests.fuzz.texts import PUBLISHED


def document(text):
    return Document(text, published=PUBLISHED[0])


def layers(text):
    return len(document(text).words)


def dates(text):
    return dates_in(document(text))


def quotes(text):
    of = document(text)
    repaired_in(of)
    return resolve_in(of, quotes_of([of], tagger="fast")[0])


def events(text):
    return mentions_in(document(text), dates(text))


def cleaner(text):
    return paragraphs(clean(text))


def pasted(text):
    return page_of(text, "")


ROOMS = {
    layers: 20_000,
    dates: 20_000,
    quotes: 3000,
    events: 4000,
    cleaner: 200_000,
    pasted: 60_000,
    plain_of: 60_000,
    marked_text: 60_000,
}


@pytest.mark.parametrize(("work", "length"), ROOMS.items(), ids=[work.__name__ for work in ROOMS])
def test_time_grows_with_the_text_and_not_faster(fuzz, work, length):
    fuzz(lambda case: linear(work, case, length), worst(), few=2, many=1000, shrink=False)
