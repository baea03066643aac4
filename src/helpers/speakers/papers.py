"""What is written speaks: "the report of the Audit Office" is one document of that office, a letter speaks for who wrote it."""

import re

from helpers.quotes.lexicon import documents
from helpers.speakers.lexicon import classes
from helpers.speakers.resolution import Resolution
from helpers.speakers.states import DETERMINERS, ENDS, OWNS

BY = re.compile(r"\s(?:of|by|from|for)\s(?:the\s)?$")
PLAIN = frozenset(
    ("new", "recent", "latest", "own", "same", "previous", "earlier", "joint", "another", "such", "first", "second")
)


def paper(context, start, end, names):
    """Return the Resolution of a source whose head is a document, as its own name and its owner's, else None.

    Letters, statements and the like speak for who wrote them (documents.csv, column sent); a report, a study or a poll is a
    document of the body or person that the source, or an earlier mention, gives it to.

    >>> from helpers.speakers.context import Context
    >>> from helpers.speakers.names import names_in
    >>> from helpers.text import Document
    >>> document = Document("The report of the Audit Office came out. The report said no.")
    >>> context = Context(document, names_in(document))
    >>> paper(context, 41, 51, []).name
    'report of the Audit Office'
    """
    words = context.words(start, end)
    place = _head(words)
    if place is None or documents().get(words[place].lower()) == "yes":
        return None
    owner = _owner(context, start, place, names) or _owner_before(context, words[place], start)
    noun = _noun(words[: place + 1], owner)
    return Resolution(
        f"{noun} of {_shown(context, owner)}" if owner else noun, "document", "unnamed", 1.0, "", "", "", []
    )


def _head(words):
    """Return the place of the document that is the head of a source's words, else None."""
    for place, word in enumerate(words):
        if (word.lower() in ENDS or word == ",") and place:
            last = place - 1
            break
    else:
        last = len(words) - 1
    return last if words and classes().get(words[last].lower()) == "document" else None


def _owner(context, start, place, names):
    """Return the Name of whose document the source says it is: before its noun, or after "of", "by" or "from"."""
    noun = context.document.tokens_in(start, start + 1).start + place
    before = [name for name in names if name.last <= noun and name.kind != "unknown"]
    if before:
        return before[-1]
    end = int(context.document.tokens[noun, 1])
    after = next((name for name in names if name.first > noun), None)
    first = after and int(context.document.tokens[after.first - len(after.title.split()), 0])
    return after if after and BY.fullmatch(context.document.text, end, first) else None


def _owner_before(context, noun, start):
    """Return the Name to which the article gave a document of this noun before `start`, or anywhere."""
    text, tokens = context.document.text, context.document.tokens
    told = [match for match in context.told_of(noun.lower()) if match.start() != start]
    for match in sorted(told, key=lambda match: (match.start() > start, abs(match.start() - start)))[:4]:
        place = context.document.tokens_in(match.start(), match.end()).start
        before, after = context.name_ending(match.start()), context.name_after(match.end())
        if before and (before.last == place or text[before.end : match.start()] in ("’s ", "'s ")):
            return before
        if after and BY.fullmatch(text, match.end(), int(tokens[after.first - len(after.title.split()), 0])):
            return after
    return None


def _noun(words, owner):
    """Return the words of a document without determiners and its owner's: "autopsy report"."""
    own = {word.lower() for word in owner.name.split()} if owner else set()
    kept = [word for word in words if word.lower() not in DETERMINERS | PLAIN | own and word not in OWNS]
    kept = [word for word in kept if word[0].isalpha()][-3:]
    return " ".join(kept) or words[-1]


def _shown(context, owner):
    """Return an owner's fullest name, with "the" where the article has it so."""
    named = [name for name in context.names if name.canonical == owner.canonical and name.name == owner.canonical]
    words = context.document.words
    bare = [name for name in named if classes().get(" ".join(words[name.last : name.last + 1]).lower()) != "document"]
    the = any(context.document.text[max(0, name.start - 4) : name.start].lower() == "the " for name in bare)
    return f"the {owner.canonical}" if the and owner.kind != "person" else owner.canonical
