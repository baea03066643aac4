"""An encoder's weights as the files that ship: ONNX in int8, the chain's scores, the word pieces."""

import json

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import save_file

from helpers.language.labels import LABELS
from helpers.language.windows import EXTRAS
from training.encoder import ChainLoss, Encoder

SHIPPED = ("{size}.onnx", "{size}.chain.json", "tokenizer.json")


class WithStates(torch.nn.Module):
    """The encoder with its outputs: the labels' scores in both layers, and the states that heads read."""

    def __init__(self, encoder, inner):
        super().__init__()
        self.encoder, self.inner = encoder, inner

    def forward(self, *inputs):
        hidden = self.encoder.hidden(*inputs)
        return torch.cat([self.encoder.head(hidden), self.inner(hidden)], dim=-1), hidden


def modules_of(encoder):
    """Return what ships of a training with this Encoder: it, the chain, and the head of the second layer of labels."""
    inner = torch.nn.Linear(encoder.head.in_features, len(LABELS))
    return torch.nn.ModuleDict({"encoder": encoder, "chain": ChainLoss(), "inner": inner})


def export(weights, tokenizer, folder, size="accurate", encoder=None):
    """Write the ONNX file (int8), the chain and the word pieces into `folder`; the weights as they are beside them.

    `weights` are named as in `modules_of`; without those of the second layer nothing stands inside a content. `encoder` is an
    Encoder of the right shape, by default the large one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model = modules_of(encoder or Encoder())
    torch.nn.init.zeros_(model["inner"].weight)
    model["inner"].bias.data = torch.tensor([10.0] + [0.0] * (len(LABELS) - 1))
    model.load_state_dict({**model.state_dict(), **weights})
    model.eval()
    save_file({name: value.contiguous() for name, value in model.state_dict().items()}, folder / f"{size}.safetensors")
    names = ["ids", *EXTRAS]
    sample = tuple(torch.ones(2, 9, dtype=torch.int64) for _ in names)
    axes = {name: {0: "windows", 1: "pieces"} for name in [*names, "scores", "hidden"]}
    with torch.no_grad():
        torch.onnx.export(
            WithStates(model["encoder"], model["inner"]), sample, folder / f"{size}.float.onnx",
            input_names=names, output_names=["scores", "hidden"], dynamic_axes=axes, opset_version=17, dynamo=False,
            custom_opsets={"com.microsoft": 1},
        )  # fmt: skip
    source, target = folder / f"{size}.float.onnx", folder / f"{size}.onnx"
    whole = [
        node.name for node in onnx.load(source).graph.node if node.name.startswith("/inner/")
    ]  # a ridge's: rounding ruins it
    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=whole)
    chain = {name: np.round(scores, 4).tolist() for name, scores in model["chain"].scores().items()}
    (folder / f"{size}.chain.json").write_text(json.dumps(chain), encoding="utf-8")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
