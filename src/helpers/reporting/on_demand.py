"""The tables of a folder, each read when it is first asked for: a report on speakers never reads the events."""

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from functools import partial

import pandas as pd

from helpers.pipeline.freed import give_back
from helpers.tables import NAMES, SCHEMAS, read_table
from helpers.tables.rows import is_one_of

BY_ARTICLE = ("sentences", "dates", "quotes", "mentions")  # tables whose rows belong to one article
MOST_LISTED = 20_000  # articles that Parquet is asked for by name; of more, all rows are read and then chosen
MOST_KEPT = 300_000  # rows of a table, from which on what reading it took is given back at once


class OnDemand(MutableMapping):
    """Tables by name; `readers` gives for each a function that reads it, which is called once at most.

    `told`, if it is set, is called with the name and the frame of each table when it is read.
    """

    def __init__(self, readers: dict[str, Callable[[], pd.DataFrame]]) -> None:
        self.readers, self.read, self.told = dict(readers), {}, None

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self.read:
            self.read[name] = self.readers[name]()
            if len(self.read[name]) > MOST_KEPT:
                give_back()
            if self.told:
                self.told(name, self.read[name])
        return self.read[name]

    def let_go(self, name: str) -> None:
        """Free a table that was read; it is read anew when it is asked for again."""
        if len(self.read.pop(name, ())) > MOST_KEPT:
            give_back()

    def alike(self) -> "OnDemand":
        """Return the same tables, so that what is read or let go of one is not of the other."""
        other = OnDemand(self.readers)
        other.read = dict(self.read)
        return other

    def __setitem__(self, name: str, frame: pd.DataFrame) -> None:
        self.readers.setdefault(name, None)
        self.read[name] = frame

    def __delitem__(self, name: str) -> None:
        del self.readers[name]
        self.read.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self.readers)

    def __len__(self) -> int:
        return len(self.readers)


def tables_in(folder, articles: pd.DataFrame, own: pd.DataFrame | None, acts: Sequence[str]) -> OnDemand:
    """Return the tables of `folder`, of which `articles` was read before: with the rows of the articles `own` (None: of all) and,
    of quotes, of `acts`."""
    readers = {name: partial(read_table, folder, name) for name in NAMES}
    readers |= {name: partial(rows_of, folder, name, own) for name in BY_ARTICLE}
    readers["quotes"] = partial(rows_of, folder, "quotes", own, [("act", "in", list(acts))])
    tables = OnDemand(readers)
    tables["articles"] = articles
    return tables


def read_articles_table(folder) -> pd.DataFrame:
    """Return table articles of `folder` without texts and people; `attrs["tables"]` says where they are (see analysis.texts)."""
    columns = [name for name in SCHEMAS["articles"].columns if name not in ("text", "people")]
    articles = read_table(folder, "articles", columns=columns)
    articles.attrs["tables"] = str(folder)
    return articles


def rows_of(folder, name, articles: pd.DataFrame | None, filters=()) -> pd.DataFrame:
    """Return the rows of table `name` that belong to `articles` (None: to all) and fit `filters` (as pyarrow takes them)."""
    few = articles is not None and len(articles) <= MOST_LISTED
    chosen = [("article_id", "in", articles["article_id"].tolist())] if few and len(articles) else []
    rows = read_table(folder, name, filters=[*filters, *chosen] or None)
    return rows if articles is None else rows[is_one_of(rows["article_id"], articles["article_id"])]
