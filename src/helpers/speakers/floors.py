"""How likely somebody must be, by the words of a source, before he or it is shown as who speaks; below that nobody is."""

from helpers.speakers.lexicon import classes
from helpers.speakers.pointing import WORDS
from helpers.speakers.relatives import named_before
from helpers.speakers.sources import named_in, only_word, says_nobody, words_of
from helpers.speakers.states import OWNS, until

# Chosen on newsroom train, outlets left out (docs/speakers.md).
LEAST = {"they": 0.9, "we": 0.9, "it": 0.35, "relative": 0.5, "none": 0.35, "words": 0.35, "another title": 0.5}


def least_of(context, quote, name):
    """Return the least chance at which `name`, somebody named, is who a quotation's source means.

    Whom the article calls what the source's noun says, and who stands right before "who", needs none; whom it gives another
    title needs more than others.
    """
    if says_nobody(context, quote):
        return LEAST["none"]
    word = WORDS.get(only_word(context, quote), "")
    if word == "relative" and named_before(context, quote) == name:
        return 0.0
    if word or named_in(context, quote):
        return LEAST.get(word, 0.0)
    noun, role = _noun(context, quote), context.role_of.get(name, "").lower().split()
    if noun in role or name in {one for _, one in context.holders.get(noun, ())}:
        return 0.0
    other = classes().get(noun) == "title" and any(classes().get(part) == "title" for part in role)
    return LEAST["another title" if other else "words"]


def _noun(context, quote):
    """Return the noun of a source without a name in small letters: "mayor" of "the mayor of Oslo", else ""."""
    words = [word for word in until([word.lower() for word in words_of(context, quote)]) if word not in OWNS]
    return words[-1] if words else ""
