"""Events of articles whose dates are known: the stage alone, frame in, frames out."""

from collections import defaultdict

import pandas as pd

from helpers.events.mentions import Mention, mentions_in
from helpers.events.merge import merge
from helpers.text import documents


def find_events(articles: pd.DataFrame, dates: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (events, mentions), the tables, of `articles` (article_id, published, title, text) and their `dates`.

    `articles` may also give outlet and copy_of. Every event has at least one mention and its best sentence.

    >>> import helpers
    >>> articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-09"], "title": [""],
    ...     "text": ["Ana Ruiz met Bo Lind in Oslo on July 6."]})
    >>> events, mentions = find_events(articles, helpers.find_dates(articles))
    >>> events[["label", "first_day"]].astype(str).values.tolist()
    [['Ruiz meets Lind in Oslo', '2018-07-06']]
    """
    of_article, rows = defaultdict(list), []
    for date in dates.itertuples(index=False):
        of_article[date.article_id].append(date)
    for document in documents(articles):
        found = mentions_in(document, of_article[document.article_id])
        rows += [(document.article_id, *mention) for mention in found]
    return merge(pd.DataFrame(rows, columns=["article_id", *Mention._fields], dtype=object), articles)
