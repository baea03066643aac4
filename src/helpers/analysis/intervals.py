"""Shares and their 95 % intervals. An interval covers two uncertainties: sampling, and the errors of the tagger.

*Sampling.* The sample is one of articles, not of quotations, so that quotations of one article count together. The
variance is the linearised variance of a ratio (Cochran, Sampling Techniques, 1977).

*The tagger.* It misses some quotations and finds some that are none, and how many depends on their form (direct, mixed,
indirect). Each quotation is weighted by the precision of its form divided by the recall, as measured. Three things widen the
interval by the delta method: the error of these rates, their spread between publishers, and, in shares of who speaks, the
rate of wrongly resolved speakers.

Both variances are added. The interval is Wilson's (1927), with the number of quotations that would give this variance.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import pandas as pd

Z = 1.959964  # z-score of a 95 % interval
ABOUT_SPEAKERS = ("who", "speaker_kind", "role_kind", "pronoun", "naming")  # columns that a wrong speaker makes wrong
FORMS = ["direct", "mixed", "indirect"]


@cache
def measured(tagger):
    """Return the measured rates of `tagger` (tagger.csv), a row a form; of the fast tagger if `tagger` is unknown.

    The fast tagger makes more errors, so that its intervals are the wider ones.
    """
    table = pd.read_csv(files("helpers.analysis") / "tagger.csv", comment="#")
    measured_taggers = set(table["tagger"])
    return table[table["tagger"] == (tagger if tagger in measured_taggers else "fast")].set_index("kind").loc[FORMS]


def shares(quotes: pd.DataFrame, by: str, tagger: str = "") -> pd.DataFrame:
    """Return a row a value of column `by` of `quotes`: quotations, share, low, high, words, share_of_words, articles.

    Shares are in per cent of all rows. `share` is as counted; `low` and `high` are the ends of its interval. `quotes` needs
    article_id, kind and n_words. Empty values have a row of their own, "unknown".

    >>> quotes = pd.DataFrame({"medium": ["speech", "speech", "", "tweet"], "kind": "direct", "n_words": [1] * 4,
    ...     "article_id": list("abcd")})
    >>> shares(quotes, "medium", "accurate")[["medium", "quotations", "share"]].values.tolist()
    [['speech', 2, 50.0], ['tweet', 1, 25.0], ['unknown', 1, 25.0]]
    """
    columns = [by, "quotations", "share", "low", "high", "words", "share_of_words", "articles"]
    if not len(quotes):
        return pd.DataFrame({name: [] for name in columns})
    values = quotes[by].where(quotes[by] != "", "unknown").fillna("unknown")
    codes, names = pd.factorize(values, sort=True)
    counted, counts = Counted.of(quotes), np.bincount(codes)
    words = np.bincount(codes, quotes["n_words"]).astype("int64")
    pairs = np.unique(counted.article * len(names) + codes)  # of an article and a value
    low, high = _bounds(counted, codes, len(names), tagger, by in ABOUT_SPEAKERS)
    table = pd.DataFrame({
        by: names, "quotations": counts, "share": (100 * counts / len(codes)).round(1),
        "low": (100 * low).round(1), "high": (100 * high).round(1), "words": words,
        "share_of_words": (100 * words / max(1, words.sum())).round(1), "articles": np.bincount(pairs % len(names)),
    })  # fmt: skip
    return table.iloc[np.argsort(-counts, kind="stable")].reset_index(drop=True)


class Counted(NamedTuple):
    """Quotations as arrays: the number of the `article` of each, and of its `form` (its place in FORMS)."""

    article: np.ndarray
    form: np.ndarray

    @classmethod
    def of(cls, quotes):
        return cls(pd.factorize(quotes["article_id"])[0], pd.Index(FORMS).get_indexer(quotes["kind"]))

    def at(self, places):
        return Counted(self.article[places], self.form[places])


def shares_of(
    quotes: Counted, by: str, codes: np.ndarray, values: Sequence[str], wanted: Sequence[str], tagger: str = ""
) -> list[tuple[float, float, float]]:
    """Return (share, low, high) of each of the `wanted` values of column `by`, in per cent: the same as its row of `shares`, for many small
    groups.

    Where no quotation has a value, they are those of `none_of`. `codes` says which of `values` each of the `quotes` has; there are some.
    """
    counts = np.bincount(codes, minlength=len(values))
    places = [values.index(value) if value in values else None for value in wanted]
    places = [None if at is None or not counts[at] else at for at in places]
    if places == [None] * len(places):
        return [_none_among(quotes.article)] * len(places)
    low, high = _bounds(quotes, codes, len(values), tagger, by in ABOUT_SPEAKERS)
    rows = [None if at is None else (100 * (counts[at] / len(codes)), 100 * low[at], 100 * high[at]) for at in places]
    none = _none_among(quotes.article) if None in rows else None
    return [none if row is None else tuple(round(float(number), 1) for number in row) for row in rows]


def _bounds(quotes, codes, n_values, tagger, about_speakers):
    """Return the ends of the interval of each value; `codes` says which value each of the `quotes`, Counted, has."""
    weight, of_form, of_category, of_speakers = _rates(tagger)
    counts = np.bincount(codes * len(FORMS) + quotes.form, minlength=n_values * len(FORMS))
    weighted = counts.reshape(n_values, len(FORMS)) * weight
    whole = weighted.sum()
    part = weighted / whole
    share = part.sum(axis=1)
    article, articles = pd.factorize(quotes.article)
    variance = _of_sampling(article, len(articles), codes, n_values, weight[quotes.form], share)
    variance = variance + _of_tagger(part, share, of_form, of_category + of_speakers if about_speakers else of_category)
    return _wilson(share, variance, len(codes), len(articles))


def _of_sampling(article, n, codes, n_values, weight, share):
    """Return the variance of each share due to sampling articles: the linearised variance of a ratio."""
    if n < 2:
        return np.full(n_values, np.inf)
    size = np.bincount(article, weight, n)
    pairs, place = np.unique(article.astype("int64") * n_values + codes, return_inverse=True)
    own, value, of = np.bincount(place, weight), pairs % n_values, size[pairs // n_values]
    square, cross = np.bincount(value, own**2, n_values), np.bincount(value, own * of, n_values)
    squares = square - 2 * share * cross + share**2 * float((size**2).sum())
    return np.maximum(0, squares) * n / (n - 1) / float(size.sum()) ** 2


@cache
def _rates(tagger):
    """Return of the measured rates of `tagger`, a number a form: the weight of a quotation, and the variances of its weight: from
    the counts it was measured by, from its spread between publishers, and from wrong speakers."""
    table = measured(tagger)
    p, r = table["precision"], table["recall"]
    of_form = (1 - p) / (p * table["found"]) + (1 - r) / (r * table["gold"])
    # The error of who speaks lies between plus and minus the rate of wrong speakers; uniform: variance rate²/3
    of_speakers = (1 - table["speaker"]) ** 2 / 3
    return tuple(column.to_numpy() for column in (p / r, of_form, table["spread"] ** 2, of_speakers))


def _of_tagger(part, share, of_form, of_category):
    """Return the variance of each share due to what the tagger missed or found wrongly.

    `part` has a row a category and a column a form; each cell is a share of everything.
    """
    square = part**2
    others = square.sum(axis=0) - square
    own = square * (1 - share[:, None]) ** 2 + others * share[:, None] ** 2
    of_all = (part - share[:, None] * part.sum(axis=0)) ** 2
    return own @ of_category + of_all @ of_form


def _wilson(share, variance, n, n_articles):
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = share * (1 - share) / variance
    single = (share <= 0) | (share >= 1)
    effective = np.where(single, n_articles, np.nan_to_num(effective, nan=n, posinf=n))
    effective = np.clip(effective, 1, n)
    z2 = Z**2
    centre = (share + z2 / (2 * effective)) / (1 + z2 / effective)
    half = Z / (1 + z2 / effective) * np.sqrt(share * (1 - share) / effective + z2 / (4 * effective**2))
    return np.maximum(0, centre - half), np.minimum(1, centre + half)


def none_of(quotes):
    """Return (share, low, high), in per cent, of a value that no row of `quotes` has: 0, 0 and the upper end."""
    return _none_among(quotes["article_id"])


def _none_among(article):
    _, high = _wilson(np.zeros(1), np.zeros(1), len(article), len(pd.unique(article)))
    return 0.0, 0.0, round(100 * float(high[0]), 1)
