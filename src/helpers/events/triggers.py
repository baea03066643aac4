"""The words by which a sentence mentions an event, and what each says: its kind, its group, noun or verb."""

import re
from bisect import bisect_left
from functools import cache
from importlib.resources import files

import numpy as np
import pandas as pd

from helpers.text.word_rows import Rows

BEGINNING = re.compile(r"[A-Za-z]{2}[A-Za-z -](?![?*{])")
COLLECTIVE = ("election", "exercise", "protest", "sanctions")  # one event that is often told of in the plural
REACH = 40  # characters before a trigger that a phrase which is no event may take up
HEAD = 3  # characters that every pattern begins with, so that few patterns are tried on a word
KEPT = 1 << 16  # words of which it is remembered
STARTS, WITHIN = re.compile(r"\b(?=\w)"), re.compile(r"\w")  # where a word begins; what stands within one
PLAIN = re.compile(r"(?:[A-Za-z -](?![?*{]))+")  # what a trigger begins with, letter for letter


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
def _tree():
    """Return {letter: {next letter: ...}} of the plain characters with which triggers begin, small; "" where they end."""
    tree = {}
    for pattern in pd.read_csv(files("helpers.events") / "triggers.csv", comment="#")["pattern"]:
        below = tree
        for letter in PLAIN.match(pattern).group().lower():
            below = below.setdefault(letter, {})
        below[""] = {}
    return tree


@cache
def _begins():
    """Return the pattern of where some trigger may begin: before the plain characters with which one does."""
    return re.compile(rf"\b(?={_branches(_tree())})")


def _branches(tree):
    """Return the pattern of the words of a tree of letters, small or large, up to the first that is whole."""
    if "" in tree:
        return ""
    ways = [f"[{re.escape(letter + letter.upper())}]{_branches(below)}" for letter, below in sorted(tree.items())]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


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
    end = len(text) if end is None else end
    return list(_matches(text, ((word.start(), end) for word in _begins().finditer(text, start, end))))


def triggers_of(document):
    """Return the matches of triggers in each sentence of a Document, as triggers_in gives them."""
    return list(_matches(document.text, _beginnings_of(document)))


def noun_after(document, start, end):
    """Return the match of the first noun of an event that begins after character `start` of a Document and ends by `end`, or None."""
    beginnings = _beginnings_of(document)
    first, last = bisect_left(beginnings, (start + 1,)), bisect_left(beginnings, (end,))
    found = _matches(document.text, [(at, end) for at, _ in beginnings[first:last]])
    return next((match for match in found if kind_of(match)[2] == "n"), None)


def _beginnings_of(document):
    """Return where triggers may begin in a Document, and where the sentence ends that each stands in: looked for once."""
    return document.once("beginnings of triggers", lambda: list(_beginnings_in(document)))


def _beginnings_in(document):
    tokens = np.flatnonzero(BEGINS(document.words, document.word_places)).tolist()
    starts, ends = document.tokens[tokens, 0].tolist(), document.sentences[document.token_sentence[tokens], 1].tolist()
    text, words = document.text, document.words
    for token, start, end in zip(tokens, starts, ends, strict=True):
        for offset in BEGINNINGS[words[token]]:
            if offset or not start or text[start - 1] == " " or not WITHIN.match(text, start - 1):
                yield start + offset, end


def _matches(text, places):
    """Yield the matches of triggers at `places` of a text, (start, end of what is looked at), none within another."""
    heads, free = _table()[0], 0
    for at, end in places:
        pattern = heads.get(text[at : at + HEAD].lower())
        if pattern and at >= free and (match := pattern.match(text, at, end)):
            if _is_event(text, match):
                yield match
            free = match.end()


class _Beginnings(dict):
    """Of each word that was asked, where in it a trigger may begin: at its beginning, or after a hyphen."""

    def __missing__(self, word):
        if len(self) > KEPT:
            self.clear()
        starts = (0,) if word.isalpha() else (at.start() for at in STARTS.finditer(word))
        found = self[word] = tuple(at for at in starts if _may_begin(word[at:].lower()))
        return found


def _may_begin(word):
    """Say whether a trigger begins with the first letters of a word, or with the whole word and what stands between words."""
    below = _tree()
    for letter in word:
        if "" in below or letter not in below:
            return "" in below
        below = below[letter]
    return any(after in below for after in ("", " ", "-"))


BEGINNINGS = _Beginnings()
BEGINS = Rows(lambda word: bool(BEGINNINGS[word]), bool)


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
