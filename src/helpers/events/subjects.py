"""Of whom or what a verb is said: its own subject, the one that it shares, or the noun that it describes."""

from helpers.events.inflection import base_of, is_form_of
from helpers.events.name_kinds import is_place, name_classes

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
THINGS = frozenset(("it", "they"))
NOMINAL = frozenset(("dobj", "pobj", "nsubj", "nsubjpass", "attr", "appos"))
RELATIVE = frozenset(("which", "who", "whom", "that", "whose"))
COURSE = frozenset(
    ("begin", "start", "open", "resume", "last", "end", "close", "conclude", "finish")
)  # what an event does
ALONE = frozenset(
    (
        "appear",
        "arrive",
        "collapse",
        "come",
        "depart",
        "die",
        "disappear",
        "emerge",
        "fall",
        "go",
        "happen",
        "lie",
        "live",
        "occur",
        "remain",
        "resign",
        "rise",
        "sit",
        "sleep",
        "stay",
        "vanish",
    )
)  # verbs that are done to nobody: "was made in Oslo and arrived"
CARRIED = frozenset(
    ("conj", "xcomp", "advcl", "pcomp", "prep")
)  # relations through which a verb has the subject of one above it


def subject_of(sentence, verb):
    """Return (place or None, whether the verb was done to it): the clause's own subject, or the one that it shares."""
    if verb not in sentence.subjects:
        place, passive = _subject_of(sentence, verb)
        done_to = passive and base_of(sentence.small[verb], sentence.tags[verb]) not in ALONE
        sentence.subjects[verb] = place, done_to
    return sentence.subjects[verb]


def _subject_of(sentence, verb):
    own = _own(sentence, verb)
    passive = (
        sentence.child(verb, "auxpass", "nsubjpass") is not None
        or own is not None
        and _is_participle(sentence, verb)
        or _is_being(sentence, verb)
    )
    if own is not None and sentence.small[own] in THINGS:
        return _meant(sentence, verb, own), passive
    if own is not None and _is_some_of(sentence, own):
        return None, passive
    if own is not None and sentence.small[own] not in RELATIVE:
        return own, passive
    relation, above = sentence.relations[verb], sentence.heads[verb]
    if above == verb:
        return None, passive
    if relation == "relcl":
        return _antecedent(sentence, verb, own), passive
    if relation == "acl":  # after a noun "launched" is always a participle
        return above, passive or sentence.tags[verb] in ("VBN", "VBD")
    if relation == "ccomp" and own is not None and sentence.relations[above] == "relcl":
        return sentence.heads[above], passive  # "the fighting, which India says has claimed"
    if relation in CARRIED and not (relation == "conj" and ";" in sentence.words[above:verb]):
        return _carried(sentence, verb, passive)
    return None, passive


def _own(sentence, verb):
    """Return the place of a verb's own subject, or None; of two nouns before it the one next to it: before it stands a headline
    that runs into the sentence, or what somebody is ("her boyfriend Bo Lind left")."""
    found = [n for n in sentence.below[verb] if sentence.relations[n] in SUBJECTS] or _after_day(sentence, verb)
    last = [n for n in found if n < verb and sentence.tags[n] in ("NN", "NNS", "NNP", "NNPS")]
    joined = last and any(
        sentence.relations[n] in ("cc", "conj") or sentence.is_verb(n) or sentence.words[n] == ","
        for n in range(found[0], last[-1])
    )  # "lawyers representing Lind", "Lind, her boyfriend"
    return last[-1] if len(last) > 1 and last[0] == found[0] and not joined else found[0] if found else None


def _after_day(sentence, verb):
    """Return the places of nouns that the parser took for another name of the day before them: "on June 1 Bo Lind came to Oslo"."""
    when = [n for n in sentence.below[verb] if n < verb and sentence.relations[n] in ("prep", "npadvmod")]
    days = [n for place in when for n in (place, *sentence.below[place]) if sentence.dated[n]]
    return [
        n for day in days for n in sentence.below[day]
        if sentence.relations[n] == "appos" and not sentence.dated[n] and day < n < verb
    ]  # fmt: skip


def _is_some_of(sentence, place):
    """Say whether a subject is a part of those whom a pronoun means: "both of whom", "many of them"."""
    of = sentence.child(place, "prep")
    noun = sentence.child(of, "pobj") if of is not None and sentence.small[of] == "of" else None
    return noun is not None and sentence.small[noun] in ("whom", "which", "them", "us", "you")


def _antecedent(sentence, verb, pronoun):
    """Return the noun that a relative clause, with its verb and pronoun at these places, describes."""
    above = sentence.heads[verb]
    event = event_above(sentence, above) if _is_of_course(sentence, verb, pronoun) else above
    noun = event if event != above else _described(sentence, above, pronoun)
    if pronoun is not None and sentence.small[pronoun] == "who":
        return _somebody_of(sentence, noun)
    which = pronoun is not None and sentence.small[pronoun] == "which"
    somebody = which and any(name.kind == "person" for name in _names_at(sentence, noun))
    return event_above(sentence, noun) if somebody else noun  # "a trip of the owner, Bo Lind, which was announced"


def _somebody_of(sentence, noun):
    """Return the place of the person whom "who" means behind a noun: not a body ("a member of the board who voted"), and who is named where
    the noun says what somebody is ("Bo Lind, a miner who voted")."""
    of = sentence.heads[noun]
    above = sentence.heads[of]
    body = sentence.tags[noun] == "NN" and "body" in name_classes().get(sentence.small[noun], ())
    if body and sentence.small[of] == "of" and sentence.tags[above] == "NN":
        noun = above
    named = sentence.named[sentence.heads[noun]] if sentence.relations[noun] == "appos" else None
    return sentence.heads[noun] if named is not None and named.kind == "person" else noun


def _described(sentence, noun, pronoun):
    """Return the noun that a clause with the relative pronoun at a place describes: `noun`, to which the parser gives it, or the one
    just before the pronoun where that is no part of the other's phrase ("the ruling angered the board, which resigned")."""
    if pronoun is None or sentence.small[pronoun] not in ("who", "which"):
        return noun
    before = pronoun - (2 if sentence.words[pronoun - 1] == "," else 1)
    if before <= noun or sentence.tags[before] not in ("NN", "NNS", "NNP", "NNPS"):
        return noun
    above, seen = before, set()
    while above != noun and above not in seen:
        seen.add(above)
        above = sentence.heads[above]
    return noun if above == noun and not sentence.is_verb(above) and not _crosses(sentence, before, noun) else before


def _is_of_course(sentence, verb, pronoun):
    """Say whether a relative clause tells how an event goes: "that ended on Friday"."""
    said = pronoun is not None and sentence.small[pronoun] in ("that", "which")
    return said and sentence.child(verb, "dobj") is None and is_form_of(sentence.small[verb], COURSE)


def _names_at(sentence, noun):
    """Return the Names of which a noun is part, or that stand beside it: "the owner, Bo Lind"."""
    beside = [child for child in sentence.below[noun] if sentence.relations[child] == "appos"]
    return [name for n in (noun, *beside) if (name := sentence.named[n]) is not None]


def event_above(sentence, noun):
    """Return the noun in whose phrase a name, or somebody named, at `noun` stands: a place does not end, "a summit in Oslo that
    ended" does, and "talks with the owner, Bo Lind, that ended" do. `noun` itself where there is none."""
    above, seen = noun, set()
    while above not in seen and (
        sentence.tags[above] == "IN"
        or sentence.named[above] is None
        and sentence.tags[above] in ("NNP", "NNPS")
        or _is_named(sentence, above)
    ):
        seen.add(above)
        above = sentence.heads[above]
    return above if sentence.tags[above] in ("NN", "NNS") else noun


def _is_named(sentence, noun):
    """Say whether a noun is part of the name of somebody or of a place, or one stands beside it."""
    return any(name.kind in ("person", "government") or is_place(name.name) for name in _names_at(sentence, noun))


def _crosses(sentence, place, above):
    """Say whether a verb stands on the way from a token to one that it hangs on."""
    while place != above:
        place = sentence.heads[place]
        if place != above and sentence.is_verb(place):
            return True
    return False


def _is_being(sentence, verb):
    """Say whether something was done to somebody, though no auxiliary is the verb's own: "after being levered from power", and
    "impeached by Congress" beside it."""
    loose = sentence.words[verb - 1 : verb] == [","] and sentence.relations[verb] in ("advcl", "acl", "relcl", "conj")
    bare = (
        loose and sentence.tags[verb] in ("VBN", "VBD") and sentence.child(verb, "dobj", "aux", "cc", *SUBJECTS) is None
    )
    if bare and sentence.relations[verb] != "conj":
        return True  # "Ruiz, elected in May, left"
    if sentence.tags[verb] != "VBN":
        return False
    return sentence.words[verb - 1 : verb] == ["being"] or _is_by(sentence, verb)


def _is_by(sentence, verb):
    """Say whether somebody follows by whom it was done, of a verb without an object: "levered from power and impeached by Congress"."""
    after = sentence.words[verb + 1 : verb + 2]
    return after == ["by"] and sentence.tags[verb] in ("VBN", "VBD") and sentence.child(verb, "dobj", "aux") is None


def _is_participle(sentence, verb):
    """Say whether a verb with a subject is a participle all the same: "a comrade wounded", "the plan announced did not say"."""
    if sentence.tags[verb] not in ("VBN", "VBD") or sentence.child(verb, "aux") is not None:
        return False
    if sentence.tags[verb] == "VBN" and sentence.relations[verb] in NOMINAL:
        return True
    below = sentence.child(verb, "ccomp")
    if below is None or below < verb or sentence.child(below, "mark", *SUBJECTS) is not None:
        return False
    finite = min(
        (n for n in [*sentence.below[below], below] if n > verb and sentence.tags[n] in ("VBD", "VBZ", "MD")),
        default=None,
    )
    return finite is not None and all(sentence.dated[n] for n in range(verb + 1, finite))


def _meant(sentence, verb, pronoun):
    """Return the place of what "it" or "they" means: the subject of the verb above, where that is a noun of its number ("the
    plan was disputed since it was proposed"); else that of the pronoun itself."""
    above = sentence.heads[verb]
    noun = (
        sentence.child(above, *SUBJECTS) if sentence.relations[verb] in ("advcl", "ccomp") and above != verb else None
    )
    if noun is None or sentence.tags[noun] not in ("NN", "NNP", "NNS", "NNPS"):
        return pronoun
    several = sentence.tags[noun] in ("NNS", "NNPS")
    person = sentence.named[noun] is not None and sentence.named[noun].kind == "person"
    return noun if several == (sentence.small[pronoun] == "they") and not person else pronoun


def _carried(sentence, verb, passive):
    """Return what subject_of does for a verb that has the subject of a verb above it."""
    relation, above = sentence.relations[verb], sentence.heads[verb]
    while not sentence.is_verb(above) and sentence.heads[above] != above:
        above = sentence.heads[above]
    if not sentence.is_verb(above) or above == verb:
        return None, passive
    shared = sentence.child(above, "dobj") if relation == "xcomp" else None
    theirs, undergone = subject_of(sentence, above) if shared is None else (shared, False)
    participle = sentence.tags[verb] == "VBN" and sentence.child(verb, "aux") is None
    if relation == "conj" and (participle or _is_by(sentence, verb)):
        return theirs, passive or undergone  # "was found guilty and sentenced"
    return theirs, passive or relation == "advcl" and participle
