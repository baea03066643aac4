"""What a timeline is about: words looked for, and how near them and how much about them a place in an article stands."""

import re
from typing import NamedTuple

import numpy as np

from helpers.text import Document

NEXT, ELSEWHERE = 0.5, 0.25  # weight of a day told next to a sentence of the topic, or elsewhere in an article with one
WORDS_EACH, MOST = (
    200,
    3,
)  # an article is about its topic by the words of it in so many words; more than so many add nothing
LEAD = 600  # characters at the top of an article that tell its news


class Topic(NamedTuple):
    """The words looked for, as a pattern (None: everything is on topic)."""

    pattern: object

    @classmethod
    def of(cls, words):
        """Return the Topic of a list of words: beginnings of words, spaces and hyphens alike.

        >>> Topic.of(["north sea", "Lind-Ruiz"]).holds("Bo Lind – Ruiz spoke.")
        True
        """
        words = [words] if isinstance(words, str) else list(words or ())
        parts = ([part for part in re.split(r"[\s–—-]+", word) if part] for word in words)
        body = "|".join(r"[\s–—-]+".join(map(re.escape, each)) for each in parts if each)
        return cls(re.compile(rf"\b(?:{body})", re.IGNORECASE) if body else None)

    def holds(self, text):
        return self.pattern is None or bool(self.pattern.search(text))

    def news(self, title, text):
        """Return how far an article is news of the topic, 0 to MOST: words of it at the top, two for the title.

        Without a topic, 0: how much is published on a day tells nothing of what.
        """
        if self.pattern is None:
            return 0
        top = sum(1 for _ in self.pattern.finditer(text, 0, LEAD))
        return min(MOST, top + 2 * self.holds(title))

    def weights(self, title, text, places):
        """Return (nearness, weight) of characters `places` of an article, two arrays of numbers.

        Nearness is 1 in a sentence that holds a word of the topic, or where the title does, NEXT in one beside it,
        ELSEWHERE in the rest of an article that holds one, else 0; weight is that times how much the article is about it.
        """
        if self.pattern is None:
            return np.ones(len(places)), np.ones(len(places))
        found = [match.start() for match in self.pattern.finditer(text)]
        about = min(MOST, (len(found) + self.holds(title)) * WORDS_EACH / (WORDS_EACH + text.count(" ")))
        if not found or self.holds(title):
            near = np.full(len(places), float(self.holds(title)))
        else:
            document = Document(text)
            holding = {document.sentence_at(at) for at in found}
            own = [document.sentence_at(at) for at in places]
            near = np.array([1 if n in holding else NEXT if {n - 1, n + 1} & holding else ELSEWHERE for n in own])
        return near, near * about
