"""Average linkage: groups joined while the mean similarity of their members is high enough."""

import numpy as np


def average_linkage(similarity, least, sizes=None):
    """Return the group of each row of a square matrix of similarities, int64, after joining all groups with mean >= `least`.

    A row may stand for a group already: `sizes` gives how many members each has, and `similarity` the means between them.
    The chain of nearest neighbours (Murtagh 1983) gives the same groups as joining the nearest pair each time, in quadratic time.

    >>> average_linkage(np.array([[1, 0.9, 0], [0.9, 1, 0.1], [0, 0.1, 1]]), 0.5).tolist()
    [0, 0, 1]
    """
    n = len(similarity)
    near = np.array(similarity, dtype=np.float64)
    np.fill_diagonal(near, -np.inf)
    sizes = np.ones(n) if sizes is None else np.array(sizes, dtype=np.float64)
    root, alive = np.arange(n), np.ones(n, dtype=bool)
    chain = []
    for start in range(n):
        if not alive[start]:
            continue
        chain = [start]
        while chain:
            last = chain[-1]
            before = chain[-2] if len(chain) > 1 else -1
            best = int(near[last].argmax())
            if before >= 0 and near[last, before] >= near[last, best]:
                best = before
            if near[last, best] < least:
                alive[chain.pop()] = False  # nothing that may still come is nearer: it is whole
                near[last], near[:, last] = -np.inf, -np.inf
            elif best == before:
                chain = chain[:-2]
                one, other = sorted((last, best))
                mean = (sizes[one] * near[one] + sizes[other] * near[other]) / (sizes[one] + sizes[other])
                near[one], near[:, one] = mean, mean
                near[other], near[:, other], near[one, one] = -np.inf, -np.inf, -np.inf
                sizes[one] += sizes[other]
                alive[other], root[other] = False, one
                chain.append(one) if not chain else None
            else:
                chain.append(best)
    while (root[root] != root).any():
        root = root[root]
    return np.unique(root, return_inverse=True)[1]
