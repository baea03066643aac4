"""Events, names and quotations of a very long sentence take time in proportion to its length."""

from time import process_time

import pytest

from helpers.dates import dates_in
from helpers.events import mentions_in
from helpers.pipeline.article import said_on
from helpers.quotes import quotes_of
from helpers.quotes.clauses import OWN
from helpers.quotes.overlooked import with_overlooked
from helpers.speakers import names_in
from helpers.text import Document

QUOTED = "“The bridge is safe,” Ana Ruiz said."
FOUR_TIMES = 11  # what four times the text may cost at most: 4, and much room; 16 if time grew with its square


def cost(work, text):
    """Return the lesser processor time of two runs of `work` on a document made anew."""
    times = []
    for _ in range(2):
        document = Document(text, published="2018-07-12")
        _ = document.words, document.token_sentence  # made before the clock runs
        begin = process_time()
        work(document)
        times.append(process_time() - begin)
    return min(times)


def grows_with(work, unit, n):
    return cost(work, unit * 4 * n) < FOUR_TIMES * max(cost(work, unit * n), 0.002)


def events_of(document):
    return mentions_in(document, dates_in(document))


@pytest.mark.parametrize(
    "unit",
    [
        "met on July 6 and ", "talks on July 6 and ", "a Saturday visit for two days ", "Ana Ruiz met Bo Lind in Oslo ",
        "cancelled the July 6 summit with Bo Lind ", "sent a letter and ",
    ],
)  # fmt: skip
def test_events_of_a_sentence_without_a_stop_take_time_that_grows_with_it(unit):
    assert grows_with(events_of, unit, 60)


@pytest.mark.parametrize("unit", ["Ana ", "Ana Ruiz, Ruiz, ", "Bank of ", "OSLO "])
def test_names_of_a_sentence_without_a_stop_take_time_that_grows_with_it(unit):
    assert grows_with(names_in, unit, 1500)


def test_a_pattern_with_a_name_reads_a_long_word_but_once():
    assert grows_with(lambda document: OWN.search(document.text), "A", 2000)


def test_looking_up_tokens_copies_no_layer():
    def look_up(document):
        for place in range(0, len(document.text), 4):
            document.tokens_in(place, place + 9)
            document.sentence_at(place)

    assert grows_with(look_up, '" ', 4000)


def test_words_in_marks_beside_many_cues_are_looked_up():
    def overlook(document):
        tokens = len(document.words)
        spans = [
            span for n in range(0, tokens - 5, 5) for span in (("cue", n, n + 1, 0.9), ("content", n + 1, n + 2, 0.9))
        ]
        with_overlooked(document, spans, [(n, n + 5) for n in range(0, tokens - 5, 5)])

    assert grows_with(overlook, "a ", 2500)


def test_the_day_of_a_quotation_is_looked_for_in_its_sentence():
    def said(document):
        dates = dates_in(document)
        quote = quotes_of([Document(QUOTED)], tagger="fast")[0][0]
        for place in range(0, len(document.text) - 40, 40):
            said_on(document, quote._replace(cue=[[place, place + 4]]), dates)

    assert grows_with(said, "He said on January 6, he left on January 7. ", 60)
