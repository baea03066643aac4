"""Who speaks in an interview or a transcript, by the label before a colon: "HOST:", "RUIZ:", "Q:", "A:"."""

from collections import Counter

from helpers.speakers.author import author_of
from helpers.speakers.full_forms import surname
from helpers.speakers.lexicon import classes
from helpers.speakers.resolution import Resolution

ASKS, ANSWERS = frozenset(("q", "question", "interviewer")), frozenset(("a", "answer"))
INTERVIEWER = "the interviewer"


def labelled(context, start, end):
    """Return the Resolution of a source at [start, end) that is the label of a turn, else None.

    "Q" is whom the byline names, "A" the one person named most before the questions begin; a name in capitals is the article's
    person of that name.
    """
    text = context.document.text
    if text[end : end + 1] != ":" or start and text[start - 1] != "\n":
        return None
    label = " ".join(text[start:end].split())
    word = label.lower()
    if word in ASKS:
        name = author_of(context.document.byline)
        return (
            _person(context, name, "author")
            if name
            else Resolution(INTERVIEWER, "unnamed", "unnamed", 1.0, "", "", "", [label])
        )
    if word in ANSWERS:
        name = _interviewed(context, start)
        return _person(context, name, "context") if name else None
    if not label.isupper() or len(label) < 3 or any(classes().get(part) for part in word.split()):
        return None
    known = {name.canonical for name in context.people if not name.canonical.isupper()}
    whole = [name for name in known if name.lower() == word] or [
        name for name in known if surname(name).lower() == word
    ]
    how = "full name" if " " in label else "surname"
    return _person(context, whole[0] if len(whole) == 1 else label.title(), how)


def _person(context, name, how):
    return Resolution(name, "person", how, 1.0, context.role_of.get(name, ""), "", context.pronoun_of.get(name, ""), [])


def _interviewed(context, start):
    """Return the person whom an article names most before the first question, else ""."""
    first = context.document.text.find("\nQ")
    people = Counter(name.canonical for name in context.people if name.start < (first if 0 <= first < start else start))
    (best, n), *others = [*people.most_common(2), ("", 0)]
    return best if n and (not others or n > others[0][1]) else ""
