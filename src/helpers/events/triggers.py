"""The words by which a sentence mentions an event, and what each says: its kind, its group, noun or verb."""

import re
from functools import cache
from importlib.resources import files

import pandas as pd

BEGINNING = re.compile(r"[A-Za-z]{2}[A-Za-z -](?![?*{])")
COLLECTIVE = ("election", "exercise", "protest", "sanctions")  # one event that is often told of in the plural
REACH = 40  # characters before a trigger that a phrase which is no event may take up
HEAD = 3  # characters that every pattern begins with: by them most words of a text are passed over


@cache
def _table():
    """Return {first letters: pattern of the triggers that begin with them} and {group number: (kind, group, form)}."""
    table = pd.read_csv(files("helpers.events") / "triggers.csv", comment="#")
    table = table.assign(size=table["pattern"].str.len()).sort_values("size", ascending=False, kind="stable")
    kinds, heads = {}, {}
    for n, (pattern, *kind) in enumerate(table[["pattern", "kind", "group", "class"]].itertuples(index=False)):
        if not BEGINNING.match(pattern):
            raise ValueError(
                f"triggers.csv: the pattern '{pattern}' must begin with {HEAD} plain characters; write it as two rows"
            )
        kinds[f"t{n}"] = tuple(kind)
        heads.setdefault(pattern[:HEAD].lower(), []).append(f"(?P<t{n}>{pattern})")
    return {head: re.compile(rf"(?:{'|'.join(each)})\b", re.IGNORECASE) for head, each in heads.items()}, kinds


@cache
def _begins():
    """Return the pattern of how some trigger begins."""
    after = {}
    for first, second, third in sorted(_table()[0]):
        after.setdefault(first, {}).setdefault(second, []).append(third)
    begins = "|".join(
        f"{_any(first)}(?:{'|'.join(_any(second) + _any(*thirds) for second, thirds in seconds.items())})"
        for first, seconds in after.items()
    )
    return re.compile(rf"\b(?:{begins})")


def _any(*characters):
    """Return the pattern of any one of `characters`, small or large."""
    return f"[{''.join(sorted({re.escape(form) for one in characters for form in (one, one.upper())}))}]"


@cache
def _exceptions():
    """Return {first letters: [(pattern of the trigger, of what is before it, of what is after it)]} of not_triggers.csv."""
    found = {}
    table = pd.read_csv(files("helpers.events") / "not_triggers.csv", comment="#", keep_default_na=False)
    for trigger, before, after in table[["trigger", "before", "after"]].itertuples(index=False):
        each = (
            re.compile(trigger, re.IGNORECASE),
            re.compile(f"(?:{before})$", re.IGNORECASE) if before else None,
            re.compile(after, re.IGNORECASE) if after else None,
        )
        for head in {words[:HEAD].lower() for words in trigger.split("|")}:
            found.setdefault(head, []).append(each)
    return found


def _is_event(text, match):
    """Say whether a trigger's word tells of an event here: "cardiac arrest" and "to meet demand" do not."""
    words, at = match.group(), match.start()
    for trigger, before, after in _exceptions().get(words[:HEAD].lower(), ()):
        if (
            trigger.fullmatch(words)
            and (after is None or after.match(text, match.end()))
            and (before is None or before.search(text[max(0, at - REACH) : at]))
        ):
            return False
    return True


def triggers_in(text, start=0, end=None):
    """Return the matches of triggers in text[start:end], in order, none within another; linear in its length.

    Phrases of not_triggers.csv, in which a trigger's word is no event, are passed over.

    >>> [match.group() for match in triggers_in("The talks were called off on Monday.")]
    ['talks', 'called off']
    """
    heads, _ = _table()
    found, free = [], start
    for word in _begins().finditer(text, start, len(text) if end is None else end):
        pattern = heads.get(word.group().lower())
        if pattern and word.start() >= free and (match := pattern.match(text, word.start(), word.endpos)):
            if _is_event(text, match):
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
