"""Two of one name: the elder and the younger, "Lind senior" and "the younger Lind"."""

from helpers.speakers.full_forms import SUFFIXES, surname
from helpers.speakers.resolution import Resolution

ELDER = frozenset(("elder", "older", "senior", "sr", "sr."))
YOUNGER = frozenset(("younger", "junior", "jr", "jr."))


def of_generation(context, start, end, names):
    """Return the Resolution of a source at [start, end) that says which of two of one family it means, else None.

    The younger one is he whose name ends in "Jr." or the like, where the article names one such and one other of the family.
    """
    words = {word.lower() for word in context.words(start, end)}
    if len(names) != 1 or not words & (ELDER | YOUNGER):
        return None
    family = surname(names[0].name)
    people = {one.canonical for one in context.people if " " in one.canonical and surname(one.canonical) == family}
    younger = {name for name in people if name.split()[-1].lower() in SUFFIXES - ELDER}
    meant = younger if words & YOUNGER else people - younger
    if len(people) != 2 or len(meant) != 1 or len(younger) != 1:
        return None
    name = min(meant)
    return Resolution(
        name,
        "person",
        "surname",
        1.0,
        context.role_of.get(name, ""),
        "",
        context.pronoun_of.get(name, ""),
        [names[0].name],
    )
