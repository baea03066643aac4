"""Labels name who had that part in it and where it was, or say less; evidence is the sentence that reads best alone."""

import re
from importlib.resources import files

import pandas as pd
import pytest

import helpers
from helpers.events.cast import cast_of
from helpers.events.clear import clear
from helpers.events.labels import with_status
from helpers.events.triggers import triggers_in
from helpers.language import encoder
from helpers.text import Document

PUBLISHED = "2018-07-12"


def events(*texts):
    articles = pd.DataFrame(
        {"article_id": [f"a{n}" for n in range(len(texts))], "published": PUBLISHED, "title": "", "text": texts}
    )
    return articles, helpers.find_events(articles, helpers.find_dates(articles))[0]


def labels(*texts):
    return events(*texts)[1]["label"].tolist()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        # who did what to whom, where
        ("Photojournalist Ana Ruiz was killed in Tripoli on Monday.", "Ruiz killed in Tripoli"),
        ("The death of Dr Ana Ruiz on Monday came as a surprise.", "Death of Ruiz"),
        ("Ana Ruiz was sentenced to four years on Monday.", "Ruiz sentenced to four years"),
        ("On Monday Judge Bo Lind sentenced Ana Ruiz to four years.", "Lind sentences Ruiz to four years"),
        ("Ana Ruiz was convicted on Monday.", "Ruiz convicted"),
        ("Three workers were found dead in Oslo on Monday.", "Three workers found dead in Oslo"),
        ("Ana Ruiz and Bo Lind spoke by phone on Monday.", "Ruiz and Lind speak by phone"),
        ("Ana Ruiz met with Bo Lind on Monday.", "Ruiz meets with Lind"),
        # whole: with what was told, with what, as what
        ("Ana Ruiz told a conference in Oslo on Saturday that the mill would reopen.", "Ruiz tells conference in Oslo mill will reopen"),
        ("Bo Lind was charged on Monday with murdering Mia Holm.", "Lind charged with murdering Holm"),
        ("On Monday Ana Ruiz sent a letter condemning the appointment of Bo Lind.", "Ruiz sends letter condemning appointment of Lind"),
        ("Bo Lind was today described as “sinister and deadly” at his trial in Oslo.", "Lind described as sinister at trial in Oslo"),
        ("Ana Ruiz was given a tablet on Monday on the morning of her death.", "Ruiz given tablet on morning of death"),
        # no word less that would turn it
        ("Rebels entered Oslo on Monday with little sign of haste.", "Rebels enter Oslo with little sign of haste"),
        ("The song topped the charts in every country on Monday.", "Song tops charts in every country"),
        ("Ana Ruiz delivered the most unhinged speech of her career on Saturday.", "Ruiz delivers most unhinged speech of career"),
        # who nobody names is not told of, a family is several
        ("Most have little help from the inside, as they had when they captured the town hall on Monday.", "Town hall captured"),
        ("Ana Ruiz appeared on the Tonight Show with Bo Lind on Friday.", "Ruiz appears on Tonight Show with Lind"),
        ("The Northern Star sank on Monday.", "Northern Star sinks"),
        ("The rebels captured Tripoli on Monday.", "Rebels capture Tripoli"),
        ("Ana Ruiz will visit Rome on July 20.", "Ruiz to visit Rome"),
        ("Ana Ruiz may visit Oslo on July 20.", "Ruiz may visit Oslo"),
        # the verb agrees with its subject, and what is only described by a participle did not do it
        ("On Monday the two Koreas held formal talks in Oslo.", "Two Koreas hold formal talks in Oslo"),
        ("Democrats made an offer to the union on Monday.", "Democrats make offer to union"),
        ("The council plan announced on Monday did not name a harbour.", "Council plan announced"),
        ("Ana Ruiz was levered from power on Monday and impeached by the Harbour Council.", "Ruiz levered from power"),
        # what is counted is told with its number
        ("Tens of thousands of teachers marched in Oslo on Monday.", "Tens of thousands of teachers march in Oslo"),
        # what was announced is told, and pronouns that mean the subject stay pronouns
        ("Ana Ruiz announced on Monday that she would visit Oslo.", "Ruiz announces she will visit Oslo"),
        ("Bo Lind announced on Monday that he would sell his boat.", "Lind announces he will sell boat"),
        ("The council said on Monday it was postponing the vote.", "Council to postpone vote"),
        # a headline, a place and an agency before the sentence are no part of it
        ("Rebels gain OSLO, Norway | Mon Jul 9, 2018 (Reuters) - Ana Ruiz met Bo Lind in Oslo on Monday.", "Ruiz meets Lind in Oslo"),
        # a noun alone, with what stands around it
        ("The mayor watched Bo Lind at a ceremony in Oslo on Monday.", "Ceremony in Oslo"),
        ("Ana Ruiz came on Monday with a letter from Bo Lind.", "Letter from Lind"),
        ("The Harbour Council meeting on Monday was short.", "Harbour Council meeting"),
        ("The explosion at Lind Corporation on Monday was loud.", "Explosion at Lind Corporation"),
    ],
)  # fmt: skip
def test_a_label_says_who_did_what_where(text, label):
    assert label in labels(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Photojournalist Ana Ruiz came.", ["Ana Ruiz"]),
        ("Judge Ana Ruiz met Sens. Bo Lind and Eva Holm.", ["Ana Ruiz", "Bo Lind", "Eva Holm"]),
        ("In New York Mr. Lind met Ana Ruiz.", ["New York", "Lind", "Ana Ruiz"]),
        ("Hugo Ch vez met Ana Ruiz.", ["Ana Ruiz"]),
        ("Chairman Lind of Norway came.", ["Lind"]),
    ],
)
def test_names_lose_titles_and_what_was_run_into_them(text, names):
    assert [name.name for name in cast_of(Document(text))] == names


def test_what_has_an_article_is_no_person():
    assert {name.kind for name in cast_of(Document("The Northern Star burned before the Northern Star sank."))} == {
        "thing"
    }


def test_what_the_encoder_does_not_read_as_a_person_is_none_by_its_capitals():
    document = Document("Her album Golden Ones was released on Monday. Golden Ones sold a million copies.")
    encoder().read([document])
    assert {name.kind for name in cast_of(document)} == {"unknown"}


@pytest.mark.parametrize(
    "text",
    ["He died of cardiac arrest.", "It grew to meet demand.", "They must meet the deadline.", "There are signs that it helps.",
     "It was sold on a trial basis.", "He opposes the death penalty.", "It is a litmus test.", "It released oil into the sea.",
     "Dr Ana Ruiz faces four years if convicted.", "She could be sentenced to four years.",
     "His fiercest attack so far came then.", "It was an attack on her policy.", "Shares sank to a low."],
)  # fmt: skip
def test_a_trigger_in_a_set_phrase_is_no_event(text):
    found = {match.group() for match in triggers_in(text)}
    assert not found - {"died", "sold"}


def test_what_was_called_off_says_so():
    assert with_status("Ruiz to meet Lind", "cancelled") == "Ruiz to meet Lind (called off)"
    assert with_status("Summit called off", "cancelled") == "Summit called off"
    assert with_status("Ruiz may visit Oslo", "possible") == "Ruiz may visit Oslo"


def test_evidence_is_whole_and_tells_that_it_happened():
    articles, found = events(
        "Lind to see Ruiz\nAna Ruiz met Bo Lind in Oslo on July 6",
        "Ana Ruiz met Bo Lind in Oslo on July 6, her office said.",
        "But on July 6 Ana Ruiz met Bo Lind in Oslo, signed a treaty, visited the harbour and held a press conference.",
    )
    best = found.iloc[0]["evidence"]
    text = dict(zip(articles["article_id"], articles["text"], strict=True))[best["article_id"]]
    assert text[best["start"] : best["end"]] == "Ana Ruiz met Bo Lind in Oslo on July 6, her office said."


def test_a_run_of_headlines_reads_worse_than_a_sentence():
    plain = "Ana Ruiz met Bo Lind in Oslo on July 6, her office said."
    assert clear(plain) > clear(f"Lind to visit Oslo The mayor said that {plain}") and clear(plain) > clear(
        plain, events=3
    )


def test_no_trigger_is_found_in_the_examples_of_what_is_no_event():
    table = pd.read_csv(files("helpers.events") / "not_triggers.csv", comment="#", keep_default_na=False)
    for row in table.itertuples():
        for example in row.example.split(";"):
            assert not [found for found in triggers_in(example) if re.fullmatch(row.trigger, found.group(), re.I)], (
                example
            )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ana Ruiz resigned as prime minister on Monday.", "Ruiz resigns as prime minister"),
        (
            "Bo Lind was convicted on Monday of planning and ordering the raid.",
            "Lind convicted of planning and ordering raid",
        ),
        ("Ana Ruiz is due to meet Bo Lind in Oslo on July 20.", "Ruiz to meet Lind in Oslo"),
        ("On Monday the council named former executive Ana Ruiz as chair.", "Council names Ruiz as chair"),
        ("Bo Lind pleaded not guilty on Monday.", "Lind pleads not guilty"),
        ("Bo Lind was freed on $50,000 (£29,000) bail on Monday.", "Lind freed on $50,000 bail"),
        ("Ana Ruiz sacked about 45 judges on Monday.", "Ruiz sacks about 45 judges"),
        ("Ana Ruiz joined Channel 4 on Monday.", "Ruiz joins Channel 4"),
        ("The cable was made in Bergen and arrived by ship on Monday.", "Cable arrives by ship"),
        ("Bo Lind arrived 25 minutes late for his trial on Monday.", "Lind arrives 25 minutes late for trial"),
        ("Troops loyal to Bo Lind attacked Bergen on Monday.", "Troops loyal to Lind attack Bergen"),
        ("Ana Ruiz met on Monday with Bo Lind.", "Ruiz meets with Lind"),
        ("Ana Ruiz discussed the plan with Bo Lind on Monday.", "Ruiz discusses plan with Lind"),
        ("Judge Ana Ruiz refused a request to bar Bo Lind on Monday.", "Ruiz refuses request to bar Lind"),
        (
            "Ana Ruiz pleaded guilty on Monday to hitting Bo Lind outside an Oslo hotel.",
            "Ruiz pleads guilty to hitting Lind outside Oslo hotel",
        ),
        ("Ana Ruiz pleaded guilty to murder on Monday.", "Ruiz pleads guilty to murder"),
        ("Ana Ruiz and Bo Lind ended up coming to blows on Monday.", "Ruiz and Lind end up coming to blows"),
        (
            "The Norwegian speaker of the House Ana Ruiz survived a challenge on Monday.",
            "Ruiz survives challenge",
        ),
        (
            "Ana Ruiz and Bo Lind met for dinner on Monday, the same day foreign ministers met in Oslo.",
            "Ruiz and Lind meet for dinner",
        ),
        (
            "Just when it seemed that the Eva Holm comparisons could get no worse, Ana Ruiz arrived in Oslo on Monday.",
            "Ruiz arrives in Oslo",
        ),
        ("Ana Ruiz, 37, from Bergen, was released from Oslo prison on Monday.", "Ruiz released from Oslo prison"),
        ("Bo Lind was freed on $1 m (£600,000) bail on Monday.", "Lind freed on $1 m bail"),
        (
            "Ana Ruiz arrived in Oslo from Bergen on Air Force One on Monday.",
            "Ruiz arrives in Oslo from Bergen on Air Force One",
        ),
        (
            "Ana Ruiz made her first public appearance since resigning as mayor on Monday.",
            "Ruiz makes first public appearance since resigning as mayor",
        ),
        ("On Monday Oslo clinched its first title since 2011.", "Oslo clinches first title since 2011"),
        ("The mayor spoke to reporters after Monday's storm that sank the Bergen ferry.", "Storm sinks Bergen ferry"),
        ("Ana Ruiz resigned on Monday amid reports that the council would close the mill.", "Ruiz resigns"),
        ("On Monday Bo Lind sacked all the judges who signed the letter.", "Lind sacks judges"),
        ("Ana Ruiz was re - elected in a landslide in May.", "Ruiz re-elected in landslide"),
        ("House Democrats withdrew support for the budget on Monday.", "House Democrats withdraw support for budget"),
        (
            "Ana Ruiz pleaded not guilty on Monday to charges that she threatened and assaulted Bo Lind.",
            "Ruiz pleads not guilty to charges she threatened and assaulted Bo Lind",
        ),
        (
            "Ana Ruiz stamped her authority on one of the rebels of the council, Bo Lind, on Monday.",
            "Ruiz stamps authority on Lind",
        ),
        ("Ana Ruiz, Bo Lind and Eva Holm paid a visit to Oslo on Monday.", "Ruiz, Lind and Holm pay visit to Oslo"),
        ("Ana Ruiz met Bo Lind, Eva Holm and other leaders on Monday.", "Ruiz meets Lind, Holm and other leaders"),
        (
            "Ana Ruiz brokered a truce between the Harbour Council and the miners' union on Monday.",
            "Ruiz brokers truce between Harbour Council and union",
        ),
        ("Bo Lind escalated the Fast and Furious row on Monday.", "Lind escalates Fast and Furious row"),
        ("Eva Holm's husband, Bo Lind, and Ana Ruiz arrived in Oslo on Monday.", "Lind and Ruiz arrive in Oslo"),
        (
            "Oscar nominee Bo Lind and acclaimed photographer Ana Ruiz died on Monday in the city of Bergen, their agencies said.",
            "Lind and Ruiz die in city of Bergen",
        ),
        (
            "Two key suspects in the Bergen bombing were handed over on Monday to the Norwegian police for trial.",
            "Two key suspects handed over to Norwegian police for trial",
        ),
        (
            "Ana Ruiz was found dead on Monday in the foyer of Bo Lind's 33-room mansion.",
            "Ruiz found dead in foyer of Lind's 33-room mansion",
        ),
    ],
)
def test_a_label_keeps_the_words_that_matter(text, label):
    assert label in labels(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ana Ruiz agreed to meet Bo Lind in May.", "Ruiz agrees to meet Lind"),
        ("Ana Ruiz plans to visit Oslo on Friday.", "Ruiz plans to visit Oslo"),
        ("Ana Ruiz has scheduled a debate with Bo Lind for Friday.", "Ruiz schedules debate with Lind"),
        ("Ana Ruiz will visit Oslo on Friday.", "Ruiz to visit Oslo"),
        ("The mayor Ana Ruiz opposes the debate in Oslo on Friday.", "opposes debate in Oslo"),
    ],
)
def test_a_label_tells_of_a_plan_as_its_verb_does(text, label):
    assert not any(" to agree" in found or " to plan" in found or " to schedule" in found for found in labels(text))
    assert any(label.removeprefix("Ruiz ") in found for found in labels(text))


def test_a_weekday_of_what_is_to_come_is_ahead():
    text = "Ana Ruiz had been due to meet Bo Lind in Oslo on Monday, where the budget is expected to be the focus."
    articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-15"], "title": [""], "text": [text]})
    found = helpers.find_events(articles, helpers.find_dates(articles))[0]
    assert found["first_day"].dropna().min() >= pd.Timestamp("2018-07-15")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ana Ruiz returns to London on Monday with her daughters.", "2018-07-16"),
        ("Bo Lind will speak in Oslo on Friday.", "2018-07-20"),
        ("On Monday, the bank releases its figures.", "2018-07-16"),
        ("Ana Ruiz returned to London on Monday with her daughters.", "2018-07-09"),
        ("Bo Lind has met Ana Ruiz in Oslo on Monday.", "2018-07-09"),
        ("Bo Lind was at Monday’s talks in Oslo, which aim to end the strike.", "2018-07-09"),
        ("Monday’s summit in Oslo will end the strike of the miners.", "2018-07-16"),
        ("Bo Lind flew to Oslo to meet Ana Ruiz on Friday.", "2018-07-13"),
        ("The trial of Bo Lind begins in January.", "2019-01-01"),
        ("Lind Motors unveiled its tractor in December.", "2017-12-01"),
        ("The fall led to the death of Bo Lind on 25 July.", "2017-07-25"),
        ("Lind Motors plans an attack on its rivals on 25 July.", "2018-07-25"),
    ],
)
def test_a_weekday_or_a_month_fits_the_tense_of_its_clause(text, day):
    articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-14"], "title": [""], "text": [text]})
    found = helpers.find_events(articles, helpers.find_dates(articles))[0]
    assert day in found["first_day"].astype("str").tolist()


@pytest.mark.parametrize(
    ("text", "label", "day"),
    [
        ("Ana Ruiz opened the hall on July 12, two days after Bo Lind left Oslo.", "leaves Oslo", None),
        ("Ana Ruiz opened the hall on July 12, two days after Bo Lind left Oslo.", "opens hall", "2018-07-12"),
        ("Ana Ruiz left Oslo on July 12, a week after the arrest of Bo Lind.", "^Arrest of", None),
        ("Ana Ruiz was questioned two days after the death of Bo Lind on July 2.", "^Death of", "2018-07-02"),
        ("Bo Lind will take office on Thursday after the council voted to suspend Ana Ruiz.", "Council votes", None),
        ("Ana Ruiz left Oslo on July 12 after Bo Lind was arrested.", "Lind arrested", "2018-07-12"),
        ("On July 12 Ana Ruiz opened a rift in the wake of the arrest of Bo Lind.", "^Arrest of", None),
        ("The council signed a bill to fund the harbour through August on July 12.", "signs bill", "2018-07-12"),
    ],
)
def test_the_day_of_a_clause_is_not_that_of_its_background(text, label, day):
    articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-14"], "title": [""], "text": [text]})
    found = helpers.find_events(articles, helpers.find_dates(articles))[0]
    own = found[found["label"].str.contains(label, case=False)]
    assert own["first_day"].dropna().astype("str").tolist() == ([day] if day else [])


def test_the_day_of_a_picture_dates_no_event():
    text = "Bo Lind, shown here in February, joined the council to rebuild the harbour."
    articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-14"], "title": [""], "text": [text]})
    assert not helpers.find_events(articles, helpers.find_dates(articles))[0]["first_day"].notna().any()


def test_of_two_who_are_both_named_often_each_keeps_the_full_name():
    texts = [f"{name} Ruiz landed in {place} on July {day}." for day, name, place in (
        (2, "Ana", "Oslo"), (3, "Ana", "Rome"), (4, "Ana", "Paris"), (5, "Tom", "Oslo"), (6, "Tom", "Rome"))]  # fmt: skip
    articles = pd.DataFrame({"article_id": list("abcde"), "published": "2018-07-09", "title": "", "text": texts})
    found = helpers.find_events(articles, helpers.find_dates(articles))[0]["label"]
    assert sorted(label.split(" lands")[0] for label in found) == ["Ana Ruiz"] * 3 + ["Tom Ruiz"] * 2


def test_two_of_one_family_keep_both_given_names():
    articles = pd.DataFrame(
        {
            "article_id": ["a"],
            "published": "2018-07-09",
            "title": "",
            "text": "Ana and Tom Ruiz landed in Oslo on July 6.",
        }
    )
    found = helpers.find_events(articles, helpers.find_dates(articles))[0]["label"].tolist()
    assert found == ["Ana and Tom Ruiz land in Oslo"]
