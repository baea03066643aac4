"""Names that what they say shows to be people's: who says "I", or is "she", is no firm."""

import re
from collections import Counter

from helpers.speakers.lexicon import classes, places
from helpers.speakers.sources import only_word

SAYS_I = re.compile(r"(?<![\w’'])(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|myself)(?![\w])")
ENOUGH = 0.5  # of what a name says in marks, in which it says "I"
ONE = ("he", "she")


def with_people(context, quotes, answers):
    """Return the Resolutions `answers` of an article's `quotes`; a body that says "I", or that is "he" or "she", is a person."""
    marked, personal, called = Counter(), Counter(), set()
    for quote, answer in zip(quotes, answers, strict=True):
        if answer.kind == "organisation" and _may_be_a_person(answer.name):
            said = " ".join(context.document.text[start:end] for start, end in quote.content)
            marked[answer.name] += quote.kind == "direct"
            personal[answer.name] += quote.kind == "direct" and bool(SAYS_I.search(said))
            if only_word(context, quote) in ONE:
                called.add(answer.name)
    people = called | {name for name, n in personal.items() if n and n >= ENOUGH * marked[name]}
    return [
        answer._replace(kind="person", how_resolved=_how(answer))
        if answer.name in people and answer.kind == "organisation"
        else answer
        for answer in answers
    ]


def _how(answer):
    if answer.how_resolved != "organisation":
        return answer.how_resolved
    return "full name" if " " in answer.name and answer.name in answer.variants else "surname"


def _may_be_a_person(name):
    words = name.split()
    listed = any(classes().get(word.lower()) in ("body", "group", "thing", "demonym") for word in words)
    return len(words) < 4 and not listed and not name.isupper() and name.lower() not in places() and name[:1].isupper()
