"""Names to which a word before them was taken: "UK Chris Vane", "Guinean Diallo", where the article has the name without it."""

from helpers.speakers.full_forms import surname
from helpers.speakers.lexicon import demonyms, places

LONGEST = 4  # letters of such an abbreviation: UK, US, MP


def without_openers(document, found):
    """Return the Names `found`, those of two words or more without a place, a people or letters before a name that the article has
    elsewhere alone: of a full name, or behind a people or letters of a surname that a full name has."""
    known = {name.name for name in found}
    families = {surname(name.name) for name in found if name.kind == "person" and " " in name.name}
    return [_without(document, name, known, families) for name in found]


def _without(document, name, known, families):
    words = document.words[name.first : name.last]
    for taken in range(1, min(3, len(words) - 1) + 1) if not name.title else ():
        before, rest = " ".join(words[:taken]), " ".join(words[taken:])
        people = before.lower() in demonyms() or taken == 1 and before.isupper() and 1 < len(before) <= LONGEST
        place = people or before.lower() in places()
        if place and " " in rest and rest in known or people and rest in families:
            start = int(document.tokens[name.first + taken, 0])
            kind = "person" if " " in rest else "unknown"
            return name._replace(start=start, name=rest, canonical=rest, kind=kind, first=name.first + taken)
    return name
