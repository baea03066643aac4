"""Numbers of words, such as how each is written: made once a process for each word, and then looked up.

Each word has one place in all such tables, so that the words of a Document are looked up once for all of them.
"""

from functools import lru_cache
from itertools import repeat
from threading import Lock

import numpy as np

KEPT, LATE = 1 << 16, 1 << 12  # words that are remembered, and the last others
PLACES, WORDS, LOCK = {}, [], Lock()


def places_of(words):
    """Return the places of `words` in the tables of this process, int64 (n_words,); -1 for those that are one too many to be remembered.

    >>> from helpers.text.word_rows import places_of
    >>> there = places_of(["Ana", "Ruiz", "Ana"])
    >>> there[0] == there[2] != there[1]
    np.True_
    """
    found = _known(words)
    if len(PLACES) < KEPT and (found < 0).any():
        with LOCK:
            for word in words:
                if word not in PLACES and len(PLACES) < KEPT:
                    WORDS.append(word)
                    PLACES[word] = len(WORDS) - 1
        found = _known(words)
    return found


def _known(words):
    return np.fromiter(map(PLACES.get, words, repeat(-1)), dtype=np.int64, count=len(words))


class Rows:
    """A row of numbers for each word: `of` gives that of one word, as a number or a tuple of numbers.

    >>> import numpy as np
    >>> lengths = Rows(len, np.int32)
    >>> lengths(["Ana", "Ruiz", "met", "Ana"]).tolist()
    [3, 4, 3, 3]
    """

    def __init__(self, of, dtype):
        self.of, self.dtype = of, dtype
        self.late = lru_cache(LATE)(of)  # of words that are one too many
        self.rows, self.count, self.lock = None, 0, Lock()

    def __call__(self, words, places=None):
        """Return the rows of `words`, an array (n_words,) or (n_words, n_numbers); `places` are theirs, if somebody has them."""
        places = places_of(words) if places is None else places
        if self.rows is None or int(places.max(initial=-1)) >= self.count:
            self._learn()
        found = self.rows.take(places, axis=0)
        for n in np.flatnonzero(places < 0).tolist():
            found[n] = self.late(words[n])
        return found

    def _learn(self):
        with self.lock:
            new = WORDS[self.count :]
            found = np.array(
                list(map(self.of, new or ["a"])), dtype=self.dtype
            )  # of no words, how many numbers they have
            rows = with_room(found[:0] if self.rows is None else self.rows, max(1, self.count + len(new)))
            rows[self.count : self.count + len(new)] = found[: len(new)]
            self.rows, self.count = rows, self.count + len(new)


def with_room(array, count):
    """Return `array` if it has `count` rows, else a copy that has more, zeros: twice as many, so that few copies are made.

    >>> len(with_room(np.ones(3), 3)), with_room(np.ones(3), 4).tolist()
    (3, [1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    """
    if count <= len(array):
        return array
    return np.concatenate([array, np.zeros((2 * count - len(array), *array.shape[1:]), dtype=array.dtype)])
