"""The training loop of teacher and tagger: groups of windows, the loss, steps, and the running average that is kept."""

import random
import time

import numpy as np
import torch
from torch.nn import functional

from helpers.language.encoder import inputs
from helpers.language.labels import LABELS
from helpers.language.windows import Window
from training.encoder import ChainLoss
from training.examples import examples_of

SIZE = 448  # pieces a window while training; windows do not overlap, but begin elsewhere each epoch
BATCH = 8  # windows a step
HEAD_RATE, CHAIN_RATE = 1e-3, 1e-2
WARM = 0.1  # share of the steps over which the rate rises
AVERAGE = 0.99  # decay of the running average of the weights, which is what is kept


class Learner(torch.nn.ModuleDict):
    """An encoder and a chain over it; `ends` are the numbers of the marks around a text, `rate` the encoder's."""

    def __init__(self, encoder, ends, rate):
        super().__init__({"encoder": encoder, "chain": ChainLoss()})
        self.ends, self.rate = ends, rate


def train(model, articles, tokenizer, options, keep):
    """Train for the epochs given, or the minutes; call `keep` with the average of the weights after each epoch.

    `options` has epochs, minutes, seed and bf16 (what `options_of` gives). The average is a dict of tensors.
    """
    chance, optimizer = random.Random(options.seed), optimizer_of(model)
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    began, epoch, over = time.time(), 0, False

    def share_done(place, count):
        if options.minutes:
            return (time.time() - began) / (60 * options.minutes)
        return (epoch + place / count) / options.epochs

    while not over:
        examples = examples_of(articles, tokenizer, chance)
        groups = steps_of(examples, chance)
        for place, group in enumerate(groups):
            done = share_done(place, len(groups))
            if done >= 1:
                break
            loss = step_with(model, optimizer, rate_at(done), loss_of(model, group, examples, options.bf16))
            keep_average(average, model, min(AVERAGE, (place + 1) / (place + 10) if epoch == 0 else 1))
            if place % 20 == 0:
                print(f"epoch {epoch} {done:.3f} loss {loss:.3f} {time.time() - began:.0f} s", flush=True)
        epoch += 1
        over = share_done(0, 1) >= 1
        keep(average)
        print(f"epoch {epoch} kept after {time.time() - began:.0f} s", flush=True)


def add_options(parser):
    """Add the options that `train` reads to `parser`; return it."""
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--minutes", type=float, default=None, help="end when this much time has gone, annealed")
    parser.add_argument("--limit", type=int, default=None, help="articles to train on, for a trial")
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true", help="pays where the processor has AMX or AVX512_BF16")
    return parser


def steps_of(examples, chance, size=SIZE, batch=BATCH):
    """Return the groups of windows of one epoch, in random order, windows of like length together: `batch` of `size` pieces."""
    windows = []
    for number, example in enumerate(examples):
        count = len(example.pieces.ids)
        edges = [0, *range(chance.randrange(size // 4, size), count, size), count]
        windows += [Window(number, a, b) for a, b in zip(edges, edges[1:], strict=False) if a < b]
    windows.sort(key=lambda window: (window.end - window.start, chance.random()))
    groups = [windows[place : place + batch] for place in range(0, len(windows), batch)]
    chance.shuffle(groups)
    return groups


def inputs_of(group, examples, ends):
    """Return a group's inputs, padded: ids, extras and `mask`, which tells real pieces; int64 (n_windows, n_pieces)."""
    alone = [inputs(window, examples[window.document].pieces, ends) for window in group]
    longest = max(arrays["ids"].shape[1] for arrays in alone)
    arrays = {name: torch.zeros(len(group), longest, dtype=torch.int64) for name in alone[0]}
    arrays["mask"] = torch.zeros(len(group), longest, dtype=torch.bool)
    for row, found in enumerate(alone):
        for name, array in found.items():
            arrays[name][row, : array.shape[1]] = torch.from_numpy(array[0])
        arrays["mask"][row, : found["ids"].shape[1]] = True
    return arrays


def targets_of(group, examples):
    """Return a group's tokens: their first pieces, their labels, the probabilities to learn, and which are not padding."""
    rows = []
    for window in group:
        example = examples[window.document]
        firsts = example.pieces.firsts
        tokens = slice(*np.searchsorted(firsts, [window.start, window.end]))
        rows.append((firsts[tokens] - window.start + 1, example.labels[tokens], example.aims[tokens]))
    shape = (len(rows), max(1, max(len(firsts) for firsts, _, _ in rows)))
    firsts, labels, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, bool)
    aims = np.zeros((*shape, len(LABELS)), np.float32)
    for row, (places, golds, wanted) in enumerate(rows):
        firsts[row, : len(places)], labels[row, : len(places)], aims[row, : len(places)] = places, golds, wanted
        mask[row, : max(1, len(places))] = True
    return tuple(torch.from_numpy(array) for array in (firsts, labels, aims, mask))


def scores_of(model, group, examples, bf16):
    """Return the encoder's scores of a group's pieces, float32 (n_windows, n_pieces, 7)."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        return model["encoder"](**inputs_of(group, examples, model.ends)).float()


def loss_of(model, group, examples, bf16):
    """Return a group's loss: cross-entropy of each token with its aim, plus the chain's of the whole sequence."""
    model.train()
    firsts, labels, aims, mask = targets_of(group, examples)
    scores = scores_of(model, group, examples, bf16)
    scores = scores.gather(1, firsts[..., None].expand(-1, -1, scores.shape[2]))
    return functional.cross_entropy(scores[mask], aims[mask]) + model["chain"](scores, labels, mask)


def optimizer_of(model):
    """Return AdamW over all but the words' embeddings, each part with the rate it starts from as `initial`."""
    encoder = model["encoder"]
    encoder.words.weight.requires_grad_(False)
    new = [*encoder.extras.parameters(), *encoder.head.parameters()]
    known = {id(parameter) for parameter in new}
    old = [one for one in encoder.parameters() if one.requires_grad and id(one) not in known]
    return torch.optim.AdamW(
        [
            {"params": old, "initial": model.rate, "weight_decay": 0.01},
            {"params": new, "initial": HEAD_RATE, "weight_decay": 0.0},
            {"params": list(model["chain"].parameters()), "initial": CHAIN_RATE, "weight_decay": 0.0},
        ],
        fused=True,
    )


def rate_at(done):
    """Return the factor of the learning rate when the share `done` (0 to 1) of the training is over: it rises, then falls to 0."""
    return done / WARM if done < WARM else max(0.0, (1 - done) / (1 - WARM))


def step_with(model, optimizer, factor, loss):
    """Take one step down the loss at `factor` of the full rates; return the loss."""
    for group in optimizer.param_groups:
        group["lr"] = factor * group["initial"]
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_([one for one in model.parameters() if one.requires_grad], 1.0)
    optimizer.step()
    return loss.item()


@torch.no_grad()
def keep_average(average, model, decay):
    """Move the average of the weights towards the model's weights, by the share 1 - `decay`."""
    for name, value in model.state_dict().items():
        if name != "encoder.words.weight":
            average[name].lerp_(value, 1 - decay) if value.is_floating_point() else average[name].copy_(value)
