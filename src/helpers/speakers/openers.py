"""Names to which words before them were taken: "UK Chris Vane", "Guinean Diallo", where the article has the name without them."""

from helpers.speakers.full_forms import surname
from helpers.speakers.lexicon import classes, demonyms, particles, places

LONGEST = 4  # letters of such an abbreviation: UK, US, MP


def without_openers(document, found):
    """Return the Names `found`, those of two words or more without a place, a people or letters before a name that the article has
    elsewhere alone: of a full name, or behind a people or letters of a surname that a full name has; and without another's full name
    or a title of a book before a person's."""
    known = {name.name for name in found}
    people = {name.name for name in found if name.kind == "person" and " " in name.name}
    families = {surname(name) for name in people}
    return [_without(document, name, known, people, families) for name in found]


def _without(document, name, known, people, families):
    words = document.words[name.first : name.last]
    for taken in range(1, min(3, len(words) - 1) + 1) if not name.title else ():
        before, rest = " ".join(words[:taken]), " ".join(words[taken:])
        nation = before.lower() in demonyms() or taken == 1 and before.isupper() and 1 < len(before) <= LONGEST
        place = nation or before.lower() in places()
        if place and " " in rest and rest in known or nation and rest in families or _another(before, rest, people):
            start = int(document.tokens[name.first + taken, 0])
            kind = "person" if " " in rest else "unknown"
            return name._replace(start=start, name=rest, canonical=rest, kind=kind, first=name.first + taken)
    return name


def _another(before, rest, people):
    """Say whether words before a known person's name are another's name, or end in "de": "Ana Ruiz Bo Lind", "Les Secrets de Bo Lind"."""
    words = before.lower().split()
    if rest not in people or any(classes().get(word) in ("body", "group", "document") for word in words):
        return False
    twice = words == [rest.split()[0].lower()]  # "Ana Ana Ruiz"
    return twice or before in people or len(words) > 1 and words[-1] in particles()
