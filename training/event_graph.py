"""The heads on events as one ONNX graph: what they are asked is an input, what they answer an output (helpers/events/)."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime.quantization import CalibrationDataReader, QuantType, quantize_static
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
# the two large products on tokens near expressions, which are of whole numbers
ROUNDED = ("/of_expressions/MatMul", "/of_expressions/MatMul_2")
CALIBRATION = 40  # articles from which the ranges of whole numbers are taken
WAYS = 3  # in which an expression is counted: back, as it is, ahead


class Events(nn.Module):
    """The heads on tokens, and the mean of those on expressions."""

    def __init__(self, of_tokens, of_expressions, seen):
        super().__init__()
        self.of_tokens, self.of_expressions = OfTokens(of_tokens), OfExpressions(of_expressions, *seen)

    def forward(self, tokens, cues, places, *of_expressions):
        return *self.of_expressions(tokens, *of_expressions), *self.of_tokens(tokens, cues, places)


class OfTokens(nn.Module):
    """The heads on tokens side by side; {name: (weights, offsets)}. Of two classes only the difference is computed."""

    def __init__(self, heads):
        super().__init__()
        heads = {name: _apart(*own) if len(own[1]) == 2 else own for name, own in heads.items()}
        self.names = [name for name in OUTPUTS if name not in OF_EXPRESSIONS]
        self.sizes = [len(heads[name][1]) for name in self.names]
        for name, place in (("states", slice(WIDTH)), ("offsets", None)):
            parts = [heads[own][1] if place is None else heads[own][0][place] for own in self.names]
            self.register_buffer(name, torch.as_tensor(np.float32(np.concatenate(parts, axis=-1))))
        for name, given in SEEN.items():
            self.register_buffer(given, torch.as_tensor(np.float32(heads[name][0][WIDTH:])))

    def forward(self, tokens, cues, places):
        scores = (tokens @ self.states + self.offsets).split(self.sizes, dim=1)
        more = {"status": cues @ self.cues, "elsewhere": places @ self.places}
        scores = [own + more[name] if name in more else own for name, own in zip(self.names, scores, strict=True)]
        return [torch.sigmoid(own).flatten() if own.shape[1] == 1 else torch.softmax(own, 1) for own in scores]


def _apart(weights, offsets):
    """Return (weights, offsets) of the difference of two classes."""
    return weights[:, 1:] - weights[:, :1], offsets[1:] - offsets[:1]


class OfExpressions(nn.Module):
    """Several happening.Happening as one: what they make of a token or an expression stands side by side, and each weight is theirs
    as blocks. Of a token that stands near several expressions is asked once what it says of itself."""

    def __init__(self, nets, mean, axes):
        super().__init__()
        self.heads, shift = len(nets), torch.as_tensor(mean @ axes)
        axes = torch.as_tensor(axes)
        state = [{name: each.detach() for name, each in net.state_dict().items()} for net in nets]
        beside = [(own["token.weight"].T, own["token.bias"]) for own in state]
        self.keep("token", torch.cat([axes @ w for w, _ in beside], 1), torch.cat([b - shift @ w for w, b in beside]))
        both, twice = torch.block_diag(axes, axes), torch.cat([shift, shift])
        given = [(own["when_state.weight"].T, own["when_plain.weight"].T, own["when_state.bias"]) for own in state]
        self.keep(
            "when",
            torch.cat([torch.cat([both @ w, plain]) for w, plain, _ in given], 1),
            torch.cat([b - twice @ w for w, _, b in given]) + torch.cat([own["when_plain.bias"] for own in state]),
        )
        for name in ("near_token", "near_when", "near_out", "asks", "shifts_out", "dates_out"):
            self.keep(name, torch.block_diag(*[own[f"{name}.weight"].T for own in state]), _biases(state, name))
        self.keep(
            "near_plain", torch.cat([own["near_plain.weight"].T for own in state], 1), _biases(state, "near_plain")
        )
        for name in ("dates_hidden", "shifts_hidden"):
            # of the expression, of what tells of its event, and of the best pair
            parts = [own[f"{name}.weight"].T.split(SHARED) for own in state]
            blocks = [torch.block_diag(*each) for each in zip(*parts, strict=True)]
            self.keep(name, torch.cat(blocks), _biases(state, name))
        self.register_buffer("own", torch.block_diag(*[torch.ones(1, SHARED)] * self.heads))

    def keep(self, name, weights, biases):
        """Hold what a layer, `name`, has of all heads."""
        self.register_buffer(f"{name}_weight", weights.contiguous())
        self.register_buffer(f"{name}_bias", biases)

    def layer(self, name, given):
        """Return what the layer `name` of all heads makes of `given`, (n, width)."""
        return given @ getattr(self, f"{name}_weight") + getattr(self, f"{name}_bias")

    def forward(self, tokens, when_states, when_plain, near, near_plain):
        n = self.heads
        own, places = torch.unique(near.clamp(min=0).flatten(), return_inverse=True)
        told = torch.tanh(self.layer("token", tokens[own]))
        when = torch.relu(self.layer("when", torch.cat([when_states, when_plain], dim=1)))
        hidden = self.layer("near_token", told)[places] + self.layer("near_plain", near_plain.flatten(0, 1))
        hidden = hidden.reshape(-1, NEAR, n * HIDDEN) + self.layer("near_when", when)[:, None]
        around = told[places].reshape(-1, NEAR, n * SHARED)
        asked = (when @ self.asks_weight)[:, None] * self.own  # (n, heads, width)
        pairs = self.layer("near_out", torch.relu(hidden).flatten(0, 1)).reshape(-1, NEAR, n).transpose(1, 2)
        pairs = pairs + asked @ around.transpose(1, 2) / SCALE
        pairs = torch.where((near >= 0)[:, None], pairs, torch.full((1,), NOTHING))
        predicates = torch.softmax(pairs, dim=2)
        both = torch.cat([when, ((predicates @ around) * self.own).sum(1)], dim=1)
        best = pairs.amax(2).clamp(-20, 20) / SCALE
        dates = self.layer("dates_out", torch.relu(self.layer("dates_hidden", torch.cat([both, best], dim=1))))
        shifts = self.layer("shifts_out", torch.relu(self.layer("shifts_hidden", both))).reshape(-1, n, WAYS)
        return torch.sigmoid(dates).mean(1), torch.softmax(shifts, 2).mean(1), predicates.mean(1)


def _biases(state, name):
    """Return the biases of a layer of all heads side by side, zero for one that has none."""
    first = state[0].get(f"{name}.bias")
    return torch.zeros(1) if first is None else torch.cat([own[f"{name}.bias"] for own in state])


def write_graph(events, path, lessons=()):
    """Write Events to `path` (ONNX, float32), and what tokens near expressions say of themselves in whole numbers of eight bits, where
    there are `lessons` from which their ranges are taken.

    The ranges are fixed, so that a token's answers are the same whatever stands in its article.
    """
    sample = [
        torch.zeros(2, *shape, dtype=torch.int64 if name == "near" else torch.float32) for name, shape in INPUTS.items()
    ]
    axes = {name: {0: "n_tokens" if name in ("tokens", "cues", "places") else "n_expressions"} for name in INPUTS}
    axes |= {name: {0: "n_expressions" if name in OF_EXPRESSIONS else "n_tokens"} for name in OUTPUTS}
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, torch.no_grad():
        whole = Path(folder) / "events.onnx" if lessons else path
        torch.onnx.export(
            events.eval(), tuple(sample), whole, input_names=list(INPUTS),
            output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        if lessons:
            quantize_static(
                whole, path, _Shown(lessons), op_types_to_quantize=["MatMul"], nodes_to_quantize=list(ROUNDED),
                activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8, per_channel=True,
            )  # fmt: skip


class _Shown(CalibrationDataReader):
    """Gives what lessons with expressions ask to the quantiser, one after another."""

    def __init__(self, lessons):
        asked = [lesson.arrays for lesson in lessons if len(lesson.arrays["near"])]
        self.asked = iter(asked[:CALIBRATION])

    def get_next(self):
        arrays = next(self.asked, None)
        return arrays and {
            name: np.asarray(arrays[name], np.int64 if name == "near" else np.float32) for name in INPUTS
        }
