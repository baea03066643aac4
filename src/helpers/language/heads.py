"""The heads: small modules in ONNX graphs (helpers/models/) that read the encoder's states.

What a head is asked is prepared by the stage that asks: quotes/acts.py, speakers/pointer.py. Heads were learned with the
encoder's weights as they ship, a graph for each size of it: NAME.accurate.onnx, NAME.fast.onnx. The card of `heads` is
heads.md; training/heads.py makes it again.
"""

from functools import cache
from importlib.resources import as_file, files

import numpy as np

from helpers.language.encoder import session_of

TYPES = {"tensor(float)": np.float32, "tensor(int64)": np.int64}


@cache
def heads(size="accurate", name="heads"):
    """Return the Heads of the graph `name` for a size of the encoder, loaded once a process."""
    with as_file(files("helpers.models")) as folder:
        return Heads(folder / f"{name}.{size}.onnx")


class Heads:
    """Answers of the graph's outputs by name; what an output does not need may be left out of the questions."""

    def __init__(self, path):
        self.session = session_of(path)
        self.empty = {
            given.name: np.zeros([side if isinstance(side, int) else 0 for side in given.shape], TYPES[given.type])
            for given in self.session.get_inputs()
        }

    def ask(self, *outputs, **questions):
        """Return the arrays called `outputs` for the arrays `questions`, by input."""
        given = {name: np.ascontiguousarray(array, self.empty[name].dtype) for name, array in questions.items()}
        return self.session.run(list(outputs), {**self.empty, **given})


def mean_states(states, spans):
    """Return the mean state over each list of (first, last) tokens, zeros for an empty one; float32 (n, width).

    >>> mean_states(np.eye(3, dtype=np.float16), [[(0, 1), (2, 3)], []]).tolist()
    [[0.5, 0.0, 0.5], [0.0, 0.0, 0.0]]
    """
    found = np.zeros((len(spans), states.shape[1]), dtype=np.float32)
    alone = {n: parts[0][0] for n, parts in enumerate(spans) if len(parts) == 1 and parts[0][1] - parts[0][0] == 1}
    found[list(alone)] = states[list(alone.values())]  # all of one token at once: most are
    longer = [n for n in range(len(spans)) if n not in alone]
    for n in longer:
        for first, last in spans[n]:
            found[n] += np.add.reduce(states[first:last], axis=0)
    counts = [sum(max(0, last - first) for first, last in spans[n]) or 1 for n in longer]
    found[longer] /= np.array(counts, dtype=np.float32)[:, None]
    return found
