"""How few speakers have how many quotations: the five most quoted, Gini's coefficient, Hill's numbers of speakers."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

DRAWS = 200  # bootstrap draws of articles; the seed is fixed, so that the same input gives the same figures
SEED = 1973


def concentration(quotes: pd.DataFrame, unnamed: Sequence[str] = ()) -> pd.DataFrame:
    """Return a row a measure over the named speakers of `quotes` (article_id, who): measure, value, low, high.

    `unnamed` are values of `who` that are no speaker. The intervals are percentiles of draws of whole articles, freed of
    their bias (Efron, 1979). Hill's numbers (Hill, Ecology 54, 1973) of order 0, 1 and 2 count speakers: all; as many equally quoted ones
    as would be as varied; and the same with the often quoted weighing most.

    >>> quotes = pd.DataFrame({"article_id": ["a", "b", "c", "d"], "who": ["Ana Ruiz", "Ana Ruiz", "Bo Lind", "?"]})
    >>> concentration(quotes, ["?"]).set_index("measure")["value"].round(2).to_dict()["speakers (Hill 0)"]
    2.0
    """
    named = quotes[~quotes["who"].isin(unnamed)]
    columns = ["measure", "value", "low", "high"]
    if not len(named):
        return pd.DataFrame({name: [] for name in columns})
    table = named.groupby(["article_id", "who"]).size()
    articles, speakers = (table.index.codes[level] for level in (0, 1))
    n = len(table.index.levels[0])
    random = np.random.default_rng(SEED)
    draws = []
    for _ in range(DRAWS if n > 1 else 0):
        weight = np.bincount(random.integers(0, n, n), minlength=n)[articles]
        draws.append(_measures(np.bincount(speakers, weights=table.to_numpy() * weight)))
    point = _measures(np.bincount(speakers, weights=table.to_numpy()))
    low, high = _interval(point, draws) if draws else (np.full(len(point), np.nan),) * 2
    rows = zip(NAMES, point, low, high, strict=True)
    return pd.DataFrame(rows, columns=columns).round({"value": 2, "low": 2, "high": 2})


NAMES = [
    "top five's share, per cent",
    "Gini coefficient",
    "speakers (Hill 0)",
    "speakers (Hill 1)",
    "speakers (Hill 2)",
]


def _measures(counts):
    counts = np.sort(counts[counts > 0])[::-1]
    p = counts / counts.sum()
    return [
        100 * p[:5].sum(),
        _gini(counts),
        float(len(p)),
        float(np.exp(-(p * np.log(p)).sum())),
        float(1 / (p**2).sum()),
    ]


def _interval(point, draws):
    """Return percentiles of `draws`, moved so that their mean is the value counted: a draw holds fewer voices than all.

    The value counted lies in its interval.
    """
    low, high = np.percentile(draws, [2.5, 97.5], axis=0) - np.mean(draws, axis=0) + point
    limits = np.array([100, 1, np.inf, np.inf, np.inf])
    return np.minimum(point, np.maximum(0, low)), np.maximum(point, np.minimum(limits, high))


def _gini(counts):
    ascending = counts[::-1]
    n = len(ascending)
    return float((2 * np.arange(1, n + 1) - n - 1) @ ascending / (n * ascending.sum()))
