"""What words fall into, such as tokens or word pieces: found once a process for each word, and then looked up."""

from threading import Lock

import numpy as np

from helpers.text.word_rows import with_room

KEPT = 1 << 16  # words that are remembered
LETTERS = 1 << 22  # characters of them, so that texts without spaces fill no memory


class Parts:
    """The parts of each word: `cut` takes a list of words and gives, for each, a list of parts, each a tuple of `columns` numbers.

    >>> letters = Parts(lambda words: [[(place, ord(letter)) for place, letter in enumerate(word)] for word in words], columns=2)
    >>> parts, counts = letters(["so", "a"])
    >>> parts.tolist(), counts.tolist()
    ([[0, 115], [1, 111], [0, 97]], [2, 1])
    """

    def __init__(self, cut, columns):
        self.cut, self.columns, self.lock = cut, columns, Lock()
        self._forget()

    def __call__(self, words):
        """Return the parts of all `words` one after the other, int32 (n_parts, columns), and how many each word has."""
        with self.lock:
            places = list(map(self.places.get, words))
            if None in places:
                self._learn(words)
                places = list(map(self.places.get, words))
            firsts, counts = self.spans[np.array(places, dtype=np.intp)].T
            ends = np.cumsum(counts)
            own = np.repeat(firsts - ends + counts, counts) + np.arange(ends[-1] if len(ends) else 0)
            return self.parts[own], counts

    def _forget(self):
        self.places, self.letters, self.used = {}, 0, 0
        self.spans, self.parts = np.zeros((0, 2), dtype=np.intp), np.zeros((0, self.columns), dtype=np.int32)

    def _learn(self, words):
        new = [word for word in dict.fromkeys(words) if word not in self.places]
        if len(self.places) + len(new) > KEPT or self.letters + sum(map(len, new)) > LETTERS:
            self._forget()
            new = list(dict.fromkeys(words))
        found = self.cut(new)
        counts = np.array([len(own) for own in found], dtype=np.intp)
        known, used, count = len(self.places), self.used, int(counts.sum())
        self.spans, self.parts = with_room(self.spans, known + len(new)), with_room(self.parts, used + count)
        self.spans[known : known + len(new)] = np.column_stack([used + np.cumsum(counts) - counts, counts])
        self.parts[used : used + count] = np.array([part for own in found for part in own]).reshape(-1, self.columns)
        self.places.update(zip(new, range(known, known + len(new)), strict=True))
        self.letters, self.used = self.letters + sum(map(len, new)), used + count
