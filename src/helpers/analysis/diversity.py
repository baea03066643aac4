"""How quotations are spread over speakers: the share of the five most quoted, Gini's coefficient, Hill's numbers."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

DRAWS = 200  # bootstrap draws of articles
LEVEL = (2.5, 97.5)  # percentiles of the draws: an interval of 95 %
SEED = 1973  # fixed, so that the same input gives the same figures


def concentration(quotes: pd.DataFrame, unnamed: Sequence[str] = ()) -> pd.DataFrame:
    """Return a row a measure of how quotations are spread over named speakers: measure, value, low, high.

    `quotes` needs article_id and who; `unnamed` are the values of `who` that name no speaker. The 95 % intervals are
    percentiles of a bootstrap of whole articles, corrected for its bias (Efron, 1979). Hill's numbers (Hill, Ecology 54,
    1973) count speakers. Order 0 counts all of them. Orders 1 and 2 give the number of equally quoted speakers that would
    be as diverse; order 2 gives often quoted speakers more weight.

    >>> quotes = pd.DataFrame({"article_id": ["a", "b", "c", "d"], "who": ["Ana Ruiz", "Ana Ruiz", "Bo Lind", "?"]})
    >>> concentration(quotes, ["?"]).set_index("measure")["value"].round(2).to_dict()["speakers (Hill 0)"]
    2.0
    """
    named = quotes.loc[~quotes["who"].isin(unnamed), ["article_id", "who"]]
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
    """Return (low, high): percentiles of `draws`, shifted so that the mean of the draws becomes `point`.

    The shift is needed because a draw holds fewer speakers than the whole. `point` always lies in its interval.
    """
    low, high = np.percentile(draws, LEVEL, axis=0) - np.mean(draws, axis=0) + point
    limits = np.array([100, 1, np.inf, np.inf, np.inf])
    return np.minimum(point, np.maximum(0, low)), np.maximum(point, np.minimum(limits, high))


def _gini(counts):
    ascending = counts[::-1]
    n = len(ascending)
    return float((2 * np.arange(1, n + 1) - n - 1) @ ascending / (n * ascending.sum()))
