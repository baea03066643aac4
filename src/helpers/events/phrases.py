"""The phrase by which a sentence names an event: what stands before and after its noun, or what a verb was done to."""

import re
from functools import cache
from importlib.resources import files

import pandas as pd

from helpers.events.name_kinds import is_place, kind_of_name
from helpers.speakers.lexicon import classes

TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_][\w’'&-]*|[$£€]?\d[\d.,]*\b")
LINK = re.compile(
    r"\s(of|on|in|at|against|over|between|with|for|about|near|off|into|to)\s(?!which\b|whom\b)", re.IGNORECASE
)
NUMBERS = {
    word: str(n)
    for n, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=2
    )
}
COUNT = r"(\d[\d,]*|" + "|".join(NUMBERS) + r")\s((?:[a-z-]+\s)?[a-z]{3,}(?:s|people|men|women|children))\b"
KILLED = re.compile(rf"\s(?:at least|more than|about|some|nearly|over|the|up to|another|all)?\s?{COUNT}", re.IGNORECASE)
WERE_KILLED = re.compile(
    rf"\b{COUNT}\s(?:were|had been|have been|are|was)\s(?:reportedly\s|also\s)?$|\b{COUNT}\s$", re.IGNORECASE
)
SUBJECT = re.compile(
    r"(?:^|[.,;:”“(]\s|\n|\bthat\s)"
    r"((?:[Tt]he|[Aa]n?)\s(?:[a-z-]+\s){0,2}?[a-z-]{3,}|[Tt]he\s[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,2}(?:\s[a-z]{3,})?|"
    r"(?:[A-Z][\w.-]+\s){0,2}[A-Z][\w.-]+[’']s?\s[a-z-]{3,})"
    r"\s(?:(?:has|have|had)\s(?:been\s)?|was\s|were\s)?(?:\w+ly\s)?$"
)
ARTICLE = re.compile(r"(the|an?)\s", re.IGNORECASE)
CALENDAR = re.compile(
    r"(?:Mon|Tues?|Wed(?:nes)?|Thurs?|Fri|Sat(?:ur)?|Sun)(?:day)?s?|Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|"
    r"June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|spring|summer|autumn|winter|morning|"
    r"afternoon|evening|night|noon|midnight|dawn|dusk|days?|weeks?|weekend|months?|years?|times?|hours?|minutes?|moment|end|"
    r"past|future|beginning|start|middle|course|wake|aftermath|light|anniversary|Easter|Christmas|Ramadan|holidays?|history"
)
LONGEST = 5  # words of a noun phrase
WINDOW = 80  # characters in which it stands
BEFORE = 40  # characters before a noun in which its modifiers stand
WORD = re.compile(r"\s([^\W\d_]+)")
POSSESSIVE = re.compile(r"[’']s\b")
BARE = 60  # characters of a phrase at most
VERBISH = re.compile(r"[a-z’'-]{2,}(?:ed|ly)")


@cache
def _words(name):
    table = pd.read_csv(files("helpers.events") / name, comment="#", keep_default_na=False)
    return frozenset(table["word"])


def phrase_of(text, match, names):
    """Return the phrase of an event's noun `match`: its modifiers, the noun, its complement; `names` are its sentence's.

    >>> import re
    >>> text = "Ten died in the oil spill on the Northern Star, a rig."
    >>> phrase_of(text, re.search("spill", text), [])
    'oil spill on the Northern Star'
    """
    return f"{modifiers_of(text, match.start(), names)}{_plain(match.group())}{complement_of(text, match.end(), names)}"


def toll_of(text, match):
    """Return how many, and who, a sentence says were killed: "11 workers", or "".

    >>> import re
    >>> text = "The fire killed at least eleven workers."
    >>> toll_of(text, re.search("killed", text))
    '11 workers'
    """
    found = KILLED.match(text, match.end()) or WERE_KILLED.search(text[max(0, match.start() - 50) : match.start()])
    if not found:
        return ""
    number, who = [group for group in found.groups() if group][:2]
    return f"{NUMBERS.get(number.lower(), number)} {who.lower()}"


def subject_of(text, match):
    """Return the short noun phrase that is a verb's subject, or "".

    >>> import re
    >>> text = "A new bridge was opened."
    >>> subject_of(text, re.search("opened", text))
    'a new bridge'
    """
    found = SUBJECT.search(text[max(0, match.start() - 60) : match.start()])
    if not found:
        return ""
    return found[1][0].lower() + found[1][1:] if ARTICLE.match(found[1]) else found[1]


def modifiers_of(text, at, names):
    """Return the words before a noun at `at` that say what it is, each with a blank after it: "Harbour Council budget "."""
    found, place = [], at
    for word in reversed(re.findall(r"[\w’'.-]+", text[max(0, at - BEFORE) : at])):
        at_word = place - len(word) - 1
        in_name = word[0].isupper() and any(name.start <= at_word < name.end for name in names)
        if in_name or text[at_word:place] != f"{word} " or word.lower() not in _words("modifiers.csv"):
            break
        found.insert(0, word.lower())
        place -= len(word) + 1
    owner = next(
        (n for n in names if n.end + 1 == place and text[n.end] == " " and kind_of_name(n.name, n.kind) != "person"),
        None,
    )
    if owner and owner.kind != "unknown":
        found.insert(0, owner.name)
    elif place and (people := re.search(r"([A-Z][a-z]+) $", text[max(0, place - 20) : place])):
        found[:0] = [people[1]] if classes().get(people[1].lower()) == "demonym" else []
    return "".join(f"{word} " for word in found)


def complement_of(text, at, names):
    """Return " of", " on", " against" what an event was, whole, or "": the phrase right after its noun."""
    link = LINK.match(text, at)
    if not link:
        return ""
    phrase = noun_phrase(text, link.end(), names)
    if not phrase or link[1].lower() in ("in", "at", "to", "into", "near") and phrase.islower() and link[1] != "at":
        return ""
    return f" {link[1].lower()} {phrase}"


def noun_phrase(text, at, names):
    """Return the noun phrase that begins at `at`, its article with it, or "" where it has no clear end or says nothing.

    A person's is the name alone, the fullest.

    >>> noun_phrase("the bank of the river, she said", 0, []), noun_phrase("it", 0, [])
    ('the bank', '')
    """
    article = ARTICLE.match(text, at)
    first = article.end() if article else at
    named = next((n for n in names if first <= n.start <= first + 30 and _leads_to(text[first : n.start], n)), None)
    if named and named.kind == "person":
        return named.canonical if not article and ends_at(text, named.end) else ""
    words, place = [], first
    for token in TOKEN.finditer(text, first, first + WINDOW):
        word = token.group()
        if text[place : token.start()] != (" " if words else "") or not _goes_on(words, word, text, token.end()):
            break
        words.append(word)
        place = token.end()
    while words and words[-1] in ("of", "the"):
        words.pop()
    words = _unglued(words)
    return f"{article[1].lower() + ' ' if article else ''}{' '.join(words)}" if _says(words, article) else ""


def _unglued(words):
    """Return the words of a phrase up to a place's name after which a headline or a sentence began: "Oslo Organisers"."""
    whole = " ".join(words)
    if len(words) < 2 or not whole[0].isupper() or is_place(whole) or kind_of_name(whole) != "unknown":
        return words
    return next(
        (words[:n] for n in range(1, len(words)) if words[n][0].isupper() and is_place(" ".join(words[:n]))), words
    )


def _leads_to(between, name):
    """Say whether only a title stands between: "Dr ", "singer "."""
    return (
        not between
        or between.count(" ") <= 2
        and between.endswith(" ")
        and between.strip(" .").isalpha()
        and name.kind == "person"
    )


def _goes_on(words, word, text, after):
    """Say whether `word` belongs to the noun phrase that `words` begin."""
    if word in ("of", "the"):
        capital = re.match(r"\s(?:the\s)?[A-Z]", text[after : after + 6])
        return bool(capital and words and (words[-1][0].isupper() or word == "the" and words[-1] == "of"))
    if word.islower() and (word in _words("phrase_ends.csv") or VERBISH.fullmatch(word)):
        return False
    joins = not words or words[-1] in ("of", "the") or words[-1][0].isupper() or word[0].islower()
    return joins or len(words) == 1 and classes().get(words[0]) is None and not word.isupper()


def _says(words, article):
    if not words or len(words) > LONGEST or any(CALENDAR.fullmatch(word) for word in words):
        return False
    if words[0].endswith("ing") and len(words) == 1 or len(" ".join(words)) > BARE:
        return False
    if words[-1][-1].isdigit() or words[-1].lower() in ("one", "ones", "other", "others", "another", "rest", "same"):
        return False
    return len(words[-1]) > 2 and (article is not None or words[0][0].isupper() or len(words) > 1 or len(words[0]) > 4)


def ends_at(text, at):
    """Say whether a name's phrase may end here: no "'s" and no further noun follows."""
    if POSSESSIVE.match(text, at):
        return False
    after = WORD.match(text, at)
    return (
        not after or after[1][0].isupper() or after[1] in _words("phrase_ends.csv") or bool(VERBISH.fullmatch(after[1]))
    )


def _plain(word):
    return word if word.isupper() else word.lower()
