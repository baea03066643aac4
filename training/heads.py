"""Train the heads: `python -m training.heads CORPORA [--size fast] [--inner FILE]`, to src/helpers/models/.

CORPORA holds newsroom/train.jsonl.gz. The encoder stays as it ships; the heads learn from what it makes of these articles,
which it has never seen, beside what readers marked there. --inner is what training.inner wrote of the second layer of labels.
Settings were chosen by leaving whole outlets out (training/seen.py: five folds); the figures of that are printed, and sureness
is learned from them. newsroom dev is not read. The same seeds, libraries and kind of processor give the same weights.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from benchmarks.aligned import same_speaker
from benchmarks.newsroom import OF_ACT, articles_of
from helpers.language.encoder import SIZES
from helpers.language.heads import heads
from helpers.quotes.acts import ACTS, judged, vectors_of
from helpers.speakers.pointer import chances_of, questions
from helpers.speakers.settle import chosen, sure_numbers
from training import pointing
from training.corpus import read_train
from training.graph import write_graph, write_kinds
from training.held_out import report
from training.kinds import kinds_learned
from training.mean import MODELS
from training.ridge import probabilities, softmax_ridge
from training.seen import FOLDS, UNJUDGED, means, read, seen

RIDGE = {"acts": 0.04, "sure": 0.001}
SEEDS = (2018, 2019, 2020)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--size", choices=SIZES, default="accurate")
    parser.add_argument("--inner", type=Path, help="inner.npz of training.inner")
    parser.add_argument("--install", type=Path, default=MODELS)
    parser.add_argument("--limit", type=int, help="articles to learn from, for a trial")
    options = parser.parse_args()
    torch.set_num_threads(1)
    path = options.install / f"heads.{options.size}.onnx"
    articles = articles_of(options.corpora, "train")[: options.limit]
    documents = read(articles, options.size, options.inner)
    kinds = kinds_learned(read_train(options.corpora)[: options.limit], documents, options.size)
    write_kinds(kinds, MODELS / path.name)  # the speakers' head learns from names that have them
    heads.cache_clear()
    seen_in = seen(articles, documents)
    acts, left_out = acts_learned(seen_in)
    pointer, pointed = pointer_learned(seen_in)
    report(articles, seen_in, left_out, pointed)
    write_graph(acts, pointer, sureness_learned(seen_in, left_out, pointed), kinds, path)


def acts_learned(read):
    """Return ((weights, offsets) of the head on acts, its probabilities of each article's rows with its outlet left out)."""
    asked = [np.hstack(vectors_of(one.document, one.quotes)) for one in read]
    numbers, aims = np.concatenate(asked), np.concatenate([one.acts for one in read])
    folds = np.repeat([one.fold for one in read], [len(one.quotes) for one in read])
    found = np.zeros((len(numbers), len(ACTS) + 1), dtype=np.float32)
    for fold in range(FOLDS):
        own = (folds != fold) & (aims != UNJUDGED)
        weights = softmax_ridge(numbers[own], aims[own], len(ACTS) + 1, RIDGE["acts"])
        found[folds == fold] = probabilities(numbers[folds == fold], *weights)
    known = aims != UNJUDGED
    print(f"{known.sum()} rows, act right with its outlet left out: {(found.argmax(1) == aims)[known].mean():.3f}")
    whole = softmax_ridge(numbers[known], aims[known], len(ACTS) + 1, RIDGE["acts"])
    return whole, np.split(found, np.cumsum([len(one.quotes) for one in read])[:-1])


def pointer_learned(read):
    """Return (the averaged Pointer, its chances and cast for each article with its outlet left out, by one seed)."""
    asked = [questions(one.context, one.quotes, one.resolutions) for one in read]
    lessons = [_lesson(one, *own) for one, own in zip(read, asked, strict=True)]
    pointed = [None] * len(read)
    for fold in range(FOLDS):
        others = [lesson for one, lesson in zip(read, lessons, strict=True) if one.fold != fold]
        net = pointing.learned(others, SEEDS[0])
        for place, one in enumerate(read):
            if one.fold == fold:
                cast, who, numbers = asked[place]
                pointed[place] = cast, chances_of(who, *pointing.scores(net, numbers))
    _report_speakers(read, pointed)
    nets = [pointing.learned(lessons, seed) for seed in SEEDS]
    return pointing.Averaged(nets).eval(), pointed


def _lesson(one, cast, who, asked):
    """Return what an article teaches: its questions, the aims of its pairs, and whether nobody is meant."""
    aims = [
        means(mark, quote, [cast.names[place] for place in own], one.document.text)
        if mark
        else ([False] * len(own), False)
        for mark, quote, own in zip(one.marks, one.quotes, who, strict=True)
    ]
    named, nobody = zip(*aims, strict=True)
    return asked, np.concatenate(named).astype(bool), np.array(nobody, dtype=bool)


def _report_speakers(read, pointed):
    right = {"rules": [], "head": []}
    for one, (cast, chances) in zip(read, pointed, strict=True):
        answers = chosen(one.context, cast, one.quotes, one.resolutions, chances)
        for mark, ruled, answer in zip(one.marks, one.resolutions, answers, strict=True):
            if mark and mark["class"] in OF_ACT["speech"]:
                right["rules"].append(same_speaker(mark["speaker"], ruled.name, ruled.kind))
                right["head"].append(same_speaker(mark["speaker"], answer.name, answer.kind))
    print(
        "speaker of found speech right with its outlet left out:",
        {name: round(np.mean(own), 3) for name, own in right.items()},
    )


def sureness_learned(read, acts, pointed):
    """Return (weights, offset) of a logistic regression: that a reader accepts a row, from chances with its outlet left out."""
    numbers, accepted = [], []
    for one, chances, (cast, who) in zip(read, acts, pointed, strict=True):
        quotes = judged(one.quotes, chances, one.document.reading.size)
        answers = chosen(one.context, cast, one.quotes, one.resolutions, who)
        for quote, mark, answer, (_, own) in zip(quotes, one.marks, answers, who, strict=True):
            if quote is None:
                continue
            fits = mark is not None and mark["class"] in OF_ACT[quote.act]
            accepted.append(int(fits and same_speaker(mark["speaker"], answer.name, answer.kind)))
            numbers.append(sure_numbers(quote, own.max()))
    numbers, accepted = np.array(numbers, dtype=np.float32), np.array(accepted)
    print(f"{len(accepted)} rows are kept, a reader accepts {accepted.mean():.3f}")
    weights, offsets = softmax_ridge(numbers, accepted, 2, RIDGE["sure"])
    return weights[:, 1] - weights[:, 0], offsets[1] - offsets[0]


if __name__ == "__main__":
    main()
