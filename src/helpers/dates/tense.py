"""Whether the clause of a date tells of the past, by its verbs: "resigned on March 3", "On March 3, a fire destroyed …"."""

import re
from functools import cache

from helpers.dates import lexicon

CLAUSE = 110  # characters before a date in which the verb of its clause stands
AFTER = 70  # characters after a date that opens its clause in which the verb stands
END = re.compile(r"[.;:!?]\s|[\u201c\u201d\"\n\x00]")
BESIDE = re.compile(r"\s(?:[a-z]+ly\s)?(?:(?:early|late|later)\s)?(?:(?:on|in)\s)?")
JOINED = re.compile(
    r"(?:\b(?:on|in|in the|early|late|early on|late on)\s|[a-z,]\s)$"
)  # what may stand right before the date
BOUND = re.compile(
    r"\b(?:until|till|by|for|to|before|from|through|after|than|of|and|or|the|an?|next|this|for the|of the)\s$"
)
OPENS = re.compile(r"(?:^|[.!?;:\n\x00\u201c\u201d\"]\s*|)(?:(?:and|but|then|earlier|later|early|late)\s)?(?:on|in)\s$")


def is_past(original, text, start, end, far=True):
    """Return whether the date at [start, end) is that of a past-tense verb; `text` is the text in lower case.

    A word in -ed with others between it and the date may be an adjective: it counts where what is ahead is `far`.

    >>> text = "The mayor resigned on March 3."
    >>> is_past(text, text.lower(), 22, 29)
    True
    """
    first = max(0, start - CLAUSE)
    if first:
        first = text.find(" ", first, start) + 1 or start  # half a word is none
    clause = END.split(text[first:start])[-1]
    verb = _last_verb(clause, original[start - len(clause) : start])
    if verb is None and OPENS.search(text[max(0, start - 24) : start]):
        verb = _verbs().search(END.split(text[end : end + AFTER])[0])
        return verb is not None and verb.lastgroup in ("sure", "past")
    if verb is None or BOUND.search(clause) or not JOINED.search(clause):
        return False
    between = clause[verb.end() :]
    if verb.lastgroup == "open" or _ahead().search(clause):
        return False
    return verb.lastgroup == "sure" or bool(BESIDE.fullmatch(between)) or (verb.lastgroup == "past" and far)


def _last_verb(clause, original):
    """Return the last match of a verb whose tense shows, None where there is none; "to Norvale" is no infinitive."""
    last = None
    for verb in _verbs().finditer(clause):
        if not (verb[0].startswith("to ") and original[verb.start() + 3].isupper()):
            last = verb
    return last


@cache
def _ahead():
    return re.compile(rf"(?:\b|(?='))(?:{lexicon.cues('ahead')}|{lexicon.cues('month ahead')})\b")


@cache
def _verbs():
    """Return the expression of verbs by their tense: what lies ahead or is no verb of a past clause, sayings, the past."""
    ahead = "|".join(lexicon.cues(kind) for kind in ("ahead", "month ahead"))
    irregular = "|".join(lexicon.words("past verb"))
    present = "|".join(lexicon.words("present verb"))
    planned = "|".join(lexicon.words("planned"))
    open_ = (
        rf"(?:{ahead})|to\s(?!the\b|an?\b|his\b|her\b|their\b|its\b|this\b|that\b)(?:be\s)?[a-z]+|"
        rf"(?:is|are|be|being|am)(?:\s[a-z]+ly)?\s(?:{irregular}|[a-z]+ed)|is|are|am|has\syet|can|could|may|might|must|should|"
        rf"(?:{present})|(?:{planned})|if|unless"
    )
    ed = r"[a-z]{2,}(?<!e)ed"
    sure = rf"(?:was|were|has|have|had)(?:\s(?:not|also|been|[a-z]+ly)){{0,2}}\s(?:{irregular}|{ed})|(?:{irregular})|was|were|did"
    said = lexicon.cues("saying")  # what was said may lie ahead
    return re.compile(rf"\b(?:(?P<open>{open_})|(?P<saying>(?:{said}))|(?P<sure>{sure})|(?P<past>{ed}))(?![\w'])")
