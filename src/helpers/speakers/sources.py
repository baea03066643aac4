"""The words of a quotation's source: where they stand, whom they name, and what their noun is."""

from helpers.speakers.lexicon import classes, common_nouns, pronoun_of_word
from helpers.speakers.pointing import pronoun_in
from helpers.speakers.states import OWNS, until
from helpers.text.words import function_words

LESSER = frozenset(("deputy", "vice", "assistant", "associate", "shadow", "junior"))  # before a title


def ends(quote):
    """Return where the words of a quotation's source begin and end."""
    return quote.source[0][0], quote.source[-1][1]


def words_of(context, quote):
    """Return the words of a quotation's source, an empty list where it has none."""
    return context.words(*ends(quote)) if quote.source else []


def only_word(context, quote):
    """Return the source's word in small letters where it has one alone, a pronoun, else ""."""
    words = words_of(context, quote)
    return words[0].lower() if len(words) == 1 and pronoun_in(words) else ""


def says_nobody(context, quote):
    """Say whether a quotation has no source, or one of function words only ("The"), of which none is a pronoun."""
    words = words_of(context, quote)
    return not pronoun_in(words) and all(word.lower() in function_words() for word in words)


def named_in(context, quote):
    """Return the Names in the words of a quotation's source."""
    return context.inside(*ends(quote)) if quote.source else []


def noun_of(words):
    """Return [the noun of a source that names nobody]: "office" of "the secretary of state's office"; [] if it has none."""
    owned = max((place for place, word in enumerate(words[:-1]) if word in OWNS), default=-1)
    return [one for one in until(words[owned + 1 :]) if one not in OWNS][-1:]


def is_plural(noun):
    """Say whether a noun in small letters is a plural, by its letters: "loggers", not "boss", "census" or "press corps"."""
    return (
        noun.islower()
        and len(noun) > 3
        and noun.endswith("s")
        and not noun.endswith(("ss", "us", "is", "corps", "ics"))
    )


def class_of_noun(word):
    return classes().get(word) or common_nouns().get(word)


def of_noun(context, quote):
    """Return the pronoun that a source's noun says, "she" of "the first lady", and of "the Harbour Trust's spokeswoman"; else ""."""
    words = words_of(context, quote)
    head = words[-1:] if named_in(context, quote) else noun_of([word.lower() for word in words])
    return pronoun_of_word().get(head[0], "") if head and head[0].islower() else ""


def is_higher(words, noun, role):
    """Say whether somebody's role (words in small letters) is a higher one than a source's `words`, whose noun is `noun`, tell.

    >>> is_higher(["the", "deputy", "mayor"], "mayor", ["mayor"]), is_higher(["the", "mayor"], "mayor", ["mayor"])
    (True, False)
    """
    lesser = LESSER.intersection(words)
    return bool(lesser) and noun in role and lesser.isdisjoint(role)


def post_of(words, title):
    """Return the word before the last `title` of a source's `words` (in small letters), which may tell which one it is, else "".

    >>> post_of(["the", "foreign", "minister"], "minister"), post_of(["minister"], "minister")
    ('foreign', '')
    """
    at = max((place for place, word in enumerate(words) if word == title), default=0)
    return words[at - 1] if at else ""
