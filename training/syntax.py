"""Train the head on syntax: `python -m training.syntax CORPORA --silver FILE [--install FOLDER]`, to src/helpers/models/syntax.onnx.

It learns silver parses (training/silver.py) from the encoder's states; the encoder stays as it ships. One corpus of the two
can be left out (`--without newsroom`): then agreement with the silver parses is told on that. Same seed, same weights.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from helpers.language.encoder import WIDTH
from helpers.language.syntax import ENDINGS, LONGEST, RELATIONS, SHAPES, TAGS, WORDS, rows_of
from training.silver_articles import CORPORA, articles_of
from training.states import states_of

SHARED, ARC, FAR = 128, 96, 12  # width of a token, of its two parts in arcs; tokens past which distances are alike
EPOCHS, TOKENS, RATE, SEED = 4, 1500, 3e-3, 2018
MODELS = Path(__file__).parents[1] / "src" / "helpers" / "models"


class Parser(nn.Module):
    """Scores heads by a biaffine product (Dozat and Manning, ICLR 2017) over states and words, read both ways by an LSTM."""

    def __init__(self):
        super().__init__()
        self.shown, self.dropout = nn.Linear(WIDTH, SHARED), nn.Dropout(0.2)
        self.words, self.endings, self.shapes = (
            nn.Embedding(WORDS, 48),
            nn.Embedding(ENDINGS, 24),
            nn.Embedding(SHAPES, 8),
        )
        self.spelt = nn.Linear(80, SHARED, bias=False)
        self.ways = nn.LSTM(SHARED, SHARED // 2, bidirectional=True, batch_first=True)
        self.below, self.above = nn.Linear(SHARED, ARC), nn.Linear(SHARED, ARC)
        self.arc, self.headlike = nn.Linear(ARC, ARC, bias=False), nn.Linear(ARC, 1)
        self.apart = nn.Embedding(2 * FAR + 1, 1)
        self.of_below, self.of_above = nn.Linear(SHARED, ARC), nn.Linear(SHARED, ARC)
        self.relation, self.tag = nn.Linear(ARC, len(RELATIONS)), nn.Linear(SHARED, len(TAGS))

    def tokens(self, states, words, sizes):
        spelt = torch.cat([self.words(words[..., 0]), self.endings(words[..., 1]), self.shapes(words[..., 2])], dim=2)
        tokens = functional.relu(self.shown(self.dropout(states)) + self.spelt(self.dropout(spelt)))
        packed = nn.utils.rnn.pack_padded_sequence(tokens, sizes, batch_first=True, enforce_sorted=False)
        read = nn.utils.rnn.pad_packed_sequence(self.ways(packed)[0], batch_first=True, total_length=tokens.shape[1])[0]
        return self.dropout(tokens + read)

    def arcs(self, tokens, sizes):
        below, above = functional.relu(self.below(tokens)), functional.relu(self.above(tokens))
        places = torch.arange(tokens.shape[1])
        apart = (places[None, :] - places[:, None]).clamp(-FAR, FAR) + FAR
        scores = self.arc(self.dropout(below)) @ above.transpose(1, 2) / ARC**0.5 + self.headlike(above).transpose(1, 2)
        held = places[None, :] < sizes[:, None]  # a sentence's own tokens, not those that fill up its row
        return scores + self.apart(apart)[:, :, 0] - 1e4 * (~held).float()[:, None, :]

    def relations(self, tokens, heads):
        above = torch.gather(self.of_above(tokens), 1, heads.unsqueeze(2).expand(-1, -1, ARC))
        return self.relation(functional.relu(self.of_below(tokens) + above))

    def forward(self, states, words, sizes):
        tokens = self.tokens(states, words, sizes)
        sure, heads = torch.softmax(self.arcs(tokens, sizes), dim=2).max(2)
        return heads, sure, self.relations(tokens, heads).argmax(2), self.tag(tokens).argmax(2)

    def loss(self, states, words, sizes, rows):
        tokens = self.tokens(states, words, sizes)
        known, heads = rows[:, :, 0] >= 0, rows[:, :, 0].clamp(min=0)
        found = self.arcs(tokens, sizes), self.relations(tokens, heads), self.tag(tokens)
        return sum(functional.cross_entropy(each[known], rows[:, :, n][known]) for n, each in enumerate(found))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--silver", type=Path, default=Path("build/silver.npz"))
    parser.add_argument("--install", type=Path, default=MODELS)
    parser.add_argument("--cache", type=Path, default=Path("build/states"), help="where the encoder's states are kept")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--without", help="corpus left out: newsroom, quotes or news")
    parser.add_argument(
        "--news", type=Path, nargs="*", default=[], help="files of unmarked articles, as silver.py read them"
    )
    options = parser.parse_args()
    torch.set_num_threads(1)
    lessons = {name: _lessons(options, name) for name in (CORPORA if options.news else CORPORA[:2])}
    own = [lesson for name, each in lessons.items() if name != options.without for lesson in each]
    net = learned(own, options.epochs)
    if options.without:
        print(f"left out, {options.without}:", agreement(net, lessons[options.without]))
    else:
        write(net, options.install / "syntax.onnx")


def _lessons(options, name):
    """Return a list of (states float16, rows of words, rows of the parse) of a corpus's sentences."""
    silver = np.load(options.silver)
    cuts = dict(zip(silver["ids"].tolist(), np.split(silver["rows"], np.cumsum(silver["sizes"])[:-1]), strict=True))
    articles = articles_of(options.corpora, name, options.news)
    documents, found = [article.document for article in articles], []
    for document, states in zip(documents, states_of(documents, name, options.cache), strict=True):
        rows = cuts[f"{name}/{document.article_id}"].astype(np.int64)
        for first, last in document.sentence_tokens.tolist():
            if 2 < last - first <= LONGEST:
                found.append(
                    (states[first:last].astype(np.float16), rows_of(document.words[first:last]), rows[first:last])
                )
    return found


def learned(lessons, epochs=EPOCHS):
    torch.manual_seed(SEED)
    order = np.random.default_rng(SEED)
    net = Parser().train()
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=1e-2)
    groups = [group for _ in range(epochs) for group in _groups(lessons, order)]
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=len(groups) + 1)
    for step, group in enumerate(groups):
        loss = net.loss(*padded([lessons[place] for place in group]))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if step % 200 == 0:
            print(f"step {step} of {len(groups)}: {loss.item():.3f}", flush=True)
    return net.eval()


def _groups(lessons, order):
    """Return groups of sentences of like length, of about TOKENS tokens, in another order each time."""
    sizes = np.array([len(rows) for *_, rows in lessons])
    places = np.argsort(sizes + order.random(len(sizes)) * 4, kind="stable")
    cuts = np.flatnonzero(np.diff(np.cumsum(sizes[places]) // TOKENS)) + 1
    groups = np.split(places, cuts)
    order.shuffle(groups)
    return groups


def padded(lessons):
    """Return tensors (states, words, sizes, rows) of several sentences; rows of no token are -1."""
    sizes = [len(rows) for *_, rows in lessons]
    states = np.zeros((len(lessons), max(sizes), WIDTH), dtype=np.float32)
    words = np.zeros((len(lessons), max(sizes), 3), dtype=np.int64)
    aims = np.full((len(lessons), max(sizes), 3), -1, dtype=np.int64)
    for row, (own, spelt, rows) in enumerate(lessons):
        states[row, : len(own)], words[row, : len(own)], aims[row, : len(own)] = own, spelt, rows
    return [torch.as_tensor(each) for each in (states, words, sizes, aims)]


def agreement(net, lessons):
    """Return how often head, head and relation, and tag are as the silver parse has them, punctuation left out."""
    right, words = np.zeros(3), 0
    with torch.no_grad():
        for states, spelt, rows in lessons:
            given = torch.as_tensor(states[None].astype(np.float32)), torch.as_tensor(spelt[None])
            heads, _, relations, tags = (each[0].numpy() for each in net(*given, torch.tensor([len(rows)])))
            word = (rows[:, 0] >= 0) & (rows[:, 1] != RELATIONS.index("punct"))
            same = heads == rows[:, 0]
            both = same & (relations == rows[:, 1])
            right += [each[word].sum() for each in (same, both, tags == rows[:, 2])]
            words += word.sum()
    return dict(zip(("heads", "with relation", "tags"), (right / words).round(3).tolist(), strict=True))


def write(net, path):
    """Write the head to `path` (ONNX, float32): it reads sentences side by side, of so many tokens each as `sizes` says."""
    names = ["states", "words", "sizes"], ["heads", "sure", "relations", "tags"]
    axes = {name: {0: "sentences", 1: "tokens"} for each in names for name in each} | {"sizes": {0: "sentences"}}
    given = torch.zeros(2, 7, WIDTH), torch.zeros(2, 7, 3, dtype=torch.int64), torch.tensor([7, 5])
    with torch.no_grad():
        torch.onnx.export(
            net, given, path, input_names=names[0], output_names=names[1], dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip


if __name__ == "__main__":
    main()
