"""Learn the links, content to cue and cue to source, from hand-marked attributions: `python -m training.links CORPORA [--size fast]`.

CORPORA holds quotes/train.jsonl.gz (PolNeAR). The head (helpers/quotes/linked.py) sees the spans that the encoder finds there. It chooses
among those near by: each pair has a score, and each span one that it has none and one that its own was not seen; minus the log
probability of what is right falls. Newsroom's train, from which the heads behind it learn, is not read, so it is new to this one.
"""

import argparse

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from helpers.language import encoder
from helpers.language.encoder import SIZES, WIDTH
from helpers.quotes.decode import spans_from
from helpers.quotes.find import token_ranges
from helpers.quotes.linked import questions
from helpers.quotes.overlooked import with_overlooked
from helpers.quotes.pairs import N_NUMBERS, Pairs
from helpers.text.regions import regions_of
from training.corpus import read_train
from training.mean import MODELS

INPUTS = ("link_spans", "link_others", "link_numbers", "link_rows", "link_columns")
HIDDEN, DROPOUT = 64, 0.4
EPOCHS, BATCH, RATE, DECAY, SEED = 12, 4, 2e-3, 0.1, 2018  # BATCH is of articles
ASKED = {"cue": "content", "source": "cue"}  # which spans ask for which


class Linked(nn.Module):
    """Scores of each pair of a span and one near by, and of each span that it has none, and that its own was not seen."""

    def __init__(self):
        super().__init__()
        self.span, self.other, self.alone = (nn.Linear(3 * WIDTH, HIDDEN) for _ in range(3))
        self.between, self.plain = nn.Linear(N_NUMBERS, HIDDEN, bias=False), nn.Linear(N_NUMBERS, 1)
        self.out, self.alone_out, self.dropout = nn.Linear(HIDDEN, 1), nn.Linear(HIDDEN, 2), nn.Dropout(DROPOUT)

    def forward(self, spans, others, numbers, rows, columns):
        hidden = self.span(spans)[rows] + self.other(others)[columns] + self.between(numbers)
        scores = self.out(self.dropout(functional.relu(hidden))) + self.plain(numbers)
        alone = self.alone_out(self.dropout(functional.relu(self.alone(spans))))
        return scores[:, 0].clamp(-20, 20), alone.clamp(-20, 20)


class Both(nn.Module):
    """Of contents their cues, and of cues their sources; each output is asked for alone."""

    def __init__(self, nets):
        super().__init__()
        self.nets = nn.ModuleDict(nets)

    def forward(self, *asked):
        return (*self.nets["cue"](*asked), *self.nets["source"](*asked))


def lessons_of(document, attributions, role):
    """Return what an article teaches of `role`: (the arrays that are asked, whether each pair is right, and of each span whether it has
    none and whether its own was not seen); only of spans that a mark covers."""
    ranges = token_ranges(document, regions_of(document))
    spans = with_overlooked(document, spans_from(document.reading.roles), ranges)
    by_role = {name: [span[1:3] for span in spans if span[0] == name] for name in ("source", "cue", "content")}
    pairs = Pairs(document, by_role, ranges)
    marks = [{name: _tokens(document, getattr(row, name)) for name in by_role} for row in attributions]
    own = {span: [mark for mark in marks if _covered(span, mark[ASKED[role]])] for span in by_role[ASKED[role]]}
    asked_of = [span for span, held in own.items() if held]
    near, asked = questions(document.reading.states, pairs, asked_of, role)
    right = np.array([any(_meets(other, mark[role]) for mark in own[span]) for span, other in near], dtype=bool)
    without = np.array([any(not mark[role] for mark in own[span]) for span in asked_of], dtype=bool)
    seen = np.zeros(len(asked_of), dtype=bool)
    np.logical_or.at(seen, asked["link_rows"], right)
    return asked, right, np.column_stack([without, ~seen & ~without])


def _tokens(document, spans):
    """Return the tokens that spans of characters hold, a set."""
    middles = (document.tokens[:, 0] + document.tokens[:, 1] - 1) / 2
    return {place for span in spans for place in range(*np.searchsorted(middles, span).tolist())}


def _covered(span, tokens):
    return 2 * len(tokens.intersection(range(*span))) >= span[1] - span[0]


def _meets(span, tokens):
    return not tokens.isdisjoint(range(*span))


def learned(lessons, seed=SEED):
    """Return a Linked that has learned from `lessons` (of lessons_of)."""
    torch.manual_seed(seed)
    order, net = np.random.default_rng(seed), Linked()
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    lessons = [lesson for lesson in lessons if len(lesson[2])]
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, EPOCHS * (len(lessons) // BATCH + 1))
    for _ in range(EPOCHS):
        places = order.permutation(len(lessons)).tolist()
        for at in range(0, len(places), BATCH):
            asked, right, alone = _together([lessons[place] for place in places[at : at + BATCH]])
            loss = loss_of(*net(*asked), asked[3], right, alone)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return net.eval()


def _together(lessons):
    """Return (arrays asked, aims of pairs, aims of spans) of several articles, numbered on from one to the next; tensors."""
    parts, spans, others = {name: [] for name in INPUTS}, 0, 0
    for asked, *_ in lessons:
        for name in INPUTS:
            parts[name].append(
                asked[name] + (spans if name == "link_rows" else others if name == "link_columns" else 0)
            )
        spans, others = spans + len(asked["link_spans"]), others + len(asked["link_others"])
    joined = [np.concatenate(parts[name]) for name in INPUTS]
    asked = [torch.as_tensor(own if own.dtype == np.int64 else own.astype(np.float32)) for own in joined]
    return asked, *(torch.as_tensor(np.concatenate([lesson[n] for lesson in lessons])) for n in (1, 2))


def loss_of(scores, alone, rows, right, aims):
    """Return the mean over spans of minus the log probability of their right answers together."""
    scores, alone = scores.exp(), alone.exp()
    whole = alone.sum(1).index_add(0, rows, scores)
    return (whole.log() - ((alone * aims).sum(1).index_add(0, rows, scores * right) + 1e-9).log()).mean()


def write(nets, path):
    """Write the nets {"cue": Linked, "source": Linked} as one graph (ONNX, float32)."""
    sample = (*(torch.zeros(2, n) for n in (3 * WIDTH, 3 * WIDTH, N_NUMBERS)), *torch.zeros(2, 2, dtype=torch.int64))
    outputs = [f"{role}_{what}" for role in ("cue", "source") for what in ("pairs", "alone")]
    sizes = dict(zip(INPUTS, ("spans", "others", "pairs", "pairs", "pairs"), strict=True))
    axes = {name: {0: size} for name, size in sizes.items()}
    axes |= {name: {0: "pairs" if name.endswith("pairs") else "spans"} for name in outputs}
    with torch.no_grad():
        torch.onnx.export(
            Both(nets).eval(), sample, path, input_names=list(INPUTS), output_names=outputs, dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora")
    parser.add_argument("--size", choices=SIZES, default="accurate")
    options = parser.parse_args()
    torch.set_num_threads(1)
    articles = read_train(options.corpora)
    documents = [article.document for article in articles]
    encoder(options.size).read(documents)
    nets = {}
    for role in ASKED:
        taught = zip(articles, documents, strict=True)
        lessons = [lessons_of(document, article.attributions, role) for article, document in taught]
        print(
            f"{role}: {sum(len(aims) for *_, aims in lessons)} spans, {sum(len(right) for _, right, _ in lessons)} pairs"
        )
        nets[role] = learned(lessons)
    write(nets, MODELS / f"links.{options.size}.onnx")


if __name__ == "__main__":
    main()
