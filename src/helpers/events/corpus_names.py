"""The names in the mentions of a whole corpus: the fullest form of each, and whom a family name alone means."""

from collections import Counter
from itertools import chain
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.events.labels import bearers_of
from helpers.speakers.fullest import fullest


class Names(NamedTuple):
    """`fuller` maps a name to its fullest form, where that is another; `bearers` a family name to those who bear it, most mentioned
    first."""

    fuller: dict
    bearers: dict

    def among(self, names):
        """Return the Names that matter where only `names` occur: those of a block, on which its events depend.

        >>> Names({"Ruiz": "Ana Ruiz", "Lind": "Bo Lind"}, {"Ruiz": ["Ana Ruiz", "Eva Ruiz"]}).among(["Ruiz"])
        Names(fuller={'Ruiz': 'Ana Ruiz'}, bearers={'Ruiz': ['Ana Ruiz']})
        """
        fuller = {name: self.fuller[name] for name in sorted(set(names)) if name in self.fuller}
        own = bearers_of(dict.fromkeys((self.fuller.get(name, name) for name in names), 1))
        return Names(fuller, {family: self.bearers[family][:1] for family in sorted(own)})


def names_told(mentions):
    """Return a row for each agent of a frame of mentions ("" where nobody is named) and for each of the others: article_id, name.

    >>> names_told(pd.DataFrame({"article_id": ["a", "b"], "agent": ["Ruiz", ""], "others": [["Lind"], []]})).values.tolist()
    [['a', 'Ruiz'], ['b', ''], ['a', 'Lind']]
    """
    n_others = [len(others) for others in mentions["others"]]
    articles = mentions["article_id"].to_numpy()
    names = [*mentions["agent"].tolist(), *chain.from_iterable(mentions["others"])]
    return pd.DataFrame(
        {"article_id": np.concatenate([articles, np.repeat(articles, n_others)]), "name": names}, dtype="str"
    )


def counts_of(names):
    """Return a Counter of a column of names, "" left out."""
    return Counter(names[names != ""].value_counts().to_dict())


def names_of(counts):
    """Return the Names of a corpus by the Counter of its names.

    >>> names_of(Counter({"Ana Ruiz": 9, "Ruiz": 3}))
    Names(fuller={'Ruiz': 'Ana Ruiz'}, bearers={'Ruiz': ['Ana Ruiz']})
    """
    fuller, whole = fullest(counts), Counter()
    for name, n in counts.items():
        whole[fuller.get(name, name)] += n
    return Names(fuller, bearers_of(whole))


def with_fuller(mentions, names):
    """Return `mentions` with each name in its fullest form, so that "Ruiz" and "Ana Ruiz" meet across articles."""
    fuller, held = names.fuller, {}  # equal lists of names are held once
    others = (list(dict.fromkeys(fuller.get(name, name) for name in others)) for others in mentions["others"])
    return mentions.assign(
        agent=[fuller.get(name, name) for name in mentions["agent"]],
        others=[held.setdefault(tuple(names), names) for names in others],
    )
