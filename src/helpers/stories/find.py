"""Table stories, and the story of each article, from the profiles of a whole corpus."""

import hashlib
from collections import Counter

import pandas as pd

from helpers.stories.describe import Counts, described
from helpers.stories.gather import gather
from helpers.stories.profile import Profile
from helpers.tables import conform, empty

FEWEST = 3  # articles of a story; in a corpus of fewer, all of them


def find_stories(profiles, articles):
    """Return (stories, story_ids): table stories, and for each row of `articles` its story's id, "" for none.

    `profiles` has article_id and the fields of Profile; articles without a row there (in another language) are of no story.
    Near-copies belong to the story of their original. The result does not depend on the order of the rows.

    >>> from helpers.stories.profile import frame_of, profile_of
    >>> from helpers.text import Document
    >>> texts = {"a": "The dam at Lindholm broke.", "b": "Lindholm's dam had cracks.", "c": "Lindholm mourns after the dam broke."}
    >>> rows = [(article_id, *profile_of(Document(text))) for article_id, text in texts.items()]
    >>> stories, ids = find_stories(frame_of(rows), pd.DataFrame({"article_id": list(texts)}))
    >>> stories[["title", "n_articles"]].values.tolist()
    [['Lindholm: dam, broke', 3]]
    """
    if not len(profiles):
        return empty("stories"), pd.Series("", articles.index, dtype="str")
    rows = profiles[["article_id", *Profile._fields]].itertuples(index=False)
    of = {row[0]: Profile(*map(list, row[1:])) for row in rows}  # out of a cache they come as arrays
    original = _originals(articles, of)
    ids = sorted({article for article in original.values() if article})
    groups = gather([(of[i].terms, of[i].weights) for i in ids])
    number = dict(zip(ids, groups.tolist(), strict=True))
    by_article = {article: number.get(first, -1) for article, first in original.items()}
    sizes = Counter(group for group in by_article.values() if group >= 0)
    fewest = min(FEWEST, len(by_article))
    kept = [group for group, n in sorted(sizes.items()) if n >= fewest]
    pile, rows, story_of = Counts(of[i] for i in ids), [], {}
    for group in kept:
        title, names, words = described([of[i] for i in ids if number[i] == group], pile)
        own = sorted(article for article, other in by_article.items() if other == group)
        story_id = story_id_of(own, articles)
        story_of |= dict.fromkeys(own, story_id)
        rows.append({"story_id": story_id, "title": title, "names": names, "words": words})
    found = articles["article_id"].map(story_of).fillna("").astype("str")
    return counted(pd.DataFrame(told_apart(rows)), articles, found) if rows else empty("stories"), found


def _originals(articles, of):
    """Return {article_id: the article_id of the text that it copies, or its own}, of articles whose original has a profile."""
    copies = articles["copy_of"] if "copy_of" in articles else [""] * len(articles)
    found = {}
    for article, copied in zip(articles["article_id"], copies, strict=True):
        first = copied if copied in of else article
        found[article] = first if first in of and of[first].terms else ""
    return found


def story_id_of(own, articles):
    """Return the id of the story of articles `own`: made of its earliest article, so that later ones do not change it."""
    rows = articles[articles["article_id"].isin(own)]
    days = pd.to_datetime(rows["published"]) if "published" in rows else pd.Series(pd.NaT, rows.index)
    first = rows["article_id"][days == days.min()].min() if days.notna().any() else rows["article_id"].min()
    return "t" + hashlib.sha256(f"story|{first}".encode("utf-8", "replace")).hexdigest()[:11]


def told_apart(rows):
    """Return `rows` with titles of which no two are the same: further words or a number tell them apart."""
    seen = set()
    for row in rows:
        title, more = row["title"] or "Untitled story", [*row["words"][2:], *row["names"][2:]]
        while title in seen and more:
            title = f"{title}, {more.pop(0)}"
        number, bare = 2, title
        while title in seen:
            title, number = f"{bare} ({number})", number + 1
        seen.add(title)
        row["title"] = title
    return rows


def counted(stories, articles, story_ids):
    """Return table stories with days and counts of the articles whose `story_ids` name them, largest first."""
    rows = articles.assign(story_id=story_ids.to_numpy())
    rows = rows[rows["story_id"] != ""]
    if not len(rows):
        return empty("stories")
    by_story = rows.groupby("story_id")
    days = pd.to_datetime(rows["published"]) if "published" in rows else pd.Series(pd.NaT, rows.index)
    outlets = rows["outlet"].replace("", None) if "outlet" in rows else pd.Series(None, rows.index, dtype="object")
    stories = stories[stories["story_id"].isin(by_story.groups)].copy()
    for column, values in (
        ("first_day", days.groupby(rows["story_id"]).min()), ("last_day", days.groupby(rows["story_id"]).max()),
        ("n_articles", by_story.size()), ("n_outlets", outlets.groupby(rows["story_id"]).nunique()),
    ):  # fmt: skip
        stories[column] = stories["story_id"].map(values)
    return conform("stories", stories.sort_values(["n_articles", "title"], ascending=[False, True]))
