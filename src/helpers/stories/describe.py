"""What a story is called, and its names and key words: what many of its articles hold, and few others do."""

from collections import Counter

from helpers.speakers.fullest import fullest
from helpers.stories.profile import rarity

NAMES, WORDS = 8, 12  # kept of a story
LEAST = 0.1  # share of a story's articles that a name or word must stand in
WHOLE = 0.5  # how much of the score of a story's first name the second needs to stand in the title beside it


def described(members, pile):
    """Return (title, names, words) of a story: lists of its top names and key words, best first.

    `members` are the profiles of its articles, `pile` is the Counts of all.
    """
    own = Counts(members)
    names = _best(own.names, pile.names, own.n, pile.n, NAMES)
    known = {word for name, _ in names for word in name.lower().split()}
    phrases = _best(own.phrases, pile.phrases, own.n, pile.n, WORDS)
    words = [pair for pair in _best(own.terms, pile.terms, own.n, pile.n, 4 * WORDS) if pair[0] not in known]
    words = _merged(phrases, words)
    return title_of(names, words), [name for name, _ in names], [word for word, _ in words]


class Counts:
    """In how many of some profiles each name, phrase and small word stands."""

    def __init__(self, profiles):
        rows = list(profiles)
        self.n = max(1, len(rows))
        fuller = fullest(Counter(name for row in rows for name in row.names))
        self.names = Counter(name for row in rows for name in {fuller.get(name, name) for name in row.names})
        self.phrases = Counter(phrase for row in rows for phrase in row.phrases)
        self.terms = Counter(term for row in rows for term in row.words)


def _best(own, pile, n, n_pile, most):
    scored = []
    for what, count in own.items():
        share = count / n
        if share < LEAST or (n > 2 and count < 2):
            continue
        outside = (pile[what] - count) / max(1, n_pile - n)
        score = share * max(0.0, 1 - outside / share) * _rarity(what)
        if score > 0:
            scored.append((what, round(score, 6)))
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))[:most]


def _rarity(what):
    return max(rarity(word) for word in what.lower().split())


def _merged(phrases, words):
    """Return phrases and words as one list by score; a word that a phrase holds gives way to it."""
    inside = {word for phrase, _ in phrases for word in phrase.split()}
    rest = [pair for pair in words if pair[0] not in inside]
    return sorted(phrases + rest, key=lambda pair: (-pair[1], pair[0]))[:WORDS]


def title_of(names, words):
    """Return a title: the story's first name, the second where it is nearly as salient, and its first words."""
    first = [name for name, score in names[:2] if score >= WHOLE * names[0][1]]
    about = [word for word, _ in words[:2]]
    return ": ".join(part for part in (" and ".join(first), ", ".join(about)) if part)
