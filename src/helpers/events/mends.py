"""What the head on syntax gets wrong where grammar leaves no doubt: "pleaded guilty to murder" has no verb "to murder"."""

from helpers.events.inflection import base_of
from helpers.events.word_lists import listed
from helpers.speakers.lexicon import classes

THINGS = ("NNS", "NNPS", "VBZ")  # tags of what is no verb behind "to"
DAYS = frozenset(("day", "night", "week", "month", "year", "moment", "time"))
READY = frozenset(("due", "set", "ready", "likely"))  # what is said to be who is to do something
SUBJECTS = ("nsubj", "nsubjpass")
VERBAL = ("VBD", "VBN", "VBZ", "VBP", "VBG", "VB")
MENDED = DAYS | {"to", "that", "and", "of"}


def mend(small, named, syntax):
    """Mend the Syntax of a sentence, whose words are `small` in small letters and `named` the Name of each token or None, in place."""
    heads, relations, tags = syntax[:3]
    for place, word in [(place, word) for place, word in enumerate(small) if word in MENDED]:
        if word == "to" and relations[place] == "aux":
            _mend_to(small, heads, relations, tags, place)
        elif word == "that" and relations[place] == "mark" and place:
            _mend_that(heads, relations, tags, place)
        elif word in DAYS and place and small[place - 1] == "same":
            _mend_same_day(small, heads, relations, tags, place)
        elif word == "and" and relations[heads[place]] == "appos":
            _mend_and(named, heads, relations, tags, place)
        elif word == "of" and named[heads[place]] is None:
            _mend_of(small, named, heads, relations, place)


def hangs_on(heads, place, above):
    """Say whether a token is the one at `above`, or hangs on it, by others or not."""
    while place != above and heads[place] != place:
        place = heads[place]
    return place == above


def _mend_to(small, heads, relations, tags, place):
    """Make the "to" at a place a preposition where what follows is no infinitive: "pleaded guilty to hitting Lind", "came to blows"."""
    below = heads[place]
    if below == place:
        below = next((n for n in range(place + 1, len(small)) if heads[n] == place and relations[n][0] == "p"), place)
    looped = heads[place] == place and relations[below] in ("pobj", "pcomp") and tags[place - 1] not in THINGS
    looped = looped and small[place - 1] not in READY
    doing = tags[below] == "VBG" and below <= place + 2 and "be" not in small[place:below]
    if below <= place or not (doing or looped or tags[below] in THINGS):
        return
    above = heads[below] if heads[below] < place else None
    if above is None:
        above = next((n for n in range(place - 1, -1, -1) if tags[n] in VERBAL), None)
    if above is None or hangs_on(heads, above, below) or hangs_on(heads, above, place):
        return
    heads[place], relations[place] = above, "prep"
    heads[below], relations[below] = place, "pcomp" if doing else "pobj"
    if not doing and tags[below] in VERBAL:
        tags[below] = "NNS" if tags[below] == "VBZ" else "NN"


def _mend_that(heads, relations, tags, place):
    """Give the clause that the "that" at a place begins to the verb right before it rather than to one behind: "When it seemed that
    the strike would end, Ruiz left"."""
    verb = heads[place]
    before = place - 1
    if relations[verb] != "ccomp" or not heads[verb] > verb > place or tags[before] not in VERBAL:
        return
    if not hangs_on(heads, before, verb):
        heads[verb] = before


def _mend_same_day(small, heads, relations, tags, day):
    """Give a clause to the day that it tells of rather than to the verb before it: "met the same day the mill burned"."""
    verb = next((n for n in range(day + 1, len(small)) if tags[n] in VERBAL or small[n] == ","), day)
    above = heads[verb]
    if (
        relations[verb] != "ccomp"
        or not above < day < verb
        or base_of(small[above], tags[above]) in listed("doubts")["saying"]
    ):
        return
    top = day
    while heads[top] not in (top, verb):
        top = heads[top]
    if heads[top] == verb:  # the day, or what it stands beside: "on Monday, the same day"
        heads[top] = above
    heads[verb], relations[verb] = day, "relcl"


def _mend_and(named, heads, relations, tags, place):
    """Make two people joined by the "and" at a place the subject, where the parser saw only the second: "winner Bo Lind and singer Ana
    Ruiz died"."""
    one = heads[place]
    two = next((n for n in range(place + 1, len(heads)) if relations[n] in SUBJECTS or tags[n] in VERBAL), place)
    described, verb = heads[one], heads[two]
    people = all(named[n] is not None and named[n].kind == "person" for n in (one, two))
    if not people or relations[two] not in SUBJECTS or not described < one < place < two < verb:
        return
    if heads[described] not in (described, verb) and heads[described] < verb:
        return
    if hangs_on(heads, verb, one) or hangs_on(heads, verb, described):
        return
    heads[one], relations[one] = verb, relations[two]
    heads[two], relations[two] = one, "conj"
    heads[described], relations[described] = one, "nmod"


def _mend_of(small, named, heads, relations, of):
    """Tell somebody's office apart from the person: "the speaker of the House Ana Ruiz left" says that Ruiz left."""
    office = heads[of]
    person = next((n for n in range(of + 1, len(small)) if heads[n] == of and relations[n] == "pobj"), None)
    name = named[person] if person is not None else None
    if name is None or name.kind != "person" or classes().get(small[office]) != "title":
        return
    inside = [n for n in range(of + 1, person + 1) if named[n] is name]
    body = inside[0] - 1
    if body <= of + 1 or heads[body] != person or small[body].isdigit() or relations[body] != "compound":
        return
    heads[person], relations[person] = heads[office] if heads[office] != office else person, relations[office]
    heads[office], relations[office] = person, "nmod"
    heads[body], relations[body] = of, "pobj"
