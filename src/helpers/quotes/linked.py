"""The head on links: which cue a content belongs to, and which source a cue, or that it has none.

It reads the encoder's states of both spans beside what stands between them (pairs.py), so that it knows *She was accused of lying* and
*Asked whether it would rain, he* from what a source says. training/links.py learns it from hand-marked attributions.
"""

from typing import NamedTuple

import numpy as np

from helpers.language.heads import heads, mean_states
from helpers.quotes.pairs import N_NUMBERS


class Choice(NamedTuple):
    """What a span belongs to: `span`, the likeliest of those near it, or None where it is likelier that it belongs to none of them;
    `without` says that then it is likelier to have none at all than one that was not seen."""

    span: tuple | None
    without: bool


def choices(document, pairs, spans, role):
    """Return {span: Choice} of `spans` of a Document: which of the spans of `role` ("cue" or "source") each belongs to.

    `pairs` are the Pairs of the Document; of two that are as likely the first counts.
    """
    if not spans:
        return {}
    near, asked = questions(document.reading.states, pairs, spans, role)
    scores, alone = heads(document.reading.size, "links").ask(f"{role}_pairs", f"{role}_alone", **asked)
    best = {}
    for (span, other), score in zip(near, scores.tolist(), strict=True):
        if span not in best or score > best[span][0]:
            best[span] = score, other
    found = {}
    for span, (without, unseen) in zip(spans, alone.tolist(), strict=True):
        score, other = best.get(span, (-np.inf, None))
        found[span] = Choice(other if np.exp(score) > np.exp(without) + np.exp(unseen) else None, without > unseen)
    return found


def questions(states, pairs, spans, role):
    """Return the pairs (span, other) that are asked of `spans`, and the arrays that the head is asked, by input."""
    near = [(span, other) for span in spans for other in pairs.candidates(span, role)]
    others = sorted({other for _, other in near})
    row, column = ({span: place for place, span in enumerate(own)} for own in (spans, others))
    places = np.array([(row[span], column[other]) for span, other in near], dtype=np.int64).reshape(-1, 2)
    return near, {
        "link_spans": _vectors(states, spans),
        "link_others": _vectors(states, others),
        "link_numbers": pairs.numbers(near, role) if near else np.zeros((0, N_NUMBERS)),
        "link_rows": places[:, 0],
        "link_columns": places[:, 1],
    }


def _vectors(states, spans):
    """Return of each span the mean of its states, its first one and the one before it, float32 (n, 3 * 384)."""
    firsts = np.array([first for first, _ in spans], dtype=np.int64)
    means = mean_states(states, [[span] for span in spans])
    return np.hstack([means, states[firsts], states[np.maximum(firsts - 1, 0)]])
