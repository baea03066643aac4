"""The small encoder: some layers of the large one, each cut down to what matters most in it, in several steps.

A layer keeps the heads of attention and the inner numbers whose weights are largest, as a beginning from which distillation
(training/distil.py) goes on. Each step begins with what the one before it made, so that little is cut away at a time.
"""

import torch

from training.encoder import Encoder

LAYERS = (0, 5)  # of the large encoder's
HEAD = 32  # how wide a head of attention is
STEPS = ({"heads": 6, "inner": 512}, {"heads": 4, "inner": 320})  # what a layer keeps in each step; the last one ships
PARTS = ("query", "key", "value")


def student(step=-1):
    """Return an Encoder of the shape of a step, a place in STEPS."""
    return Encoder(**STEPS[step], layers=len(LAYERS), head=HEAD, dropout=0.0)


def cut_down(weights, step, layers):
    """Return an encoder's `weights` (as training.export names them) cut down to a step's shape; `layers` are those it keeps."""
    found = {name: value for name, value in weights.items() if ".layers." not in name}
    for number, layer in enumerate(layers):
        own = {
            name.split(f".layers.{layer}.")[1]: value for name, value in weights.items() if f".layers.{layer}." in name
        }
        cut = {**own, **_heads(own, STEPS[step]["heads"]), **_inner(own, STEPS[step]["inner"])}
        found.update({f"encoder.layers.{number}.{name}": value for name, value in cut.items()})
    return found


def _heads(own, count):
    through = own["value.weight"].view(-1, HEAD, own["value.weight"].shape[1]).norm(dim=(1, 2))
    through = through * own["out.weight"].view(own["out.weight"].shape[0], -1, HEAD).norm(dim=(0, 2))
    kept = through.topk(count).indices.sort().values
    rows = (kept[:, None] * HEAD + torch.arange(HEAD)).flatten()
    cut = {f"{part}.{kind}": own[f"{part}.{kind}"][rows] for part in PARTS for kind in ("weight", "bias")}
    return {**cut, "out.weight": own["out.weight"][:, rows]}


def _inner(own, count):
    through = own["up.weight"].norm(dim=1) * own["down.weight"].norm(dim=0)
    kept = through.topk(count).indices.sort().values
    return {
        "up.weight": own["up.weight"][kept],
        "up.bias": own["up.bias"][kept],
        "down.weight": own["down.weight"][:, kept],
    }
