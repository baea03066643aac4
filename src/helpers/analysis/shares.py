"""Shares of quotations with intervals: by each way of counting them, and by outlet, section, author or week."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.analysis.intervals import Counted, shares, shares_of
from helpers.analysis.sources import THIRDS
from helpers.tables.rows import rows_of

# column of attributed quotations: (its name in reports, the order of its values; an empty order means by size)
MEASURES = {
    "naming": ("Named or not", ("named", "unnamed", "unresolved")),
    "speaker_kind": ("Kind of speaker", ()),
    "role_kind": ("Role, as written", ()),
    "pronoun": ("Pronoun, as written", ()),
    "kind": ("Form", ("direct", "mixed", "indirect")),
    "medium": ("Medium", ()),
    "third": ("Third of the article", THIRDS),
    "article_position": ("First or last speaker", ("first", "between", "last", "only")),
    "how_resolved": ("How the speaker is known", ()),
}
# Measures that the chart shows.
DRAWN = ("Named or not", "Role, as written", "Pronoun, as written", "Form", "Third of the article")
MOST_GROUPS = 100  # groups with a row of their own: each takes some hundredths of a second
# the share of a group, and the value of column naming that it is of
NAMINGS = {"named": "named", "unnamed": "unnamed", "not_resolved": "unresolved"}
GROUP_SHARES = ("of_all", "named", "unnamed", "not_resolved", "she", "direct", "first_third")


def every_share(quotes: pd.DataFrame, tagger: str, measures: Sequence[str] = tuple(MEASURES)) -> pd.DataFrame:
    """Return the shares of `quotes` by each of `measures` (columns of attributed quotations): a row a value.

    Columns: measure (its name in the report), value, and those of intervals.shares.
    """
    parts = []
    for measure in measures:
        name, order = MEASURES[measure]
        part = shares(quotes, measure, tagger).rename(columns={measure: "value"})
        part = part.sort_values("value", key=lambda v, order=order: [order.index(x) if x in order else 9 for x in v],
                                kind="stable") if order else part  # fmt: skip
        parts.append(part.assign(measure=name))
    table = pd.concat(parts, ignore_index=True)
    return table[["measure", "value", *[column for column in parts[0] if column not in ("measure", "value")]]]


def groups(quotes: pd.DataFrame, by: str, tagger: str) -> pd.DataFrame:
    """Return a row a value of column `by` (outlet, section, byline or week): its quotations, and shares of them.

    Columns: `by`, quotations, articles; for each of GROUP_SHARES three columns in per cent, as in `of_all_share`,
    `of_all_low`, `of_all_high`; most_quoted (a name), most_quoted_quotations; n_values (the number of values in the row).
    `of_all` is the group's share of all quotations; the other shares are of the group's quotations, `she` of those whose
    speaker is called he or she. A share of nothing is NaN. At most MOST_GROUPS values have a row of their own; the rest,
    those with fewest quotations, share one. The interval of a group with one article is very wide.
    """
    values = quotes[by].where(quotes[by] != "", "unknown").fillna("unknown")
    sizes = values.value_counts()
    if len(sizes) > MOST_GROUPS:
        rest = f"{len(sizes) - MOST_GROUPS} others"
        values = values.where(values.isin(sizes.index[:MOST_GROUPS]), rest)
        quotes = quotes.assign(**{by: values})
    whole = {value: row for value, *row in rows_of(shares(quotes, by, tagger), [by, "share", "low", "high"])}
    light = Light.of(quotes)
    rows = [_group(by, value, light.at(own), whole, tagger, sizes) for value, own in _places(values).items()]
    cells = [f"{name}_{part}" for name in GROUP_SHARES for part in ("share", "low", "high")]
    columns = [by, "quotations", "articles", *cells, "most_quoted", "most_quoted_quotations", "n_values"]
    table = pd.DataFrame(rows, columns=columns)
    order = [by] if by == "week" else ["quotations", by]
    return table.sort_values(order, ascending=[by == "week", True][: len(order)]).reset_index(drop=True)


class Light(NamedTuple):
    """What a group counts of its quotations, as arrays, of which many small ones are cut quickly."""

    counted: Counted
    who: np.ndarray
    codes: dict  # column to the number of the value of each
    values: dict  # column to its values, a list

    @classmethod
    def of(cls, quotes):
        known = {name: pd.factorize(quotes[name], sort=True) for name in ("naming", "pronoun", "kind", "third")}
        codes = {name: codes for name, (codes, _) in known.items()}
        return cls(
            Counted.of(quotes), quotes["who"].to_numpy(dtype=object), codes, {n: list(v) for n, (_, v) in known.items()}
        )

    def at(self, places):
        codes = {name: column[places] for name, column in self.codes.items()}
        return Light(self.counted.at(places), self.who[places], codes, self.values)

    def that_have(self, name, wanted):
        """Return those whose value of column `name` is one of the `wanted`."""
        places = [place for place, value in enumerate(self.values[name]) if value in wanted]
        return self.at(np.isin(self.codes[name], places))


def _places(values):
    """Return {value: the places of its rows}, in the order of the values."""
    codes, names = pd.factorize(values, sort=True)
    order = np.argsort(codes, kind="stable")
    edges = np.searchsorted(codes[order], np.arange(len(names) + 1))
    return {name: order[edges[place] : edges[place + 1]] for place, name in enumerate(names)}


def _group(by, value, own, whole, tagger, sizes):
    named = pd.Series(own.that_have("naming", ["named"]).who, dtype=object).value_counts()
    gendered = own.that_have("pronoun", ["he", "she"])
    shares_of_group = {
        "of_all": whole[value],
        **dict(zip(NAMINGS, _some(own, "naming", list(NAMINGS.values()), tagger), strict=True)),
        "she": _some(gendered, "pronoun", ["she"], tagger)[0],
        "direct": _some(own, "kind", ["direct"], tagger)[0],
        "first_third": _some(own, "third", [THIRDS[0]], tagger)[0],
    }
    cells = {
        f"{name}_{part}": number
        for name, numbers in shares_of_group.items()
        for part, number in zip(("share", "low", "high"), numbers, strict=True)
    }
    return {
        by: value, "quotations": len(own.who), "articles": len(pd.unique(own.counted.article)), **cells,
        "most_quoted": named.index[0] if len(named) else "",
        "most_quoted_quotations": int(named.iloc[0]) if len(named) else 0,
        "n_values": 1 if value in sizes.index else len(sizes) - MOST_GROUPS,
    }  # fmt: skip


def _some(own, by, values, tagger):
    """Return (share, low, high) of each of `values` of column `by`; all NaN if there are no quotations."""
    if not len(own.who):
        return [(float("nan"),) * 3] * len(values)
    return shares_of(own.counted, by, own.codes[by], own.values[by], values, tagger)
