"""The roles of a speaker over the corpus: what articles call it, without forms of address, halves of other roles, and rare slips."""

from collections import Counter, defaultdict

from helpers.speakers.lexicon import classes, pronoun_of_word

MOST = 5  # roles that are shown
RARE = 10  # a role in fewer articles than one in so many of those with the commonest is taken for a slip
NOT_LAST = frozenset(("of", "the", "a", "an", "for", "at", "in", "to", "and"))  # words on which a role does not end


def roles_of(articles, roles):
    """Return at most MOST roles of a speaker, the one in most articles first; given are those of each of its quotations.

    Capitals do not tell two roles apart. Half of another role that is told as often ("Secretary" of "Foreign Secretary") is none.

    >>> roles_of(["a1", "a2", "a2"], ["Mayor", "mayor", "Mr"])
    ['mayor']
    """
    seen, forms = defaultdict(set), defaultdict(Counter)
    for article, role in zip(articles, roles, strict=True):
        if role and _says_something(role):
            seen[role.lower()].add(article)
            forms[role.lower()][role] += 1
    counts = {role: len(own) for role, own in seen.items()}
    least = max(counts.values(), default=0) / RARE
    kept = [role for role, n in counts.items() if n >= least and not _is_half(role, counts)]
    order = sorted(kept, key=lambda role: (-counts[role], -forms[role].total(), role))
    return [max(forms[role], key=lambda form: (forms[role][form], form)) for role in order[:MOST]]


def _says_something(role):
    words = role.lower().split()
    return words[-1] not in NOT_LAST and not all(_is_no_role(word) for word in words)


def _is_no_role(word):
    """Say whether a word says nothing of what somebody does: "mr", "woman", but not "witness"."""
    return classes().get(word) == "honorific" or classes().get(word) == "unnamed" and word in pronoun_of_word()


def _is_half(role, counts):
    """Say whether a role begins or ends others that together stand in as many articles: "Secretary" of "Secretary of State"."""
    whole = [n for other, n in counts.items() if other.endswith(" " + role) or other.startswith(role + " ")]
    return sum(whole) >= counts[role]
