"""Corrections of stories. Each takes (stories, articles) and returns them with the number of articles changed."""

import hashlib

import pandas as pd

from helpers.pipeline.corrections.find import Missed
from helpers.stories.find import counted


def join_stories(stories, articles, row, texts):
    """Give the articles of one article's story to another's story, which keeps its title."""
    old, new = (_story_of(articles, texts, row[name]) for name in ("article", "into_article"))
    for found in (old, new):
        if isinstance(found, Missed):
            return stories, articles, found
    if old == new:
        return stories, articles, Missed("the two are of one story already")
    moved = articles["story_id"] == old
    kept = stories.copy()
    for column in ("names", "words"):
        own, other = (stories.loc[stories["story_id"] == i, column].iloc[0] for i in (new, old))
        kept.loc[kept["story_id"] == new, column] = pd.Series(
            [list(dict.fromkeys([*own, *other]))], kept.index[kept["story_id"] == new], object
        )
    return kept, articles.assign(story_id=articles["story_id"].where(~moved, new)), int(moved.sum())


def split_stories(stories, articles, row, texts):
    """Give an article, with its near-copies, to the story called `title`, which may be new."""
    article_id = texts.id_of(row["article"])
    if not article_id:
        return stories, articles, Missed(f"there is no article '{row['article']}' in the corpus")
    known = stories.loc[stories["title"] == row["title"], "story_id"].tolist()
    new = known[0] if known else "t" + hashlib.sha256(f"story|{row['title']}".encode()).hexdigest()[:11]
    copies = articles["copy_of"] == article_id if "copy_of" in articles else False
    moved = ((articles["article_id"] == article_id) | copies) & (articles["story_id"] != new)
    if not moved.any():
        return stories, articles, Missed(f"article {row['article']} is of the story '{row['title']}' already")
    if not known:
        one = {"story_id": new, "title": row["title"], "first_day": pd.NaT, "last_day": pd.NaT, "n_articles": 0,
               "n_outlets": 0, "names": [], "words": []}  # fmt: skip
        stories = pd.concat([stories, pd.DataFrame([one])], ignore_index=True)
    return stories, articles.assign(story_id=articles["story_id"].where(~moved, new)), int(moved.sum())


def title_stories(stories, articles, row, texts):
    """Call the story of an article `title`."""
    story = _story_of(articles, texts, row["article"])
    if isinstance(story, Missed):
        return stories, articles, story
    own = stories["story_id"] == story
    if (stories["title"] == row["title"]).any():
        return stories, articles, Missed(f"a story is called '{row['title']}' already")
    changed = int((articles["story_id"] == story).sum())
    return stories.assign(title=stories["title"].where(~own, row["title"])), articles, changed


def recounted(stories, articles):
    """Return `stories` with the days and counts of `articles`; a story without articles is left out."""
    return counted(stories, articles, articles["story_id"])


def _story_of(articles, texts, named):
    article_id = texts.id_of(named)
    if not article_id:
        return Missed(f"there is no article '{named}' in the corpus")
    story = articles.loc[articles["article_id"] == article_id, "story_id"].iloc[0]
    return story or Missed(f"article {named} is of no story")
