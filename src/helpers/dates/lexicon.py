"""The word lists of this room, each read once: words.csv, named_days.csv, cues.csv, patterns.csv."""

from functools import cache
from importlib.resources import files
from io import StringIO

import pandas as pd


def table(name):
    """Return the CSV `name` of this room as a frame of str; lines that begin with # are for people."""
    lines = (files("helpers.dates") / name).read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("#"))
    return pd.read_csv(StringIO(text), keep_default_na=False, dtype=str)


@cache
def words(*classes):
    """Return {word: value} of the classes of words.csv, as text.

    >>> words("season")["spring"]
    'SP'
    """
    rows = table("words.csv")
    rows = rows[rows["class"].isin(classes)]
    return dict(zip(rows["word"], rows["value"], strict=True))


@cache
def cues(kind):
    """Return the regular expressions of one kind of cue, joined by |, longest first."""
    rows = table("cues.csv")
    return "|".join(sorted(rows.loc[rows["cue"] == kind, "words"], key=len, reverse=True))


@cache
def named_days():
    """Return the rows of named_days.csv as a list of (name, how, day, after)."""
    return list(table("named_days.csv").itertuples(index=False, name=None))
