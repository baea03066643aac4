"""The words by which a sentence mentions an event, and what each says: its kind, its group, noun or verb."""

import re
from functools import cache
from importlib.resources import files

import pandas as pd

WORD = re.compile(r"\b[^\W\d_]{2,}")
COLLECTIVE = ("election", "exercise", "protest", "sanctions")  # one event that is often told of in the plural
HEAD = 2  # letters that every pattern begins with: by them most words of a text are passed over


@cache
def _table():
    """Return {first letters: pattern of the triggers that begin with them} and {group number: (kind, group, form)}."""
    table = pd.read_csv(files("helpers.events") / "triggers.csv", comment="#")
    table = table.assign(size=table["pattern"].str.len()).sort_values("size", ascending=False, kind="stable")
    kinds, heads = {}, {}
    for n, (pattern, *kind) in enumerate(table[["pattern", "kind", "group", "class"]].itertuples(index=False)):
        if not WORD.match(pattern[:HEAD]):
            raise ValueError(
                f"triggers.csv: the pattern '{pattern}' must begin with {HEAD} letters; write it as two rows"
            )
        kinds[f"t{n}"] = tuple(kind)
        heads.setdefault(pattern[:HEAD].lower(), []).append(f"(?P<t{n}>{pattern})")
    return {head: re.compile(rf"(?:{'|'.join(each)})\b", re.IGNORECASE) for head, each in heads.items()}, kinds


def triggers_in(text, start=0, end=None):
    """Return the matches of triggers in text[start:end], in order, none within another; linear in its length.

    >>> [match.group() for match in triggers_in("The talks were called off on Monday.")]
    ['talks', 'called off']
    """
    heads, _ = _table()
    found, free = [], start
    for word in WORD.finditer(text, start, len(text) if end is None else end):
        pattern = heads.get(word.group()[:HEAD].lower())
        if pattern and word.start() >= free and (match := pattern.match(text, word.start(), word.endpos)):
            found.append(match)
            free = match.end()
    return found


def kind_of(match):
    """Return (kind, group, n or v) of a trigger's match.

    >>> kind_of(triggers_in("They met.")[0])
    ('meeting', 'encounter', 'v')
    """
    return _table()[1][match.lastgroup]


@cache
def said_of(trigger):
    """Return (kind, group, n or v) of a trigger's words, ("", "", "n") if they are none."""
    found = triggers_in(trigger)
    return kind_of(found[0]) if found else ("", "", "n")


def is_several(trigger):
    """Say whether a noun tells of several events at once: the plural of a trigger, where that is no event's own name.

    >>> [is_several(noun) for noun in ("air strikes", "strike", "talks", "elections")]
    [True, False, False, False]
    """
    kind, _, form = said_of(trigger)
    return form == "n" and kind not in COLLECTIVE and trigger.endswith("s") and bool(said_of(trigger[:-1])[0])
