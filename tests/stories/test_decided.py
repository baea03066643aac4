"""What people decide about stories, and how a story is named in the parameters of a report."""

import pandas as pd
import pytest

from helpers.analysis.stories import OfStories, articles_by_period, story_named
from helpers.pipeline.corrections import corrected, read
from helpers.problems import DatelineError
from helpers.site.bars import bars
from helpers.site.stories import story_cards, story_pages
from helpers.stories import find_stories
from helpers.tables import NAMES, Tables, conform, empty
from tests.stories.made import pile, profiles

DAY = "2026-01-02"


@pytest.fixture(scope="module")
def tables():
    articles = pile({"dam": 5, "ferry": 4, "vote": 3})
    stories, ids = find_stories(profiles(articles), articles)
    frames = {name: empty(name) for name in NAMES}
    return Tables(**frames | {"articles": conform("articles", articles.assign(story_id=ids)), "stories": stories})


def decide(tables, folder, kind, *rows):
    """Return (tables, log) after the `rows` of one kind of correction."""
    header = {
        "split_stories": "article,title",
        "join_stories": "article,into_article",
        "title_stories": "article,title",
    }
    lines = [f"{header[kind]},who,when,why", *(f"{row},Ana Ruiz,{DAY},known" for row in rows)]
    (folder / f"{kind}.csv").write_text("\n".join(lines) + "\n")
    return corrected(tables, tables.articles, read([folder]))


def sizes(tables):
    return dict(zip(tables.stories["title"], tables.stories["n_articles"], strict=True))


def title_of(tables, article):
    story = tables.articles.set_index("article_id").at[article, "story_id"]
    return tables.stories.set_index("story_id")["title"].get(story, "")


def test_two_stories_are_joined_and_counted_again(tables, tmp_path):
    found, log = decide(tables, tmp_path, "join_stories", "ferry0,dam0")
    assert log["changed"].tolist() == [4] and sizes(found)[title_of(tables, "dam0")] == 9 and len(found.stories) == 2
    assert title_of(found, "ferry3") == title_of(tables, "dam0")


def test_an_article_is_split_off_into_a_new_story_or_a_known_one(tables, tmp_path):
    found, _ = decide(tables, tmp_path, "split_stories", "dam0,Inquiry", "dam1,Inquiry")
    assert sizes(found)["Inquiry"] == 2 and sizes(found)[title_of(found, "dam2")] == 3
    known = title_of(tables, "vote0")
    found, _ = decide(tables, tmp_path, "split_stories", f'dam0,"{known}"')
    assert sizes(found)[known] == 4


def test_a_story_gets_the_title_that_a_person_gives_it(tables, tmp_path):
    found, log = decide(tables, tmp_path, "title_stories", "dam0,The broken dam")
    assert title_of(found, "dam4") == "The broken dam" and log["changed"].tolist() == [5]


@pytest.mark.parametrize(("kind", "row", "why"), [
    ("join_stories", "gone,dam0", "no article 'gone'"), ("join_stories", "dam0,dam1", "one story already"),
    ("split_stories", "gone,X", "no article 'gone'"), ("title_stories", "gone,X", "no article 'gone'"),
])  # fmt: skip
def test_a_decision_that_fits_nothing_is_a_problem_and_changes_nothing(tables, tmp_path, kind, row, why):
    found, log = decide(tables, tmp_path, kind, row)
    assert log["changed"].tolist() == [0] and why in found.problems["message"].iloc[0]
    pd.testing.assert_frame_equal(found.stories, tables.stories)


def test_a_story_is_named_by_title_words_or_id(tables):
    first = tables.stories.iloc[0]
    for named in (first["title"], first["title"].upper(), "lindholm", first["story_id"]):
        assert story_named(tables.stories, named) == first["story_id"]
    for named, why in (("no such", "no such story"), ("", "3 stories are called so")):
        with pytest.raises(DatelineError, match=why):
            story_named(tables.stories, named)
    assert set(OfStories(tables, [first["story_id"]]).articles["article_id"]) == {f"dam{n}" for n in range(5)}


def test_each_story_has_a_page_and_a_card(tables):
    pages = dict(story_pages(tables))
    assert set(pages) == {"index.html", *(f"{i}.html" for i in tables.stories["story_id"])}
    for story in tables.stories.itertuples():
        assert (
            story.title in pages[f"{story.story_id}.html"] and f"stories/{story.story_id}.html" in pages["index.html"]
        )
    assert pages["index.html"].count("<svg") == 3 and story_cards(tables, 1).count("<li>") == 1
    assert "All 3 stories" in story_cards(tables, 1)


def test_a_corpus_without_stories_or_days_has_its_pages(tables):
    none = {name: empty(name) for name in NAMES}
    assert "No three articles" in dict(story_pages(Tables(**none)))["index.html"] and story_cards(Tables(**none)) == ""
    undated = {**dict(tables.items()), "articles": tables.articles.assign(published=pd.NaT),
               "stories": tables.stories.assign(first_day=pd.NaT, last_day=pd.NaT)}  # fmt: skip
    pages = dict(story_pages(Tables(**undated)))
    assert "days unknown" in pages["index.html"] and "<svg" not in pages["index.html"]


def test_the_bars_are_of_the_shortest_period_that_gives_few():
    days = pd.to_datetime(pd.Series(["2018-01-01", "2018-01-03", None]))
    found = articles_by_period(days)
    assert found.attrs["period"] == "day" and found["articles"].tolist() == [1, 0, 1]
    assert articles_by_period(pd.to_datetime(pd.Series(["1950-01-01", "2018-01-03"]))).attrs["period"] == "year"
    assert articles_by_period(pd.to_datetime(pd.Series(["2010-01-01", "2018-01-03"]))).attrs["period"] == "quarter"
    assert not len(articles_by_period(days.iloc[2:]))
    assert bars([0], "<none>").count("&lt;none&gt;") == 1
