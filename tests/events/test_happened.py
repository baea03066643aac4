"""What happened when, in one article: which expressions date events, of which words, and how the days are counted."""

from datetime import date

import pytest

from helpers.dates import dates_in
from helpers.events import mentions_in, mentions_of
from helpers.events.happened import told_in
from helpers.events.own_day import opening_day
from helpers.events.questions import NEAR, questions, shifts_of
from helpers.text import Document

pytestmark = pytest.mark.slow  # the encoder reads each text


def told(text, published="2018-07-12"):
    document = Document(text, published=published)
    return [
        (document.words[row.token], str(row.first_day), str(row.last_day), row.precision)
        for row in told_in(document, dates_in(document))
    ]


def test_an_event_of_no_known_kind_is_an_event():
    assert ("overtook", "2018-07-09", "2018-07-09", "day") in told(
        "Harlow Rovers overtook Ostby in the table on Monday."
    )


def test_two_days_of_one_sentence_date_two_words():
    found = told("Harlow beat Ostby on Saturday and fired coach Bo Lind on Monday.")
    assert {("beat", "2018-07-07", "2018-07-07", "day"), ("fired", "2018-07-09", "2018-07-09", "day")} <= set(found)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The plant in Harlow opened in May 2011.", ("2011-05-01", "2011-05-31", "month")),
        ("The plant in Harlow opened in 1978.", ("1978-01-01", "1978-12-31", "year")),
        ("Ana Ruiz resigned last week.", ("2018-07-02", "2018-07-08", "week")),
    ],
)
def test_a_coarse_day_is_a_day_with_its_precision(text, days):
    assert days in [row[1:] for row in told(text)]


def test_an_article_that_opens_with_its_own_day_tells_of_the_day_that_its_first_words_name():
    found = told("July 12, 2018 Ana Ruiz left Oslo on Wednesday. Two ministers resigned. Today Bo Lind won the vote.")
    assert {("left", "2018-07-11", "2018-07-11", "day"), ("resigned", "2018-07-11", "2018-07-11", "day")} <= set(found)
    assert ("won", "2018-07-12", "2018-07-12", "day") in found


@pytest.mark.parametrize(
    ("text", "opens"),
    [("July 12, 2018 Ana Ruiz left Oslo.", True), ("Ruiz leaves\n\nJuly 12, 2018 Ana Ruiz left Oslo.", True),
     ("July 12, 2018\n\nAna Ruiz left Oslo.", False), ("On July 12, 2018 Ana Ruiz left Oslo.", False),
     ("July 12, 2016 Ana Ruiz left Oslo.", False), ("July 12 Ana Ruiz left Oslo.", False)],
)  # fmt: skip
def test_only_a_full_day_before_the_first_words_opens_an_article(text, opens):
    document = Document(text, published="2018-07-13")
    asked = questions(document, dates_in(document))
    assert (opening_day(document, asked.expressions, asked.tokens) is not None) == opens


def test_a_range_is_one_event():
    found = [row for row in told("Ida Lorn will visit Ostby from September 30 to October 2.") if row[0] == "visit"]
    assert found == [("visit", "2018-09-30", "2018-10-02", "day")]


@pytest.mark.parametrize("published", [None, "2018-07-12"])
@pytest.mark.parametrize(
    "text",
    ["", " \n ", "No.", "1999", "May 3, 2018", "…" * 50, "a" * 3000, "In 812 the king fell. By 2150 it will be warm."],
)
def test_any_text_is_read(text, published):
    document = Document(text, published=published)
    for row in told_in(document, dates_in(document)):
        assert row.first_day is None or row.first_day <= row.last_day
    assert all(row.start <= row.at < row.end for row in mentions_in(document, dates_in(document)))


def test_a_thousand_dates_in_a_table_are_asked_in_one_call():
    text = "\n".join(f"May {1 + n % 28}, {1990 + n % 30}\tOstby {n % 9}\tHarlow {n % 7}" for n in range(1000))
    document = Document(text, published="2018-07-12")
    asked = questions(document, dates_in(document))
    assert asked.arrays["near"].shape == (len(asked.expressions), NEAR) and len(asked.expressions) >= 1000
    told_in(document, dates_in(document))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("on Tuesday", {-1: "2018-07-03", 1: "2018-07-17"}),
        ("on July 4", {-1: "2017-07-04", 1: "2019-07-04"}),
        ("on July 4, 2018", {}),
        ("last Tuesday", {}),
        ("yesterday", {}),
    ],
)
def test_an_expression_may_be_counted_the_other_way_where_its_words_leave_the_choice(phrase, expected):
    [when] = dates_in(Document(f"They met {phrase}.", published="2018-07-12"))
    assert {way: str(days[0]) for way, days in shifts_of(when).items()} == expected


def test_a_shifted_last_day_of_a_month_is_one():
    [when] = dates_in(Document("They met in February.", published="2018-07-12"))
    assert shifts_of(when)[-1] == (date(2017, 2, 1), date(2017, 2, 28))
    leap = when._replace(first_day=date(2016, 2, 1), last_day=date(2016, 2, 29))
    assert shifts_of(leap)[1] == (date(2017, 2, 1), date(2017, 2, 28))


def test_articles_read_together_have_the_mentions_of_each_alone():
    texts = (
        "Ana Ruiz met Bo Lind in Oslo on July 6. She left on Monday; the talks of May were called off.",
        "",
        "OSLO (Reuters) - Harlow beat Ostby on Saturday. On July 20, 2018 the council, which met in private, will vote.",
        "“We will visit Harlow on Tuesday,” Ida Lorn said. Lorn resigned. A fire destroyed the mill in 1978.",
    )
    documents = [Document(text, published="2018-07-12") for text in texts]
    dates = [dates_in(document) for document in documents]
    together = mentions_of(documents * 3, dates * 3)
    assert together == [mentions_in(document, own) for document, own in zip(documents, dates, strict=True)] * 3
    assert [len(own) > 0 for own in together[:4]] == [True, False, True, True]
