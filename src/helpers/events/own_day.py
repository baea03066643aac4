"""Articles that open with their own day in full, as some agencies' do (*June 9, 2008 Ana Ruiz left Oslo*): of which day each
sentence tells."""

import re

from helpers.events.dating import date_of
from helpers.events.places import OPENING

BEFORE = re.compile(r"(?:^|\n)\W*$")  # what stands before a day that opens a paragraph
AFTER = re.compile(r"\s[“\"‘']?[A-Z]\w*[a-z]")  # and after it, where the paragraph goes on
YEAR = re.compile(r"\d{4}$")
NEWEST = 14  # days before publication that such a day may lie
NEWS = 7  # days before it that the article's news may be of


def opening_day(document, expressions, tokens):
    """Return the place among `expressions` of the day with which an article opens, to go on in the same line; or None.

    `tokens` are the expressions' (first, last).
    """
    text, published = document.text, document.published
    for place, (date, first) in enumerate(zip(expressions, tokens[:, 0].tolist(), strict=True)):
        if first >= OPENING or not published:
            break
        day = date_of(date.first_day)
        if YEAR.search(date.phrase) and day == date_of(date.last_day) and 0 <= (published - day).days <= NEWEST:
            opens = BEFORE.search(text[: date.start]) and AFTER.match(text, date.end)
            return place if opens else None
    return None


def days_of_sentences(document, days, tokens, opening):
    """Return for each sentence the day of which it tells: the last one named in it or before it that lies in the week before the
    article's own, the expression at `opening`; above that, the one that the first words name; else its own.

    `days` are the (first, last) of the expressions, `tokens` those that hold them.
    """
    own, named = days[opening][0], {}
    for place, ((first, last), number) in enumerate(
        zip(days, document.token_sentence[tokens[:, 0]].tolist(), strict=True)
    ):
        if place != opening and first == last and 0 <= (own - first).days <= NEWS:
            named[number] = first
    at_top = (day for number, day in sorted(named.items()) if document.sentence_tokens[number, 0] < OPENING)
    now, found = next(at_top, own), []
    for number in range(len(document.sentences)):
        now = named.get(number, now)
        found.append(now)
    return found
