"""A linear chain over a document's labels: marginals by forward and backward sums (Lafferty and others, ICML 2001)."""

import numpy as np

NORMAL = 8  # steps after which sums are brought back to 1: so few that they cannot run over or out


class Chain:
    """Scores of a first label, of one label after another, and of a last one; arrays (7,), (7, 7), (7,).

    >>> import numpy as np
    >>> Chain(np.zeros(2), np.zeros((2, 2)), np.zeros(2)).marginals([np.log([[1.0, 3.0]])])[0].tolist()
    [[0.25, 0.75]]
    """

    def __init__(self, first, after, last):
        self.first, self.after, self.last = (np.asarray(scores, dtype=np.float64) for scores in (first, after, last))

    def marginals(self, emissions):
        """Return the labels' probabilities, float32, for each array of emissions (n_tokens, n_labels)."""
        order = sorted(range(len(emissions)), key=lambda place: -len(emissions[place]))
        found = [None] * len(emissions)
        for batch in _batches(order, emissions):
            for place, marginals in zip(batch, self._batch([emissions[place] for place in batch]), strict=True):
                found[place] = marginals
        return found

    def paths(self, emissions):
        """Return, for each array of emissions (n_tokens, n_labels), the likeliest sequence of labels (Viterbi).

        >>> import numpy as np
        >>> Chain(np.zeros(2), np.array([[0.0, -9.0], [0.0, 0.0]]), np.zeros(2)).paths([np.array([[1.0, 0], [0, 2]])])
        [array([1, 1])]
        """
        return [self._path(np.asarray(rows, dtype=np.float64)) for rows in emissions]

    def _path(self, rows):
        if not len(rows):
            return np.zeros(0, dtype=np.int64)
        labels, columns = np.zeros(len(rows), dtype=np.int64), np.arange(rows.shape[1])
        came, best = np.zeros(rows.shape, dtype=np.int64), rows[0] + self.first
        for step in range(1, len(rows)):
            scores = best[:, None] + self.after
            came[step] = scores.argmax(axis=0)
            best = scores[came[step], columns] + rows[step]
        labels[-1] = (best + self.last).argmax()
        for step in range(len(rows) - 1, 0, -1):
            labels[step - 1] = came[step, labels[step]]
        return labels

    def _batch(self, emissions):
        """All chains at once, and forward and backward sums beside each other, so that each step is one product of matrices."""
        longest, labels = max(map(len, emissions), default=0), len(self.first)
        potentials = np.ones((longest, 2, len(emissions), labels))  # the second of two is for the chain read backward
        for place, rows in enumerate(emissions):
            own = np.exp(rows - rows.max(axis=1, keepdims=True, initial=-np.inf))
            potentials[: len(rows), 0, place], potentials[: len(rows), 1, place] = own, own[::-1]
        if not longest:
            return [np.zeros((0, labels), dtype=np.float32) for _ in emissions]
        after = np.exp(np.stack([self.after, self.after.T]))
        ends = np.exp(np.stack([self.first - self.first.max(), self.last - self.last.max()]))
        came, sums = np.empty_like(potentials), np.empty_like(potentials)  # without and with a step's own potentials
        came[0] = ends[:, None]
        np.multiply(came[0], potentials[0], out=sums[0])
        for step in range(1, longest):
            np.matmul(sums[step - 1], after, out=came[step])
            np.multiply(came[step], potentials[step], out=sums[step])
            if step % NORMAL == 0:
                sums[step] = _normal(sums[step])
        return [
            _normal(sums[: len(rows), 0, place] * came[: len(rows), 1, place][::-1]).astype(np.float32)
            for place, rows in enumerate(emissions)
        ]


def _normal(scores):
    return scores / np.maximum(scores.sum(axis=-1, keepdims=True), 1e-300)


def _batches(order, emissions, most=64):
    """Yield groups of chains of like length: at most `most`, and none under half as long as the group's first."""
    group = []
    for place in order:
        if group and (len(group) == most or 2 * len(emissions[place]) < len(emissions[group[0]])):
            yield group
            group = []
        group.append(place)
    if group:
        yield group
