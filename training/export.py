"""The accurate tagger's weights as the files that ship: ONNX in int8, the chain's scores, the word pieces."""

import json

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import save_file

from helpers.language.windows import EXTRAS
from training.encoder import ChainLoss, Encoder

SHIPPED = ("accurate.onnx", "accurate.chain.json", "accurate.tokenizer.json")


class WithStates(torch.nn.Module):
    """The encoder with both its outputs: the labels' scores, and the states that heads read."""

    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, *inputs):
        hidden = self.encoder.hidden(*inputs)
        return self.encoder.head(hidden), hidden


def export(weights, tokenizer, folder):
    """Write the ONNX file (int8), the chain and the word pieces into `folder`; the weights as they are beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    model = torch.nn.ModuleDict({"encoder": Encoder(), "chain": ChainLoss()})
    model.load_state_dict(weights)
    model.eval()
    save_file({name: value.contiguous() for name, value in weights.items()}, folder / "accurate.safetensors")
    names = ["ids", *EXTRAS]
    sample = tuple(torch.ones(2, 9, dtype=torch.int64) for _ in names)
    axes = {name: {0: "windows", 1: "pieces"} for name in [*names, "scores", "hidden"]}
    with torch.no_grad():
        torch.onnx.export(
            WithStates(model["encoder"]), sample, folder / "accurate.float.onnx",
            input_names=names, output_names=["scores", "hidden"], dynamic_axes=axes, opset_version=17, dynamo=False,
            custom_opsets={"com.microsoft": 1},
        )  # fmt: skip
    source, target = folder / "accurate.float.onnx", folder / "accurate.onnx"
    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True)
    chain = {name: np.round(scores, 4).tolist() for name, scores in model["chain"].scores().items()}
    (folder / "accurate.chain.json").write_text(json.dumps(chain), encoding="utf-8")
    tokenizer.save(str(folder / "accurate.tokenizer.json"), pretty=False)
