"""The accurate tagger as a torch module: all-MiniLM-L6-v2's encoder, three extra embeddings, a linear chain.

Written out (BERT, Devlin and others, NAACL 2019), so that it needs no more than torch and exports to a plain graph.
"""

import torch
from torch import nn
from torch.nn import functional

from helpers.language.labels import LABELS, may_follow
from helpers.language.windows import EXTRAS

FORBIDDEN = -10000.0


class FusedAttention(torch.autograd.Function):
    """Attention that is exported as one operator of onnxruntime, twice as fast as its parts. It cannot be trained."""

    @staticmethod
    def forward(ctx, query, key, value, heads):
        batch, length, width = query.shape
        parts = (part.view(batch, length, heads, width // heads).transpose(1, 2) for part in (query, key, value))
        return functional.scaled_dot_product_attention(*parts).transpose(1, 2).reshape(batch, length, width)

    @staticmethod
    def symbolic(graph, query, key, value, heads):
        seen = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        seen.setType(query.type())
        return seen


class Layer(nn.Module):
    """One layer of the encoder: attention, then two dense layers, each added to what came in.

    `head` is how wide a head of attention is; a layer with fewer or thinner ones is narrower inside than `width`.
    """

    def __init__(self, width, heads, inner, dropout, head):
        super().__init__()
        self.heads, self.head, self.dropout = heads, head, nn.Dropout(dropout)
        self.query, self.key, self.value = (nn.Linear(width, heads * head) for _ in range(3))
        self.out = nn.Linear(heads * head, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.after_attention, self.after_dense = (nn.LayerNorm(width, eps=1e-12) for _ in range(2))

    def forward(self, hidden, mask):
        batch, length, _ = hidden.shape
        parts = (self.query, self.key, self.value)
        weight, offset = (torch.cat([getattr(part, name) for part in parts]) for name in ("weight", "bias"))
        shape = (batch, length, 3, self.heads, self.head)
        whole = functional.linear(hidden, weight, offset)
        if torch.onnx.is_in_onnx_export():
            seen = FusedAttention.apply(*whole.chunk(3, -1), self.heads)
        else:
            query, key, value = whole.view(shape).permute(2, 0, 3, 1, 4).unbind()
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
            seen = seen.transpose(1, 2).reshape(batch, length, -1)
        seen = self.out(seen)
        hidden = self.after_attention(hidden + self.dropout(seen))
        return self.after_dense(hidden + self.dropout(self.down(functional.gelu(self.up(hidden)))))


class Encoder(nn.Module):
    """From pieces to scores of the labels, (n_windows, n_pieces, 7)."""

    def __init__(
        self, *, vocabulary=30522, width=384, heads=12, inner=1536, layers=6, positions=512, dropout=0.1, head=None
    ):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(positions, width)
        self.extras = nn.ModuleDict({name: nn.Embedding(count, width) for name, count in EXTRAS.items()})
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout, head or width // heads) for _ in range(layers))
        self.head = nn.Linear(width, len(LABELS))
        for embedding in self.extras.values():
            nn.init.normal_(embedding.weight, std=0.02)

    def forward(self, ids, states, edges, cases, mask=None):
        return self.head(self.dropout(self.hidden(ids, states, edges, cases, mask)))

    def hidden(self, ids, states, edges, cases, mask=None):
        """Return what the last layer makes of the pieces, (n_windows, n_pieces, width).

        `mask` tells real pieces from padding; without one, nothing is padded (so it is once exported).
        """
        hidden = self.words(ids) + self.positions(torch.arange(ids.shape[1], device=ids.device))[None]
        for name, values in (("states", states), ("edges", edges), ("cases", cases)):
            hidden = hidden + self.extras[name](values)
        hidden = self.dropout(self.norm(hidden))
        mask = self.attention_mask(ids, mask)
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden

    def attention_mask(self, ids, mask):
        """Return the mask or bias of attention, or None: (n_windows, heads or 1, n_pieces or 1, n_pieces)."""
        return None if mask is None else mask[:, None, None, :]


class ChainLoss(nn.Module):
    """A linear chain over the labels (IOB2 enforced): minus the log probability of the gold labels."""

    def __init__(self):
        super().__init__()
        count = len(LABELS)
        self.first, self.last = nn.Parameter(torch.zeros(count)), nn.Parameter(torch.zeros(count))
        self.after = nn.Parameter(torch.zeros(count, count))
        allowed = torch.tensor([[may_follow(before, label) for label in range(count)] for before in range(count)])
        self.register_buffer("forbidden", torch.where(allowed, 0.0, FORBIDDEN))

    def forward(self, emissions, labels, mask):
        """Return the mean a token; `labels` (n_windows, n_tokens) is padded with 0 where `mask` is False."""
        after = self.after + self.forbidden
        lengths = mask.sum(1)
        gold = (emissions.gather(2, labels[..., None])[..., 0] * mask).sum(1)
        gold = gold + (after[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]).sum(1)
        ends = labels.gather(1, (lengths - 1)[:, None])[:, 0]
        gold = gold + self.first[labels[:, 0]] + self.last[ends]
        score = self.first + emissions[:, 0]
        for step in range(1, emissions.shape[1]):
            coming = torch.logsumexp(score[:, :, None] + after, dim=1) + emissions[:, step]
            score = torch.where(mask[:, step, None], coming, score)
        return (torch.logsumexp(score + self.last, dim=1) - gold).sum() / mask.sum()

    def scores(self):
        """Return the chain as plain lists: first, after, last."""
        after = (self.after + self.forbidden).clamp(min=FORBIDDEN)
        return {"first": self.first.tolist(), "after": after.tolist(), "last": self.last.tolist()}


BERT_LAYER = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "after_attention",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "after_dense",
}


def load_bert(encoder, weights):
    """Put the weights of a BERT checkpoint (a dict of tensors) into `encoder`."""
    state = encoder.state_dict()
    state["words.weight"] = weights["embeddings.word_embeddings.weight"]
    state["positions.weight"] = (
        weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    )
    put_layers(state, weights, len(encoder.layers), BERT_LAYER)
    encoder.load_state_dict(state)
    return encoder


def put_layers(state, weights, count, names):
    """Put the first `count` layers of a checkpoint, and the norm before them, into `state`; `names` maps theirs to ours."""
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
        for number in range(count):
            for theirs, ours in names.items():
                state[f"layers.{number}.{ours}.{part}"] = weights[f"encoder.layer.{number}.{theirs}.{part}"]
