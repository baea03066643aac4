"""The plain numbers of a label, from which it is read how likely it is right (keeping.worth_of)."""

from helpers.events.keeping import DIGIT, FEW
from helpers.events.telling import PERSONAL

POINTING = frozenset(("the", "this", "that", "these", "those"))  # before a noun for what is known already


def worth_numbers(sentence, clause, units, kept, words):
    """Return the N_WORTH plain numbers of a label, from which its worth is read: a list."""
    own = {id(unit): chance for unit, chance in zip(clause.units, kept, strict=True)}
    chances, parts = [own[id(unit)] for unit in units], [unit.part for unit in units]
    places = [n for unit in units for n in unit.places]
    size, text, named = len(words), " ".join(words), sentence.named
    sure = [sentence.sure[n] for n in places]
    held, verbs = sorted(kept, reverse=True)[:4], parts.count("verb")
    return [
        size < 2, size < 3, size < FEW, size > 8, min(size, 10) / 8, clause.verb is None, clause.passive,
        "subject" in parts, clause.subject is None, sum(chances) / len(chances), min(chances), sum(held) / 4,
        text[1:] != text[1:].lower(), DIGIT.search(text) is not None, len(sentence.words) / 40,
        len([n for n in places if named[n] is not None]) / 4, sum(sure) / len(sure), min(sure),
        not PERSONAL.isdisjoint(map(str.lower, words)),
        clause.verb is not None and verbs + parts.count("subject") == len(parts),
        parts[-1] == "other" and len(units[-1].places) == 1, verbs / 3,
        len(units) / len(clause.units), *_standing(sentence, clause, units, places), _lacks(sentence, clause, parts),
    ]  # fmt: skip


def _standing(sentence, clause, units, places):
    """Return plain numbers of how the clause of a label stands in its sentence, and of who is named in it: a list; `places` are those of
    the label's words."""
    first, last = min(places), max(places)
    verb, subject, named, tags = clause.verb, clause.subject, sentence.named, sentence.tags
    below = sentence.below[subject] if subject is not None else ()
    told = [n for unit in units if unit.part == "subject" for n in unit.places]
    relation = sentence.relations[verb] if verb is not None else ""
    known = not POINTING.isdisjoint([sentence.small[n] for n in below])
    owned = "poss" in [sentence.relations[n] for n in below]
    who = [n for n in told if named[n] is not None or tags[n] in ("NNP", "NNPS")]
    whom = [n for unit in units if unit.part == "object" for n in unit.places if named[n] is not None]
    return [
        (last - first + 1 - len(places)) / 10, bool(told) and not who, known, bool(whom),
        verb is not None and subject is not None and subject > verb, relation == "acl", relation == "advcl", relation == "pcomp",
        relation == "ccomp", verb is None and known, verb is None and owned, tags[last] == "IN", sentence.quotes,
    ]  # fmt: skip


def _lacks(sentence, clause, parts):
    """Say whether a label with units of these parts has no object or complement, though the verb in front nearly always has one in news:
    "Ruiz announces"."""
    if clause.verb is None or clause.passive or "object" in parts or parts.count("verb") > 1:
        return False  # "agrees to meet" has two verbs
    return sentence.takes_object(clause.verb)
