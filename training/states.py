"""The encoder's states of a corpus, kept on disk by the encoder's weights and the cut into windows: several heads learn from them."""

import hashlib
from pathlib import Path

import numpy as np

from helpers.language import encoder

HELPERS = Path(__file__).parents[1] / "src" / "helpers"
READ_WITH = (HELPERS / "models" / "accurate.onnx", HELPERS / "language" / "windows.py")


def states_of(documents, name, cache):
    """Return the states of each of `documents`, float32 (n_tokens, 384), kept as float16 in folder `cache`."""
    mark = hashlib.sha256(b"".join(path.read_bytes() for path in READ_WITH)).hexdigest()[:12]
    path = Path(cache) / f"{name}.{len(documents)}.{mark}.npy"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        found = [encoder().read([document])[0].states for document in documents]
        np.save(path.with_suffix(".part.npy"), np.concatenate(found).astype(np.float16))
        path.with_suffix(".part.npy").rename(path)
    whole = np.load(path, mmap_mode="r")
    ends = np.cumsum([len(document.words) for document in documents])
    return [
        whole[end - len(document.words) : end].astype(np.float32) for document, end in zip(documents, ends, strict=True)
    ]
