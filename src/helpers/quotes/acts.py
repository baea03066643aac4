"""What sort of act each quotation is: speech, a speech act only named, a thought, or no attribution at all.

A head over the encoder's states of content, cue and source decides (language/heads.py). It was learned from the encoder's rows
on articles that readers had marked.
"""

from bisect import bisect_right
from itertools import islice

import numpy as np

from helpers.language.heads import heads, mean_states
from helpers.language.labels import begin, inside

ACTS = ("speech", "named", "thought")
NONE = len(ACTS)
# Of being speech, by the size of the encoder: from there on a row is. F1 of speech is the same from 0.2 to 0.3; so much leaves 94 % of rows
# right, outlets left out.
SPEECH = {"accurate": 0.25, "fast": 0.27}
LEAST = 0.4  # of being some act: another row below is no attribution; F1 of rows of every act is highest there, outlets left out
SPEECH_INSIDE = (
    0.7  # of being speech, where the cue stands inside another row's content; what is less is left out there
)
N_PLAIN = 14


def with_acts(document, quotes):
    """Return the Quotes with their `act` and how sure it is, without those that the head takes for no attribution."""
    if not quotes:
        return []
    found = judged(quotes, acts_of(document, quotes), document.reading.size)
    return [quote for quote in found if quote is not None]


def judged(quotes, chances, size):
    """Return the Quotes with their acts by `chances`, probabilities (n_quotes, 4) of ACTS and of none, that the head for a size of the
    encoder gave; None for no act."""
    own = zip(quotes, np.asarray(chances).tolist(), inside_others(quotes).tolist(), strict=True)
    return [_judged(quote, row, inner, SPEECH_INSIDE if inner else SPEECH[size]) for quote, row, inner in own]


def inside_others(quotes):
    """Say, for each of `quotes`, whether its cue stands inside the content of another: a bool array.

    >>> from helpers.quotes.quote import Quote
    >>> rest = {"kind": "indirect", "source": [], "verb": "", "medium": "", "position": 0, "n_words": 2, "confidence": 1}
    >>> inside_others([Quote(content=[[5, 30]], cue=[[0, 4]], **rest), Quote(content=[[20, 30]], cue=[[14, 19]], **rest)])
    array([False,  True])
    """
    spans = sorted(tuple(span) for quote in quotes for span in quote.content)
    starts, reach = [start for start, _ in spans], np.maximum.accumulate([end for _, end in spans] or [0])
    places = [bisect_right(starts, quote.cue[0][0]) - 1 if quote.cue else -1 for quote in quotes]
    return np.array(
        [place >= 0 and reach[place] >= quote.cue[-1][1] for place, quote in zip(places, quotes, strict=True)], bool
    )


def _judged(quote, chances, inner, speech):
    if quote.act_sure:  # the layout or the syntax left no choice
        return quote
    if chances[0] >= speech:
        act = 0
    elif not inner and 1 - chances[NONE] >= LEAST:
        act = max(range(1, NONE), key=chances.__getitem__)
    else:
        return None
    return quote._replace(act=ACTS[act], act_sure=round(chances[act], 4))


def acts_of(document, quotes):
    """Return the probabilities of ACTS, and of none, for each of the Document's Quotes: float32 (n_quotes, 4)."""
    if not quotes:
        return np.zeros((0, len(ACTS) + 1), dtype=np.float32)
    vectors, plain = vectors_of(document, quotes)
    return heads(document.reading.size).ask("acts", act_vectors=vectors, act_plain=plain)[0]


def vectors_of(document, quotes):
    """Return what the head is asked of `quotes`: states of their spans, float32 (n, 5 * 384), and plain numbers (n, 14)."""
    roles, states = document.reading.roles, document.reading.states
    middles = (document.tokens[:, 0] + document.tokens[:, 1] - 1) / 2
    spans = {
        name: _tokens(middles, [getattr(quote, name) for quote in quotes]) for name in ("content", "cue", "source")
    }
    last = len(states) - 1
    firsts = [min(parts[0][0], last) for parts in spans["content"]]
    lasts = [min(parts[-1][1], last + 1) - 1 for parts in spans["content"]]
    vectors = np.hstack(
        [
            mean_states(states, spans["content"]), states[firsts], states[lasts],
            mean_states(states, spans["cue"]), mean_states(states, spans["source"]),
        ]
    ).astype(np.float32)  # fmt: skip
    sure = [mean_states(roles[:, [begin(name), inside(name)]], parts).sum(axis=1) / 2 for name, parts in spans.items()]
    numbers = [_plain(quote, *parts) for quote, *parts in zip(quotes, *spans.values(), strict=True)]
    return vectors, np.column_stack([np.array(numbers), *sure, inside_others(quotes)]).astype(np.float32)


def _tokens(middles, spans):
    """Return, for each list of spans of characters, the (first, last) tokens of each span; at least one token each."""
    flat = np.array([span for own in spans for span in own], dtype=np.int64).reshape(-1, 2)
    places = iter(np.searchsorted(middles, flat).tolist())
    return [[(first, max(last, first + 1)) for first, last in islice(places, len(own))] for own in spans]


def _plain(quote, content, cue, source):
    return [
        quote.kind == "direct", quote.kind == "mixed", not cue, not source, quote.confidence, np.log1p(quote.n_words),
        len(content) > 1, quote.n_words <= 2, quote.cue[0][0] < quote.content[0][0] if cue else 0.5,
        np.log1p(abs(cue[0][0] - content[0][0])) if cue else 0.0,
    ]  # fmt: skip
