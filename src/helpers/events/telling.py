"""From the chosen units of a clause to the words of a label: present tense, names whole, no articles, no days."""

from helpers.events.clauses import Clause
from helpers.events.inflection import base_of, present_of

AHEAD = frozenset(("will", "’ll", "'ll", "wo", "shall", "would", "to"))
MAY = frozenset(("may", "might", "could", "can", "should", "must"))
PERSONAL = frozenset(
    ("he", "she", "him", "her", "his", "hers", "it", "its", "they", "them", "their", "i", "me", "my", "we", "us", "our", "you", "your",
     "who", "whom", "whose", "which", "that", "this", "these", "those")
)  # fmt: skip
FORMS = frozenset(("VBD", "VBN", "VBP", "VBZ", "VBG", "VB"))


def told(sentence, clause, chosen, status, who):
    """Return the words of a label, a list.

    `chosen` are units of `clause`, in order of the text; `who` maps the place of a pronoun to whom it means.
    """
    subject = _plain(sentence, sorted(n for unit in chosen if unit.part == "subject" for n in unit.places), who)
    if clause.verb is None:
        return _plain(sentence, sorted(n for unit in chosen for n in unit.places), who)
    verbs = [unit for unit in chosen if unit.part == "verb"]
    places = {n for unit in chosen for n in unit.places}
    several = is_several(sentence, clause.subject, who, places)
    words = {}
    for unit in verbs:
        main = clause.verb in unit.places
        words[max(unit.places)] = (
            _front(sentence, unit, clause, status, several, places) if main else _inner(sentence, unit, who)
        )
    of_verbs = {n for unit in verbs for n in unit.places}
    held = sorted({n for unit in chosen if unit.part not in ("subject", "verb") for n in unit.places} - of_verbs)
    first = max(n for unit in verbs if clause.verb in unit.places for n in unit.places)
    rest, run = [], []
    after = sorted(n for n in [*held, *words] if n >= first)
    for n in [*after, *(n for n in held if n < first)]:  # "In Oslo Ruiz met Lind" ends in Oslo
        if n in words:
            rest += _plain(sentence, run, who) + words[n]
            run = []
        else:
            run.append(n)
    return [*subject, *rest, *_plain(sentence, run, who)]


def is_several(sentence, subject, who, places):
    """Say whether a subject is of several: a plural noun, or joined by "and" to one of the `places` that are told."""
    if subject is None or subject in who:
        return False
    joined = bool({sentence.child(subject, "conj"), sentence.child(subject, "cc")} & places)
    named = sentence.named[subject] is not None
    counted = any(sentence.tags[n] == "CD" for n in sentence.below[subject])
    plural = sentence.tags[subject] == "NNS" or sentence.tags[subject] == "NNPS" and (counted or not named)
    return joined or plural or sentence.words[subject].lower() in ("they", "we", "police")


def _front(sentence, unit, clause, status, several, told_of=()):
    """Return the words of the verb in front: "meets", "arrested", "to visit", "may sign", "does not sign"."""
    verb = clause.verb
    words, tag = sentence.words, sentence.tags[verb]
    small = {words[n].lower(): n for n in unit.places if n != verb}
    after = [words[n] for n in unit.places if sentence.relations[n] == "prt"]
    never = any(sentence.relations[n] == "neg" for n in unit.places)
    may = next((word for word in small if word in MAY and status in ("possible", "scheduled")), "")
    future = bool(AHEAD & small.keys())
    if clause.passive and tag in ("VBN", "VBD"):
        ahead = future and status in ("scheduled", "cancelled")
        form = [words[verb].lower()]
        if may or ahead:
            return [*([may] if may else []), *(["not"] if never else []), *([] if may else ["to"]), "be", *form, *after]
        return [*(["not"] if never else []), *form, *after]
    base = base_of(words[verb], tag)
    if base == "be" and not never and not may and sentence.child(verb, "xcomp") in told_of:
        return []  # "is to visit"
    ahead = status in ("scheduled", "cancelled") and (future or tag in FORMS)
    if may or ahead:
        return [*([may] if may else []), *(["not"] if never else []), *([] if may else ["to"]), base, *after]
    if never and base != "be":
        return ["do" if several else "does", "not", base, *after]
    form = words[verb].lower() if tag == "VBZ" and not several else present_of(base, several=several)
    return [form, *(["not"] if never else []), *after]


def _inner(sentence, unit, who):
    """Return the words of a verb that another governs: "to meet", "forces withdraw"."""
    verb = next(
        n for n in reversed(unit.places) if sentence.is_verb(n) and sentence.relations[n] not in ("aux", "auxpass")
    )
    if sentence.relations[verb] == "ccomp":
        passive = sentence.child(verb, "auxpass") is not None
        ahead = any(sentence.words[n].lower() in AHEAD for n in unit.places)
        subject = sentence.child(verb, "nsubj", "nsubjpass")
        several = is_several(sentence, subject, who, set(range(len(sentence.words))))
        return _front(sentence, unit, Clause([], verb, None, passive), "scheduled" if ahead else "happened", several)
    return [sentence.words[n] for n in unit.places if sentence.words[n].lower() != "not" or n != verb]


def _plain(sentence, places, who):
    """Return the words at places of a sentence, those of a person's name as that name's fullest form."""
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
        elif small in PERSONAL:
            continue
        elif last is not None and sentence.joined(last, n) and found:
            found[-1] += word
        elif word in ("’s", "'s", "’", "'"):
            if found:
                found[-1] += "’s" if len(word) > 1 else "’"
        else:
            found.append(word)
        last = n
    return found
