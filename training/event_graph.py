"""The heads on events as one ONNX graph: what they are asked is an input, what they answer an output (helpers/events/)."""

import numpy as np
import torch
from torch import nn

from helpers.events.answers import OUTPUTS
from helpers.events.cues import n_cues
from helpers.events.places import N_PLACES
from helpers.events.questions import N_NEAR, N_WHEN, NEAR
from helpers.language.encoder import WIDTH

INPUTS = {
    "tokens": (WIDTH,),
    "cues": (n_cues(),),
    "places": (N_PLACES,),
    "when_states": (2 * WIDTH,),
    "when_plain": (N_WHEN,),
    "near": (NEAR,),
    "near_plain": (NEAR, N_NEAR),
}
SEEN = {"status": "cues", "elsewhere": "places"}  # what a head on tokens sees beside their states
OF_EXPRESSIONS = ("dates", "shifts", "predicates")


class Events(nn.Module):
    """The heads on tokens, and the mean of those on expressions."""

    def __init__(self, of_tokens, of_expressions, seen):
        super().__init__()
        self.names = [name for name in OUTPUTS if name not in OF_EXPRESSIONS]
        for place in (0, 1):
            parts = [np.float32(of_tokens[name][place]) for name in self.names]
            if not place:
                parts = [_padded(name, part) for name, part in zip(self.names, parts, strict=True)]
            self.register_buffer(f"token_{place}", torch.as_tensor(np.concatenate(parts, axis=-1)))
        self.sizes = [len(of_tokens[name][1]) for name in self.names]
        self.nets = nn.ModuleList(of_expressions)
        mean, axes = (torch.as_tensor(array) for array in seen)
        self.register_buffer("axes", axes)
        self.register_buffer("shift", mean @ axes)

    def forward(self, tokens, cues, places, when_states, when_plain, near, near_plain):
        seen = tokens @ self.axes - self.shift
        when = torch.cat([half @ self.axes - self.shift for half in when_states.split(WIDTH, dim=1)], dim=1)
        around = seen[near.clamp(min=0)]
        answers = [net(around, when, when_plain, near, near_plain) for net in self.nets]
        dates = torch.stack([torch.sigmoid(scores) for scores, _, _ in answers]).mean(0)
        shifts = torch.stack([torch.softmax(scores, 1) for _, scores, _ in answers]).mean(0)
        predicates = torch.stack([torch.softmax(scores, 1) for *_, scores in answers]).mean(0)
        scores = (torch.cat([tokens, cues, places], dim=1) @ self.token_0 + self.token_1).split(self.sizes, dim=1)
        chances = [torch.softmax(own, 1) for own in scores]
        return dates, shifts, predicates, *(own[:, 1] if own.shape[1] == 2 else own for own in chances)


def _padded(name, weights):
    """Return the weights of a head on tokens with zeros for what it does not see."""
    n_cue, n_place = INPUTS["cues"][0], INPUTS["places"][0]
    after = {"cues": (0, n_place), "places": (0, 0), None: (0, n_cue + n_place)}[SEEN.get(name)]
    if SEEN.get(name) == "places":
        return np.vstack([weights[:WIDTH], np.zeros((n_cue, weights.shape[1]), dtype=weights.dtype), weights[WIDTH:]])
    return np.pad(weights, (after, (0, 0)))


def write_graph(of_tokens, of_expressions, seen, path):
    """Write the heads to `path` (ONNX, float32)."""
    sample = [
        torch.zeros(2, *shape, dtype=torch.int64 if name == "near" else torch.float32) for name, shape in INPUTS.items()
    ]
    axes = {name: {0: "n_tokens" if name in ("tokens", "cues", "places") else "n_expressions"} for name in INPUTS}
    axes |= {name: {0: "n_expressions" if name in OF_EXPRESSIONS else "n_tokens"} for name in OUTPUTS}
    path.parent.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        torch.onnx.export(
            Events(of_tokens, of_expressions, seen).eval(), tuple(sample), path, input_names=list(INPUTS),
            output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
