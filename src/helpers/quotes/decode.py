"""From the labels' probabilities to spans: the likeliest sequence in which every span begins properly (Viterbi)."""

import numpy as np

from helpers.language.labels import LABELS, may_follow, spans_of

FORBIDDEN = -1e9
CERTAIN = -0.01  # the log probability from which a token stands outside for sure
FOLLOW = np.array([[0.0 if may_follow(a, b) else FORBIDDEN for b in range(len(LABELS))] for a in range(len(LABELS))])
FIRST = np.array([0.0 if label == 0 or label % 2 else FORBIDDEN for label in range(len(LABELS))])


def spans_from(marginals):
    """Return [(role, first token, one past the last, probability)] from float32 (n_tokens, 7) probabilities.

    The probability of a span is the mean of its tokens' labels'.
    """
    labels = likeliest(np.log(marginals + 1e-6))
    chosen = marginals[np.arange(len(labels)), labels] if len(labels) else np.zeros(0)
    sums = [0.0, *chosen.cumsum(dtype=np.float64).tolist()]
    return [(role, first, last, (sums[last] - sums[first]) / (last - first)) for role, first, last in spans_of(labels)]


def likeliest(scores):
    """Return the best sequence of label numbers for log probabilities (n_tokens, 7), an int64 array.

    Tokens that stand outside for sure part the sequence. In each part the likeliest labels are the best sequence where they
    may follow each other; only the other parts are searched.
    """
    labels = scores.argmax(axis=1)
    if not len(labels):
        return labels
    before = np.append(0, labels[:-1])
    wrong = np.flatnonzero(FOLLOW[before, labels] < 0).tolist()
    certain = np.flatnonzero(scores[:, 0] > CERTAIN)
    done = 0
    for place in wrong:
        if place < done:
            continue
        number = int(np.searchsorted(certain, place))
        first = int(certain[number - 1]) + 1 if number else 0
        done = int(certain[number]) if number < len(certain) else len(labels)
        labels[first:done] = _best(scores[first:done])
    return labels


def _best(scores):
    """Return the best sequence of a part. Plain numbers are faster than arrays here: it is short, and few labels may follow each other."""
    first, *others = scores.tolist()
    best, came = [score + start for score, start in zip(first, FIRST.tolist(), strict=True)], []
    for row in others:
        top = best.index(max(best))  # the outside and a label that begins a span may follow any label
        before = [top]
        for begins in range(1, len(row), 2):  # one that continues a span follows its beginning or itself
            before += [top, begins if best[begins] >= best[begins + 1] else begins + 1]
        best = [best[one] + score for one, score in zip(before, row, strict=True)]
        came.append(before)
    labels = [best.index(max(best))]
    for before in reversed(came):
        labels.append(before[labels[-1]])
    return labels[::-1]
