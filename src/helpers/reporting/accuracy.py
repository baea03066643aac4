"""The measured accuracy that a report's footer gives, in words, from accuracy.csv (make accuracy).

It is that of news which people marked and nothing was trained on, never of the corpus at hand or of the sample.
"""

from functools import cache
from importlib.resources import files

import pandas as pd

NEWSROOM, POLNEAR = "newsroom", "PolNeAR"
TAGGERS = ("accurate", "fast")


@cache
def measured() -> pd.DataFrame:
    """Return accuracy.csv: corpus, tagger, group (all, class, outlet), of, measure, value (per cent), n."""
    return pd.read_csv(files("helpers.reporting") / "accuracy.csv", comment="#", keep_default_na=False)


def accuracy(tagger: str = "") -> str:
    """Return the measured accuracy in words, a measure a clause between semicolons: of `tagger`, or of both if it is unknown.

    >>> accuracy("fast").split("; ")[-1].split(": ")[0]
    'days of dates'
    """
    table = measured()
    clauses = []
    for name in TAGGERS if tagger not in TAGGERS else (tagger,):
        own = table[table["tagger"] == name]
        clauses += _of_newsroom(own[own["corpus"] == NEWSROOM], name) + _of_polnear(own[own["corpus"] == POLNEAR], name)
    dates = table[table["of"] == "days of dates"]
    return "; ".join(
        [*clauses, "days of dates: F1 " + _listed(f"{row.value:g} % ({row.corpus})" for row in dates.itertuples())]
    )


def _of_newsroom(rows, tagger):
    accepted, found = (rows[rows["measure"] == name] for name in ("accepted", "found"))
    return [
        f"rows of speech that a reader accepts with their speaker: {_all(accepted)} (newsroom development articles, {tagger} tagger), "
        f"{_each(accepted, 'class')}",
        f"the same by kind of outlet ({tagger} tagger): {_each(accepted, 'outlet')}",
        f"speech that was found: {_all(found)} (newsroom development articles, {tagger} tagger), {_each(found, 'class')}",
    ]


def _of_polnear(rows, tagger):
    f1 = rows.set_index("of")["value"]
    return [
        f"words in quotation marks given to the right source: F1 {f1['quoted']:g} % (PolNeAR development articles, {tagger} tagger), "
        f"with paraphrase {f1['all']:g} %"
    ]


def _all(rows):
    row = rows[rows["group"] == "all"].iloc[0]
    return f"{row['value']:g} % of {row['n']:,}"


def _each(rows, group):
    return _listed(f"{row.of} {row.value:.0f} %" for row in rows[rows["group"] == group].itertuples())


def _listed(words):
    return ", ".join(words)
