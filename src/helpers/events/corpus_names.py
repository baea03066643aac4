"""The names in the mentions of a whole corpus: the fullest form of each, and whom a family name alone means."""

from collections import Counter
from typing import NamedTuple

from helpers.events.labels import bearers_of
from helpers.speakers.fullest import fullest


class Names(NamedTuple):
    """`fuller` maps a name to its fullest form, where that is another; `bearers` a family name to those who bear it, most mentioned
    first."""

    fuller: dict
    bearers: dict

    def among(self, names):
        """Return the Names that matter where only `names` occur: those of a block, on which its events depend.

        >>> Names({"Ruiz": "Ana Ruiz", "Lind": "Bo Lind"}, {"Ruiz": ["Ana Ruiz", "Eva Ruiz"]}).among(["Ruiz"])
        Names(fuller={'Ruiz': 'Ana Ruiz'}, bearers={'Ruiz': ['Ana Ruiz']})
        """
        fuller = {name: self.fuller[name] for name in sorted(set(names)) if name in self.fuller}
        own = bearers_of(dict.fromkeys((self.fuller.get(name, name) for name in names), 1))
        return Names(fuller, {family: self.bearers[family][:1] for family in sorted(own)})


def counts_of(mentions):
    """Return a Counter of the names in a frame of mentions: of agents and others."""
    counts = Counter(name for name in mentions["agent"] if name)
    counts.update(name for others in mentions["others"] for name in others)
    return counts


def names_of(counts):
    """Return the Names of a corpus by the Counter of its names.

    >>> names_of(Counter({"Ana Ruiz": 9, "Ruiz": 3}))
    Names(fuller={'Ruiz': 'Ana Ruiz'}, bearers={'Ruiz': ['Ana Ruiz']})
    """
    fuller, whole = fullest(counts), Counter()
    for name, n in counts.items():
        whole[fuller.get(name, name)] += n
    return Names(fuller, bearers_of(whole))


def with_fuller(mentions, names):
    """Return `mentions` with each name in its fullest form, so that "Ruiz" and "Ana Ruiz" meet across articles."""
    fuller, held = names.fuller, {}  # equal lists of names are held once
    others = (list(dict.fromkeys(fuller.get(name, name) for name in others)) for others in mentions["others"])
    return mentions.assign(
        agent=[fuller.get(name, name) for name in mentions["agent"]],
        others=[held.setdefault(tuple(names), names) for names in others],
    )
