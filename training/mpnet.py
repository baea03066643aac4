"""MPNet's encoder as a torch module, with the extra embeddings of the tagger that ships.

MPNet (Song and others, NeurIPS 2020) is BERT with one bias of attention by distance (the buckets of Raffel and others,
JMLR 2020), shared by all layers. Its word pieces are those of all-MiniLM-L6-v2 under other numbers.
"""

import torch
from torch import nn

from training.encoder import Encoder, put_layers

ENDS = (0, 2)  # MPNet's marks around a text
FIRST_POSITION = 2  # MPNet counts places from 2
BUCKETS, FAR = 32, 128
LAYER = {
    "attention.attn.q": "query",
    "attention.attn.k": "key",
    "attention.attn.v": "value",
    "attention.attn.o": "out",
    "attention.LayerNorm": "after_attention",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "after_dense",
}


class Teacher(Encoder):
    """MPNet's encoder cut to its first `layers` layers."""

    def __init__(self, layers=9, heads=12):
        super().__init__(vocabulary=30527, width=768, heads=heads, inner=3072, layers=layers, positions=512)
        self.distances = nn.Embedding(BUCKETS, heads)
        self.distances.weight.requires_grad_(False)  # a bias that learns keeps attention from its fast path

    def attention_mask(self, ids, mask):
        """Return the bias by distance, minus infinity at padding: (n_windows, heads, n_pieces, n_pieces)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        bias = self.distances(bucket_of(places[None, :] - places[:, None])).permute(2, 0, 1)[None]
        return bias if mask is None else bias.masked_fill(~mask[:, None, None, :], torch.finfo(bias.dtype).min)


def bucket_of(distance):
    """Return the bucket of each distance between pieces: half for either direction, exact at first, then by logarithm.

    >>> bucket_of(torch.tensor([-200, -1, 0, 1, 200])).tolist()
    [15, 1, 0, 17, 31]
    """
    half, exact = BUCKETS // 2, BUCKETS // 4
    away = distance.abs()
    log = torch.log(away.clamp(min=1).float() / exact) / torch.log(torch.tensor(FAR / exact)) * (half - exact)
    far = (exact + log.long()).clamp(max=half - 1)
    return torch.where(distance > 0, half, 0) + torch.where(away < exact, away, far)


def load_mpnet(encoder, weights):
    """Put the weights of an MPNet checkpoint (a dict of tensors) into `encoder`, a Teacher; return it."""
    state = encoder.state_dict()
    state["words.weight"] = weights["embeddings.word_embeddings.weight"]
    state["positions.weight"] = weights["embeddings.position_embeddings.weight"][FIRST_POSITION:]
    state["distances.weight"] = weights["encoder.relative_attention_bias.weight"]
    put_layers(state, weights, len(encoder.layers), LAYER)
    encoder.load_state_dict(state)
    return encoder
