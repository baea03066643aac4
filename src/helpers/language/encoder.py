"""The encoder (ONNX, int8): one pass over an article gives the roles of its tokens in attributions, and their states.

Roles are the labels in labels.py, by a linear chain on top; states are what the encoder's last layer made of each token,
which the heads of later stages read (heads.py). Weights, chain and word pieces are read from helpers/models/ once, when
first asked for; accurate.md is their card.
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
from helpers.language.windows import EXTRAS, pieces_of, windows_of

CLS, SEP = 101, 102  # BERT's marks around a text
WIDTH = 384  # of a state


class Reading(NamedTuple):
    """What one pass made of a Document's tokens: `roles`, probabilities of the labels, float32 (n_tokens, 7), and
    `states`, float16 (n_tokens, 384)."""

    roles: np.ndarray
    states: np.ndarray


def encoder(threads=None):
    """Return the Encoder, loaded once a process.

    `threads` is how many one call may use: by default what the environment's DATELINE_THREADS says, or one, since the
    pipeline already gives each core a process of its own.
    """
    return _loaded(threads or int(os.environ.get("DATELINE_THREADS", "1")))


@cache
def _loaded(threads):
    with as_file(files("helpers.models")) as folder:
        return Encoder(folder, threads=threads)


def session_of(path, threads=1):
    """Return an onnxruntime session for the model at `path`, on so many threads of the processor."""
    import onnxruntime  # here, since it takes a while and the fast tagger does without

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


class Encoder:
    """Reads Documents with the weights in `folder`."""

    def __init__(self, folder, *, threads=1):
        from tokenizers import Tokenizer

        folder = Path(folder)
        self.session = session_of(folder / "accurate.onnx", threads)
        self.tokenizer = Tokenizer.from_file(str(folder / "accurate.tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        chain = json.loads((folder / "accurate.chain.json").read_text(encoding="utf-8"))
        self.chain = Chain(chain["first"], chain["after"], chain["last"])

    def read(self, documents):
        """Return the Reading of each Document, and leave it on the Document as `reading`."""
        passed = [self._pass(document) for document in documents]
        roles = self.chain.marginals([scores for scores, _ in passed])
        readings = [Reading(own, states) for own, (_, states) in zip(roles, passed, strict=True)]
        for document, reading in zip(documents, readings, strict=True):
            document.reading = reading
        return readings

    def _pass(self, document):
        """Return the scores of the tokens' labels, float32 (n_tokens, 7), and their states."""
        pieces = pieces_of(document, self.tokenizer)
        scores = np.zeros((len(pieces.ids), len(LABELS)), dtype=np.float32)
        states = np.zeros((len(pieces.ids), WIDTH), dtype=np.float16)
        for window in windows_of(0, len(pieces.ids)):  # one by one: a whole window fits the processor's cache
            found, seen = self.session.run(["scores", "hidden"], inputs(window, pieces))
            own = slice(window.first + 1 - window.start, window.last + 1 - window.start)  # 1 for CLS
            scores[window.first : window.last] = found[0, own]
            states[window.first : window.last] = seen[0, own]
        if len(pieces.ids):
            return scores[pieces.firsts], states[pieces.firsts]
        outside = np.zeros((len(pieces.firsts), len(LABELS)), dtype=np.float32)  # tokens of which no word piece is left
        outside[:, OUTSIDE] = 10
        return outside, np.zeros((len(pieces.firsts), WIDTH), dtype=np.float16)


def inputs(window, pieces, ends=(CLS, SEP)):
    """Return the encoder's inputs for a window: int64 arrays (1, n_pieces + 2), between the marks around a text."""
    arrays = {}
    for name in ("ids", *EXTRAS):
        arrays[name] = np.zeros((1, window.end - window.start + 2), dtype=np.int64)
        arrays[name][0, 1:-1] = getattr(pieces, name)[window.start : window.end]
    arrays["ids"][0, [0, -1]] = ends
    return arrays
