"""The encoder that ships as torch weights again, so that training can go on from it."""

import json

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.encoder import Encoder
from training.export import modules_of

PARTS = ("query", "key", "value")


def shipped_weights(folder, size="accurate"):
    """Return {name: tensor} of an Encoder and its chain, as training.loop.Learner names them, from the ONNX file in `folder`.

    Weights were rounded to int8 when they were written; what is returned has that rounding.
    """
    graph = onnx.load(folder / f"{size}.onnx").graph
    arrays = {array.name: numpy_helper.to_array(array) for array in graph.initializer}
    state = modules_of(Encoder(layers=sum(name.startswith("onnx::Add_") for name in arrays))).state_dict()
    for name in state:
        own = next(
            (form for form in (name, name.removeprefix("encoder.")) if {form, f"{form}_quantized"} & set(arrays)), None
        )
        if own in arrays:
            state[name] = torch.from_numpy(arrays[own].astype(np.float32))
        elif own:
            state[name] = _whole(arrays, own)
    _put_products(graph, arrays, state)
    _put_chain(folder / f"{size}.chain.json", state)
    if "inner.bias" not in arrays:  # an encoder of one layer of labels
        del state["inner.weight"], state["inner.bias"]
    return state


def _whole(arrays, name):
    """Return a rounded array as float32; scales are one, or one a column."""
    values, zero = arrays[f"{name}_quantized"].astype(np.float32), arrays[f"{name}_zero_point"].astype(np.float32)
    return torch.from_numpy((values - zero) * arrays[f"{name}_scale"])


def _put_products(graph, arrays, state):
    """Put the weights of the dense layers into `state`: the graph holds them in the order of the layers, without their names."""
    order = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger"]
    offsets = [name for node in graph.node for name in node.input if name.startswith("onnx::Add_")]
    wide = [_whole(arrays, name.removesuffix("_quantized")).T.contiguous() for name in order]
    for number in range(len(offsets)):
        attention, out, up, down = wide[4 * number : 4 * number + 4]
        prefix = f"encoder.layers.{number}."
        for part, weight, offset in zip(
            PARTS, attention.chunk(3), torch.from_numpy(arrays[offsets[number]].copy()).chunk(3), strict=True
        ):
            state[f"{prefix}{part}.weight"], state[f"{prefix}{part}.bias"] = weight, offset
        for part, weight in (("out", out), ("up", up), ("down", down)):
            state[f"{prefix}{part}.weight"] = weight
    state["encoder.head.weight"] = wide[-1]
    for name in (name for node in graph.node if node.name == "/inner/MatMul" for name in node.input if name in arrays):
        state["inner.weight"] = torch.from_numpy(arrays[name].T.copy())


def _put_chain(path, state):
    chain = json.loads(path.read_text(encoding="utf-8"))
    for name, scores in chain.items():
        values = torch.tensor(scores)
        state[f"chain.{name}"] = torch.where(values <= -9999, 0.0, values) if name == "after" else values
