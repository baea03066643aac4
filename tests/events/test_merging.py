"""Mentions of one event meet across articles; what is two events stays two; what is claimed otherwise is shown."""

import time

import pandas as pd
import pytest

import helpers
from helpers.events import Mention, merge


def found(*rows, copies=None):
    """Return (articles, events, mentions) of rows (published, text) or (published, text, outlet)."""
    articles = pd.DataFrame({
        "article_id": [f"a{n}" for n in range(len(rows))], "published": [row[0] for row in rows], "title": "",
        "text": [row[1] for row in rows], "outlet": [row[2] if len(row) > 2 else f"outlet {n}" for n, row in enumerate(rows)],
        "copy_of": copies or [""] * len(rows),
    })  # fmt: skip
    return articles, *helpers.find_events(articles, helpers.find_dates(articles))


def one(events, label):
    rows = events[events["label"] == label]
    assert len(rows) == 1, events["label"].tolist()
    return rows.iloc[0]


def test_scheduled_cancelled_revived_and_happened_is_one_event_with_a_history():
    _, events, _ = found(
        ("2018-05-10", "Ana Ruiz will meet Bo Lind in Oslo on June 12."),
        ("2018-05-24", "Ana Ruiz called off her June 12 meeting with Bo Lind in Oslo on Thursday."),
        ("2018-06-01", "Ana Ruiz said on Friday that she would meet Bo Lind in Oslo on June 12."),
        ("2018-06-13", "Ana Ruiz met Bo Lind in Oslo on June 12."),
    )
    summit = one(events, "Ruiz meets Lind in Oslo")
    assert [change["status"] for change in summit["history"]] == ["scheduled", "cancelled", "scheduled", "happened"]
    assert summit["status"] == "happened" and str(summit["first_day"])[:10] == "2018-06-12"


def test_a_cancellation_knows_what_it_called_off():
    _, events, _ = found(("2018-05-24", "Ana Ruiz called off her June 12 meeting with Bo Lind in Oslo on Thursday."))
    meeting, cancelled = (events[events["kind"] == kind].iloc[0] for kind in ("meeting", "cancellation"))
    assert cancelled["related"] == [meeting["event_id"]] and meeting["related"] == [cancelled["event_id"]]
    assert meeting["status"] == "cancelled"


def test_a_letter_written_and_a_letter_released_stay_two_and_linked():
    _, events, _ = found(
        ("2018-07-13", "Bo Lind wrote a letter on July 6."),
        ("2018-07-13", "On Thursday Ana Ruiz released a letter from Bo Lind."),
    )
    days = dict(zip(events["kind"], events["first_day"].astype(str).str[:10], strict=True))
    assert days == {"letter": "2018-07-06", "release": "2018-07-12"}
    assert events.set_index("kind")["related"]["release"] == [events.set_index("kind")["event_id"]["letter"]]
    assert "Ruiz releases letter from Lind" in events["label"].tolist()


def test_outlets_that_differ_about_the_day_are_a_conflict_with_who_claims_it():
    _, events, _ = found(
        ("2018-07-12", "Ana Ruiz met Bo Lind in Oslo on July 6.", "Kestrel"),
        ("2018-07-13", "Ana Ruiz met Bo Lind in Oslo on July 6.", "Tern"),
        ("2018-07-13", "Ana Ruiz met Bo Lind in Oslo on July 9.", "Heron"),
    )
    claims = one(events, "Ruiz meets Lind in Oslo")["conflict"]
    assert [(claim["first_day"], claim["claimed_by"]) for claim in claims] == [("2018-07-09", ["Heron"])]


def test_an_article_that_tells_of_both_days_tells_of_two_events():
    _, events, _ = found(
        ("2018-07-12", "Ana Ruiz met Bo Lind in Oslo on July 6. Ana Ruiz met Bo Lind in Oslo on July 9.")
    )
    assert len(events) == 2 and not any(events["conflict"].map(len))


def test_copies_of_one_wire_story_are_one_source():
    text = "Ana Ruiz met Bo Lind in Oslo on July 6."
    _, events, _ = found(*[("2018-07-12", text)] * 3, copies=["", "a0", "a0"])
    assert events[["n_mentions", "n_articles", "n_outlets"]].values.tolist() == [[3, 1, 1]]


def test_two_statements_of_one_day_by_two_authors_stay_two():
    _, events, _ = found(
        ("2018-07-12", "In a statement on Monday Ana Ruiz called it unwise."),
        ("2018-07-12", "In a statement on Monday Bo Lind called it wise."),
    )
    assert sorted(events["participants"].map(list).tolist()) == [["Ana Ruiz"], ["Bo Lind"]]
    assert set(events["kind"]) == {"statement"}


def test_what_happened_is_not_linked_to_a_day_after_publication():
    _, events, mentions = found(
        ("2018-05-10", "Ana Ruiz will meet Bo Lind in Oslo on June 12."),
        ("2018-05-10", "All was calm.\n\nIt rained.\n\nAna Ruiz met Bo Lind in Oslo before."),
    )
    assert sorted(mentions["how_dated"]) == ["expression", "undated"] and len(events) == 2


def test_undated_mentions_of_one_story_are_one_event():
    text = "Much was hoped of Eva Moen and the Harbour Council.\n\nAll was quiet.\n\nThe trial of Ana Ruiz in Oslo drew Bo Lind."
    _, events, _ = found(("2018-05-10", text), ("2018-05-11", text + " It went on."))
    assert events["n_articles"].tolist() == [2]


@pytest.mark.parametrize("text", ["Ana Ruiz will meet Bo Lind in Oslo on July 20.", "Talks are due on August 1."])
def test_a_future_alone_is_scheduled_and_still_a_timeline(text):
    articles, events, mentions = found(("2018-07-12", text))
    assert set(events["status"]) == {"scheduled"}
    assert len(helpers.select_timeline(events, mentions, articles)) == 1


def test_ten_thousand_events_of_one_day_take_linear_time():
    def spent(n):
        day, names = pd.Timestamp("2018-07-06").date(), [f"{chr(65 + i % 26)}{i}a Lind{i}" for i in range(2 * n)]
        rows = [
            (f"a{i}", 0, 30, "met", day, day, "expression", "happened", 0.9, 5, "meeting", "encounter", "day",
             names[2 * i], [names[2 * i + 1]], "", 2, "", "", "", 0.5, "", False, True, 0.9, [], "", 0.0, 0) for i in range(n)
        ]  # fmt: skip
        articles = pd.DataFrame({"article_id": [f"a{i}" for i in range(n)], "published": "2018-07-12", "text": ""})
        start = time.process_time()
        events, _ = merge(pd.DataFrame(rows, columns=["article_id", *Mention._fields]), articles)
        assert len(events) == n
        return time.process_time() - start

    spent(10)
    few, many = spent(1000), spent(10000)
    assert many < 20 * few


def test_everything_is_the_same_in_any_order_of_articles():
    rows = [
        ("2018-07-12", "Ana Ruiz met Bo Lind in Oslo on July 6."),
        ("2018-07-13", "The Oslo talks of Ana Ruiz and Bo Lind pleased them."),
        ("2018-07-13", "Eva Moen visited Rome on Monday."),
    ]
    labels = [sorted(found(*order)[1]["label"]) for order in (rows, rows[::-1])]
    assert labels[0] == labels[1]


def test_a_label_names_only_those_who_are_said_to_have_met():
    _, events, _ = found(
        ("2018-07-12", "Critics of Ana Ruiz attended the summit in Oslo on July 6, and Bo Lind praised them.")
    )
    assert events["label"].tolist()[0].startswith("Critics of Ruiz attend summit")


def test_attacks_without_a_day_told_weeks_apart_stay_apart():
    _, events, _ = found(
        ("2018-03-01", "Ana Ruiz rules Norway. An attack in Norway alarmed Ana Ruiz and her Lind Brigade."),
        ("2018-05-01", "Ana Ruiz rules Norway. An attack in Norway alarmed Ana Ruiz and her Lind Brigade."),
        ("2018-05-02", "Ana Ruiz rules Norway. An attack in Norway alarmed Ana Ruiz and her Lind Brigade."),
    )
    assert sorted(events["n_articles"]) == [1, 2]


@pytest.mark.parametrize(("noun", "apart"), [("air strikes", True), ("air strike", False)])
def test_several_events_told_at_once_are_none_of_them(noun, apart):
    _, events, _ = found(
        ("2018-07-10", "An air strike hit the home of Ana Ruiz in Oslo on July 6."),
        ("2018-07-11", f"Ana Ruiz condemned the {noun} in Oslo."),
    )
    assert (len(events) == 2) is apart


def test_an_undated_mention_that_several_events_fit_is_none_of_them():
    days = ["July 2", "July 4", "July 6"]
    _, events, _ = found(
        *[("2018-07-10", f"Ana Ruiz was hurt in a bomb attack in Oslo on {day}.") for day in days],
        ("2018-07-12", "Ana Ruiz remembered the attack in Oslo."),
    )
    assert events["n_articles"].tolist() == [1] * 4 and events["first_day"].isna().sum() == 1


def test_what_is_only_talked_about_has_not_the_day_of_the_talk():
    _, events, _ = found(("2018-07-10", "Ana Ruiz will meet Bo Lind on Wednesday to answer questions about the spill."))
    assert events.loc[events["kind"] != "meeting", "first_day"].isna().all()


def test_a_noun_that_something_is_done_to_takes_only_the_day_beside_it():
    _, events, _ = found(("2018-07-10", "Ana Ruiz will make the spill the heart of her address at eight on Tuesday."))
    assert events.loc[events["kind"] == "accident", "first_day"].isna().all()


@pytest.mark.parametrize(
    "text", ["The talks will begin on Tuesday.", "Ana Ruiz will attend the talks there on Tuesday."]
)
def test_what_takes_place_has_the_day_of_its_clause(text):
    _, events, _ = found(("2018-07-09", text))
    assert events["first_day"].astype(str).tolist() == ["2018-07-10"]


def test_a_person_dies_once_on_the_day_that_most_give():
    _, events, mentions = found(
        *[("2018-07-12", f"Ana Ruiz died on July 6, said paper {n}.") for n in range(4)],
        ("2018-07-20", "The court heard on July 19 how Ana Ruiz died."),
    )
    death = one(events, "Ruiz dies")
    assert str(death["first_day"])[:10] == "2018-07-06" and death["n_articles"] == 5 and not len(death["conflict"])


def test_deaths_of_one_day_with_one_toll_are_one():
    _, events, _ = found(
        ("2018-07-12", "A fire at the mill of Ana Ruiz killed 11 workers on July 6."),
        ("2018-07-13", "On July 6 a blast at the yard of Bo Lind killed 11 workers."),
    )
    assert events.loc[events["kind"] == "death", "n_articles"].tolist() == [2]


def test_what_is_announced_and_what_is_done_of_one_day_are_one_event():
    _, events, _ = found(
        ("2018-07-08", "Ana Ruiz announced on July 6 that she would halt coal mining."),
        ("2018-07-09", "Ana Ruiz halted all coal and iron mining on July 6."),
    )
    assert events.loc[events["first_day"] == "2018-07-06", "n_articles"].tolist() == [2]


def test_a_day_is_no_event_s_on_the_other_side_of_a_semicolon():
    _, events, mentions = found(
        ("2018-07-12", "On May 26 Ana Ruiz met Bo Lind in Oslo; and on June 1 Mia Holm came to Bergen with a letter.")
    )
    met = mentions[mentions["trigger"] == "met"]
    assert met["first_day"].astype(str).tolist() == ["2018-05-26"]


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        ("In May Ana Ruiz visited Bo Lind in Oslo.", True),  # the month named holds the day
        ("In March Ana Ruiz visited Bo Lind in Oslo.", False),
        ("Ana Ruiz has cancelled her visit to Bo Lind in Oslo.", False),  # what is called off lies ahead
    ],
)
def test_a_month_named_and_what_is_called_off_bound_what_a_mention_may_mean(text, is_it):
    _, events, mentions = found(
        ("2018-05-11", "Ana Ruiz visited Bo Lind in Oslo on May 10."),
        ("2018-07-12", f"All was calm.\n\nIt rained.\n\n{text}"),
    )
    visit = mentions[(mentions["article_id"] == "a1") & mentions["trigger"].str.startswith("visit")]
    known = events.loc[events["first_day"] == "2018-05-10", "event_id"]
    assert visit["event_id"].isin(known).tolist() == [is_it]


def test_a_month_and_a_day_are_one_event_only_where_one_of_its_kind_and_people_fits():
    rows = [
        ("2018-05-11", "Ana Ruiz visited Bo Lind in Oslo on May 10."),
        ("2018-06-01", "In May Ana Ruiz visited Bo Lind."),
    ]
    _, events, _ = found(*rows)
    assert events[["precision", "n_articles"]].values.tolist() == [["day", 2]]
    _, events, _ = found(*rows, ("2018-05-21", "Ana Ruiz visited Bo Lind in Bergen on May 20."))
    assert sorted(events["precision"]) == ["day", "day", "month"]


def test_events_of_one_day_of_which_each_is_further_weigh_less_than_one_of_another_day():
    rows = [("2018-07-09", "Ana Ruiz met Bo Lind in Oslo on July 6. Eva Moen visited Bergen on July 6.")] * 2
    _, events, _ = found(*rows, ("2018-07-12", "Ole Dahl visited Rome on July 10, and Ole Dahl was tired."))
    order = events.sort_values("salience", ascending=False)["first_day"].astype(str).tolist()
    assert order.index("2018-07-10") < 2


@pytest.mark.parametrize(("noun", "linked"), [("The talks", True), ("Second talks", False), ("Other talks", False)])
def test_a_noun_goes_on_about_an_event_only_where_it_means_one_known(noun, linked):
    _, _, mentions = found(("2018-07-12", f"Talks were held in Oslo on July 6.\n\nIt rained.\n\n{noun} were long."))
    assert (mentions["how_dated"] == "linked").any() == linked


def test_what_every_article_of_a_corpus_names_ties_nothing():
    rows = [("2018-07-10", f"Lind Corp launched a ship in Norway on July 1, worker {n} said.") for n in range(45)]
    later = ("2018-07-12", "It rained.\n\nAll was calm.\n\nLind Corp launched a ship for Norway, it was said.")
    linked = [found(*rows[:n], later)[2].tail(1)["how_dated"].item() for n in (20, 45)]
    assert linked == ["linked", "undated"]


def test_days_beside_what_befell_once_are_those_of_telling_it():
    first = [("2018-07-02", f"A spill fouled the coast of Norway on July 1, said paper {n}.") for n in range(12)]
    later = ("2018-07-20", "Ana Ruiz spoke of the spill on Thursday.")
    _, events, _ = found(*first, later)
    assert events.loc[events["kind"] == "accident", "first_day"].astype(str).tolist() == ["2018-07-01"]


def test_what_was_planned_and_never_told_to_have_happened_weighs_less():
    plan = ("2018-07-02", "Ana Ruiz will visit Rome on July 6.")
    _, before, _ = found(plan, ("2018-07-05", "Eva Moen visited Bergen on July 4."))
    _, after, _ = found(plan, ("2018-07-12", "Eva Moen visited Bergen on July 4."))
    weight = [float(events.loc[events["status"] == "scheduled", "salience"].iloc[0]) for events in (before, after)]
    assert weight[1] < weight[0]


def test_an_interval_holds_the_day_that_others_give():
    _, events, _ = found(
        ("2018-07-09", "Ana Ruiz ended a visit of two days to Oslo on Saturday."),
        *[("2018-07-10", f"Ana Ruiz ended a visit to Oslo on July 7, paper {n} said.") for n in range(3)],
    )
    assert [str(day)[:10] for day in (events["first_day"].iloc[0], events["last_day"].iloc[0])] == [
        "2018-07-06",
        "2018-07-07",
    ]


def test_a_place_that_many_tell_of_one_meeting_in_names_it_even_where_every_article_names_the_place():
    rows = [("2018-07-09", f"Ana Ruiz met Bo Lind in Oslo on July 6, paper {n} said.") for n in range(45)]
    _, _, mentions = found(
        *rows, ("2018-07-12", "It rained.\n\nAll was calm.\n\nCritics doubted their summit in Oslo.")
    )
    assert mentions.loc[mentions["article_id"] == "a45", "how_dated"].tolist() == ["linked"]


def test_fires_of_one_day_in_two_towns_are_two_events_though_one_article_tells_of_both():
    _, events, mentions = found(
        ("2018-07-12", "A fire killed three people in Harlow on Monday. In Ostby, a fire killed two people on Monday."),
        ("2018-07-12", "Monday’s fire in Ostby killed two, police said."),
    )
    deaths = events[events["kind"] == "death"]
    assert sorted(deaths["label"]) == ["Fire kills three people in Harlow", "Fire kills two people in Ostby"]
    assert deaths.set_index("label")["n_articles"].to_dict() == {
        "Fire kills three people in Harlow": 1,
        "Fire kills two people in Ostby": 2,
    }


def test_what_a_page_says_of_itself_is_no_event():
    _, events, _ = found(
        ("2018-07-12", "Page last updated at 10:50 on Monday, July 9, 2018.\n\nAna Ruiz met Bo Lind in Oslo on Monday.")
    )
    assert events["label"].tolist() == ["Ruiz meets Lind in Oslo"]


def test_an_event_whose_label_says_who_and_where_ranks_above_one_that_is_bare():
    _, events, _ = found(
        ("2018-07-12", "The verdict came on Tuesday."),
        ("2018-07-12", "Ana Ruiz met Bo Lind in Oslo on Monday."),
    )
    salience = events.set_index("first_day")["salience"]
    assert salience[pd.Timestamp("2018-07-09")] > salience[pd.Timestamp("2018-07-10")]
