"""Shortens file names to start at the corpus folder, so that tables do not show the folders of this machine."""

from pathlib import Path

from helpers.problems import printable
from helpers.tables import Corpus


def without_way(found, corpus, home=None):
    """Return the Corpus `found` with file names that start at the folder `corpus`.

    A relative path without ".." stays as it is. With `home`, names start at that folder instead.

    >>> import pandas as pd
    >>> problems = pd.DataFrame({"source_path": ["/srv/a/mine/x.md"], "message": ["/srv/a/mine/x.md has no text"]})
    >>> found = without_way(Corpus(pd.DataFrame({"source_path": ["/srv/a/mine/y.md"]}), problems), "/srv/a/mine")
    >>> found.articles["source_path"][0], found.problems["message"][0]
    ('mine/y.md', 'mine/x.md has no text')
    """
    corpus = Path(corpus)
    if not corpus.is_absolute() and ".." not in corpus.parts:
        return found
    way = printable(f"{home or corpus.parent}/")
    articles = found.articles.assign(source_path=found.articles["source_path"].str.removeprefix(way))
    problems = found.problems.assign(
        source_path=found.problems["source_path"].str.removeprefix(way),
        message=found.problems["message"].str.replace(way, "", regex=False),
    )
    return Corpus(articles, problems)
