"""Train the head on syntax: `python -m training.syntax CORPORA --silver FILE [--install FOLDER]`, to src/helpers/models/syntax.onnx.

It learns silver parses (training/silver.py) from the encoder's states; the encoder stays as it ships. One corpus of the two
can be left out (`--without newsroom`): then agreement with the silver parses is told on that. Same seed, same weights.
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime.quantization import CalibrationDataReader, QuantType, quantize_static
from torch import nn
from torch.nn import functional

from helpers.language.encoder import WIDTH
from helpers.language.syntax import ENDINGS, LONGEST, RELATIONS, SHAPES, TAGS, WORDS, rows_of
from training.silver_articles import CORPORA, articles_of
from training.states import states_of

SHARED, ARC, FAR = 128, 96, 12  # width of a token, of its two parts in arcs; tokens past which distances are alike
CALIBRATION = 40  # groups of sentences from which the ranges of whole numbers are taken
# products that stay floats, because they are small, or of two inputs
FLOATS = ("/headlike/Gemm", "/relation/Gemm", "/tag/Gemm", "/MatMul")
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

    def forward(self, states, words, sizes):
        """Return of each token its head (a place in its sentence), how sure that is, and the numbers of its relation and tag.

        Given are the tokens of all sentences one after another, and how many each sentence has, the longest first.
        """
        places = self.places(sizes)
        tokens = self.tokens(states, words, sizes, places)
        sure, heads = torch.softmax(self.arcs(tokens, sizes, places), dim=2).max(2)
        heads, sure = heads[_held(sizes)], sure[_held(sizes)]
        return heads, sure, self.relations(tokens, heads + _firsts(sizes)).argmax(1), self.tag(tokens).argmax(1)

    def places(self, sizes):
        """Return which token stands where in each sentence, int64 (n, longest), the last one again where it has no more."""
        held = _held(sizes)
        return (held.flatten().long().cumsum(0) - 1).reshape(held.shape)

    def tokens(self, states, words, sizes, places):
        spelt = torch.cat([self.words(words[:, 0]), self.endings(words[:, 1]), self.shapes(words[:, 2])], dim=1)
        tokens = functional.relu(self.shown(self.dropout(states)) + self.spelt(self.dropout(spelt)))
        packed = nn.utils.rnn.pack_padded_sequence(tokens[places.T], sizes)
        read = nn.utils.rnn.pad_packed_sequence(self.ways(packed)[0], total_length=places.shape[1])[0]
        return self.dropout(tokens + read.transpose(0, 1)[_held(sizes)])

    def arcs(self, tokens, sizes, places):
        """Return how well each token of a sentence is the head of each, float32 (n, longest, longest)."""
        below, above = functional.relu(self.below(tokens)), functional.relu(self.above(tokens))
        longest = torch.arange(places.shape[1])
        apart = self.apart((longest[None, :] - longest[:, None]).clamp(-FAR, FAR) + FAR)[:, :, 0]
        alone = self.headlike(above)[places][:, :, 0] - 1e4 * (~_held(sizes)).float()  # what fills a row up is no head
        scores = self.arc(self.dropout(below))[places] @ above[places].transpose(1, 2) / ARC**0.5
        return scores + apart + alone[:, None, :]

    def relations(self, tokens, heads):
        return self.relation(functional.relu(self.of_below(tokens) + self.of_above(tokens)[heads]))

    def loss(self, states, words, sizes, rows):
        """Return the sum of the losses; `rows` are head, relation and tag of each token, -1 where nobody knows."""
        places = self.places(sizes)
        tokens = self.tokens(states, words, sizes, places)
        arcs = self.arcs(tokens, sizes, places)[_held(sizes)]
        known, heads = rows[:, 0] >= 0, rows[:, 0].clamp(min=0) + _firsts(sizes)
        found = arcs, self.relations(tokens, heads), self.tag(tokens)
        return sum(functional.cross_entropy(each[known], rows[known, n]) for n, each in enumerate(found))


def _held(sizes):
    """Return which places of a row as long as the longest sentence each sentence fills, bool (n, longest)."""
    return torch.arange(sizes.max())[None, :] < sizes[:, None]


def _firsts(sizes):
    """Return of each token the number of its sentence's first."""
    held = _held(sizes)
    return (sizes.cumsum(0) - sizes)[:, None].expand(held.shape)[held]


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
        write(net, options.install / "syntax.onnx", own)


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
        loss = net.loss(*joined([lessons[place] for place in group]))
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


def joined(lessons):
    """Return tensors (states, words, sizes, rows) of several sentences, the longest first, their tokens one after another."""
    lessons = sorted(lessons, key=lambda lesson: -len(lesson[-1]))
    states, words, rows = (np.concatenate(each) for each in zip(*lessons, strict=True))
    sizes = [len(own) for *_, own in lessons]
    return [torch.as_tensor(each) for each in (states.astype(np.float32), words, sizes, rows)]


def agreement(net, lessons):
    """Return how often head, head and relation, and tag are as the silver parse has them, punctuation left out."""
    right, words = np.zeros(3), 0
    with torch.no_grad():
        for states, spelt, rows in lessons:
            heads, _, relations, tags = (each.numpy() for each in net(*joined([(states, spelt, rows)])[:3]))
            word = (rows[:, 0] >= 0) & (rows[:, 1] != RELATIONS.index("punct"))
            same = heads == rows[:, 0]
            both = same & (relations == rows[:, 1])
            right += [each[word].sum() for each in (same, both, tags == rows[:, 2])]
            words += word.sum()
    return dict(zip(("heads", "with relation", "tags"), (right / words).round(3).tolist(), strict=True))


def write(net, path, lessons):
    """Write the head to `path` (ONNX); its large products are of whole numbers (int8), whose ranges `lessons` show.

    The ranges are fixed, so that what stands beside a sentence in a call changes nothing in it.
    """
    names = ["states", "words", "sizes"], ["heads", "sure", "relations", "tags"]
    axes = {name: {0: "tokens"} for each in names for name in each} | {"sizes": {0: "sentences"}}
    given = torch.zeros(12, WIDTH), torch.zeros(12, 3, dtype=torch.int64), torch.tensor([7, 5])
    with TemporaryDirectory() as folder, torch.no_grad():
        whole = Path(folder) / "syntax.onnx"
        torch.onnx.export(
            net, given, whole, input_names=names[0], output_names=names[1], dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_static(
            whole, path, _Shown(lessons), op_types_to_quantize=["MatMul", "Gemm"], nodes_to_exclude=list(FLOATS),
            activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8,
        )  # fmt: skip


class _Shown(CalibrationDataReader):
    """Gives groups of sentences to the quantiser, one after another."""

    def __init__(self, lessons):
        groups = _groups(lessons, np.random.default_rng(SEED))[:CALIBRATION]
        self.groups = iter([joined([lessons[place] for place in group])[:3] for group in groups])

    def get_next(self):
        group = next(self.groups, None)
        return group and {name: each.numpy() for name, each in zip(("states", "words", "sizes"), group, strict=True)}


if __name__ == "__main__":
    main()
