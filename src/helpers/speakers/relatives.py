"""Whom "who" and "which" go back to: the name or the noun right before them."""

from helpers.speakers.lexicon import classes
from helpers.speakers.pointing import WORDS
from helpers.speakers.sources import ends, only_word
from helpers.speakers.states import OWNS, PREPOSITIONS

ANYBODY = frozenset(
    (
        "those",
        "people",
        "anyone",
        "someone",
        "anybody",
        "somebody",
        "one",
        "ones",
        "person",
        "everyone",
        "others",
        "many",
    )
)
OF_HIS = frozenset(("his", "her", "their"))
APART = 4  # characters between a name and the "who" that goes back to it
BACK = 4  # words before "who" among which is whose the noun is


def is_relative(context, quote):
    """Say whether a quotation's source is "who", "which" or "that" alone."""
    return WORDS.get(only_word(context, quote), "") == "relative"


def named_before(context, quote):
    """Return whom a name right before such a source names: "Ana Ruiz, who"; else ""."""
    if not is_relative(context, quote):
        return ""
    start = ends(quote)[0]
    before = context.name_ending(start)
    if before is None or start - before.end >= APART or _of_a_name(context, before, start):
        return ""
    return before.canonical


def _of_a_name(context, name, start):
    """Say whether a preposition stands before a name, and no comma behind it: "an admirer of Ana Ruiz who"."""
    words, first = context.document.words, name.first - len(name.title.split())
    return first > 0 and words[first - 1].lower() in PREPOSITIONS and "," not in context.document.text[name.end : start]


def of_a_noun(context, quote):
    """Say whether such a source goes back to a noun that names nobody: "those who", "officials who", "Ruiz's driver, who"."""
    if not is_relative(context, quote) or named_before(context, quote):
        return False
    words = context.document.words
    at = context.document.tokens_in(*ends(quote)).start
    at -= at > 0 and words[at - 1] in (",", "-", "--", "—")
    noun = words[at - 1].lower() if at else ""
    before = context.name_ending(ends(quote)[0])
    if noun == "of" or before is not None and before.last == at and _of_a_name(context, before, ends(quote)[0]):
        return True  # "one of whom", "an admirer of Ana Ruiz who"
    if noun in ANYBODY or classes().get(noun) in ("group", "unnamed"):
        return at < 2 or words[at - 2] != "and"  # "Ana Ruiz and allies, who"
    before = words[max(0, at - BACK) : at - 1]
    return noun == words[at - 1] and noun.isalpha() and any(word in OWNS or word in OF_HIS for word in before)
