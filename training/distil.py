"""Train an encoder on the large one's answers: `python -m training.distil CORPORA --base FOLDER --news FILE ... --out FOLDER`.

FOLDER of --base holds what training.mean writes, or the files that ship. The small encoder
(training/student.py) learns the large one's states, on which the heads lie, and its scores of the labels
(Hinton, Vinyals and Dean 2015; Jiao and others, *TinyBERT*, EMNLP Findings 2020), on PolNeAR's train, where a part of an aim is
what people marked, and on news that nobody marked (--news, JSON lines with id and text). It never sees the newsroom set.

The small one is made in two steps; with `--start`, what the first one wrote is cut down and learns once more.

With `--size accurate` the large one goes on from where it is, on its own answers (Furlanello and others, *Born-Again Neural
Networks*, ICML 2018); what ships is the mean of both (training.mean).
"""

import argparse
import random
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch.nn import functional

from helpers.language.encoder import CLS, SEP, SIZES, Encoder, shares_of
from helpers.language.labels import LABELS
from helpers.language.windows import pieces_of
from training.corpus import labels_of, read_train
from training.encoder import Encoder as Module
from training.export import export, modules_of
from training.loop import AVERAGE, add_options, inputs_of, keep_average, rate_at, step_with, steps_of
from training.mean import weights_in
from training.student import LAYERS, cut_down, student
from training.unmarked import news_in


class Recipe(NamedTuple):
    """How an encoder learns: the rate, pieces of a window, windows of a step, the weight of the states in the loss, the share of a
    person's mark in an aim."""

    rate: float
    size: int
    batch: int
    states: float
    marked: float


RECIPES = {"fast": Recipe(6e-4, 224, 16, 2.0, 0.3), "accurate": Recipe(1.2e-4, 448, 8, 1.0, 0.5)}


class Answered(NamedTuple):
    """An article with the large encoder's answers: word pieces, aims of the labels, states."""

    pieces: object
    aims: np.ndarray
    states: np.ndarray


def main():
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    teacher = Encoder(options.base)
    recipe, model = RECIPES[options.size], modules_of(shape_of(options))
    model.load_state_dict({**model.state_dict(), **beginning(options)})
    model.ends = (CLS, SEP)
    articles = read_train(options.corpora)[: options.limit]
    news = news_in(options.news, options.count, options.seed)
    answered = [answer_of(teacher, article, recipe.marked) for article in articles]
    answered += [answer_of(teacher, article) for article in news]
    answered = [one for one in answered if len(one.pieces.ids)]
    train(
        model,
        answered,
        recipe,
        options,
        lambda made: export(made, teacher.tokenizer, options.out, options.size, shape_of(options)),
    )


def beginning(options):
    """Return the weights that training begins with: the large encoder's, or for the small one what is kept of it or of the step before."""
    if options.size == "accurate":
        return weights_in(options.base)
    if options.start:
        return cut_down(weights_in(options.start, "fast"), step_of(options), range(len(LAYERS)))
    return cut_down(weights_in(options.base), step_of(options), LAYERS)


def step_of(options):
    """Return the place in student.STEPS of the step that is made: the first, or with --start the last."""
    return -1 if options.start else 0


def shape_of(options):
    """Return an Encoder of the shape of a size and step, as it trains."""
    return student(step_of(options)) if options.size == "fast" else Module()


def answer_of(teacher, article, marked=0.0):
    """Return the article's Answered; people's marks are the share `marked` of its aims."""
    document = article.document
    scores, states = teacher.scores_and_states(document)
    aims = shares_of(scores[:, : len(LABELS)])
    if marked:
        aims = (1 - marked) * aims + marked * np.eye(len(LABELS), dtype=np.float32)[
            labels_of(document, article.attributions)
        ]
    return Answered(pieces_of(document, teacher.tokenizer), aims, states)


def train(model, answered, recipe, options, keep):
    """Train for --minutes; call `keep` with the running average of the weights at the end."""
    chance = random.Random(options.seed)
    model["encoder"].words.weight.requires_grad_(False)
    learned = [one for name, one in model.named_parameters() if one.requires_grad and name.startswith("encoder")]
    optimizer = torch.optim.AdamW([{"params": learned, "initial": recipe.rate, "weight_decay": 0.01}], fused=True)
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    began, seen, done = time.time(), 0, 0.0
    while done < 1:
        for group in steps_of(answered, chance, recipe.size, recipe.batch):
            done = (time.time() - began) / (60 * options.minutes)
            if done >= 1:
                break
            losses = losses_of(model, group, answered, options.bf16)
            step_with(model, optimizer, rate_at(done), losses["roles"] + recipe.states * losses["states"])
            keep_average(average, model, min(AVERAGE, (seen + 1) / (seen + 10)))
            seen += 1
            if seen % 50 == 0:
                told = " ".join(f"{name} {value.item():.3f}" for name, value in losses.items())
                print(f"step {seen} {done:.3f} {told}", flush=True)
    keep(average)


def losses_of(model, group, answered, bf16):
    """Return {name: loss} of a group of windows: the labels, the states."""
    model.train()
    rows = []
    for window in group:
        one = answered[window.document]
        tokens = slice(*np.searchsorted(one.pieces.firsts, [window.start, window.end]))
        rows.append((one.pieces.firsts[tokens] - window.start + 1, one.aims[tokens], one.states[tokens]))
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        hidden = model["encoder"].hidden(**inputs_of(group, answered, model.ends)).float()
    hidden = torch.cat([own[torch.from_numpy(firsts)] for own, (firsts, *_) in zip(hidden, rows, strict=True)])
    aims, states = (torch.from_numpy(np.concatenate([row[n] for row in rows])).float() for n in (1, 2))
    return {
        "roles": functional.cross_entropy(model["encoder"].head(hidden), aims),
        "states": functional.mse_loss(hidden, states),
    }


def _options():
    parser = add_options(argparse.ArgumentParser(description=__doc__.splitlines()[0]))
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--size", choices=SIZES, default="fast")
    parser.add_argument("--base", type=Path, required=True, help="folder that training.mean wrote")
    parser.add_argument("--start", type=Path, help="folder that the first step of the small encoder wrote")
    parser.add_argument("--news", type=Path, nargs="*", default=[], help="files of unmarked articles")
    parser.add_argument("--count", type=int, default=2400, help="unmarked articles to take")
    parser.add_argument("--out", type=Path, required=True)
    parser.set_defaults(minutes=48)
    return parser.parse_args()


if __name__ == "__main__":
    main()
