"""Stories: which articles tell of one thing, what it is called, and what happens with odd piles."""

import numpy as np
import pandas as pd
import pytest

from helpers.pipeline.extract import complete
from helpers.stories import find_stories, gather
from helpers.stories.find import told_apart
from helpers.stories.linkage import average_linkage
from tests.stories.made import ABOUT, pile, profiles

MIXED = {"dam": 9, "ferry": 7, "vote": 5, "choir": 4}


def stories_of(articles):
    return find_stories(profiles(articles), articles)


def groups_of(articles):
    """Return the set of the sets of articles that are of one story."""
    _, ids = stories_of(articles)
    return {frozenset(own) for story, own in articles["article_id"].groupby(ids.to_numpy()) if story}


@pytest.fixture(scope="module")
def mixed():
    return pile(MIXED)


def test_a_pile_of_four_stories_is_told_apart(mixed):
    assert groups_of(mixed) == {frozenset(f"{name}{n}" for n in range(size)) for name, size in MIXED.items()}


@pytest.mark.parametrize("story", ABOUT)
def test_a_pile_of_one_story_is_one_story(story):
    assert [len(own) for own in groups_of(pile({story: 12}))] == [12]


def test_the_order_of_the_articles_changes_nothing(mixed):
    stories, ids = stories_of(mixed)
    turned = mixed.iloc[::-1].reset_index(drop=True)
    again, other = stories_of(turned)
    pd.testing.assert_frame_equal(stories, again)
    assert dict(zip(mixed["article_id"], ids, strict=True)) == dict(zip(turned["article_id"], other, strict=True))


def test_a_pile_larger_than_the_sample_is_told_apart_like_a_small_one(mixed, monkeypatch):
    whole = groups_of(mixed)
    monkeypatch.setattr(gather, "SAMPLE", 16)
    assert groups_of(mixed) == whole


def test_titles_hold_the_name_and_the_words_of_the_story(mixed):
    stories, _ = stories_of(mixed)
    first = stories.iloc[0]
    assert "Lindholm" in first["title"] and any(word in first["title"] for word in ABOUT["dam"][2:])
    assert {"Lindholm", "Eva Falk"} <= set(first["names"]) and set(first["words"]) & set(ABOUT["dam"][2:])


def test_days_and_counts_are_those_of_the_articles(mixed):
    first = stories_of(mixed)[0].iloc[0]
    assert (first["n_articles"], first["n_outlets"]) == (9, 2)
    assert [str(first[name].date()) for name in ("first_day", "last_day")] == ["2020-01-03", "2020-09-03"]


def test_a_copy_is_of_the_story_of_its_original(mixed):
    articles = pd.concat([mixed, mixed.head(1).assign(article_id="copy", copy_of="dam0", outlet="Third")])
    articles = articles.reset_index(drop=True)
    stories, ids = stories_of(articles)
    assert ids.iloc[-1] == ids.iloc[0] and stories["n_articles"].iloc[0] == 10 and stories["n_outlets"].iloc[0] == 3


def test_what_is_like_no_other_is_of_no_story(mixed):
    odd = pd.DataFrame({"article_id": ["odd"], "text": ["Recipe: whisk two eggs, fold in flour, bake until golden."]})
    articles = pd.concat([mixed, complete(odd)], ignore_index=True)
    _, ids = stories_of(articles)
    assert ids.iloc[-1] == "" and (ids.iloc[:-1] != "").all()


@pytest.mark.parametrize("n", [1, 2, 5])
def test_copies_alone_are_one_story_without_days(n):
    text = pile({"dam": 1})["text"].iloc[0]
    articles = complete(pd.DataFrame({"article_id": [f"a{i}" for i in range(n)], "text": text}))
    articles.loc[1:, "copy_of"] = "a0"
    stories, ids = stories_of(articles)
    assert len(stories) == 1 and stories["n_articles"].tolist() == [n] and (ids == ids.iloc[0]).all()
    assert stories["first_day"].isna().all()


def test_articles_without_words_or_profile_are_of_no_story(mixed):
    none = complete(pd.DataFrame({"article_id": ["e", "f"], "text": ["", "12 . 34"]}))
    stories, ids = stories_of(none)
    assert not len(stories) and ids.tolist() == ["", ""]
    known = profiles(mixed)
    _, ids = find_stories(known[known["article_id"] != "dam0"], mixed)
    assert ids.iloc[0] == "" and ids.iloc[1] != ""
    stories, ids = find_stories(known.iloc[:0], mixed)
    assert not len(stories) and (ids == "").all()


def test_no_two_stories_have_one_title():
    rows = [{"title": "A: b", "words": ["b", "c", "d"], "names": ["A"]} for _ in range(4)]
    titles = [row["title"] for row in told_apart(rows)]
    assert len(set(titles)) == 4 and titles[:2] == ["A: b", "A: b, d"]


def test_average_linkage_joins_what_joining_the_nearest_pair_joins():
    draw = np.random.default_rng(3)
    for _ in range(5):
        points = draw.normal(size=(14, 4))
        near = points @ points.T
        assert _same(average_linkage(near, 0.4), _slowly(near, 0.4))


def _slowly(near, least):
    groups = [[n] for n in range(len(near))]
    while len(groups) > 1:
        means = {
            (i, j): near[np.ix_(groups[i], groups[j])].mean()
            for i in range(len(groups))
            for j in range(i + 1, len(groups))
        }
        (i, j), best = max(means.items(), key=lambda item: item[1])
        if best < least:
            break
        groups[i] += groups.pop(j)
    number = {row: place for place, own in enumerate(groups) for row in own}
    return [number[n] for n in range(len(near))]


def _same(one, other):
    return len(set(zip(one, other, strict=True))) == len(set(one)) == len(set(other))
