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

    >>> accuracy("fast").split("; ")[-1].split(":")[0]
    'days of dates, F1'
    """
    table = measured()
    clauses = []
    for name in TAGGERS if tagger not in TAGGERS else (tagger,):
        own = table[table["tagger"] == name]
        clauses += [
            *_of_newsroom(own[own["corpus"] == NEWSROOM], name),
            _of_polnear(own[own["corpus"] == POLNEAR], name),
        ]
    dates = table[table["of"] == "days of dates"]
    days = ", ".join(f"{_per_cent(row.value)} on {row.corpus}" for row in dates.itertuples())
    return "; ".join([*clauses, f"days of dates, F1: {days}"])


def _of_newsroom(rows, tagger):
    accepted, found = (rows[rows["measure"] == name] for name in ("accepted", "found"))
    outlets = ", ".join(f"{_per_cent(row.value)} of {row.of}" for row in _of(accepted, "outlet"))
    return [
        f"rows of speech that a reader accepts, speaker too ({tagger} tagger, 72 articles of 33 outlets): {_in_all(accepted)}",
        f"the same by kind of outlet ({tagger} tagger): {outlets}",
        f"speech that is found ({tagger} tagger, the same articles): {_in_all(found)}",
    ]


def _of_polnear(rows, tagger):
    f1 = rows.set_index("of")["value"]
    return (
        f"words given to the right source, F1 ({tagger} tagger, PolNeAR's development articles): {_per_cent(f1['quoted'])} of those "
        f"in quotation marks, {_per_cent(f1['all'])} with paraphrase"
    )


def _in_all(rows):
    """Return "75 % (direct 89 %, mixed 72 %, indirect 69 %)"."""
    classes = ", ".join(f"{row.of} {_per_cent(row.value)}" for row in _of(rows, "class"))
    return f"{_per_cent(next(_of(rows, 'all')).value)} ({classes})"


def _of(rows, group):
    return rows[rows["group"] == group].itertuples()


def _per_cent(value):
    return f"{value:.0f}\u00a0%"
