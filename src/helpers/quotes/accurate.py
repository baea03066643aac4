"""The accurate tagger of attribution roles: a small encoder (ONNX, int8) under a linear chain.

Weights, chain and word pieces are read from helpers/models/ once, when first asked for; accurate.md is their card.
"""

import json
import os
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from helpers.quotes.chain import Chain
from helpers.quotes.labels import LABELS, OUTSIDE
from helpers.quotes.windows import EXTRAS, pieces_of, windows_of

CLS, SEP = 101, 102  # BERT's marks around a text


def tagger(threads=None):
    """Return the accurate tagger, loaded once a process.

    `threads` is how many one call may use: by default what the environment's DATELINE_THREADS says, or one, since the
    pipeline already gives each core a process of its own.
    """
    return _loaded(threads or int(os.environ.get("DATELINE_THREADS", "1")))


@cache
def _loaded(threads):
    with as_file(files("helpers.models")) as folder:
        return AccurateTagger(folder, threads=threads)


class AccurateTagger:
    """Gives each token's probabilities of the labels in quotes/labels.py."""

    def __init__(self, folder, *, threads=1):
        import onnxruntime  # here, since it takes a while and the fast tagger does without
        from tokenizers import Tokenizer

        folder = Path(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(
            folder / "accurate.onnx", options, providers=["CPUExecutionProvider"]
        )
        self.tokenizer = Tokenizer.from_file(str(folder / "accurate.tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        chain = json.loads((folder / "accurate.chain.json").read_text(encoding="utf-8"))
        self.chain = Chain(chain["first"], chain["after"], chain["last"])

    def marginals(self, documents):
        """Return, for each Document, the probabilities of its tokens' labels: float32 arrays (n_tokens, 7)."""
        return self.chain.marginals(self.emissions(documents))

    def emissions(self, documents):
        """Return, for each Document, the encoder's scores of its tokens' labels: float32 arrays (n_tokens, 7)."""
        pieces = [pieces_of(document, self.tokenizer) for document in documents]
        scores = [np.zeros((len(one.ids), len(LABELS)), dtype=np.float32) for one in pieces]
        windows = [window for number, one in enumerate(pieces) for window in windows_of(number, len(one.ids))]
        for window in windows:  # one by one: a whole window fits the processor's cache, several do not
            found = self.session.run(None, inputs(window, pieces[window.document]))[0][0]
            offset = 1 - window.start  # 1 for CLS
            scores[window.document][window.first : window.last] = found[window.first + offset : window.last + offset]
        return [_of_tokens(one.firsts, rows) for one, rows in zip(pieces, scores, strict=True)]


def _of_tokens(firsts, rows):
    if len(rows):
        return rows[firsts]
    outside = np.zeros((len(firsts), len(LABELS)), dtype=np.float32)  # tokens of which no word piece is left
    outside[:, OUTSIDE] = 10
    return outside


def inputs(window, pieces, ends=(CLS, SEP)):
    """Return the encoder's inputs for a window: int64 arrays (1, n_pieces + 2), between the marks around a text."""
    arrays = {}
    for name in ("ids", *EXTRAS):
        arrays[name] = np.zeros((1, window.end - window.start + 2), dtype=np.int64)
        arrays[name][0, 1:-1] = getattr(pieces, name)[window.start : window.end]
    arrays["ids"][0, [0, -1]] = ends
    return arrays
