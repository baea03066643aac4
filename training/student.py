"""The small encoder: some layers of the large one, each cut down to what matters most in it.

A layer keeps the heads of attention and the inner numbers whose weights are largest, as a beginning from which distillation
(training/distil.py) goes on.
"""

import torch

from training.encoder import Encoder

LAYERS = (0, 5)  # of the large encoder's
SHAPE = {"layers": len(LAYERS), "heads": 4, "head": 32, "inner": 320}
PARTS = ("query", "key", "value")


def student(dropout=0.0):
    """Return an Encoder of the small shape."""
    return Encoder(**SHAPE, dropout=dropout)


def cut_down(weights, layers=LAYERS):
    """Return an encoder's `weights` (as training.export names them) cut down to the small one's shape; `layers` are those it keeps."""
    found = {name: value for name, value in weights.items() if ".layers." not in name}
    for number, layer in enumerate(layers):
        own = {
            name.split(f".layers.{layer}.")[1]: value for name, value in weights.items() if f".layers.{layer}." in name
        }
        cut = {**own, **_heads(own), **_inner(own)}
        found.update({f"encoder.layers.{number}.{name}": value for name, value in cut.items()})
    return found


def _heads(own):
    head, count = SHAPE["head"], SHAPE["heads"]
    through = own["value.weight"].view(-1, head, own["value.weight"].shape[1]).norm(dim=(1, 2))
    through = through * own["out.weight"].view(own["out.weight"].shape[0], -1, head).norm(dim=(0, 2))
    kept = through.topk(count).indices.sort().values
    rows = (kept[:, None] * head + torch.arange(head)).flatten()
    cut = {f"{part}.{kind}": own[f"{part}.{kind}"][rows] for part in PARTS for kind in ("weight", "bias")}
    return {**cut, "out.weight": own["out.weight"][:, rows]}


def _inner(own):
    through = own["up.weight"].norm(dim=1) * own["down.weight"].norm(dim=0)
    kept = through.topk(SHAPE["inner"]).indices.sort().values
    return {
        "up.weight": own["up.weight"][kept],
        "up.bias": own["up.bias"][kept],
        "down.weight": own["down.weight"][:, kept],
    }
