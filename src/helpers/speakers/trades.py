"""What an article says that somebody does for a living: "the vet Bo Lind", "Bo Lind, a vet from Oslo"."""

from collections import defaultdict

from helpers.speakers.full_forms import key_of
from helpers.speakers.lexicon import trades
from helpers.speakers.namesakes import STARS
from helpers.speakers.states import OWNS, until

FARTHEST = 9  # words of an apposition
OPENS = frozenset(("the", "a", "an", "former", "retired", *OWNS))
JOINS = frozenset(
    ("and", "-", "turned", "former", "retired", "then", "pop", "rock")
)  # "the actor and former boxer Bo Lind"


def with_trades(context, answers):
    """Return the Resolutions `answers`, each person of a full name with the trades that the article gives it, by its full name."""
    people = {answer.name for answer in answers if answer.kind == "person" and " " in answer.name}
    found = defaultdict(set)
    for name in context.names if people else ():
        if name.canonical in people and " " in name.name:
            found[name.canonical] |= _trades(context.document.words, name) or _body(context, name)
    return [
        answer._replace(trades="|".join(sorted(found[answer.name]))) if found.get(answer.name) else answer
        for answer in answers
    ]


def _trades(words, name):
    """Return the trades of the words right before a name or its title, of the title, and of appositions before and behind it."""
    first = name.first - len(name.title.split())
    held, place = name.title.split(), first - 1
    while place >= max(0, first - FARTHEST) and (words[place] in trades() or words[place] in JOINS):
        held.append(words[place])
        place -= 1
    if first and words[first - 1] == ",":
        before = words[max(0, first - 1 - FARTHEST) : first - 1]
        opens = next((at for at in range(len(before) - 1, -1, -1) if before[at].lower() in OPENS), len(before))
        held += _described(before[opens:])
    if words[name.last : name.last + 1] == [","]:
        held += _described(words[name.last + 1 : name.last + 1 + FARTHEST])
    return {trades()[word.lower()] for word in held if word.lower() in trades()}


def _body(context, name):
    """Return {"of " and the key of a body} of "Ana Ruiz of the Harbour Mills", in an article that has no word of what stars do."""
    body = context.name_after(name.end)
    if (
        not body
        or body.kind != "organisation"
        or context.document.text[name.end : body.start] not in (" of ", " of the ")
    ):
        return set()
    of_stars = any(trades().get(word) in STARS for word in context.document.words)
    return set() if of_stars else {f"of {key_of(body.canonical)}"}


def _described(words):
    """Return the words of a description that begins as one does, those joined to it by "and", too: "a singer and actor from Oslo"."""
    if not words or words[0].lower() not in OPENS:
        return []
    own = until(words)
    joined = words[len(own) : len(own) + 1] == ["and"]
    return own + (until(words[len(own) + 1 :]) if joined else [])
