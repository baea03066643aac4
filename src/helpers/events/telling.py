"""From the chosen units of a clause to the words of a label: present tense, names whole, no articles, no days."""

from helpers.events.agreement import is_several
from helpers.events.doubts import claimed_by, hedges
from helpers.events.inflection import FORMS, base_of, present_of
from helpers.events.sentence import BEING, NOUNS, Clause

AHEAD = frozenset(("will", "’ll", "'ll", "wo", "shall", "would", "to"))
HAVE = frozenset(("have", "has", "had", "having", "’ve", "'ve", "’d", "'d"))
MAY = frozenset(("may", "might", "could", "can", "should", "must"))
WISHED = frozenset(
    ("should", "could", "would", "might", "may", "must")
)  # before "have", of what did not happen, or perhaps not
PERSONAL = frozenset(
    ("he", "she", "him", "her", "his", "hers", "it", "its", "they", "them", "their", "i", "me", "my", "we", "us", "our", "you", "your",
     "who", "whom", "whose", "which", "that", "this", "these", "those")
)  # fmt: skip
KEPT = frozenset(
    ("he", "she", "him", "her", "his", "it", "its", "they", "them", "their")
)  # that a label may have after its subject


def told(sentence, clause, chosen, status, who):
    """Return the words of a label, a list.

    `chosen` are units of `clause`, in order of the text; `who` maps the place of a pronoun to whom it means.
    """
    about = sorted({n for unit in chosen if unit.part == "subject" for n in unit.places})
    places = {n for unit in chosen for n in unit.places}
    if clause.verb is None:
        return [*plain(sentence, about, who), *plain(sentence, sorted(places.difference(about)), who)]
    if who:
        theirs = {name_at(sentence, n, who) for n in about} - {None}
        who = {n: name for n, name in who.items() if n in about or name not in theirs}  # "Ruiz met him" is of another
    subject = plain(sentence, about, who)
    several = is_several(sentence, clause, who, places)
    words, of_verbs = {}, set()
    for unit in chosen:
        if unit.part == "verb":
            main = clause.verb in unit.places
            own = _front(sentence, unit, clause, status, several, places) if main else _inner(sentence, unit, who)
            if _is_parted(sentence, unit):
                words[unit.places[-1]] = [sentence.words[unit.places[-1]]]
                own = own[:-1]
            words[_last_together(sentence, unit)] = own
            of_verbs.update(unit.places)
    held = {n for unit in chosen if unit.part not in ("subject", "verb") for n in unit.places} - of_verbs
    first = _last_together(sentence, next(unit for unit in chosen if clause.verb in unit.places))
    described = sorted(_described(clause, chosen)) if clause.described is not None else []
    parts, rest, run = sorted([*held, *words]), [], []
    after, before = [n for n in parts if n > first], [n for n in parts if n < first and n not in described]
    for n in [first, *described, *after, *before]:  # "In Oslo Ruiz met Lind" ends in Oslo
        if n in words:
            rest += plain(sentence, run, who, bool(subject)) + words[n]
            run = []
        else:
            run.append(n)
    return [*subject, *rest, *plain(sentence, run, who, bool(subject))]


def _is_parted(sentence, unit):
    """Say whether a verb's object, a pronoun, stands before its particle: "called it off"."""
    last = unit.places[-1]
    return sentence.relations[last] == "prt" and sentence.tags[last - 1] == "PRP" and last - 1 not in unit.places


def _last_together(sentence, unit):
    """Return the last place of a verb's unit, without a particle that stands apart."""
    return unit.places[-2 if _is_parted(sentence, unit) else -1]


def _described(clause, chosen):
    """Return the places of a verb's object that stands before it, with its own phrases: "the trip to Oslo that Ruiz announced"."""
    found, kept = set(), {id(unit) for unit in chosen}
    for n, unit in enumerate(clause.units):
        if clause.described in unit.places or unit.parent in found:
            found.add(n)
    return {place for n in found if id(clause.units[n]) in kept for place in clause.units[n].places}


def _front(sentence, unit, clause, status, several, told_of=()):
    """Return the words of the verb in front, with those that say how sure it is: "meets", "allegedly attacks"."""
    hedged = [n for n in hedges(sentence, clause.verb) if n in unit.places]
    if hedged:
        unit = unit._replace(places=tuple(n for n in unit.places if n not in hedged))
    told = _verb(sentence, unit, clause, status, several, told_of)
    return [*(sentence.small[n] for n in hedged), *told]


def _verb(sentence, unit, clause, status, several, told_of):
    """Return the words of the verb in front: "meets", "arrested", "to visit", "may sign", "does not sign"."""
    verb = clause.verb
    words, tag = sentence.words, sentence.tags[verb]
    small = {words[n].lower(): n for n in unit.places if n != verb}
    after = [words[n] for n in unit.places if sentence.relations[n] == "prt"]
    never = "neg" in [sentence.relations[n] for n in unit.places]
    wished = next((word for word in small if word in WISHED and "have" in small and tag in ("VBN", "VBD")), "")
    if wished and not clause.passive:  # "should have removed her"
        return [wished, *(["not"] if never else []), "have", words[verb].lower(), *after]
    may = next((word for word in small if word in MAY and status in ("possible", "scheduled")), "")
    future = bool(AHEAD & small.keys()) or "be" in small
    if clause.passive and tag in ("VBN", "VBD"):
        ahead = future and status in ("scheduled", "cancelled")
        form = [words[verb].lower()]
        if may or ahead:
            return [*_to_come(may, never), "be", *form, *after]
        return [*(["not"] if never else []), *form, *after]
    base = base_of(words[verb], tag)
    if base == "be" and not never and not may and sentence.child(verb, "xcomp") in told_of:
        return []  # "is to visit"
    governed = sentence.child(verb, "xcomp")
    governs = governed in told_of and sentence.is_infinitive(governed)
    done = (
        HAVE & small.keys() or tag == "VBD" or governs and tag in ("VBZ", "VBP")
    )  # "agreed to visit", "plans to visit"
    if governs and tag == "VBN" and not small:
        return []  # "rules scheduled to take effect" are to take effect
    ahead = status in ("scheduled", "cancelled") and (future or tag in FORMS and not done) or _is_wished(sentence, verb)
    if may or ahead:
        return [*_to_come(may, never), base, *after]
    if never and base != "be" and all(n > verb for n in unit.places if sentence.relations[n] == "neg"):
        form = words[verb].lower() if tag == "VBZ" and not several else present_of(base, several=several)
        return [form, "not", *after]  # "pleaded not guilty"
    if never and base != "be":
        return ["do" if several else "does", "not", base, *after]
    form = words[verb].lower() if tag == "VBZ" and not several else present_of(base, several=several)
    return [form, *(["not"] if never else []), *after]


def _is_wished(sentence, verb):
    """Say whether a verb is only what a noun is for, or somebody is to do: "pressure to arrest", "was under pressure to arrest"."""
    above = sentence.heads[verb]
    of_noun = sentence.relations[verb] == "acl" and sentence.tags[above] in NOUNS
    return sentence.is_infinitive(verb) and (of_noun or sentence.small[above] in BEING)


def _to_come(may, never):
    """Return what stands before the verb of what is to come, or may."""
    return [may, *(["not"] if never else [])] if may else [*(["not"] if never else []), "to"]


def _inner(sentence, unit, who):
    """Return the words of a verb that another governs: "to meet", "forces withdraw"."""
    verb = next(
        n for n in reversed(unit.places) if sentence.is_verb(n) and sentence.relations[n] not in ("aux", "auxpass")
    )
    if claimed_by(sentence, verb) is not None:  # "claims Ruiz attacked him"
        return [sentence.words[n] for n in unit.places]
    if sentence.relations[verb] == "ccomp":
        passive = sentence.child(verb, "auxpass") is not None
        ahead = any(sentence.small[n] in AHEAD for n in unit.places)
        clause = Clause([], verb, sentence.child(verb, "nsubj", "nsubjpass"), passive)
        several = is_several(sentence, clause, who, set(range(len(sentence.words))))
        words = _front(sentence, unit, clause, "scheduled" if ahead else "happened", several)
        return [*(["will", *(word for word in words if word != "to")] if "to" in words else words)]
    return [sentence.words[n] for n in unit.places if sentence.small[n] != "not" or n != verb]


def name_at(sentence, place, who):
    """Return the full name of the person at a place, by name or by a pronoun; or None."""
    name = sentence.named[place]
    return who.get(place) or (name.canonical if name is not None and name.kind == "person" else None)


def _hyphen(sentence, last, place):
    """Say whether a hyphen stands between two words, though blanks stand around it: "make - up"."""
    return place == last + 1 and "-" in (sentence.words[last], sentence.words[place])


def plain(sentence, places, who, kept=False):
    """Return the words at places of a sentence, those of a person's name as that name's fullest form.

    Pronouns that mean nobody known are left out, or as they are where `kept`: "Ruiz withdraws her name".
    """
    found, before, last = [], None, None
    for n in places:
        word, name = sentence.words[n], sentence.named[n]
        if not n and sentence.tags[n] not in ("NNP", "NNPS") and not word.isupper():
            word = word.lower()  # what began the sentence
        if name is not None and name.kind == "person":
            if name is not before:
                found.append(name.canonical)
            before, last = name, n
            continue
        before = None
        small = word.lower()
        if n in who:
            found.append(who[n] + ("’s" if sentence.relations[n] == "poss" else ""))
        elif small in PERSONAL and word != "US" and not (kept and small in KEPT):
            continue
        elif last is not None and found and (sentence.joined(last, n) or word == "," or _hyphen(sentence, last, n)):
            found[-1] += word
        elif last is not None and found and n == last + 2 and word.isdigit() and sentence.words[last + 1] in "-–":
            found[-1] += f"-{word}"  # "367 - 137"
        elif word in ("’s", "'s", "’", "'"):
            if found:
                found[-1] += "’s" if len(word) > 1 else "’"
        else:
            found.append(word)
        last = n
    return found
