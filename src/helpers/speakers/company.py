"""Who is quoted beside whom: articles that quote the same others tell of the same people."""

from collections import defaultdict

CLEAR = 3.0  # times as much in common as with the next one, before a name is somebody's


class Company:
    """Who else is quoted in each article of a corpus, from (article, key) pairs of names that are one speaker everywhere."""

    def __init__(self, pairs):
        self.beside, self.articles = defaultdict(set), defaultdict(set)
        for article, key in pairs:
            self.beside[article].add(key)
            self.articles[key].add(article)

    def common(self, article, others, but=()):
        """Return how much an article has in common with `others` (a set of articles): each name that both quote counts the more
        the fewer articles quote it; `but` are keys that do not count.

        >>> company = Company([("a", "lind"), ("b", "lind"), ("c", "vane")])
        >>> company.common("a", {"b", "c"}), company.common("a", {"c"})
        (0.5, 0.0)
        """
        found = 0.0
        for key in self.beside[article]:
            held = self.articles[key]
            few, many = (held, others) if len(held) < len(others) else (others, held)
            if key not in but and any(other in many and other != article for other in few):
                found += 1 / len(held)
        return found

    def clearest(self, article, articles_of):
        """Return the one of `articles_of` ({key: its articles}) with whom an article has most in common, None where that is not clear."""
        scores = {key: self.common(article, others, but=articles_of) for key, others in articles_of.items()}
        best, *rest = sorted(scores, key=lambda key: (-scores[key], key)) or [None]
        clear = best is not None and scores[best] > 0 and all(scores[best] >= CLEAR * scores[key] for key in rest[:1])
        return best if clear else None
