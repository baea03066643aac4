"""The heads on events as one ONNX graph: what they are asked is an input, what they answer an output (helpers/events/)."""

import numpy as np
import torch
from torch import nn

from helpers.events.answers import OUTPUTS
from helpers.events.cues import n_cues
from helpers.events.places import N_PLACES
from helpers.events.questions import N_NEAR, N_WHEN, NEAR
from helpers.language.encoder import WIDTH
from training.happening import HIDDEN, NOTHING, SCALE, SHARED

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
        self.of_tokens, self.of_expressions = OfTokens(of_tokens), OfExpressions(of_expressions, *seen)

    def forward(self, tokens, cues, places, *of_expressions):
        return *self.of_expressions(tokens, *of_expressions), *self.of_tokens(tokens, cues, places)


class OfTokens(nn.Module):
    """The heads on tokens side by side; {name: (weights, offsets)}."""

    def __init__(self, heads):
        super().__init__()
        names = [name for name in OUTPUTS if name not in OF_EXPRESSIONS]
        self.sizes = [len(heads[name][1]) for name in names]
        ends = np.cumsum(self.sizes).tolist()
        self.columns = {name: (end - size, end) for name, size, end in zip(names, self.sizes, ends, strict=True)}
        for name, place in (("states", slice(WIDTH)), ("offsets", None)):
            parts = [heads[own][1] if place is None else heads[own][0][place] for own in names]
            self.register_buffer(name, torch.as_tensor(np.float32(np.concatenate(parts, axis=-1))))
        for name, given in SEEN.items():
            self.register_buffer(given, torch.as_tensor(np.float32(heads[name][0][WIDTH:])))

    def forward(self, tokens, cues, places):
        scores = (tokens @ self.states + self.offsets).split(self.sizes, dim=1)
        more = {"status": cues @ self.cues, "elsewhere": places @ self.places}
        scores = [own + more[name] if name in more else own for name, own in zip(self.columns, scores, strict=True)]
        return [torch.sigmoid(own[:, 1] - own[:, 0]) if own.shape[1] == 2 else torch.softmax(own, 1) for own in scores]


class OfExpressions(nn.Module):
    """Several happening.Happening as one: each weight of theirs is a stack, and of a token that stands near several expressions
    is asked once what it says of itself."""

    def __init__(self, nets, mean, axes):
        super().__init__()
        self.register_buffer("axes", torch.as_tensor(axes))
        self.register_buffer("shift", torch.as_tensor(mean @ axes))
        self.heads = len(nets)
        for name in nets[0].state_dict():
            own = torch.stack([net.state_dict()[name] for net in nets])
            self.register_buffer(name.replace(".", "_"), own.mT.contiguous() if own.ndim == 3 else own[:, None])

    def layer(self, name, given):
        """Return what the layer `name` of each head makes of `given`, (n, width) for all or (heads, n, width)."""
        return given @ getattr(self, f"{name}_weight") + getattr(self, f"{name}_bias")

    def forward(self, tokens, when_states, when_plain, near, near_plain):
        n = self.heads
        own, places = torch.unique(near.clamp(min=0).flatten(), return_inverse=True)
        told = torch.tanh(self.layer("token", tokens[own] @ self.axes - self.shift))
        when = torch.cat([half @ self.axes - self.shift for half in when_states.split(WIDTH, dim=1)], dim=1)
        when = torch.relu(self.layer("when_state", when) + self.layer("when_plain", when_plain))
        hidden = self.layer("near_token", told)[:, places] + self.layer("near_plain", near_plain.flatten(0, 1))
        hidden = hidden.reshape(n, -1, NEAR, HIDDEN) + self.layer("near_when", when)[:, :, None]
        pairs = self.layer("near_out", torch.relu(hidden).flatten(1, 2)).reshape(n, -1, NEAR)
        around = told[:, places].reshape(n, -1, NEAR, SHARED)
        pairs = pairs + (around @ (when @ self.asks_weight)[..., None])[..., 0] / SCALE
        pairs = torch.where(near >= 0, pairs, torch.full_like(pairs, NOTHING))
        predicates = torch.softmax(pairs, dim=2)
        both = torch.cat([when, (predicates[:, :, None] @ around)[:, :, 0]], dim=2)
        best = pairs.max(2, keepdim=True).values.clamp(-20, 20) / SCALE
        dates = self.layer("dates_out", torch.relu(self.layer("dates_hidden", torch.cat([both, best], dim=2))))
        shifts = self.layer("shifts_out", torch.relu(self.layer("shifts_hidden", both)))
        return torch.sigmoid(dates)[..., 0].mean(0), torch.softmax(shifts, 2).mean(0), predicates.mean(0)


def write_graph(events, path):
    """Write Events to `path` (ONNX, float32)."""
    sample = [
        torch.zeros(2, *shape, dtype=torch.int64 if name == "near" else torch.float32) for name, shape in INPUTS.items()
    ]
    axes = {name: {0: "n_tokens" if name in ("tokens", "cues", "places") else "n_expressions"} for name in INPUTS}
    axes |= {name: {0: "n_expressions" if name in OF_EXPRESSIONS else "n_tokens"} for name in OUTPUTS}
    path.parent.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        torch.onnx.export(
            events.eval(), tuple(sample), path, input_names=list(INPUTS),
            output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
