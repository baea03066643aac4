"""What grammar alone says of where an event stands, as lessons for the head on status: marked texts hold few that did not happen."""

import re

from helpers.events.answers import STATUSES

BE = r"(?:\s(?:be|been|being|also|even|soon|still|eventually|now|ever|have|get))*"
WORD = r"\s(?P<word>[a-z]+)\b"
OFF = r"(?:cancel(?:l?ed|l?ing|s)?|called off|call(?:s|ing)? off|postpon(?:ed|es|ing)|scrapp?(?:ed|s|ing)|shelv(?:ed|es|ing))"
NOUN = r"(?:the|a|an|its|his|her|their|this|next)\s(?:[\w’'-]+\s){0,2}(?P<word>[a-z]+)\b"
RULES = (
    ("possible", re.compile(rf"\b(?:could|may|might)(?:\s(?:not|well))?{BE}{WORD}", re.I)),
    ("possible", re.compile(r"\b(?:if|unless)\s(?:[\w’'-]+\s){1,3}?(?P<word>[a-z]{2,}(?:s|ed)|were|is)\b", re.I)),
    ("denied", re.compile(rf"\b(?:did|does|do|was|were|has|have|had)(?:\snot|n[’']t|\snever){BE}{WORD}", re.I)),
    ("denied", re.compile(r"\b(?:denied|denies|denying)\s(?:having\s|that\s(?:\w+\s){1,2}(?:had\s)?)?(?P<word>[a-z]+(?:ed|ing))\b", re.I)),
    ("cancelled", re.compile(rf"\b(?:will not|wo?n[’']t|would not|no longer){BE}{WORD}", re.I)),
    ("cancelled", re.compile(rf"\b{OFF}\s{NOUN}", re.I)),
    ("cancelled", re.compile(rf"\b(?P<word>[a-z]+)\s(?:was|were|has been|have been|had been|is|are)\s(?:\w+ly\s)?{OFF}", re.I)),
    ("scheduled", re.compile(rf"\b(?:will|(?:is|are)(?: due| set| scheduled| expected)? to|plans? to){BE}{WORD}", re.I)),
)  # fmt: skip
LEAST = 0.2  # of telling of an event, that a word is a lesson


def add_silver(lesson, chances):
    """Fill the status of tokens that nobody marked, where a rule says it and the token tells of an event by `chances`."""
    document, aims = lesson.document, lesson.aims["status"]
    for status, rule in RULES:
        for match in rule.finditer(document.text):
            place = document.tokens_in(match.start("word"), match.end("word")).start
            if place < len(aims) and aims[place] < 0 and chances[place] >= LEAST:
                aims[place] = STATUSES.index(status)
    return lesson
