"""The encoder (ONNX, int8): one pass over an article gives the roles of its tokens in attributions, and their states.

Roles are the labels in labels.py, by a linear chain on top; states are what the encoder's last layer made of each token,
which the heads of later stages read (heads.py). The encoder comes in two sizes: "accurate" (six layers), and "fast" (two
thin ones, which learned from the large one to give the same answers and states). Weights, chain and word pieces are read
from helpers/models/ once, when first asked for; accurate.md and fast.md are their cards.
"""

import json
import os
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

import numpy as np

from helpers.language.chain import Chain
from helpers.language.labels import LABELS, OUTSIDE
from helpers.language.windows import EXTRAS, PIECES, pieces_of, windows_of

CLS, SEP = 101, 102  # BERT's marks around a text
WIDTH = 384  # of a state
SIZES = ("accurate", "fast")
SLOWER_ON_A_CPU = ["SkipLayerNormFusion"]  # a sum and a norm as one operator take four times as long as the two apart


class Reading(NamedTuple):
    """What one pass made of a Document's tokens.

    `roles` are probabilities of the labels, float32 (n_tokens, 7), `inner` those of the second layer, of attributions inside
    another's content; `states` are float32 (n_tokens, 384); `size` is the encoder's.
    """

    roles: np.ndarray
    states: np.ndarray
    inner: np.ndarray
    size: str = "accurate"


def encoder(size="accurate", threads=None):
    """Return the Encoder of a size (one of SIZES), loaded once a process.

    `threads` is how many one call may use: by default what the environment's DATELINE_THREADS says, or one, since the
    pipeline already gives each core a process of its own.
    """
    return _loaded(size, threads or int(os.environ.get("DATELINE_THREADS", "1")))


@cache
def _loaded(size, threads):
    with as_file(files("helpers.models")) as folder:
        return Encoder(folder, size, threads=threads)


def session_of(path, threads=1):
    """Return an onnxruntime session for the model at `path`, on so many threads of the processor."""
    import onnxruntime  # here, since it takes a while and dates do without

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # windows are seldom of one length again, so plans of memory only cost
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        path, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER_ON_A_CPU
    )


class Encoder:
    """Reads Documents with the weights of a size in `folder`."""

    def __init__(self, folder, size="accurate", *, threads=1):
        from tokenizers import Tokenizer

        folder, self.size = Path(folder), size
        self.session = session_of(folder / f"{size}.onnx", threads)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        chain = json.loads((folder / f"{size}.chain.json").read_text(encoding="utf-8"))
        self.chain = Chain(chain["first"], chain["after"], chain["last"])

    def read(self, documents):
        """Return the Reading of each Document, and leave it on the Document as `reading`."""
        passed = [self.scores_and_states(document) for document in documents]
        roles = self.chain.marginals([scores[:, : len(LABELS)] for scores, _ in passed])
        readings = [
            Reading(own, states, shares_of(scores[:, len(LABELS) :]), self.size)
            for own, (scores, states) in zip(roles, passed, strict=True)
        ]
        for document, reading in zip(documents, readings, strict=True):
            document.reading = reading
        return readings

    def scores_and_states(self, document):
        """Return the scores of the tokens' labels in both layers, float32 (n_tokens, 2 * 7), and their states."""
        pieces = pieces_of(document, self.tokenizer)
        scores = np.zeros((len(pieces.firsts), 2 * len(LABELS)), dtype=np.float32)
        states = np.zeros((len(pieces.firsts), WIDTH), dtype=np.float32)
        if not len(pieces.ids):
            scores[:, [OUTSIDE, len(LABELS)]] = 10  # of tokens no word piece is left
        for window in windows_of(0, pieces, PIECES[self.size]):  # one by one: a whole window fits the processor's cache
            found, seen = self.session.run(["scores", "hidden"], inputs(window, pieces))
            first, last = np.searchsorted(pieces.firsts, (window.start, window.end)).tolist()
            own = pieces.firsts[first:last] + 1 - window.start  # 1 for CLS
            np.take(found[0], own, axis=0, out=scores[first:last], mode="clip")  # straight there: no copy between
            np.take(seen[0], own, axis=0, out=states[first:last], mode="clip")
        return scores, states


def shares_of(scores):
    """Return the softmax of the rows of `scores`."""
    scores = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-1e9))
    return scores / scores.sum(axis=1, keepdims=True)


def inputs(window, pieces, ends=(CLS, SEP)):
    """Return the encoder's inputs for a window: int64 arrays (1, n_pieces + 2), between the marks around a text."""
    arrays = {}
    for name in ("ids", *EXTRAS):
        arrays[name] = np.zeros((1, window.end - window.start + 2), dtype=np.int64)
        arrays[name][0, 1:-1] = getattr(pieces, name)[window.start : window.end]
    arrays["ids"][0, [0, -1]] = ends
    return arrays
