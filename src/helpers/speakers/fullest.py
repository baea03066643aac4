"""The fuller form of each name of a whole corpus: one spelling for its variants, a full name for a bare surname."""

from helpers.speakers.full_forms import key_of, surname
from helpers.speakers.lexicon import places

OFTEN = 0.75


def fullest(counts):
    """Return {name: fuller form} for a Counter of names of a whole corpus: spelling variants, and bare surnames.

    A surname stands for the full name that has nearly all (OFTEN) of the mentions of full names with it.

    >>> from collections import Counter
    >>> fullest(Counter({"Ana Ruiz": 9, "Ruiz": 3, "Ana-Ruiz": 1}))
    {'Ruiz': 'Ana Ruiz', 'Ana-Ruiz': 'Ana Ruiz'}
    """
    spellings, families = {}, {}
    for name, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        best = spellings.setdefault(key_of(name), name)
        if " " in name and name.lower() not in places():
            families.setdefault(surname(name), {}).setdefault(best, 0)
            families[surname(name)][best] += n
    found = {name: spellings[key_of(name)] for name in counts if spellings[key_of(name)] != name}
    for name in counts:
        if name in families and " " not in name:
            best = max(families[name], key=lambda full: (families[name][full], full))
            if families[name][best] >= OFTEN * sum(families[name].values()):
                found[name] = best
    return {name: found[name] for name in counts if name in found}
