"""What a clause tells of only as its background, of another day than its own: "left on Monday, a week after Lind was arrested"."""

from helpers.events.mends import hangs_on
from helpers.events.tense import is_to_come
from helpers.events.word_lists import listed

MOST = 30  # words above one another


def above_background(sentence, place, when):
    """Return the place of the word that has the day of the words `when`, (first, last), where the one at `place` is only in the background
    of its clause; else None.

    In the background is what a clause tells after which, or before which, some time went by ("opened the hall yesterday, two days after
    Ruiz left"), what the verb above it will follow ("takes office on Friday after the council voted"), and that in whose wake something
    was done.
    """
    for _ in range(MOST):
        above = sentence.heads[place]
        if above == place:
            return None
        behind = (
            sentence.relations[place] == "advcl" or when[0] < place
        )  # "two days after the death of Lind on June 25"
        if behind and _stands_apart(sentence, place) and not _holds(sentence, place, when):
            return _verb_above(sentence, above, when)
        place = above
    return None


def _verb_above(sentence, place, when):
    """Return the first verb on which the word at `place` hangs and one of the words `when`; if there is none, the last word above it."""
    for _ in range(MOST):
        if sentence.is_verb(place) and _holds(sentence, place, when) or sentence.heads[place] == place:
            break
        place = sentence.heads[place]
    return place


def is_of_picture(sentence, when):
    """Say whether the day of the words `when` is that of a picture: "Ruiz, shown here in May, left Oslo"."""
    before = sentence.small[max(0, when[0] - 3) : when[0]]
    shown = [n for n, word in enumerate(before) if word in listed("tense_words")["pictured"]]
    at = when[0] - len(before) + shown[-1] if shown else 0
    return at > 0 and sentence.words[at - 1] == "," and sentence.tags[at] == "VBN"


def _stands_apart(sentence, place):
    """Say whether what hangs on the word at `place`, with itself, is of another time than what stands above."""
    above, words = sentence.heads[place], listed("tense_words")
    if sentence.relations[place] == "pobj" and sentence.small[above] == "of":
        return sentence.small[sentence.heads[above]] == "wake"
    mark = {"pobj": above, "advcl": sentence.child(place, "mark")}.get(sentence.relations[place])
    if not mark or sentence.small[mark] not in words["following"]:
        return False
    if sentence.small[mark - 1].removesuffix("s") in words["span"]:
        return not sentence.dated[mark - 1]  # "this year after Ruiz left"
    if sentence.small[mark] != "after" or sentence.tags[place] not in ("VBD", "VBN"):
        return False
    return sentence.is_verb(above) and is_to_come(sentence, above)


def _holds(sentence, above, when):
    """Say whether one of the words `when` hangs on the word at `above`."""
    return any(hangs_on(sentence.heads, place, above) for place in range(*when))
