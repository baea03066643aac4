"""Speech inside speech: “Ruiz said that Lind had promised to pay” is a row of Ruiz's, and inside its content one of Lind's.

Labels that lie flat over the tokens cannot hold both, so the encoder has a second layer of them, of attributions inside a
content. It is asked for more than it is sure of: the head on acts (acts.py) tells which of its rows are none.
"""

import numpy as np

from helpers.language.labels import LABELS, OUTSIDE, begin, inside
from helpers.quotes.decode import spans_from
from helpers.quotes.links import links_of

HELD = 0.5  # the probability of a token to be content from which it may hold the second layer's


def inner_links(document, ranges, least, taken=()):
    """Return the Links of attributions inside other contents, each with a cue of its own that is not among `taken`.

    `ranges` are the document's quotation-mark regions as token ranges, `taken` the first tokens of the cues of other Links.
    """
    roles, inner = document.reading.roles, document.reading.inner.copy()
    held = roles[:, begin("content")] + roles[:, inside("content")] > HELD
    if not held.any():
        return []
    inner[~held] = np.eye(len(LABELS), dtype=inner.dtype)[OUTSIDE]
    spans = spans_from(inner)
    if not any(role == "cue" for role, *_ in spans):
        return []
    links = links_of(document, spans, ranges, least)
    return [link for link in links if link.cue and link.cue[0][0] not in taken]
