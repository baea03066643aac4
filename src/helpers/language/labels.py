"""The roles of tokens in attributions, as labels over tokens, shared by the taggers, the decoder and training.

Roles follow PARC and PolNeAR: a *source* (who), a *cue* (the words that attribute) and a *content* (what was said).
"""

import numpy as np

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{head}-{role}" for role in ROLES for head in "BI"))
OUTSIDE = 0


def begin(role):
    """Return the number of the label that begins a span of `role`.

    >>> LABELS[begin("cue")], LABELS[inside("cue")]
    ('B-cue', 'I-cue')
    """
    return 1 + 2 * ROLES.index(role)


def inside(role):
    """Return the number of the label that continues a span of `role`."""
    return 2 + 2 * ROLES.index(role)


def may_follow(before, label):
    """Say whether label number `label` may come right after `before`: an I only inside its own role (IOB2).

    >>> may_follow(LABELS.index("B-cue"), LABELS.index("I-cue")), may_follow(OUTSIDE, LABELS.index("I-cue"))
    (True, False)
    """
    return label == OUTSIDE or label % 2 == 1 or before in (label, label - 1)


def spans_of(labels):
    """Return [(role, first token, one past the last)] of a sequence of label numbers; a stray I begins a span.

    >>> spans_of([0, 1, 2, 3, 0, 6])
    [('source', 1, 3), ('cue', 3, 4), ('content', 5, 6)]
    """
    labels = np.asarray(labels, dtype=np.int64)
    roles = (labels + 1) // 2  # 0 outside
    begins = (roles > 0) & ((labels % 2 == 1) | (roles != np.append(OUTSIDE, roles)[:-1]))
    breaks = np.append(np.flatnonzero(begins | (roles == 0)), len(labels))
    firsts = np.flatnonzero(begins)
    lasts = breaks[np.searchsorted(breaks, firsts, side="right")]
    return [
        (ROLES[role - 1], first, last)
        for role, first, last in zip(roles[firsts].tolist(), firsts.tolist(), lasts.tolist(), strict=True)
    ]
