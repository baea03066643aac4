"""The members of a list, "mills, mines and ports", which a label has whole or none but the first."""

from helpers.events.sentence import NOUNS

LISTED = 3  # further members of a list that a label may have


def are_people(sentence, *places):
    """Say whether people's names stand at all of some places."""
    return all(sentence.named[n] is not None and sentence.named[n].kind == "person" for n in places)


def members_of(sentence, noun):
    """Return the places of the further nouns of a list that begins with a noun: of "mills, mines and ports" two; none where it is no
    list, or a long one."""
    found = _joined_to(sentence, noun, noun)
    for member in found:  # which grows
        found += _joined_to(sentence, member, noun)
    if len(found) < 2:
        return []
    found.sort()
    last = next(
        (n for n, place in enumerate(found) if "and" in sentence.small[found[n - 1] if n else noun : place]), len(found)
    )
    found = found[: last + 1]  # "Lind, Holm and Berg, as well as others"
    nouns = all(sentence.tags[n] in NOUNS and not sentence.dated[n] for n in found)
    return found if 1 < len(found) <= LISTED and nouns and joiners_of(sentence, noun, found) else []


def _joined_to(sentence, member, noun):
    """Return the places, behind a list's first noun, of what is joined to the one at `member`."""
    return [n for n in sentence.below[member] if sentence.relations[n] == "conj" and n > noun]


def joiners_of(sentence, noun, members):
    """Return what stands before each of the members of a list, a comma or the word before the last; or None where something does not."""
    found = []
    for before, member in zip([noun, *members], members, strict=False):
        wanted = ("and", "or", "&") if member == members[-1] else (",",)
        place = next((n for n in range(member - 1, before, -1) if sentence.small[n] in wanted), None)
        if place is None:
            return None
        found.append(place)
    return found
