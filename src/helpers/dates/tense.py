"""Whether the clause of a date tells of the past, by its verbs: "resigned on March 3", "On March 3, a fire destroyed …"."""

import re
from functools import cache

from helpers.dates import lexicon

CLAUSE = 110  # characters before a date in which the verb of its clause stands
NEAR = 3  # words between a past verb and a date that is surely its own
REACH = 40  # characters between a verb of fixtures ("opens", "plays") and its weekday
AFTER = 70  # characters after a date that opens its clause in which the verb stands
END = re.compile(r"[.;:!?]\s|[\u201c\u201d\"\n\x00]")
BESIDE = re.compile(r"\s(?:[a-z]+ly\s)?(?:(?:early|late|later)\s)?(?:(?:on|in)\s)?")
JOINED = re.compile(
    r"(?:\b(?:on|in|in the|early|late|early on|late on)\s|[a-z,]\s)$"
)  # what may stand right before the date
BOUND = re.compile(
    r"\b(?:until|till|by|for|to|before|from|through|after|than|of|and|or|the|an?|next|this|for the|of the)\s$"
)
OPENS = re.compile(r"(?:^|[.!?;:\n\x00\u201c\u201d\"]\s*)(?:(?:and|but|then|earlier|later|early|late)\s)?(?:on|in)\s$")


def is_past(original, text, start, end, far=True):
    """Return whether the date at [start, end) is that of a past-tense verb; `text` is the text in lower case.

    A word in -ed with others between it and the date may be an adjective, and where many stand there, the date may be of something else
    ("has announced a new concert for Bergen on October 8"): these count where what is ahead is `far`.

    >>> text = "The mayor resigned on March 3."
    >>> is_past(text, text.lower(), 22, 29)
    True
    """
    clause = _clause_before(text, start)
    verb = _last_verb(clause, original[start - len(clause) : start])
    if verb is None:
        return clause.endswith(("on ", "in ")) and _past_after(text, start, end)
    if verb.lastgroup == "open" or BOUND.search(clause) or not JOINED.search(clause) or _ahead().search(clause):
        return False
    between = clause[verb.end() :]
    if BESIDE.fullmatch(between):
        return True
    return verb.lastgroup == "past" and far or verb.lastgroup == "sure" and (far or len(between.split()) <= NEAR)


def _clause_before(text, start):
    """Return what stands between the beginning of a clause and the date at `start`, without a word cut in half."""
    first = max(0, start - CLAUSE)
    if first:
        first = text.find(" ", first, start) + 1 or start
    return END.split(text[first:start])[-1]


def _past_after(text, start, end):
    """Return whether a past verb follows a date that opens its sentence, or stands right behind it."""
    verb = _first_verb(text, end)
    opens = OPENS.search(text[max(0, start - 24) : start])
    return verb is not None and verb.lastgroup in ("sure", "past") and bool(opens or verb.start() == 1)


def _first_verb(text, end):
    return _verbs().search(END.split(text[end : end + AFTER])[0])


def is_coming(original, text, start, end):
    """Return whether the clause of the weekday at [start, end) is of the future or of a fixture, by the verb nearest to it.

    >>> text = "On Monday, she'll give a speech."
    >>> is_coming(text, text.lower(), 3, 9)
    True
    """
    clause = _clause_before(text, start)
    verb = _last_verb(clause, original[start - len(clause) : start])
    if verb:
        between = clause[verb.end() :]
        fixture = verb["fixture"] is not None or (verb[0] in ("is", "are") and BESIDE.fullmatch(between))
        return bool(fixture) and not BOUND.search(clause) and len(between) < REACH
    if (clause and not clause.endswith("on ")) or text.startswith("'s", end):
        return False
    verb = _first_verb(text, end)
    return verb is not None and verb["will"] is not None


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
    fixtures = "|".join(lexicon.words("fixture verb"))
    upcoming = "|".join(lexicon.words("not past"))
    infinitive = r"to\s(?!(?:the|an?|his|her|their|its|this|that)\b)(?:be\s)?[a-z]+"
    open_ = (
        rf"(?P<will>will|'ll|shall|(?:is|are)\sto|won't)|(?:{ahead})|{infinitive}|"
        rf"(?:is|are|be|being|am)(?:\s[a-z]+ly)?\s(?:{irregular}|[a-z]+ed)|is|are|am|has\syet|can|could|may|might|must|should|"
        rf"(?P<fixture>{fixtures})|(?:{upcoming})|if|unless"
    )
    ed = r"[a-z]{2,}(?<!e)ed"
    sure = rf"(?:was|were|has|have|had)(?:\s(?:not|also|been|[a-z]+ly)){{0,2}}\s(?:{irregular}|{ed})|(?:{irregular})|was|were|did"
    said = lexicon.cues("saying")  # what was said may lie ahead
    return re.compile(rf"\b(?:(?P<open>{open_})|(?P<saying>(?:{said}))|(?P<sure>{sure})|(?P<past>{ed}))(?![\w'])")
