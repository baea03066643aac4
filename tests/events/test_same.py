"""Events told apart are joined where pairs of their mentions say that they are one; what is told again goes to what it tells of."""

import pandas as pd
import pytest

from helpers.events import Mention, merge
from helpers.events.same import chance
from helpers.events.stories import Stories, proper

STORY = "Ana Ruiz and Bo Lind of the Kestrel Works spoke in Bergen. "


def mention(article, trigger, kind, day=None, *, last=None, precision="day", **parts):
    first = pd.Timestamp(day).date() if day else None
    given = {
        "start": 0, "end": 40, "trigger": trigger, "first_day": first, "last_day": pd.Timestamp(last).date() if last else first,
        "how_dated": "expression" if day else "undated", "status": "happened", "confidence": 0.9, "at": 5, "kind": kind,
        "group": kind, "precision": precision if day else "", "agent": "", "others": [], "place": "", "lead": 0, "object": "",
        "owner": "",
    }  # fmt: skip
    return (article, *Mention(**{**given, **parts}))


def merged(*rows, texts=()):
    """Return (events, mentions) of mentions of articles a0, a1, ..."""
    n = max(int(row[0][1:]) for row in rows) + 1
    articles = pd.DataFrame({"article_id": [f"a{i}" for i in range(n)], "published": "2018-07-12", "title": "",
                             "text": [texts[i] if i < len(texts) else STORY for i in range(n)]})  # fmt: skip
    return merge(pd.DataFrame(rows, columns=["article_id", *Mention._fields], dtype=object), articles)


def test_one_word_in_articles_of_one_story_has_a_greater_chance_than_another_word_or_another_story():
    stories = Stories({"a0": proper(STORY), "a1": proper(STORY), "a2": {"Eva", "Moen", "Rome", "Ole", "Dahl"}})
    rows = [
        pd.Series(dict(zip(["article_id", *Mention._fields], mention(*own), strict=True)))
        for own in (
            ("a0", "rally", "rally"),
            ("a1", "rally", "rally"),
            ("a1", "storm", "storm"),
            ("a2", "rally", "rally"),
        )
    ]
    same, word, story = (chance(rows[0], other, stories) for other in rows[1:])
    assert same > word and same > story


@pytest.mark.parametrize(("days", "n"), [(("2018-07-06", "2018-07-06"), 1), (("2018-07-06", "2018-07-07"), 2)])
def test_what_recurs_on_another_day_stays_apart(days, n):
    rows = [mention(f"a{i}", "strike", "strike", day, agent="Kestrel Works") for i, day in enumerate(days)]
    events, _ = merged(*rows)
    assert len(events) == n


def test_a_death_told_again_by_its_month_and_on_its_anniversary_is_one():
    rows = [mention(f"a{i}", "died", "death", "2018-07-06", agent="Ana Ruiz") for i in range(4)]
    rows.append(mention("a4", "death", "death", "2018-07-01", last="2018-07-31", precision="month", agent="Ana Ruiz"))
    rows.append(mention("a5", "death", "death", "2019-07-06", agent="Ana Ruiz"))
    rows.append(mention("a6", "died", "death", agent="Ana Ruiz"))
    events, mentions = merged(*rows)
    assert events[["first_day", "n_mentions"]].astype(str).values.tolist() == [["2018-07-06", "7"]]
    assert mentions.loc[mentions["article_id"] == "a5", "how_dated"].item() in ("undated", "linked")


@pytest.mark.parametrize(
    ("label", "agents", "one"),
    [
        ("Council frees four miners", ("", ""), True),
        ("Four nurses are freed", ("", ""), False),
        ("Four miners are freed", ("Ana Ruiz", "Bo Lind"), False),
    ],
)
def test_a_month_in_which_nobody_is_named_is_of_the_day_whose_label_has_its_words_unless_another_did_it(
    label, agents, one
):
    day = mention("a0", "freed", "freeing", "2018-07-06", told="Four miners freed near Bergen", agent=agents[0])
    month = mention(
        "a1", "freed", "freeing", "2018-07-01", last="2018-07-31", precision="month", told=label, agent=agents[1]
    )
    events, _ = merged(day, month)
    assert len(events) == 2 - one


@pytest.mark.parametrize(
    ("label", "published", "linked"),
    [
        ("Lind warns of flooded tunnels", "2018-09-12", True),
        ("Lind thanks nurses", "2018-09-12", False),
        ("Lind thanks nurses", "2018-07-12", True),
    ],
)
def test_a_statement_without_a_day_is_its_author_s_of_that_week_or_one_of_the_same_words(label, published, linked):
    rows = [
        mention(
            "a0", "statement", "statement", "2018-07-06", agent="Bo Lind", told="Lind complains of flooded tunnels"
        ),
        mention("a1", "statement", "statement", agent="Bo Lind", told=label),
    ]
    articles = pd.DataFrame(
        {"article_id": ["a0", "a1"], "published": ["2018-07-07", published], "title": "", "text": STORY}
    )
    _, mentions = merge(pd.DataFrame(rows, columns=["article_id", *Mention._fields], dtype=object), articles)
    assert (mentions["how_dated"].iloc[1] == "linked") == linked


def test_a_month_with_two_events_that_fit_is_neither():
    rows = [
        mention(f"a{i}", "met", "meeting", f"2018-07-0{i + 3}", agent="Ana Ruiz", others=["Bo Lind"]) for i in (0, 2)
    ]
    month = mention(
        "a3", "met", "meeting", "2018-07-01", last="2018-07-31", precision="month", agent="Ana Ruiz", others=["Bo Lind"]
    )
    events, _ = merged(*rows, month)
    assert sorted(events["precision"]) == ["day", "day", "month"]


def test_the_order_of_articles_does_not_change_the_events():
    rows = [mention(f"a{i}", word, "strike", "2018-07-06", agent=who) for i, (word, who) in enumerate(
        [("strike", "Ana Ruiz"), ("walkout", "Bo Lind"), ("strike", "Bo Lind"), ("strikes", "")])]  # fmt: skip
    one, other = merged(*rows)[0], merged(*rows[::-1])[0]
    assert sorted(one["n_articles"]) == sorted(other["n_articles"])
