"""How well a sentence reads alone, as the evidence of an event."""

import re

SHORT, LONG = 40, 300  # characters of a sentence that reads well
WHOLE = re.compile(r"[“\"‘']{0,2}[A-Z0-9].*[.!?…][”\"’')]{0,2}", re.DOTALL)
BEGINNINGS = frozenset(
    (
        "The",
        "A",
        "An",
        "In",
        "It",
        "He",
        "She",
        "They",
        "His",
        "Her",
        "But",
        "NEW",
        "This",
        "There",
        "That",
        "And",
        "By",
    )
)  # words with which a sentence begins that another runs into
RUNS_ON = re.compile(rf"\s(?=[A-Z])(?<![.?!:—–-]\s)(?:{'|'.join(sorted(BEGINNINGS))})\s")
CLOCK = re.compile(r"\d\d?:\d\d")
STAMPED = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d\d?,?\s\d{4}\s\d|\bWire Staff\b|\bupdated at\b"
)
YEAR_FIRST, STAMPS = re.compile(r"\d\d\d\d\s\d"), ("Wire Staff", "updated at")  # what any of these has
LEANS = re.compile(r"[“\"‘']{0,2}(?:He|She|It|They|This|That|These|But|And|So|Then|His|Her|Their|We|I|You)\b")
PICTURED = re.compile(
    r"\b(?:photo|AP|Reuters|image|picture|file)\b\s?[/\\):]|\bin this (?:photo|image|picture)\b", re.IGNORECASE
)
OF_PICTURES = ("/", "\\", ")", ":", "in this ")  # some of which a caption has


def clear(sentence, events=1):
    """Return how well a sentence that tells of so many `events` reads alone, 0 to 1.

    Whole, of middling length, no run of headlines or caption, without a pronoun to begin with, of few events.

    >>> clear("Ana Ruiz met Bo Lind in Oslo on July 6, her office said.") > clear("But he met him there.")
    True
    >>> clear("Lind to visit Oslo The mayor met Ana Ruiz on July 6.") < 0.5
    True
    """
    sentence = sentence.strip()
    score = 1.0
    score -= 0.4 * (not WHOLE.fullmatch(sentence))
    score -= 0.55 * _is_glued(sentence)
    score -= 0.25 * _is_caption(sentence)
    score -= 0.3 * (not SHORT <= len(sentence) <= LONG)
    score -= 0.15 * bool(LEANS.match(sentence))
    score -= 0.15 * (sentence.count("“") != sentence.count("”"))
    score -= 0.08 * min(4, events - 1)
    return max(0.0, round(score, 2))


def _is_glued(sentence):
    """Say whether what runs into a sentence is no part of it: another headline, a page's list, the time at which it was written."""
    if "\n" in sentence or "|" in sentence or "*" in sentence or ":" in sentence and CLOCK.search(sentence):
        return True
    if not BEGINNINGS.isdisjoint(sentence.split()) and RUNS_ON.search(sentence):
        return True
    stamps = [mark for mark in STAMPS if mark in sentence] or YEAR_FIRST.search(sentence)
    return bool(stamps and STAMPED.search(sentence))


def _is_caption(sentence):
    small = sentence.lower()
    marks = [mark for mark in OF_PICTURES if mark in small]
    return bool(marks and PICTURED.search(sentence))
