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
def _patterns():
    """Return [(pattern, texts in small letters of which one stands wherever the pattern matches)]."""
    table = pd.read_csv(files("helpers.quotes") / "phrases.csv", comment="#")
    held = {place: list(rows["cue"]) for place, rows in table.groupby("place")}
    cues = {place: "|".join(map(re.escape, own)) for place, own in held.items()}
    return [
        (re.compile(rf"\b(?P<cue>(?i:{cues['before']}))\s(?P<who>{NAME})(?:,\s[^,“”\"]{{3,60}})?,\s"), held["before"]),
        (
            re.compile(rf"\b(?P<cue>[Ii]n)\s(?P<who>{NAME})[’']s?\s(?:{cues['possessed']}),\s"),
            [f"{cue}," for cue in held["possessed"]],
        ),
        (re.compile(rf"(?P<who>{NAME})[’']s?\s(?P<cue>{cues['noun']}):\s"), [f"{cue}:" for cue in held["noun"]]),
        (
            re.compile(rf",\s(?P<cue>{cues['end']})\s(?P<who>{NAME})(?:,\s[^,“”\"]{{3,60}})?[.]?$"),
            held["end"],
        ),
        (re.compile(rf"^(?P<cue>For)\s(?P<who>{NAME}),\s(?=[^\n]*[“\"‘«])"), ["for"]),
    ]


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
    """Return the patterns that may match in a text: to look for their words is quicker than to try them at each name."""
    small = text.lower()
    return [pattern for pattern, words in _patterns() if any(word in small for word in words)]


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
