"""What the heads learn from: a tagger's rows on the newsroom set's train, which it has never seen, beside readers' marks."""

import hashlib
from collections import Counter
from typing import NamedTuple

import numpy as np

from benchmarks.aligned import SPEECH, aligned, same_speaker
from helpers.language import encoder
from helpers.language.encoder import shares_of
from helpers.quotes.acts import ACTS, NONE, inside_others
from helpers.quotes.find import rows_of
from helpers.speakers.resolve import by_rules
from helpers.text import Document

FOLDS = 5
UNJUDGED = -1  # a row that is a piece of a mark: neither right nor wrong
ACT_OF = {**dict.fromkeys(SPEECH, ACTS.index("speech")), "N": ACTS.index("named"), "T": ACTS.index("thought")}


class Seen(NamedTuple):
    """One article's rows: `quotes` with what the rules say of their speakers (`context`, `resolutions`), the marks that they
    are (None for no mark), `acts` (numbers of ACTS, NONE or UNJUDGED), and the `fold` its outlet is in."""

    document: Document
    quotes: list
    context: object
    resolutions: list
    marks: list
    acts: np.ndarray
    fold: int


def read(articles, size, layers=None, reader=None):
    """Return a Document for each of the newsroom set's `articles` (dicts), read by `reader`, by default the encoder of a size.

    `layers` is a file of training.inner: the second layer of labels as it was learned without the article's outlet.
    """
    documents = [Document(row["text"], article_id=row["id"], published=row["published"]) for row in articles]
    (reader or encoder(size)).read(documents)
    held = np.load(layers, allow_pickle=False) if layers else {}
    for document, fold in zip(documents, folds_of(articles), strict=True) if layers else ():
        scores = document.reading.states.astype(np.float32) @ held[f"{fold}.weights"] + held[f"{fold}.offsets"]
        document.reading = document.reading._replace(inner=shares_of(scores))
    return documents


def seen(articles, documents):
    """Return a Seen for each of the newsroom set's `articles` (dicts) in which there is a row; `documents` have been read."""
    folds = folds_of(articles)
    found = zip(articles, documents, rows_of(documents, documents[0].reading.size), folds, strict=True)
    return [_seen(article, document, quotes, fold) for article, document, quotes, fold in found if quotes]


def _seen(article, document, quotes, fold):
    _, mark_of, pieces = aligned(article["quotes"], [quote._asdict() for quote in quotes], article["text"])
    marks = [article["quotes"][mark_of[place]] if place in mark_of else None for place in range(len(quotes))]
    unjudged = pieces - set(
        np.flatnonzero(inside_others(quotes)).tolist()
    )  # a piece with a cue of its own is no mark's
    acts = [
        ACT_OF[mark["class"]] if mark else UNJUDGED if place in unjudged else NONE for place, mark in enumerate(marks)
    ]
    context, resolutions = by_rules(document, quotes)
    return Seen(document, quotes, context, resolutions, marks, np.array(acts), fold)


def family_of(outlet):
    """Return what an outlet's articles have in common: two spellings of one topic's collection are one.

    >>> family_of("ent-Chris_Brown") == family_of("entities-Chris_Brown")
    True
    """
    return outlet.lower().removeprefix("ent-").removeprefix("entities-")


def folds_of(articles):
    """Return each article's fold: outlets stay whole, the largest first into the fold that has least."""
    sizes = Counter(family_of(article["outlet"]) for article in articles)
    order = sorted(sizes, key=lambda name: (-sizes[name], hashlib.md5(name.encode()).hexdigest()))
    held, fold = [0] * FOLDS, {}
    for name in order:
        fold[name] = held.index(min(held))
        held[fold[name]] += sizes[name]
    return [fold[family_of(article["outlet"])] for article in articles]


def means(mark, quote, names, text):
    """Return (bool for each of `names`, bool): who of those named the mark's speaker is; and whether it is none of them, but
    somebody without a name, or whom only the source's words describe."""
    speaker = mark["speaker"]
    named = np.array([not speaker.startswith("?") and same_speaker(speaker, name) for name in names], dtype=bool)
    label = " ".join(text[start:end] for start, end in quote.source)
    nobody = speaker.startswith("?") or bool(label) and same_speaker(speaker, label)
    return named, bool(nobody and not named.any())
