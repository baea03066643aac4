"""Sources that are "he" or "she" where the corpus calls whom they were taken for otherwise: somebody else, whom nothing names."""

from collections import Counter, defaultdict

LEAST, SHARE = (
    3,
    0.75,
)  # articles that call somebody "he" or "she", and their share, from which the other is somebody else
BY_WORDS = frozenset(("pronoun", "context", "description"))  # how a source that does not name its speaker is resolved


def without_other_pronouns(rows, found):
    """Return the identities `found` of `rows` (same.Rows), None where a source that names nobody has the other pronoun than the
    person has in nearly all articles.

    >>> from helpers.speakers.same import Row
    >>> rows = [Row("Ana Ruiz", "person", article, "", "she", "pronoun") for article in "abcde"]
    >>> rows[4] = rows[4]._replace(pronoun="he")
    >>> without_other_pronouns(rows, [("person", "anaruiz")] * 5)[3:]
    [('person', 'anaruiz'), None]
    """
    called = defaultdict(dict)
    for row, identity in zip(rows, found, strict=True):
        if identity and row.pronoun and identity[0] == "person":
            called[identity].setdefault(row.article, row.pronoun)
    most = {identity: Counter(articles.values()).most_common(1)[0] for identity, articles in called.items()}
    sure = {identity: word for identity, (word, n) in most.items() if n >= LEAST and n >= SHARE * len(called[identity])}
    return [
        None if row.how in BY_WORDS and row.pronoun and sure.get(identity, row.pronoun) != row.pronoun else identity
        for row, identity in zip(rows, found, strict=True)
    ]
