"""The plain numbers of a label, from which it is read how likely it is right (keeping.worth_of)."""

from helpers.events.keeping import FEW
from helpers.events.telling import PERSONAL

POINTING = frozenset(("the", "this", "that", "these", "those"))  # before a noun for what is known already
QUOTES = frozenset(('"', "“", "”", "''", "``"))


def worth_numbers(sentence, clause, units, kept, words):
    """Return the N_WORTH plain numbers of a label, from which its worth is read: a list."""
    own = {id(unit): chance for unit, chance in zip(clause.units, kept.tolist(), strict=True)}
    chances = [own[id(unit)] for unit in units]
    size, text = len(words), " ".join(words)
    sure = [sentence.sure[n] for unit in units for n in unit.places]
    held = sorted(kept.tolist(), reverse=True)[:4]
    return [
        size < 2, size < 3, size < FEW, size > 8, min(size, 10) / 8, clause.verb is None, clause.passive,
        any(unit.part == "subject" for unit in units), clause.subject is None, sum(chances) / len(chances), min(chances), sum(held) / 4,
        any(map(str.isupper, text[1:])), any(map(str.isdigit, text)), len(sentence.words) / 40,
        sum(sentence.named[n] is not None for unit in units for n in unit.places) / 4, sum(sure) / len(sure), min(sure),
        not PERSONAL.isdisjoint(map(str.lower, words)),
        clause.verb is not None and all(unit.part in ("subject", "verb") for unit in units),
        units[-1].part == "other" and len(units[-1].places) == 1, sum(unit.part == "verb" for unit in units) / 3,
        len(units) / len(clause.units), *_standing(sentence, clause, units),
    ]  # fmt: skip


def _standing(sentence, clause, units):
    """Return plain numbers of how the clause of a label stands in its sentence, and of who is named in it: a list."""
    verb, subject = clause.verb, clause.subject
    places = sorted(n for unit in units for n in unit.places)
    told = [n for unit in units if unit.part == "subject" for n in unit.places]
    relation = sentence.relations[verb] if verb is not None else ""
    known = subject is not None and any(sentence.words[n].lower() in POINTING for n in sentence.below[subject])
    owned = subject is not None and any(sentence.relations[n] == "poss" for n in sentence.below[subject])
    named = any(sentence.named[n] is not None or sentence.tags[n] in ("NNP", "NNPS") for n in told)
    return [
        (places[-1] - places[0] + 1 - len(places)) / 10, bool(told) and not named, known,
        any(sentence.named[n] is not None for unit in units if unit.part == "object" for n in unit.places),
        verb is not None and subject is not None and subject > verb, relation == "acl", relation == "advcl", relation == "pcomp",
        relation == "ccomp", verb is None and known, verb is None and owned, sentence.tags[places[-1]] == "IN",
        not QUOTES.isdisjoint(sentence.words), _lacks(sentence, clause, units),
    ]  # fmt: skip


def _lacks(sentence, clause, units):
    """Say whether a label has no object or complement, though the verb in front nearly always has one in news: "Ruiz announces"."""
    verb = clause.verb
    if verb is None or clause.passive or any(unit.part == "object" for unit in units):
        return False
    if sum(unit.part == "verb" for unit in units) > 1:
        return False  # "agrees to meet"
    return sentence.takes_object(verb)
