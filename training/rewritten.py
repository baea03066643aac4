"""Write the graph of the heads on events again, with the weights it has: `python -m training.rewritten FOLDER`.

For when the code that makes a graph computes the same in another way: nothing is learned. FOLDER holds events.onnx; answers stay as
they are but for the rounding of float32.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from helpers.language.encoder import WIDTH
from training.event_graph import INPUTS, Events, write_graph
from training.happened import CLASSES, SEEDS
from training.happening import KEPT, Happening

DENSE = {"MatMul": True, "Gemm": False}  # operators of a dense layer, and whether its weights lie there turned round


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    write_graph(held(blank_events(), folder / "events.onnx"), folder / "events.onnx")


def blank_events():
    """Return Events that learned nothing, of the shape that ships."""
    wide = {"status": WIDTH + INPUTS["cues"][0], "elsewhere": WIDTH + INPUTS["places"][0]}
    of_tokens = {name: (np.zeros((wide.get(name, WIDTH), n)), np.zeros(n)) for name, n in CLASSES.items()}
    nothing = np.zeros(WIDTH, dtype=np.float32), np.zeros((WIDTH, KEPT), dtype=np.float32)
    return Events(of_tokens, [Happening() for _ in SEEDS], nothing)


def held(module, path):
    """Return a module with the weights of the graph at `path`, in which they have the names that the module gives them."""
    module.load_state_dict({name: torch.tensor(array) for name, array in weights_of(path, module).items()})
    return module.eval()


def weights_of(path, module):
    """Return {name: array} of what the graph at `path` holds of a module's weights.

    An array without a name of its own is found by the operator that reads it, which is named for its layer.
    """
    graph = onnx.load(path).graph
    arrays = {array.name: numpy_helper.to_array(array) for array in graph.initializer}
    found = {name: arrays[name] for name in module.state_dict() if name in arrays}
    for node in graph.node:
        layer = ".".join(node.name.split("/")[1:-1])
        if node.op_type in DENSE and f"{layer}.weight" in module.state_dict() and node.input[1] in arrays:
            weights = arrays[node.input[1]]
            found[f"{layer}.weight"] = weights.T if DENSE[node.op_type] else weights
    return found


if __name__ == "__main__":
    main()
