"""Whom a description means: in an article that names *the record producer Bo Lind*, *the record producer* is he, who goes by his name."""

import re
from bisect import bisect_left
from functools import lru_cache

from helpers.events.sentence import BEING
from helpers.speakers.lexicon import classes
from helpers.speakers.names import Name
from helpers.speakers.nouns import called

HUMAN = re.compile(r"(?:[^t]er|or|ist|ian|man|woman|star)$")  # ends of nouns that mean people
OFTEN = 3  # times that somebody is named whom a description may mean, if others were named since
BEFORE, AFTER = 6, 10  # words before and after a name that may say what somebody is
THE = frozenset(("the", "The"))
SILENT = frozenset(("det", "punct", "case"))  # relations of words that say nothing of whom a description means
PARTED = frozenset(("relcl", "acl"))  # of what a comma may part from a description
KEPT = 1 << 14  # nouns of which it is remembered whether they mean people


class Described:
    """Whom the descriptions of an article mean; `beside` holds for somebody the words beside the full name."""

    def __init__(self, document, context):
        self.document, self.context, self.beside = document, context, {}

    def with_names(self, first, syntax, named):
        """Return the Names of the tokens of a sentence, `named` (each or None), which begins at the token `first`, with those of the people
        whom its descriptions mean: *the* and a noun by which the article calls one person only, with no word that it never has beside
        that one's name."""
        found = named
        if THE.isdisjoint(self.document.words[first : first + len(named)]):
            return found
        for place, tag in enumerate(syntax.tags):
            if tag == "NN" and named[place] is None and (name := self._meant(first, syntax, place, named)):
                found = list(named) if found is named else found
                found[name.first - first : name.last - first] = [name] * (name.last - name.first)
        return found

    def _meant(self, first, syntax, place, named):
        """Return the Name of the one whom the description with the noun at a place means, as if it stood there; or None."""
        words, noun = self.document.words, self.document.words[first + place]
        if not _is_human(noun):
            return None
        held = {*called(self.context).get(noun, ()), *(name for _, name in self.context.holders.get(noun, ()))}
        if len(held) != 1:
            return None
        [canonical] = held
        known = " " in canonical and not any(name is not None and name.canonical == canonical for name in named)
        the = _article(words, first, syntax, place) if known and self._is_known(canonical, first + place) else None
        if the is None or not self._beside(canonical).issuperset(
            map(str.lower, words[first + the + 1 : first + place])
        ):
            return None
        tokens = self.document.tokens
        start, end = int(tokens[first + the, 0]), int(tokens[first + place, 1])
        return Name(start, end, canonical, "person", canonical, "", first + the, first + place + 1)

    def _is_known(self, canonical, token):
        """Say whether somebody was named before a token, last of all people, or is named often."""
        before = bisect_left(self.context.people_starts, int(self.document.tokens[token, 0]))
        own = [n for n, name in enumerate(self.context.people) if name.canonical == canonical]
        return bool(own) and own[0] < before and (len(own) >= OFTEN or own[-1] == before - 1)

    def _beside(self, canonical):
        """Return the words in small letters that stand beside the names of a person."""
        if canonical not in self.beside:
            words, own = self.document.words, [name for name in self.context.people if name.canonical == canonical]
            spans = [(max(0, name.first - BEFORE), name.first) for name in own]
            spans += [(name.last, name.last + AFTER) for name in own if words[name.last : name.last + 1] == [","]]
            self.beside[canonical] = {word.lower() for span in spans for word in words[slice(*span)]}
        return self.beside[canonical]


@lru_cache(KEPT)
def _is_human(noun):
    """Say whether a noun may mean somebody, by itself or by how it ends."""
    return classes().get(noun) == "title" or HUMAN.search(noun) is not None


def _article(words, first, syntax, place):
    """Return the place of *the* with which the phrase of the noun at a place begins and the noun ends it, but for what a comma parts from
    it; None where that is not so, or only what somebody is: "no matter who the nominee is"."""
    below = [n for n, head in enumerate(syntax.heads) if head == place and n != place]
    the = next((n for n in below if words[first + n].lower() == "the"), None)
    if the is None or the != min([*below, place]) or words[first + syntax.heads[place]].lower() in BEING:
        return None
    next_word = words[first + place + 1] if first + place + 1 < len(words) else ""
    after = [n for n in below if n > place and syntax.relations[n] not in SILENT]
    parted = next_word == "," and all(syntax.relations[n] in PARTED for n in after)
    return the if next_word != "-" and (not after or parted) else None
