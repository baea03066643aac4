"""Numbers of words, such as how each is written: made once a process for each word, and then looked up."""

from threading import Lock

import numpy as np

KEPT = 1 << 16  # words that are remembered


class Rows:
    """A row of numbers for each word: `of` gives that of one word, as a number or a tuple of numbers.

    >>> import numpy as np
    >>> lengths = Rows(len, np.int8)
    >>> lengths(["Ana", "Ruiz", "met", "Ana"]).tolist()
    [3, 4, 3, 3]
    """

    def __init__(self, of, dtype):
        self.of, self.dtype = of, dtype
        self.places, self.rows, self.lock = {}, None, Lock()

    def __call__(self, words):
        """Return the rows of `words`, an array (n_words,) or (n_words, n_numbers)."""
        with self.lock:
            if self.rows is None:
                self._learn(words)
            try:
                places = self._places(words)
            except KeyError:
                self._learn(words)
                places = self._places(words)
            return self.rows.take(places, axis=0)

    def _places(self, words):
        return np.fromiter(map(self.places.__getitem__, words), dtype=np.intp, count=len(words))

    def _learn(self, words):
        if len(self.places) + len(words) > KEPT:
            self.places.clear()
        new = [word for word in dict.fromkeys(words) if word not in self.places]
        found = np.array([self.of(word) for word in new or ["a"]], dtype=self.dtype)
        first, last = len(self.places), len(self.places) + len(new)
        self.rows = found[:0] if self.rows is None else self.rows
        self.rows = with_room(self.rows, last)
        self.rows[first:last] = found[: len(new)]
        self.places.update(zip(new, range(first, last), strict=True))


def with_room(array, count):
    """Return `array` if it has `count` rows, else a copy that has more, zeros: twice as many, so that few copies are made.

    >>> len(with_room(np.ones(3), 3)), with_room(np.ones(3), 4).tolist()
    (3, [1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    """
    if count <= len(array):
        return array
    return np.concatenate([array, np.zeros((2 * count - len(array), *array.shape[1:]), dtype=array.dtype)])
