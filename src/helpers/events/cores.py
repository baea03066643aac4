"""What a noun is not told without: its name, its compounds and numbers, and the words that change what it means."""

from functools import cache
from importlib.resources import files

import pandas as pd

from helpers.events.inflection import is_participle

INNER = frozenset(("compound", "nummod", "quantmod", "nmod", "case", "neg"))  # what a noun is not told without
APART = ("det", "poss", "punct", "cc")  # what may be left out between a noun and what stands before it
COMPARED = ("more", "less", "fewer", "other", "rather")  # what "than" is not told without
MODIFYING = frozenset(("advmod", "npadvmod", "punct", "quantmod", "nummod", "amod", "compound"))


def core_of(sentence, noun, name):
    """Return the tokens of a noun that it is not told without: of a name that, of another noun its compounds and number."""
    named = [n for n, other in enumerate(sentence.named) if other is name] if name is not None else []
    whole = {n for n in named if not sentence.dated[n] or n == noun}  # "NATO airstrike Wednesday"
    if whole and name.kind == "person":
        return frozenset(whole)
    found, open_ = {noun}, [noun]
    while open_:
        for child in sentence.below[open_.pop()]:
            fits = (
                sentence.relations[child] in INNER
                or sentence.tags[child] == "CD"
                or sentence.words[child].lower() in kept_words()["count"]
                or _changes(sentence, child)
            )
            if fits and child not in found and not sentence.dated[child] and child <= noun:
                found.add(child)
                open_.append(child)
                found |= {n for n in sentence.below[child] if sentence.words[n].lower() in kept_words()["degree"]}
    found |= _between(sentence, noun, found) | _hyphened(sentence, found)
    return frozenset(whole | found - {n for n in found if sentence.words[n] in ("’s", "'s")}) or frozenset((noun,))


def _changes(sentence, child):
    """Say whether a word before a noun changes what it means: "running mate", "former minister", "attempted robbery"."""
    if sentence.relations[child] != "amod":
        return False
    small = sentence.words[child].lower()
    return sentence.tags[child] in ("VBN", "VBG") or small in kept_words()["modifier"] or is_participle(small)


@cache
def kept_words():
    """Return {kind: words} of kept_words.csv."""
    table = pd.read_csv(files("helpers.events") / "kept_words.csv", comment="#")
    return {kind: frozenset(own) for kind, own in table.groupby("kind")["word"]}


def _between(sentence, noun, core):
    """Return the tokens without which those of a noun's core do not read on: of "more than 20,000 fans" that is "more", of "minute plea
    deal" also "plea"."""
    low = min(core)
    found = {
        n
        for n in range(low, noun)
        if (sentence.heads[n] == noun or sentence.heads[n] in core)
        and sentence.relations[n] not in APART
        and not sentence.dated[n]
    }
    than = {n - 1 for n in core if sentence.words[n].lower() == "than"}
    return found | {n for n in than if n >= 0 and sentence.words[n].lower() in COMPARED}


def _hyphened(sentence, core):
    """Return the tokens of words of a noun's core that are set apart by blanks around a hyphen: "make - up", "last - minute"."""
    found = set()
    for n in core:
        if n > 1 and sentence.words[n - 1] == "-" and {sentence.heads[n - 1], sentence.heads[n - 2]} <= core | {n - 2}:
            found |= {n - 2, n - 1} if sentence.words[n - 2].isalpha() else set()
        after = sentence.words[n + 1 : n + 3]
        if len(after) == 2 and after[0] == "-" and after[1].islower() and sentence.heads[n + 1] in (n, n + 2):
            found |= {n + 1, n + 2} if sentence.heads[n + 2] in core else set()
    return found


def with_inner(sentence, place):
    """Return a modifier with what hangs on it: "more severe"."""
    inner = [n for n in sentence.below[place] if sentence.relations[n] in MODIFYING and not sentence.dated[n]]
    first, last = min([place, *inner]), max([place, *inner])
    return tuple(n for n in range(first, last + 1) if n in inner or n == place)
