"""Cues that are not verbs, where no cue was tagged: "in the words of Ana Ruiz, …", "Ana Ruiz’s verdict: …"; phrases.csv."""

import re
from functools import cache
from importlib.resources import files

import pandas as pd

from helpers.quotes.held import Held
from helpers.quotes.layout import NAME
from helpers.quotes.quote import quote_at

SURE = 0.8
SHORTEST = 4  # words of a content without marks


@cache
def _cues():
    """Return {place in a sentence: the cues of phrases.csv that stand there}."""
    table = pd.read_csv(files("helpers.quotes") / "phrases.csv", comment="#")
    return {place: list(rows["cue"]) for place, rows in table.groupby("place")}


@cache
def _patterns():
    cues = {place: "|".join(map(re.escape, own)) for place, own in _cues().items()}
    return (
        re.compile(rf"\b(?P<cue>(?i:{cues['before']}))\s(?P<who>{NAME})(?:,\s[^,“”\"]{{3,60}})?,\s"),
        re.compile(rf"\b(?P<cue>[Ii]n)\s(?P<who>{NAME})[’']s?\s(?:{cues['possessed']}),\s"),
        re.compile(rf"(?P<who>{NAME})[’']s?\s(?P<cue>{cues['noun']}):\s"),
        re.compile(rf",\s(?P<cue>{cues['end']})\s(?P<who>{NAME})(?:,\s[^,“”\"]{{3,60}})?[.]?$"),
        re.compile(rf"^(?P<cue>For)\s(?P<who>{NAME}),\s(?=[^\n]*[“\"‘«])"),
    )


def with_phrases(document, quotes, regions):
    """Return the Quotes with those of phrases.csv that the tagger did not see."""
    text, found = document.text, list(quotes)
    held, patterns = Held(quotes), _patterns_in(text)
    for start, end in document.sentences.tolist():
        for pattern in patterns:
            match = pattern.search(text, start, end)
            if not match or any(quote.cue for quote in held.by([[start, end]])):
                continue
            content = _content(text, match, start, end, regions)
            if content:
                gone = {id(quote) for quote in held.by([content])}
                found = [quote for quote in found if id(quote) not in gone] if gone else found
                spans = ([content], [list(match.span("cue"))], [list(match.span("who"))])
                found.append(quote_at(document, *spans, SURE, regions))
                held.add(found[-1])
    return found


def _patterns_in(text):
    """Return those of _patterns() whose cues a text holds: to look for these is quicker than to try each pattern at each name."""
    before, possessed, noun, end, opening = _patterns()
    small, cues = text.lower(), _cues()
    return [
        *([before] if any(cue.lower() in small for cue in cues["before"]) else []),
        *([possessed] if any(f"{cue}," in text for cue in cues["possessed"]) else []),
        *([noun] if any(f"{cue}:" in text for cue in cues["noun"]) else []),
        end,
        opening,
    ]


def _content(text, match, start, end, regions):
    """Return the [start, end) that the phrase attributes: the words in marks that follow it, else its clause, else None."""
    if match.end() >= end - 1:
        clause = [start, match.start()]
    else:
        clause = [match.end(), end]
        marked = regions.at(match.end())
        if marked and marked.start == match.end() and marked.end <= end:
            return [marked.start, marked.end]
        if marked:
            return None
    while clause[1] > clause[0] and text[clause[1] - 1] in ".,; ":
        clause[1] -= 1
    return clause if len(text[slice(*clause)].split()) >= SHORTEST or regions else None
