"""What looks like a date and is the name of something: a title, a street, a newspaper, a telephone number."""

import re
from functools import cache

from helpers.dates import lexicon

LONGEST_TITLE = 60  # characters between the marks of a title
NAMING = (
    "weekday",
    "bare_month",
    "month_day",
    "season",
    "year",
    "named",
)  # resolvers of what streets and papers are named after
SMALL = re.compile(r"(?:a|an|the|of|in|on|and|to|for|with|from|at|by|or|is|my|your)$")  # words small in a title too
SENTENCE = re.compile(r"[.!?;:,]|\n")  # what stands in no title
FAR_AHEAD = 20  # years ahead of publication from which a year after a name is part of it: "Ghost Runner 2049"
WITHIN = re.compile(r"[a-z]\s$")  # a word in small letters, so that no sentence begins here
NAME = re.compile(r"\b[A-Z][\w'’-]+\s$")
TITLED = re.compile(r"[A-Z][a-z]+['’]s\s$")  # "Orwell's 1984": a possessive that owns nothing but the year
OWNED = re.compile(r"\s[\w“‘]")
GROUPS = re.compile(
    r"(?:\+\d[\d ()-]*|\(\d{2,5}\)\s?(?:\d{2,4}[ -])?|(?<![\d-])(?:\d{1,3}|\d{5,})-|\d{2,4}[ -]\d{3,4}[ -])$"
)


def is_title(at):
    """Return whether the expression in hand stands in a title between quotation marks: “Sunday in the Rain”, “1984”."""
    span = at.quotation()
    if not span or span[1] - span[0] > LONGEST_TITLE:
        return False
    inside = at.original[span[0] : span[1]].strip("“”\"'`")
    if SENTENCE.search(inside):
        return False
    rest = (at.original[span[0] : at.start] + " " + at.original[at.end : span[1]]).strip("“”\"'` ")
    words = re.findall(r"[^\W_][\w'’-]*", inside)
    if not rest:
        return inside.isdigit() or "the 13th" in inside or sum(word[0].isupper() for word in words) > 1
    named = any(word[0].isupper() for word in re.findall(r"[^\W\d_][\w'’-]*", rest))
    return named and all(word[0].isupper() or word[0].isdigit() or SMALL.match(word) for word in words)


def is_street_or_paper(rule, g, at):
    """Return whether capitals after the expression in hand make a name of it: Spring Street, Sunday Courier, the Tonight Show."""
    if not re.match(r"\s[A-Z]", at.original[at.end : at.end + 2]):
        return False
    if rule.resolve == "deictic":
        return (
            at.original[at.start].isupper() and WITHIN.match(at.original[max(0, at.start - 2) : at.start]) is not None
        )
    if rule.resolve not in NAMING:
        return False
    street = _followed_by("street", r"(?:[a-z]+\s){0,2}").match(at.text, at.end)
    if street and all(word[0].isupper() for word in at.original[street.start() : street.end()].split()):
        return True
    if rule.resolve == "season" and rule.name == "season alone":
        return at.original[at.end - 1].islower() and at.original[at.text.rfind(" ", 0, at.end) + 1].isupper()
    if rule.resolve != "weekday":
        return False
    part = g.get("part") and at.original[at.end - len(g["part"])].isupper()  # "Friday Night Lanterns"
    return bool(part) or bool(_followed_by("paper").match(at.text, at.end))


@cache
def _followed_by(kind, between=""):
    return re.compile(rf"\s{between}(?:{lexicon.cues(kind)})(?![\w])")


def is_namesake(at):
    """Return whether a word in capitals before a weekday makes a name of it: Bloody Sunday, Ruby Tuesday."""
    found = _just("namesake").search(at.text, max(0, at.start - 16), at.start)
    return bool(found) and at.original[found.start(1)].isupper()


@cache
def _just(kind):
    return re.compile(rf"(?:^|(?<!\w))({lexicon.cues(kind)})\s$")


def is_number_or_title(at):
    """Return whether a bare year is the end of a telephone number, or the title of a film or a book."""
    before = at.text[max(0, at.start - 24) : at.start]
    if GROUPS.search(before) or (_phone().search(before) and re.search(r"\d[ -]$|[a-z:]\s$", before)):
        return True
    if _just("work").search(at.text, max(0, at.start - 16), at.start):
        return True
    named = at.original[max(0, at.start - 24) : at.start]
    if TITLED.search(named) and not OWNED.match(at.text[at.end : at.end + 2]):
        return True
    far = at.published and int(at.words) > at.published.year + FAR_AHEAD
    return bool(
        far and NAME.search(named) and not re.search(r"[.!?]\s\w+\s$|^\w+\s$|\b(?:in|by|until|since|of|for)\s$", before)
    )


@cache
def _phone():
    return re.compile(rf"\b(?:{lexicon.cues('phone')})(?!\w)[^.;a-z]{{0,20}}$")


def is_age_or_measure(at):
    """Return whether a decade of two figures is an age or a temperature: "in his mid-80s", "highs in the 90s"."""
    before = at.text[max(0, at.start - 60) : at.start]
    if at.last and at.last.precision == "decade" and at.text[at.last_at : at.start] in (" and ", " or ", " to "):
        return False
    if re.search(r"\b(?:his|her|their|my|our|your)\s(?:[a-z]+\s)?$", before) or _measures().search(before):
        return True
    return not at.words.startswith("the ") and not (
        at.edge and re.search(r"\b(?:in|since|of|from|during|by)\s$", before)
    )


@cache
def _measures():
    return re.compile(rf"\b(?:{lexicon.cues('measured')})\b[^.;!?]*$")
