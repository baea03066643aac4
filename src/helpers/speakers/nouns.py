"""Whom an article calls what a source's noun says: "the coroner" is the Bo Lind whom it calls "coroner Bo Lind"."""

from collections import defaultdict

from helpers.speakers.lexicon import classes, not_names
from helpers.speakers.pointing import DEFINITE
from helpers.speakers.sources import named_in, words_of
from helpers.speakers.states import ENDS, OF_ANY_COUNTRY, OWNS, until

FARTHEST = 9  # words of an apposition
OPENS = DEFINITE | {"a", "an", *OWNS}
LIKELIER = 10.0  # than by the head alone; newsroom train, outlets left out: 7 rows more right with each encoder, none more wrong


def holder_of(context, quote):
    """Return the only one whom the article calls the noun of a source that names nobody, "the coroner", else "".

    Titles are elsewhere (Context.titled), and "the company" or "the police" may be any.
    """
    words = [word.lower() for word in words_of(context, quote)]
    if not words or words[0] not in DEFINITE or any(not context.possessive(name) for name in named_in(context, quote)):
        return ""
    noun = next(reversed([word for word in until(words) if word not in OWNS]), "")
    if classes().get(noun) not in (None, "body") or noun in OF_ANY_COUNTRY - {"agency", "court"} or noun in DEFINITE:
        return ""
    held = called(context).get(noun, ())
    return next(iter(held)) if len(held) == 1 else ""


def called(context):
    """Return {noun in small letters: whom the article calls so}, looked for once: of people the word right before the name and the
    nouns of appositions, of bodies those and the words of their names."""
    if context.nouns is None:
        context.nouns = defaultdict(dict)
        for name in context.names:
            if name.kind in ("person", "organisation"):
                for noun in _nouns(context.document.words, name):
                    context.nouns[noun][name.canonical] = None
    return context.nouns


def _nouns(words, name):
    first = name.first - len(name.title.split())
    body = name.kind == "organisation"
    found = [word.lower() for word in name.canonical.split() if classes().get(word.lower()) == "body"] if body else []
    if first and words[first - 1] == ",":
        before = words[max(0, first - 1 - FARTHEST) : first - 1]
        place = next((at for at in range(len(before) - 1, -1, -1) if before[at].lower() in OPENS), None)
        found += _head(before[place + 1 :]) if place is not None else []
    elif first and not body:
        found += _head(words[first - 1 : first])
    if words[name.last : name.last + 1] == [","]:
        after = words[name.last + 1 : name.last + 1 + FARTHEST]
        found += _head(after[1:]) if after and after[0].lower() in OPENS else []
    return [noun for noun in found if (classes().get(noun) == "body") == body]


def _head(words):
    """Return [the noun of a group of words], or [] where they are none: "pilot" of "pilot of the ship"."""
    ends = (at for at, word in enumerate(words) if word in ENDS or not word.replace("-", "").isalpha())
    stop = next(ends, len(words))
    noun = words[stop - 1] if stop else ""
    return [noun] if noun.islower() and len(noun) > 2 and noun not in not_names() else []
