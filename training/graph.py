"""All heads for one size of the encoder as one ONNX graph: what each is asked is an input, what it answers an output."""

import numpy as np
import torch
from torch import nn

from helpers.language.encoder import WIDTH
from helpers.quotes.acts import N_PLAIN
from helpers.speakers.kinds import N_PLAIN as N_PLAIN_OF_NAMES
from helpers.speakers.pointing import N_PAIR, N_SOURCE
from helpers.speakers.settle import N_SURE
from training.pointing import QUESTIONS

INPUTS = {
    "act_vectors": 5 * WIDTH, "act_plain": N_PLAIN, "who_sources": N_SOURCE,
    "who_source_states": WIDTH, "who_pairs": N_PAIR, "who_rows": 0, "who_mentions": 0, "who_mention_states": WIDTH,
    "sure_numbers": N_SURE, "name_states": 2 * WIDTH, "name_plain": N_PLAIN_OF_NAMES,
}  # fmt: skip
OUTPUTS = ("acts", "who_named", "who_nobody", "sure", "kinds")


class Heads(nn.Module):
    """The heads side by side; `acts` and `sure` are (weights, offsets)."""

    def __init__(self, acts, pointer, sure, kinds):
        super().__init__()
        self.kinds, self.pointer = Kinds(kinds), pointer
        for name, values in (("acts", acts), ("sure", sure)):
            for part, array in zip(("weights", "offsets"), values, strict=True):
                self.register_buffer(f"{name}_{part}", torch.as_tensor(np.float32(array)))

    def forward(self, act_vectors, act_plain, *rest):
        *who, sure_numbers, name_states, name_plain = rest
        acts = torch.softmax(torch.cat([act_vectors, act_plain], dim=1) @ self.acts_weights + self.acts_offsets, dim=1)
        sure = torch.sigmoid(sure_numbers @ self.sure_weights + self.sure_offsets)
        return acts, *self.pointer(*who), sure, self.kinds(name_states, name_plain)


class Kinds(nn.Module):
    """The head on kinds of names."""

    def __init__(self, kinds):
        super().__init__()
        self.weights, self.offsets = (nn.Parameter(torch.as_tensor(np.float32(values))) for values in kinds)

    def forward(self, states, plain):
        return torch.softmax(torch.cat([states, plain], dim=1) @ self.weights + self.offsets, dim=1)


def write_kinds(kinds, path):
    """Write the head on kinds alone to `path`."""
    _write(Kinds(kinds), ["name_states", "name_plain"], ["kinds"], path)


def write_graph(acts, pointer, sure, kinds, path):
    """Write the heads to `path` (ONNX, float32)."""
    assert tuple(name for name in INPUTS if name.startswith("who")) == QUESTIONS
    _write(Heads(acts, pointer, sure, kinds), list(INPUTS), list(OUTPUTS), path)


def _write(module, inputs, outputs, path):
    sample = {
        name: torch.zeros(2, INPUTS[name]) if INPUTS[name] else torch.zeros(2, dtype=torch.int64) for name in inputs
    }
    side = {"who_rows": "pairs", "who_pairs": "pairs", "who_mentions": "pairs", "who_mention_states": "mentions"}
    axes = {name: {0: side.get(name, "rows" if name.startswith("who") else name)} for name in inputs}
    axes |= {name: {0: f"{name} rows"} for name in outputs}
    path.parent.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        torch.onnx.export(
            module.eval(), tuple(sample.values()), path, input_names=inputs, output_names=outputs,
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
