"""A date belongs to the word that it governs: challenge sentences, each with an invented case, most of which must be right."""

import pytest

from helpers.dates import dates_in
from helpers.events import mentions_in
from helpers.text import Document

PUBLISHED = "2018-07-12"  # a Thursday
NONE = ("", "")


def told(text, trigger):
    document = Document(text, published=PUBLISHED)
    found = [mention for mention in mentions_in(document, dates_in(document)) if mention.trigger.endswith(trigger)]
    return found[0] if found else None


def days(mention):
    return tuple(str(day) if day else "" for day in (mention.first_day, mention.last_day)) if mention else ("", "")


def share_right(asked):
    """Return the share of [(asked, answered, expected)] that is right, and what is wrong."""
    wrong = [row for row in asked if row[1] != row[2]]
    return 1 - len(wrong) / len(asked), wrong


GOVERNED = [
        # two triggers of one sentence
        ("The letter was dated July 6, when Ana Ruiz arrived in Oslo for two days of talks.", "letter", ("07-06", "07-06")),
        ("The letter was dated July 6, when Ana Ruiz arrived in Oslo for two days of talks.", "arrived", ("07-06", "07-07")),
        ("On Monday Ana Ruiz signed the treaty, and on Tuesday Bo Lind released the letter.", "signed", ("07-09", "07-09")),
        ("On Monday Ana Ruiz signed the treaty, and on Tuesday Bo Lind released the letter.", "released", ("07-10", "07-10")),
        ("An earthquake struck Rome on Tuesday; a flood hit Oslo on Monday.", "flood", ("07-09", "07-09")),
        # what is said is not when it was said
        ("Officials said Thursday that Ana Ruiz had met Bo Lind on Monday.", "met", ("07-09", "07-09")),
        ("The talks will go on in the autumn, officials in Oslo said on Monday.", "talks", NONE),
        ("Ana Ruiz said on Monday that Bo Lind had asked to meet her.", "to meet", NONE),
        # a day joined to a noun is the noun's
        ("Ana Ruiz called off her July 20 meeting with Bo Lind on Wednesday.", "called off", ("07-11", "07-11")),
        ("Ana Ruiz called off her July 20 meeting with Bo Lind on Wednesday.", "meeting", ("07-20", "07-20")),
        ("The summit planned for July 20 was cancelled on Wednesday.", "summit", ("07-20", "07-20")),
        ("The summit planned for July 20 was cancelled on Wednesday.", "cancelled", ("07-11", "07-11")),
        ("Speaking on Tuesday, Ana Ruiz recalled the attack of May 3.", "attack", ("05-03", "05-03")),
        # vaguer and farther expressions
        ("Ana Ruiz, who visited Rome in May, met Bo Lind on Tuesday.", "visited", NONE),
        ("Ana Ruiz, who visited Rome in May, met Bo Lind on Tuesday.", "met", ("07-10", "07-10")),
        ("Ana Ruiz agreed on March 8 to go; by May she is to visit Rome.", "agreed on", ("03-08", "03-08")),
        ("In May Ana Ruiz flew home with three freed men; she had met Bo Lind on July 3.", "freed", NONE),
        # what something was done in, and the main verb of a sentence that a day opens
        ("On Monday Norway marked its anniversary with a parade.", "parade", ("07-09", "07-09")),
        ("On Monday, hours after the rebels had left the town, its mayor called off the talks.", "called off", ("07-09", "07-09")),
        ("At a summit with Ana Ruiz that ended on July 9 he agreed.", "summit", ("07-09", "07-09")),
        ("Ana Ruiz called the talks off on Monday.", "called the talks off", ("07-09", "07-09")),
        ("Ana Ruiz came home from the Oslo summit at dawn on Monday.", "summit", NONE),
        ("On Monday, a day after Mr. Lind’s summit with Ana Ruiz, it rained.", "summit", NONE),
        # stays
        ("Ana Ruiz left Oslo on Saturday after a visit of two days.", "visit", ("07-06", "07-07")),
        ("A summit in Oslo that began on Monday and ended on Wednesday pleased Ana Ruiz.", "summit", ("07-09", "07-11")),
        ("On July 3, two days before the election, Ana Ruiz visited Rome.", "visited", ("07-03", "07-03")),
    ]  # fmt: skip


def test_most_words_have_the_day_that_governs_them():
    asked = [
        (text, days(told(text, word)), tuple(day and f"2018-{day}" for day in expected))
        for text, word, expected in GOVERNED
    ]
    right, wrong = share_right(asked)
    assert right >= 0.6, wrong


STANDING = [
        ("Ana Ruiz met Bo Lind on Tuesday.", "met", "happened"),
        ("Ana Ruiz will meet Bo Lind in Oslo on July 20.", "meet", "scheduled"),
        ("Ana Ruiz said on Tuesday that she would visit Rome on July 20.", "visit", "scheduled"),
        ("Ana Ruiz called off her July 20 meeting with Bo Lind on Wednesday.", "meeting", "cancelled"),
        ("Ana Ruiz will not meet Bo Lind on July 20.", "meet", "cancelled"),
        ("Ana Ruiz denied having met Bo Lind on Tuesday.", "met", "denied"),
        ("Ana Ruiz did not visit Rome on Tuesday.", "visit", "denied"),
        ("Ida Lorn could be arrested on Monday if she returns.", "arrested", "possible"),
        ("Forty people could be killed if the bridge collapses.", "killed", "possible"),
        ("The vote planned for Friday was called off on Monday.", "vote", "cancelled"),
        ("Bo Lind never visited Oslo in 2017.", "visited", "denied"),
    ]  # fmt: skip


def test_most_mentions_say_where_the_event_stands():
    asked = [
        (text, mention and mention.status, status) for text, word, status in STANDING for mention in [told(text, word)]
    ]
    right, wrong = share_right(asked)
    assert right >= 0.75, wrong


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "place"),
    [
        ("Secretary of State Ana Ruiz named Bo Lind her envoy on Monday and announced a journey.", "announced", "Ana Ruiz", ""),
        ("Ana Ruiz and Bo Lind met in Oslo on Monday.", "met", "Ana Ruiz", "Oslo"),
        ("The letter from Ana Ruiz came on Monday.", "letter", "Ana Ruiz", ""),
        ("The envoy handed President Bo Lind a letter on Monday.", "letter", "", ""),
        ("OSLO — Ana Ruiz met Bo Lind here on Monday and defended his talks in Rome.", "met", "Ana Ruiz", "Oslo"),
        ("Ana Ruiz visited Rome on Monday.", "visited", "Ana Ruiz", "Rome"),
        ("In a statement on Monday Ana Ruiz called it unwise.", "statement", "Ana Ruiz", ""),
    ],
)  # fmt: skip
def test_who_and_where_are_read_from_the_clause(text, trigger, agent, place):
    mention = told(text, trigger)
    assert (mention.agent, mention.place) == (agent, place)


def test_a_cancelled_it_is_the_event_named_last():
    assert (
        told("The trip of Ana Ruiz to Oslo was long planned. Bo Lind cancelled it on Monday.", "cancelled").object
        == "trip"
    )
