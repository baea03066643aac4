"""The texts of some articles, for words that are shown, and whom they name. Tables of articles may come without them: they are most
of a corpus.

A frame of articles without a column `text` says in `attrs["tables"]` in which folder of tables the texts are.
"""

import pandas as pd

from helpers.speakers.names import full_names_in
from helpers.tables import cells_of, read_table
from helpers.tables.rows import values_of
from helpers.text import documents

AT_ONCE = 2000  # articles whose texts are in memory at the same time


def texts_of(articles: pd.DataFrame, ids) -> dict:
    """Return {article_id: text} for those of `ids` that are in `articles` (or in the folder that it names).

    >>> texts_of(pd.DataFrame({"article_id": ["a", "b"], "text": ["One.", "Two."]}), ["b", "c"])
    {'b': 'Two.'}
    """
    wanted = set(ids)
    if not wanted:
        return {}
    if "text" in articles:
        rows = articles.loc[articles["article_id"].isin(wanted), ["article_id", "text"]]
        return dict(zip(rows["article_id"], rows["text"], strict=True))
    return {name: text for few in _stored(articles, wanted) for name, text in few.items()}


def _stored(articles, ids):
    """Yield {article_id: text} of `ids`, some at a time, out of the folder that `articles` names."""
    return cells_of(articles.attrs["tables"], "articles", "text", ids)


def with_texts(articles: pd.DataFrame) -> pd.DataFrame:
    """Return `articles` with their column `text`, for few articles at a time."""
    if "text" in articles:
        return articles
    texts = texts_of(articles, articles["article_id"])
    return articles.assign(text=articles["article_id"].map(texts).astype("str"))


def people_of(articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each time that one of `articles` names someone in two words or more, in their order: article_id, person.

    They are found in the texts, or read from the tables of articles that come without.

    >>> articles = pd.DataFrame({"article_id": ["a"], "published": [None], "title": [""], "text": ["Ana Ruiz came. Ms. Ruiz left."]})
    >>> people_of(articles)["person"].tolist()
    ['Ana Ruiz', 'Ana Ruiz']
    """
    if "text" in articles:
        rows = pd.DataFrame({"article_id": articles["article_id"], "person": map(full_names_in, documents(articles))})
    else:
        stored = read_table(articles.attrs["tables"], "articles", columns=["article_id", "people"])
        rows = articles[["article_id"]].merge(stored.rename(columns={"people": "person"}), on="article_id")
    return rows.explode("person").dropna().reset_index(drop=True)


def each_few(articles: pd.DataFrame, at_once: int = AT_ONCE):
    """Yield `articles` with their texts, `at_once` at a time."""
    for first in range(0, len(articles), at_once):
        yield with_texts(articles.iloc[first : first + at_once])


def words(articles: pd.DataFrame, ids, spans) -> list:
    """Return the words of each row: what `spans` cover in the text of the article of `ids`, with "…" between the parts.

    >>> words(pd.DataFrame({"article_id": ["a"], "text": ["The bridge is safe."]}), ["a", "a"], [[[0, 10], [14, 18]], []])
    ['The bridge … safe', '']
    """
    ids, spans = (values_of(each) if isinstance(each, pd.Series) else list(each) for each in (ids, spans))
    found, rows_of = [""] * len(ids), {}
    for row, article_id in enumerate(ids):
        rows_of.setdefault(article_id, []).append(row)
    for texts in [texts_of(articles, rows_of)] if "text" in articles else _stored(articles, rows_of):
        for article_id, text in texts.items():
            for row in rows_of[article_id]:
                found[row] = words_of(text, spans[row])
    return found


def words_of(text, spans):
    """Return the words that `spans` cover in `text`, with "…" between the spans.

    >>> words_of("The bridge is safe.", [[0, 10], [14, 18]])
    'The bridge … safe'
    """
    return " … ".join(text[int(start) : int(end)] for start, end in spans)
