"""Train the second layer of labels: `python -m training.inner CORPORA --base FOLDER --out FOLDER [--size fast] [--install FOLDER]`.

The layer is linear on the encoder's states and gives the roles of attributions inside another's content (quotes/nested.py).
PolNeAR marks outer attributions alone; the newsroom set's train has some 530 inner ones. --base holds the encoder's weights (a
folder that training.mean or training.distil wrote, or the shipped files of the large one), which are written again with the
layer into --out. There lies inner.npz, too: the layer as learned with each fold of outlets left out, with which the heads'
lessons are read (training/seen.py).
"""

import argparse
import shutil
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from torch import from_numpy

from benchmarks.newsroom import articles_of
from helpers.language.encoder import SIZES, Encoder
from helpers.language.labels import LABELS, OUTSIDE, begin, inside
from helpers.quotes.nested import HELD
from training.corpus import attributions_of, labels_of
from training.encoder import Encoder as Module
from training.export import SHIPPED, export
from training.mean import MODELS, weights_in
from training.ridge import softmax_ridge
from training.seen import FOLDS, folds_of, read
from training.student import student

RIDGE = 0.0005
EAGER = 1.7  # taken from the score of standing outside: the head on acts tells which of the rows are none


def main():
    options = _options()
    articles = articles_of(options.corpora, "train")
    documents = read(articles, options.size, reader=Encoder(options.base, options.size))
    lessons = [lesson_of(document, attributions_of(row)) for document, row in zip(documents, articles, strict=True)]
    folds = np.repeat(folds_of(articles), [len(labels) for _, labels in lessons])
    states, labels = (np.concatenate([lesson[n] for lesson in lessons]) for n in (0, 1))
    layers = {}
    for fold in (*range(FOLDS), None):
        own = folds != (-1 if fold is None else fold)
        layers[str(fold)] = learned(states[own], labels[own])
        if fold is not None:
            report(fold, states[~own], labels[~own], *layers[str(fold)])
    parts = ("weights", "offsets")
    arrays = {f"{name}.{part}": array for name, pair in layers.items() for part, array in zip(parts, pair, strict=True)}
    options.out.mkdir(parents=True, exist_ok=True)
    np.savez(options.out / "inner.npz", **arrays)
    install(options, *layers["None"])


def lesson_of(document, attributions):
    """Return (states, labels) of the Document's tokens that are content: the roles of attributions inside a content."""
    roles = document.reading.roles
    held = roles[:, begin("content")] + roles[:, inside("content")] > HELD
    labels = labels_of(document, inner_of(attributions))
    return document.reading.states[held].astype(np.float32), labels[held].astype(np.int64)


def inner_of(attributions):
    """Return those of the Attributions whose content lies inside another's, and is shorter.

    >>> from training.corpus import Attribution
    >>> inner, outer = Attribution([[9, 13]], [[14, 22]], [[23, 27]]), Attribution([[0, 3]], [[4, 8]], [[9, 27]])
    >>> inner_of([inner, outer]) == [inner]
    True
    """
    ranges = [(row.content[0][0], row.content[-1][1]) for row in attributions if row.content]
    return [
        row
        for row in attributions
        if row.content
        and any(
            start <= row.content[0][0] and row.content[-1][1] <= end
            for start, end in ranges
            if end - start > row.content[-1][1] - row.content[0][0]
        )
    ]


def learned(states, labels):
    """Return (weights (384, 7), offsets (7,)) of the layer."""
    weights, offsets = softmax_ridge(states, labels, len(LABELS), RIDGE)
    offsets = offsets.astype(np.float32).copy()
    offsets[OUTSIDE] -= EAGER
    return weights, offsets


def report(fold, states, labels, weights, offsets):
    """Print how many of the inner cues of a fold that was left out are found, and how many of those found are some."""
    found = (states @ weights + offsets).argmax(axis=1) == begin("cue")
    right = labels == begin("cue")
    print(
        f"fold {fold}: inner cues found {found[right].mean():.3f}, of those found right {right[found].mean():.3f}",
        flush=True,
    )


def install(options, weights, offsets):
    """Write the encoder again with the layer; copy what ships into --install."""
    held = weights_in(options.base, options.size)
    held |= {"inner.weight": from_numpy(weights.T.copy()), "inner.bias": from_numpy(offsets)}
    tokenizer = Tokenizer.from_file(str(MODELS / "tokenizer.json"))
    shape = student() if options.size == "fast" else Module()
    export(held, tokenizer, options.out, options.size, shape)
    for name in SHIPPED if options.install else ():
        name = name.format(size=options.size)
        shutil.copyfile(options.out / name, options.install / name)


def _options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", choices=SIZES, default="accurate")
    parser.add_argument("--install", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
