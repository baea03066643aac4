"""The head that points from a quotation's source to whom it means: one of those the article names, or nobody named.

It sees what pointing.py counts, the source's state and each name's, and weighs what resolve.py's rules answered; what was
learned lies in helpers/models/, in the graph heads.
"""

import numpy as np

from helpers.language.heads import heads, mean_states
from helpers.speakers.cast import Cast
from helpers.speakers.fits import fitting
from helpers.speakers.pointing import Pointing


def questions(context, quotes, resolutions):
    """Return (cast, numbers in it of whom each of `quotes` may mean, what the head is asked): arrays by the graph's inputs.

    `who_pairs` and `who_mentions` have a row a pair of a quotation and one of the cast, the quotations in order; `who_rows`
    says which quotation a pair is of.
    """
    cast = Cast(context, quotes)
    states = context.document.reading.states
    pointing = Pointing(cast, quotes)

    def fits(quote, own):
        cast.fits.append(fitting(context, cast, quote, own))
        return cast.fits[-1][:-1]

    sources, who, pairs, rows, mentions = pointing.of(quotes, resolutions, fits)
    named = zip(cast.first.tolist(), cast.last.tolist(), strict=True)
    return (
        cast,
        np.split(who, np.searchsorted(rows, np.arange(1, len(quotes)))),
        {
            "who_sources": sources,
            "who_source_states": mean_states(states, [[span] for span in pointing.spans.tolist()]),
            "who_pairs": pairs,
            "who_rows": rows,
            "who_mentions": mentions.astype(np.int64),
            "who_mention_states": mean_states(states, [[span] for span in named]),
        },
    )


def pointed(context, quotes, resolutions):
    """Return (cast, whom each quotation may mean, with what chance): a list of (numbers in the cast, float32 probabilities,
    one more than these: the last that it is nobody named)."""
    cast, who, asked = questions(context, quotes, resolutions)
    named, nobody = heads(context.document.reading.size).ask("who_named", "who_nobody", **asked)
    return cast, chances_of(who, named, nobody)


def chances_of(who, named, nobody):
    """Return [(numbers in the cast, probabilities)] of each quotation from the head's scores."""
    cuts = np.cumsum([len(one) for one in who])[:-1]
    return [
        (one, _softmax(np.append(scores, alone)))
        for one, scores, alone in zip(who, np.split(named, cuts), nobody, strict=True)
    ]


def _softmax(scores):
    scores = np.exp(scores - scores.max())
    return scores / scores.sum()
