"""What the second of the fast tagger's two chains sees: some of what the first saw, and what the first made of the article.

Stacked sequential learning (Cohen and Carvalho, IJCAI 2005): in training the first chain's labels come from folds it was
not trained on.
"""

from operator import itemgetter

import numpy as np

from helpers.language.labels import LABELS, ROLES, begin, inside, spans_of
from helpers.quotes.decode import likeliest

LEVELS = np.array([0.03, 0.15, 0.4, 0.7, 0.93])  # probabilities between which the second chain tells the difference
KEPT = itemgetter(
    0, 1, 2, 3, 8, 11, 12, 13, 14, 15, 16, 17, 18, 19, 22, 23, 24, 27, 28, 32
)  # of the first chain's features
FAR = 30  # words beyond which a span is none: that an article begins or ends must not tell
NEAR = (0, 1, 2, 4, 8)  # words


def stacked(document, rows, marginals):
    """Return the features of each token for the second chain: lists of str.

    `rows` are the first chain's features (features.features_of), `marginals` its float32 probabilities (n_tokens, 7).
    """
    if not len(rows):
        return []
    labels = likeliest(np.log(marginals + 1e-6)).tolist()
    spans = spans_of(labels)
    names = ["<", "<", *(LABELS[label] for label in labels), ">", ">"]
    levels = [_levels(marginals, role) for role in ROLES]
    begins = np.searchsorted(LEVELS, marginals[:, begin("content")]).tolist()
    left, right = _neighbours(spans, len(rows))
    sentence = _sentences(document, spans)
    usual = _usual(document.words, labels)
    found = []
    for i, row in enumerate(rows):
        two, one, own, then, beyond = names[i : i + 5]
        source, cue, content = levels[0][i], levels[1][i], levels[2][i]
        found.append(
            [*KEPT(row)]
            + [
                f"y={own}", f"y3={one}|{own}|{then}", f"y-2={two}|{one}", f"y+2={then}|{beyond}", f"y|{row[1]}={own}",
                f"ms={source}", f"mk={cue}", f"mc={content}", f"mb={begins[i]}", f"m3={source}|{cue}|{content}",
                f"yl={left[i]}|{own}", f"yr={right[i]}|{own}", f"ylr={left[i]}|{own}|{right[i]}",
                f"ys={sentence[i]}|{own}", f"yu={usual[i]}|{own}",
            ]
        )  # fmt: skip
    return found


def _levels(marginals, role):
    return np.searchsorted(LEVELS, marginals[:, begin(role)] + marginals[:, inside(role)]).tolist()


def _neighbours(spans, n):
    """Return, for each token, role and distance of the last span that ended before it and of the next that begins after."""
    left, right = ["-"] * n, ["-"] * n
    for number, (role, first, last) in enumerate(spans):
        until = min(n, last + FAR, spans[number + 1][2]) if number + 1 < len(spans) else min(n, last + FAR)
        if last < until:
            left[last:until] = _away(role, until - last)
        since = max(0, first - FAR, spans[number - 1][1] if number else 0)
        right[since:first] = _away(role, first - since)[::-1]
    return left, right


def _away(role, words):
    """Return the role with a distance for each of so many words, the nearest first."""
    near = [f"{role}{sum(place > level for level in NEAR)}" for place in range(NEAR[-1] + 2)]
    return near[:words] + near[-1:] * (words - len(near))


def _sentences(document, spans):
    """Return, for each token, which roles begin in the sentence before, in its own and in the next."""
    held = [0] * (len(document.sentence_tokens) + 2)
    for role, first, _ in spans:
        held[int(document.token_sentence[first]) + 1] |= 1 << ROLES.index(role)
    found = []
    for number, (first, last) in enumerate(document.sentence_tokens.tolist()):
        found += [f"{held[number]}{held[number + 1]}{held[number + 2]}"] * (last - first)
    return found


def _usual(words, labels):
    """Return, for each token, how often its word stands in a source and in a cue elsewhere in the article: none, once, more."""
    counts = {}
    for word, label in zip(words, labels, strict=True):
        if 1 <= label <= 4:
            counts.setdefault(word, [0, 0])[(label - 1) // 2] += 1
    found = []
    for word, label in zip(words, labels, strict=True):
        held = counts.get(word)
        if held is None:
            found.append("00")
        else:
            sources, cues = held[0] - (label in (1, 2)), held[1] - (label in (3, 4))
            found.append(f"{min(sources, 2)}{min(cues, 2)}")
    return found
