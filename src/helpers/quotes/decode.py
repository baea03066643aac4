"""From the labels' probabilities to spans: the likeliest sequence in which every span begins properly (Viterbi)."""

import numpy as np

from helpers.quotes.labels import LABELS, may_follow, spans_of

FORBIDDEN = -1e9
FOLLOW = np.array([[0.0 if may_follow(a, b) else FORBIDDEN for b in range(len(LABELS))] for a in range(len(LABELS))])
FIRST = np.array([0.0 if label == 0 or label % 2 else FORBIDDEN for label in range(len(LABELS))])


def spans_from(marginals):
    """Return [(role, first token, one past the last, probability)] from float32 (n_tokens, 7) probabilities.

    The probability of a span is the mean of its tokens' labels'.
    """
    labels = _likeliest(np.log(marginals + 1e-6))
    chosen = marginals[np.arange(len(labels)), labels] if len(labels) else np.zeros(0)
    return [(role, first, last, float(chosen[first:last].mean())) for role, first, last in spans_of(labels)]


def _likeliest(scores):
    if not len(scores):
        return np.zeros(0, dtype=np.int64)
    best = scores[0] + FIRST
    came = np.zeros(scores.shape, dtype=np.int8)
    certain = (scores[:, 0] > -0.01).tolist()  # most tokens stand outside for sure: no choice to make between them
    columns = np.arange(scores.shape[1])
    for place in range(1, len(scores)):
        if certain[place] and certain[place - 1]:
            best = np.where(columns == 0, best[0] + scores[place, 0], FORBIDDEN)
            continue
        paths = best[:, None] + FOLLOW
        came[place] = paths.argmax(axis=0)
        best = paths[came[place], columns] + scores[place]
    labels = np.zeros(len(scores), dtype=np.int64)
    labels[-1] = best.argmax()
    for place in range(len(scores) - 1, 0, -1):
        labels[place - 1] = came[place][labels[place]]
    return labels
