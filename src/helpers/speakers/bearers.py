"""The people of a corpus: whom a surname alone means, or a given name, and which bearers of one full name are two."""

import re
from collections import Counter, defaultdict

from helpers.speakers.full_forms import SUFFIXES, key_of, surname
from helpers.speakers.lexicon import TITLES, classes, family_first, nicknames, pronoun_of_word, roles
from helpers.speakers.namesakes import namesakes
from helpers.speakers.spellings import respelled
from helpers.speakers.states import PREPOSITIONS

ALONE = 0.95  # of the articles with full names of one surname, from which the others are slips or passing
# Articles that know a full name, before the surname alone is its: five, or one in a hundred of the corpus.
KNOWN_IN = (5, 100)
KNOWN_AS = 3  # articles that have a surname alone, from which a full name read in one article is not whom they mean
TITLED = 0.75  # of the rows with such a title, that the one of the surname has whom a title means
RARE = 0.5  # of the articles of a person, up to which those may be that have the surname alone as a body's name
SURE = (3, 0.75)  # articles that call somebody "he" or "she", and their share, from which "Mrs" is somebody else


def person_words(name):
    """Return the words of a person's name without titles before it and hyphens with blanks."""
    words = re.sub(r"\s[-‐‑–]\s", "-", name).split()
    fewest = 2 if words[0].lower() == "general" else 3  # of words, "General Vane", where the first may be a title
    while len(words) >= fewest and classes().get(words[0].lower()) in TITLES:
        words, fewest = words[1:], 3
    return words


class People:
    """The people of a corpus: `pairs` are (Row, key) of each quotation of a person, `company` who is quoted beside whom."""

    def __init__(self, pairs, company):
        self.company, self.found = company, {}
        self.articles, self.titles, self.pronouns = defaultdict(set), defaultdict(Counter), defaultdict(Counter)
        self.own_titles = defaultdict(Counter)  # of names in full only
        self.roles, self.trades = (defaultdict(lambda: defaultdict(set)) for _ in range(2))
        names, everywhere = {}, set()
        self.alone, self.alone_in = defaultdict(Counter), defaultdict(set)  # of names of one word: pronouns, articles
        for row, key in pairs:
            everywhere.add(row.article)
            if " " not in row.name:
                self.alone[key][row.pronoun] += bool(row.pronoun)
                self.alone_in[key].add(row.article)
            if " " in row.name:
                names.setdefault(key, " ".join(person_words(row.name)))
                self.articles[key].add(row.article)
                self.titles[key].update(_titles(row.role))
                self.own_titles[key].update(_titles(row.role) if row.how == "full name" else ())
                self.roles[key][row.article] |= {roles()[word] for word in _titles(row.role) if word in roles()}
                self.trades[key][row.article].update(row.trades.split("|") if row.trades else ())
                self.pronouns[key][row.pronoun] += bool(row.pronoun)
        self.enough = max(1, min(KNOWN_IN[0], len(everywhere) // KNOWN_IN[1]))
        self.one = respelled(names, self.articles, self.titles, self.pronouns, self._beside)
        self.one |= self._without_openers(names)
        self.one |= self._without_tails(names)
        self.bearers, self.familiar, self.middle = defaultdict(Counter), defaultdict(set), defaultdict(set)
        for key, name in names.items():
            whole = self.one.get(key, key)
            for form in _called(name):
                self.bearers[form][whole] += len(self.articles[key])
            for form in name.split()[:-1]:
                self.familiar[key_of(form)].add(whole)
            for form in name.split()[1:-1]:
                self.middle[key_of(form)].add(whole)
            if whole != key:
                self.titles[whole].update(self.titles[key])
                self.own_titles[whole].update(self.own_titles[key])
                self.pronouns[whole].update(self.pronouns[key])
        for key, whole in self.one.items():
            self.articles[whole] = self.articles[whole] | self.articles[key]
        self.apart = namesakes(self.roles, self.trades, self.articles, company)

    def _without_openers(self, names):
        """Return {key: key} of full names that are another's with one word more before it ("Courier Ana Ruiz"), which begins nobody
        else's name, where the two have a title or others quoted beside them in common."""
        first = Counter(name.split()[0] for name in names.values())
        found = {}
        for key, name in names.items():
            opener, _, rest = name.partition(" ")
            whole = key_of(rest)
            if " " not in rest or whole not in names or key in self.one or first[opener] > 1:
                continue
            more = len(self.articles[whole]) > len(self.articles[key])
            if more and (self.titles[key] & self.titles[whole] or self._beside(key, whole)):
                found[key] = self.one.get(whole, whole)
        return found

    def _without_tails(self, names):
        """Return {key: key} of full names that one longer name begins with ("Omar al-Vane" of "Omar al-Vane Ruiz"), where others are
        quoted beside both and no article quotes both."""
        longer = defaultdict(set)
        for key, name in names.items():
            words = name.split()
            for end in range(2, len(words)) if words[-1].lower() not in SUFFIXES else ():
                longer[key_of(" ".join(words[:end]))].add(self.one.get(key, key))
        found = {}
        for key in sorted(longer.keys() & names.keys() - self.one.keys()):
            whole = min(longer[key])
            if len(longer[key]) == 1 and not self.articles[key] & self.articles[whole] and self._beside(key, whole):
                found[key] = whole
        return found

    def _beside(self, key, other):
        """Say whether others are quoted beside two people."""
        return any(
            self.company.common(article, self.articles[other], but=(key, other)) for article in self.articles[key]
        )

    def key(self, row, key):
        """Return the key of the person whom a row names: of the full name that a surname stands for, where there is evidence.

        A name of one word that several people of the corpus have, without evidence whose it is, belongs to its article.
        """
        if (key, row.article) in self.apart:
            return self.apart[key, row.article]
        if self._of_another(row, key):
            return self._relative(row, key)
        if row.how == "surname" and " " in row.name and (holder := self._holder(row, key)):
            return holder
        if key in self.articles and (" " in row.name) and key not in self.bearers:
            return self.one.get(key, key)
        asked = (key, row.article, row.role, row.pronoun, " " in row.name)
        if asked not in self.found:
            self.found[asked] = self._key(row, key)
        return self.found[asked]

    def _of_another(self, row, key):
        """Say whether a surname was taken for a full name of the other pronoun: "Mrs Marden" for Bill Marden."""
        word = pronoun_of_word().get(row.role.lower()) if row.how == "surname" and " " in row.name else None
        counts = self.pronouns[self.one.get(key, key)] if word else Counter()
        most, n = next(iter(counts.most_common(1)), ("", 0))
        return bool(most) and most != word and n >= max(SURE[0], SURE[1] * sum(counts.values()))

    def _relative(self, row, key):
        """Return the key of the one who bears the surname of a row and is "he" or "she" as its title says; None where nobody is known."""
        family = surname(row.name)
        alone = row._replace(name=family, pronoun=pronoun_of_word()[row.role.lower()], role="")
        fit = [
            one for one in self.bearers[key_of(family)] if one != key and not self._other_pronoun(one, alone.pronoun)
        ]
        here = [one for one in fit if row.article in self.articles[one]]
        found = here[0] if len(here) == 1 else self._key(alone, key_of(family))
        return found if found in self.articles and found != key else None

    def _holder(self, row, key):
        """Return the key of another bearer of a row's surname who has its title ("President Marden", of his wife's story), where whom it
        was taken for is never named in full with it; else None."""
        titles = _titles(row.role)
        if any(self.own_titles[key][word] for word in titles):
            return None
        held = {
            one: sum(self.own_titles[one][word] for word in titles) for one in self.bearers[key_of(surname(row.name))]
        }
        best = _only({one: n for one, n in held.items() if n}, KNOWN_AS, TITLED)
        return None if best == self.one.get(key, key) else best

    def body(self, row, key, n_articles):
        """Return the key of the person whom a body's name of one word means, None where it is a body's.

        That is so where others are quoted beside both, more than beside anybody else with that name, and where `n_articles`, which
        take it for a body, are few beside those that know the person.
        """
        if " " in row.name or classes().get(row.name.lower()):
            return None
        fit = {one: self.articles[one] for one in {*self.bearers.get(key, ()), *self.middle[key]}}
        best = self.company.clearest(row.article, fit) if fit else None
        return best if best and n_articles <= RARE * len(fit[best]) else None

    def _key(self, row, key):
        bearers = self.bearers.get(key, Counter())
        pronoun = row.pronoun or next((word for word, n in self.alone[key].most_common(1) if n), "")
        fit = {one: n for one, n in bearers.items() if one != key and not self._other_pronoun(one, pronoun)}
        known = fit
        if len(self.alone_in[key]) > KNOWN_AS:
            fit = {one: n for one, n in fit.items() if len(self.articles[one]) > 1}
        titled = {one: n for one in fit if (n := sum(self.titles[one][word] for word in _titles(row.role)))}
        best = _only(titled, share=TITLED) if titled else None
        fit = {one: n for one, n in fit.items() if row.article not in self.articles[one]}  # there it is somebody else
        if best is None and not (titled or _titles(row.role) and any(self.titles[one] for one in fit)):
            best = _only(fit, self.enough)
            best = None if best and self._in_other_company(row, best, known) else best
        if best is None and " " not in row.name:
            best = self.company.clearest(row.article, {one: self.articles[one] for one in titled or fit})
            best = best or self._familiar(row, key, pronoun)
        if best and len(self.articles[key]) >= len(self.articles[best]):  # a full name, though it ends a longer one
            best = None
        if best is None and " " not in row.name and max(len(known), len(self.familiar[key])) > 1:
            return f"{key}|{row.article}"
        return best or self.one.get(key, key)

    def _in_other_company(self, row, best, known):
        """Say whether others quoted beside a surname speak for another of its bearers `known`, more than for `best`."""
        common = {one: self.company.common(row.article, self.articles[one], but=known) for one in known}
        return any(n > common[best] for n in common.values())

    def _familiar(self, row, key, pronoun):
        """Return the key of the one whose given or middle name a word is, or a nickname of it, where others quoted beside both say so."""
        if key in self.bearers or _titles(row.role):
            return None
        known = self.familiar[key].union(
            *(self.familiar[key_of(name)] for name in nicknames().get(row.name.lower(), ()))
        )
        fit = [one for one in known if not self._other_pronoun(one, pronoun)]
        if len(fit) != 1 or len(self.alone_in[key]) > len(self.articles[fit[0]]):
            return None
        return self.company.clearest(row.article, {fit[0]: self.articles[fit[0]]})

    def _other_pronoun(self, one, pronoun):
        most = self.pronouns[one].most_common(1)
        return bool(pronoun and most and most[0][1] and most[0][0] != pronoun)


def _only(counts, enough=1, share=ALONE):
    """Return the one that has nearly all articles, if these are enough; else None."""
    if not counts:
        return None
    best, n = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return best if n >= max(enough, share * sum(counts.values())) else None


def _titles(role):
    """Return the words of a role that are titles, up to what it is of: "minister" of "minister for the speaker's office"."""
    words = role.lower().split()
    end = next((place for place, word in enumerate(words) if word in PREPOSITIONS), len(words))
    return [word for word in words[:end] if classes().get(word) == "title"]


def _called(name):
    """Return the keys of what a person of this full name is called alone: the family name, its last words, with or without "al-"."""
    words = [word for word in name.split() if word.lower() not in SUFFIXES]
    forms = {surname(name), *(" ".join(words[at:]) for at in range(1, len(words)))}
    if words and words[0] in family_first() and len(words) < 4:
        forms.discard(words[-1])
    return {key_of(form) for form in forms | {re.sub(r"^(?:al|el)-", "", form, flags=re.IGNORECASE) for form in forms}}
