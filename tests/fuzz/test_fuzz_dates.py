"""Dates, on any article."""

from helpers.dates import dates_in
from helpers.text import Document
from tests.fuzz import held
from tests.fuzz.texts import articles


def dates_hold(article):
    document = Document(article.text, title=article.title, published=article.published)
    held.dates(article.text, dates_in(document))


def test_dates_stand_apart_as_shown_and_their_first_day_is_not_after_their_last(fuzz):
    fuzz(dates_hold, articles(), few=200, many=100_000)
