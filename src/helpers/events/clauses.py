"""The parts of the clause that tells of an event: who, the verb, what, where, each with what may be left out of it.

A clause is read from a sentence's syntax: it becomes Units, and a Unit is what a label has whole or not at all. What a unit
hangs on is its `parent`; `needed` units are those without which the label would be no sentence.
"""

from helpers.events.asides import is_adjective, is_since, says_whence, who_is_one
from helpers.events.complements import takes, wants
from helpers.events.cores import core_of, with_inner
from helpers.events.doubts import claimed_by, claims, hedges, is_claim, is_deed, is_hedge, says_doubt
from helpers.events.inflection import base_of
from helpers.events.members import are_people, joiners_of, members_of
from helpers.events.sentence import MOST, NOUNS, Clause
from helpers.events.subjects import SUBJECTS, event_above, subject_of
from helpers.events.triggers import said_of
from helpers.events.word_lists import listed

OBJECTS = frozenset(("dobj", "attr", "oprd", "acomp", "dative"))
AROUND = frozenset(("amid", "amidst", "despite"))  # prepositions before what is beside an event
AUXILIARIES, FINITE = frozenset(("aux", "auxpass")), frozenset(("VBD", "VBZ", "VBP", "VBN", "VBG"))
ASKING = frozenset(("when", "where", "why", "how", "as", "then", "now", "also"))
GROUPED = frozenset(("aux", "auxpass", "neg", "prt"))  # relations of what a verb is told with
AFTER_NOUN = frozenset(
    ("poss", "amod", "advmod", "acl", "ccomp", "prep", "xcomp", "conj")
)  # relations of what a label may have beside a noun's core
GOVERNING = frozenset(("of", "from", "for"))  # prepositions with a verb that a label may have: "accused of violating"
PAST = frozenset(("VBD", "VBN"))
WITHIN = frozenset(("in", "at", "during"))
NOBODY = frozenset(("they", "we", "it", "you", "i"))  # subjects that a sentence alone does not name
HELD = (
    "speech",
    "press conference",
    "letter",
    "tweet",
    "debate",
    "statement",
    "announcement",
    "ceremony",
)  # kinds of what is one's own
DAYS_ON = frozenset(
    ("on", "in", "late", "early", "earlier", ",")
)  # what stands before a day between a verb and its phrase
WHERE_AND_WHEN = frozenset(("time", "day", "moment", "year", "period", "place", "way", "reason", "occasion", "point"))
COUNTING = frozenset(
    (
        "tens",
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "millions",
        "number",
        "group",
        "series",
        "string",
        "half",
        "most",
        "some",
        "one",
    )
)  # nouns that say nothing without what is counted
ASKED = frozenset(("when", "where", "why", "how", "what", "which", "who", "whom", "if", "whether", "while", "because"))


def clause_of(sentence, verb):
    """Return the Clause of the verb at a place."""
    there = sentence.child(verb, "attr") if sentence.child(verb, "expl") is not None else None
    if there is not None:
        return noun_of(sentence, there)
    units = []
    subject, passive = subject_of(sentence, verb)
    undergone = _undergone(sentence, verb, subject) if not passive else None
    if undergone is not None:
        _noun(sentence, units, undergone, "subject", True, -1)
        _verb(sentence, units, verb, -1, without=undergone)
        return Clause(units[:MOST], verb, undergone, True)
    if subject is not None:
        _noun(sentence, units, subject, "subject", True, -1)
    described = _object_above(sentence, verb, subject) if not passive else None
    _verb(sentence, units, verb, -1, described=described)
    return Clause(units[:MOST], verb, subject, passive, described)


def _undergone(sentence, verb, subject):
    """Return the object of a past verb whose subject nobody knows, so that it is told of that: "when they captured Oslo"; or None."""
    known = subject is not None and sentence.small[subject] not in NOBODY
    past = sentence.tags[verb] in ("VBD", "VBN") and sentence.small[verb].endswith("ed")
    if known or not past or sentence.child(verb, "neg", "xcomp", "ccomp", "dative", "oprd") is not None:
        return None
    objects = [n for n in sentence.below[verb] if sentence.relations[n] == "dobj" and n > verb]
    fits = objects and sentence.tags[objects[-1]] in NOUNS and not sentence.dated[objects[-1]]
    return objects[-1] if fits else None


def _object_above(sentence, verb, subject):
    """Return the noun that is the object of the relative clause which describes it, or None: "the trip that Ruiz announced"."""
    noun = sentence.heads[verb]
    own = subject is not None and sentence.heads[subject] == verb
    if sentence.relations[verb] != "relcl" or not own or sentence.tags[noun] not in NOUNS or sentence.dated[noun]:
        return None
    below = {sentence.small[n]: sentence.relations[n] for n in sentence.below[verb] if n < verb}
    pronoun = next((word for word in ("whom", "which", "that") if word in below), None)
    asks = pronoun is None and below.keys() & ASKED
    governs = pronoun == "whom" or pronoun is not None and below[pronoun] == "dobj" or sentence.takes_object(verb)
    if asks or not governs or sentence.small[noun] in WHERE_AND_WHEN:
        return None  # "the report that Ruiz left", "the night he died"
    after = {sentence.relations[n] for n in sentence.below[verb] if n > verb}
    if after & OBJECTS or "xcomp" in after and pronoun != "whom" or "whose" in sentence.words[noun:verb]:
        return None  # "the plan that they agreed to drop", "the party, whose head she met"
    # "the trip to Oslo that Ruiz announced" is the trip's clause, "Oslo, which Ruiz left" is Oslo's
    return noun if pronoun in ("whom", "which") else event_above(sentence, noun)


def noun_of(sentence, noun):
    """Return the Clause of an event that a noun alone tells of, with what stands before and after it."""
    seen = 0
    while sentence.relations[noun] == "compound" and sentence.tags[sentence.heads[noun]] in NOUNS and seen < MOST:
        noun, seen = sentence.heads[noun], seen + 1
    units = []
    _noun(sentence, units, noun, "object", True, -1)
    own = {n for n in sentence.below[noun] if sentence.relations[n] == "poss" and _is_somebody(sentence, n)}
    units = [unit._replace(needed=True) if own & set(unit.places) else unit for unit in units]  # "her address"
    return Clause(units[:MOST], None, noun, False)


def _is_somebody(sentence, owner):
    name = sentence.named[owner]
    return sentence.small[owner] in ("his", "her") or name is not None and name.kind == "person"


def held_by(sentence, noun):
    """Return the Clause of an event in which the subject of its clause did something, or None: "in a speech in Oslo, Ruiz said"
    tells of Ruiz in speech in Oslo."""
    preposition = sentence.heads[noun]
    verb = sentence.heads[preposition]
    if sentence.small[preposition] not in WITHIN or not sentence.is_verb(verb):
        return None
    if said_of(sentence.small[noun])[0] not in HELD or sentence.child(noun, "poss") is not None:
        return None
    subject, passive = subject_of(sentence, verb)
    if subject is None or passive or subject == noun or sentence.tags[subject] not in NOUNS:
        return None
    if sentence.named[subject] is None and sentence.tags[subject] != "NNP":
        return None  # "neighbourhoods defied him at a funeral"
    units = []
    _noun(sentence, units, subject, "subject", True, -1)
    if any(noun in unit.places for unit in units):
        return None
    _noun(sentence, units, noun, "object", True, -1, (preposition,))
    return Clause(units[:MOST], None, noun, False)


def _verb(sentence, units, verb, parent, before=(), needed=True, described=None, without=None):
    """Add the units of a verb, with `before` in front, and of what it governs, its subject and `without` left out; `described` is its
    object that stands before it."""
    group = [
        n for n in sentence.below[verb] if sentence.relations[n] in GROUPED or n > verb and _is_particle(sentence, n)
    ]
    group += [n for n in hedges(sentence, verb) if n < verb]
    unit = sentence.unit([*before, *group, verb], "verb", needed, parent)
    if parent < 0:  # a label says neither "was" nor "has"
        silent = sum(sentence.relations[n] in AUXILIARIES and sentence.tags[n] in FINITE for n in group)
        unit = unit._replace(size=unit.size - silent) if silent else unit
    units.append(unit)
    own = len(units) - 1
    whole = sentence.relations[verb] != "ccomp" or says_doubt(sentence, verb)  # one clause within another is enough
    if described is not None:
        _noun(sentence, units, described, "object", True, own)
    objects = [n for n in sentence.below[verb] if sentence.relations[n] in OBJECTS]
    shared = _sharing(sentence, verb) if not objects else None
    if shared is not None:
        _verb(sentence, units, shared, own, tuple(range(verb + 1, shared)))
    for child in sentence.below[verb]:
        relation = sentence.relations[child]
        if sentence.dated[child] or without is not None and relation in OBJECTS:
            continue
        if relation in OBJECTS and (_describes_next(sentence, objects, child) or _says_again(sentence, objects, child)):
            continue
        if relation in OBJECTS:
            _noun(sentence, units, child, "object", relation != "dative", own, _joining(sentence, objects, child))
        elif relation in ("prep", "agent") and not says_whence(sentence, child, verb):
            comes = base_of(sentence.small[verb], sentence.tags[verb]) == "come"  # nothing without what is beside it
            if not comes and sentence.small[child] in AROUND and _is_cut(sentence, child):
                continue
            needed = not objects and _follows(sentence, verb, group, child) or wants(sentence, verb, child)
            needed = needed or sentence.small[child] == "according" and is_deed(sentence, verb)
            if is_since(sentence, objects[-1] if objects else None, child):
                _since(sentence, units, child, own)
            else:
                _phrase(sentence, units, child, "other", needed, own)
        elif relation == "xcomp" and child > verb and sentence.is_verb(child):
            _verb(sentence, units, child, own)
        elif relation == "advcl" and child > verb and sentence.is_infinitive(child):
            _verb(sentence, units, child, own, needed=False)
        elif relation == "ccomp" and sentence.tags[child] == "VB" and child == verb + 1:
            _verb(sentence, units, child, own)  # "helped build"
        elif relation == "ccomp" and sentence.is_verb(child) and not sentence.quoted(child) and whole:
            if objects and not takes(sentence, verb, child) and not claims(sentence, objects, child):
                continue  # "told the court that he left" is told so, "left the court that he knew" is not
            subject = sentence.child(child, *SUBJECTS)
            asks = any(sentence.small[n] in ASKED and sentence.relations[n] != "prep" for n in sentence.below[child])
            if subject is not None and not asks:
                _noun(sentence, units, subject, "other", True, own)
                _verb(sentence, units, child, own)
        elif relation == "advmod" and child not in group and sentence.small[child] not in ASKING:
            doubtful = is_hedge(sentence, child)
            measured = child - 1 in objects and any(sentence.tags[n] == "CD" for n in sentence.below[child - 1])
            state = sentence.tags[child] == "JJ" and child > verb and _follows(sentence, verb, group, child)
            needed = doubtful or measured or state  # "25 minutes late", "pleaded guilty"
            units.append(sentence.unit(with_inner(sentence, child), "other", needed, own))


def _sharing(sentence, verb):
    """Return the verb that has the object of a verb beside it, or None: "accused of planning and ordering the raid", "charges that he
    threatened and hit Lind"."""
    joined, tag = sentence.child(verb, "conj"), sentence.tags[verb]
    if (
        joined is None
        or joined != verb + 2
        or not {tag, sentence.tags[joined]} <= {tag} | (PAST if tag in PAST else set())
    ):
        return None
    if tag not in ("VBG", "VB") and claimed_by(sentence, verb) is None:
        return None
    return joined if sentence.child(joined, "dobj") is not None else None


def _describes_next(sentence, objects, noun):
    """Say whether a common noun says what the person is who is named right after it: "former executive Ana Ruiz"."""
    after = sentence.named[noun + 1] if noun + 1 < len(sentence.words) else None
    person = after is not None and after.kind == "person" and sentence.tags[noun] in ("NN", "NNS")
    return person and any(sentence.named[other] is after for other in objects)


def _says_again(sentence, objects, noun):
    """Say whether a noun after a comma says again what the object before it is: "bought Acme, the oldest mill"."""
    before = [n for n in objects if n < noun]
    between = sentence.words[before[-1] + 1 : noun] if before else []
    return "," in between and not {"and", "or", "but"} & set(between) and sentence.tags[noun] in NOUNS


def _follows(sentence, verb, group, child):
    """Say whether a phrase stands right after a verb and what belongs to it: "met on Monday with Ruiz", "runs out of oil"."""
    return child > verb and all(
        sentence.dated[n] or n in group or sentence.words[n] in DAYS_ON for n in range(verb + 1, child)
    )


def _is_particle(sentence, child):
    """Say whether a word after a verb is an adverb that belongs to it: "brought back", "put his name forward"."""
    small = sentence.small[child]
    return (
        sentence.relations[child] == "advmod"
        and small in listed("kept_words")["particle"]
        and not sentence.below[child]
    )


def _joining(sentence, objects, noun):
    """Return in a tuple the "and" between a noun and the object before it, of which the parser made two: "the day and the place"."""
    before = [n for n in objects if n < noun]
    found = [n for n in sentence.below[before[-1]] if sentence.relations[n] == "cc" and n < noun] if before else ()
    return tuple(found[-1:])


def _phrase(sentence, units, preposition, part, needed, parent):
    """Add a preposition with its noun, or with the verb that it governs ("of violating rules"), unless that is a day."""
    before, noun = (*hedges(sentence, preposition), preposition), sentence.child(preposition, "pobj")
    doing = sentence.child(preposition, "pcomp") if noun is None else None
    governs = sentence.small[preposition] in GOVERNING or takes(sentence, sentence.heads[preposition], preposition)
    if doing is not None and sentence.tags[doing] == "VBG" and governs:
        _verb(sentence, units, doing, parent, before, needed)
        return
    inner = sentence.child(preposition, "prep") if noun is None else None
    if inner is not None:  # "out of the house"
        before, noun = (*before, inner), sentence.child(inner, "pobj")
    if noun is not None and sentence.words[noun] == "time":
        return  # "for the first time"
    fits = noun is not None and (sentence.tags[noun] in NOUNS or sentence.tags[noun] == "PRP")
    said = noun is not None and sentence.small[preposition] == "as" and sentence.tags[noun] in ("JJ", "VBN")
    if (fits or said) and not sentence.dated[noun]:  # "described as deadly"
        _noun(sentence, units, noun, part, needed, parent, before)


def _noun(sentence, units, noun, part, needed, parent, before=()):
    """Add the units of a noun: its core, with `before` in front; and what may be left out, one by one."""
    name = sentence.named[noun]
    apposed = sentence.child(noun, "appos")
    if apposed is None and sentence.small[noun] == "one":
        apposed = who_is_one(sentence, noun)
    common = sentence.tags[noun] in ("NN", "NNS", "CD")
    if apposed is not None and common and sentence.tags[apposed] == "NNP" and sentence.words[apposed][0].isalpha():
        noun, name = apposed, sentence.named[apposed]
    core = core_of(sentence, noun, name)
    if "neither" in sentence.small:
        core |= {n for n in sentence.below[noun] if n < noun and sentence.small[n] == "neither"}
    units.append(sentence.unit({*before, *core}, part, needed, parent))
    own = last = len(units) - 1
    members = members_of(sentence, noun)
    if members:
        last = _list(sentence, units, noun, members, part, own)
    for child in sentence.below[noun]:
        relation = sentence.relations[child]
        if relation not in AFTER_NOUN or child in core or sentence.dated[child] or members and relation == "conj":
            continue
        if relation == "poss" and (name is None or name.kind != "person"):
            _owner(sentence, units, child, part, own)
        elif relation in ("amod", "advmod") and child < noun and name is None:
            doubtful = is_hedge(sentence, child)
            units.append(sentence.unit(with_inner(sentence, child), part, doubtful, own))
        elif relation in ("acl", "ccomp") and child > noun and _tells_claim(sentence, noun, child):
            _noun(sentence, units, sentence.child(child, *SUBJECTS), "other", True, own)
            _verb(sentence, units, child, own)
        elif relation == "prep" and is_since(sentence, noun, child):
            _since(sentence, units, child, own)
        elif relation == "prep":
            _phrase(
                sentence,
                units,
                child,
                "subject" if part == "subject" else "other",
                _leads_on(sentence, noun, before, child) or name is None and wants(sentence, noun, child),
                last,
            )
        elif relation == "xcomp" and child > noun and sentence.tags[noun] == "JJ" and sentence.is_verb(child):
            _verb(sentence, units, child, own)  # "ready to leave"
        elif relation in ("acl", "amod") and child > noun and is_adjective(sentence, child) and name is None:
            _which(sentence, units, child, part, own)
        elif relation == "acl" and child > noun and part != "subject" and _says_which(sentence, child):
            _verb(sentence, units, child, own, needed=wants(sentence, noun, child))
        elif relation == "conj" and sentence.tags[child] in NOUNS:
            joined = next(
                (n for n in reversed(sentence.below[noun]) if sentence.relations[n] == "cc" and n < child), None
            )
            if joined is not None:
                last = len(units)  # "looting and clashes with police" has no "looting with police"
                both = (
                    part == "subject"
                    and are_people(sentence, noun, child)
                    or sentence.small[min(before, default=0)] == "between"
                )
                _noun(
                    sentence, units, child, part, both, own, (joined,) if joined < child and joined not in core else ()
                )


def _list(sentence, units, noun, members, part, parent):
    """Add the further members of a list, all in one unit, with what hangs on the last; return that unit's number."""
    places = set(joiners_of(sentence, noun, members))
    for member in members:
        places |= core_of(sentence, member, sentence.named[member])
        places |= {n for n in sentence.below[member] if sentence.small[n] == "other"}
    units.append(sentence.unit(places, part, part == "subject" and are_people(sentence, noun, *members), parent))
    own = len(units) - 1
    for child in sentence.below[members[-1]]:
        if sentence.relations[child] == "prep" and not sentence.dated[child]:
            _phrase(sentence, units, child, "subject" if part == "subject" else "other", False, own)
    return own


def _is_cut(sentence, preposition):
    """Say whether a noun after a preposition has a clause that no label would have: "amid reports that the mill had closed"."""
    noun = sentence.child(preposition, "pobj")
    clause = sentence.child(noun, "acl", "ccomp") if noun is not None else None
    return (
        clause is not None and sentence.child(clause, "mark") is not None and not _tells_claim(sentence, noun, clause)
    )


def _since(sentence, units, preposition, parent):
    """Add a phrase that says since when something is the first of its kind, be it a day."""
    doing, noun = sentence.child(preposition, "pcomp"), sentence.child(preposition, "pobj")
    if doing is not None and sentence.tags[doing] == "VBG":
        _verb(sentence, units, doing, parent, (preposition,))
    elif noun is not None:
        _noun(sentence, units, noun, "other", True, parent, (preposition,))


def _which(sentence, units, adjective, part, parent):
    """Add an adjective after the noun that it describes, with its phrase: "troops loyal to Lind"."""
    phrase = sentence.child(adjective, "prep")
    if phrase == adjective + 1 and sentence.child(phrase, "pobj") is not None:
        units.append(sentence.unit((adjective,), part, True, parent))
        _phrase(sentence, units, phrase, part, True, len(units) - 1)


def _tells_claim(sentence, noun, verb):
    """Say whether a noun's clause is what somebody claims or denies: "allegations that Ruiz left"."""
    return is_claim(sentence, noun) and sentence.is_verb(verb) and sentence.child(verb, *SUBJECTS) is not None


def _says_which(sentence, verb):
    """Say whether a verb without a subject of its own may follow what it describes: "a plan to leave", "a letter asking for talks"."""
    if sentence.is_infinitive(verb):
        return True
    if sentence.tags[verb] not in ("VBG", "VBN") or sentence.child(verb, *SUBJECTS, "mark", "aux") is not None:
        return False
    whole = sentence.child(verb, "dobj", "xcomp") is not None
    return whole or sentence.tags[verb] == "VBN" or not sentence.takes_object(verb)  # "a statement saying ..."


def _leads_on(sentence, noun, before, preposition):
    """Say whether a noun after a preposition says nothing without its own phrase: "in accordance with", "on the morning of"."""
    if sentence.small[noun] in COUNTING or sentence.tags[noun] == "CD":
        return sentence.child(noun, "prep") is not None  # "tens of thousands of people"
    if not before or sentence.tags[noun] != "NN" or sentence.named[noun] is not None:
        return False
    alone = not any(
        sentence.relations[child] in ("det", "poss", "amod", "compound", "nummod") for child in sentence.below[noun]
    )
    return alone or sentence.small[preposition] == "of"


def _owner(sentence, units, owner, part, parent):
    core = core_of(sentence, owner, sentence.named[owner])
    case = [n for n in sentence.below[owner] if sentence.relations[n] == "case"]
    units.append(sentence.unit({*core, *case}, part, False, parent))
