"""What looks like a date and is none: a verb, a count, a length; names are in names.py."""

import re
from functools import cache

from helpers.dates import lexicon
from helpers.dates.names import is_age_or_measure, is_namesake, is_number_or_title, is_street_or_paper, is_title

NAMES_AND_VERBS = ("may", "march", "april", "june", "august")  # months that are also people or verbs
STRONG = re.compile(
    r"(?:\b(?:in|since|until|till|during|through|throughout|between|before|after|around|this|last|next|late|early|mid|every|"
    r"each|past|previous|following|as of|on|than|over|come)[\s-]+|\()$"
)
WEAK = re.compile(r"(?:\b(?:by|for|from|of|to|and|or|about|the)\s+|[-,;:/]\s?)$")
LASTING = re.compile(
    r"(?:\b(?:for|in|within|after|about|than|nearly|over|almost|half|lasted?|lasting|took|takes?|once|be|been|is|was|only|just|"
    r"spend|spent|every|of|to|by|like|such|wait|waited|within|until|quite|not|what|and|or|but|as|him|her|them|us|you|it)\s+|^|[\n(]|[.,;:–-]\s*)$"
)
COUNTED = re.compile(r"\s[a-z]{3,}(?<!s)s(?!\w)(?<!\swas)(?<!\shas)(?<!\sdoes)(?<!\s's)")
DETERMINED = re.compile(
    r"(?:^|\W)(?:the|an?|its|his|her|their|our|this|that|in|of|from|for|since|by|during|until|to|late|early|mid|than|after|before|'s|s')\s$"
)
LENGTHS = ("duration", "vague", "span", "frequency")
GLUED = re.compile(r"[\w.,:£€$#'/&+=-]$")


@cache
def _before(kind):
    return re.compile(rf"(?:^|[^\w])(?:{lexicon.cues(kind)})\s*$")


@cache
def _after(kind):
    return re.compile(rf"[\s-]{{1,2}}(?:{lexicon.cues(kind)})(?![\w])")


def vetoed(rule, g, at):
    """Return whether the expression in hand, found by `rule` with groups `g`, is no date after all."""
    name = g.get("wd") or g.get("wd2") or g.get("m") or g.get("name") or ""
    if name[:1].isalpha() and at.original[at.text.find(name, at.start)].islower():
        return True  # may, march, sun: written small they are verbs and common nouns
    if rule.resolve in ("bare_month", "weekday", "month_near") and _person(at):
        return True
    if (rule.resolve not in LENGTHS and is_title(at)) or is_street_or_paper(rule, g, at):
        return True
    if rule.resolve == "weekday" and is_namesake(at):
        return True
    if rule.resolve == "decade" and g.get("bare"):
        return is_age_or_measure(at)
    if rule.resolve == "bare_month":
        return at.edge is None and _no_month(g["m"], at)
    if rule.resolve == "year":
        return at.text[at.start].isdigit() and at.edge is None and (is_number_or_title(at) or _no_year(g, at))
    return rule.resolve in ("duration", "vague") and _no_length(g, at)


def _no_length(g, at):
    """Return whether a number of units is an age, a fraction, or a rate ("$5 a year")."""
    if re.match(r"[\s-]old\b", at.text[at.end : at.end + 5]) or at.text[: at.start].endswith(" three-"):
        return True
    if g.get("u") == "quarter":
        return g.get("n") in ("a", "one", "three", "two") and (
            at.text[at.start + len(g["n"])] == "-" or at.text.startswith(" of ", at.end)
        )
    if g.get("u") == "second" and g.get("n") in ("a", "one", "another"):
        return True
    rate = g.get("n") in ("a", "an") and not at.text.startswith((" of ", " and "), at.end)
    return rate and at.text[at.start] == "a" and not LASTING.search(at.text[max(0, at.start - 16) : at.start])


def _person(at):
    """Return whether a title in capitals stands before a name of the calendar ("Mrs May", "Inspector Friday")."""
    title = _before("person").search(at.text, max(0, at.start - 30), at.start)
    return bool(title) and at.original[title.start() : at.start].strip(" \n\"'“‘(—-")[:1].isupper()


def _no_month(month, at):
    """Return whether a bare month is a person's name or a verb."""
    before = at.text[max(0, at.start - 12) : at.start]
    if month not in NAMES_AND_VERBS:
        return False
    surname = re.match(r"\s[A-Z][a-z]+", at.original[at.end : at.end + 20])
    if STRONG.search(before):
        return False
    if WEAK.search(before):
        return bool(surname) or at.text.startswith((" on ", " against "), at.end)
    return at.text[at.end : at.end + 1] not in (",", "'") or bool(re.search(r"\w\s$", before))


def _no_year(g, at):
    """Return whether a number of four figures is a count, an amount, or a part of a name."""
    before = at.text[max(0, at.start - 24) : at.start]
    if _before("amount").search(before) or (GLUED.search(before) and not re.search(r"(?:\b\d{4}|\w)[-/]$", before)):
        return True
    follows = at.text[at.end : at.end + 12]
    if COUNTED.match(at.text, at.end) and not DETERMINED.search(before):
        return True
    return bool(
        _after("counted").match(at.text, at.end) or re.match(r"[.,:]\d|\s?%|-(?:year|strong|seat|odd)", follows)
    )
