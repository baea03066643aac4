"""The head that points from a quotation to its speaker, as a torch module, and how it learns."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from helpers.language.encoder import WIDTH
from helpers.speakers.pointing import N_PAIR, N_SOURCE

HIDDEN, PROJECTED, SHARED = 64, 24, 16
EPOCHS, BATCH, RATE, DECAY = 10, 64, 2e-3, 1e-2
SCALE = 5.0
QUESTIONS = ("who_sources", "who_source_states", "who_pairs", "who_rows", "who_mentions", "who_mention_states")


class Pointer(nn.Module):
    """Scores of each pair of a quotation and one of those named, and of each quotation for nobody named.

    `mean` and `spread` are of the pairs' numbers.
    """

    def __init__(self, mean, spread):
        super().__init__()
        self.register_buffer("mean", torch.as_tensor(mean))
        self.register_buffer("spread", torch.as_tensor(spread))
        self.pair, self.source, self.out = nn.Linear(N_PAIR, HIDDEN), nn.Linear(N_SOURCE, HIDDEN), nn.Linear(HIDDEN, 1)
        self.alone, self.alone_out = nn.Linear(N_SOURCE, HIDDEN // 2), nn.Linear(HIDDEN // 2, 1)
        self.dropout, self.state_dropout = nn.Dropout(0.2), nn.Dropout(0.3)
        self.asks, self.answers = nn.Linear(WIDTH, PROJECTED), nn.Linear(WIDTH, PROJECTED)
        self.shown, self.seen = nn.Linear(WIDTH, SHARED), nn.Linear(WIDTH, SHARED)
        self.of_mention, self.of_source = (nn.Linear(SHARED, HIDDEN, bias=False) for _ in range(2))
        self.alone_state = nn.Linear(WIDTH, 1)

    def forward(self, sources, source_states, pairs, rows, mentions, mention_states):
        hidden = self.pair((pairs - self.mean) / self.spread) + self.source(sources)[rows]
        nobody = self.alone_out(functional.relu(self.alone(sources)))[:, 0]
        source, mention = self.state_dropout(source_states), self.state_dropout(mention_states)
        hidden = hidden + self.of_mention(self.shown(mention))[mentions] + self.of_source(self.seen(source))[rows]
        fits = (self.asks(source)[rows] * self.answers(mention)[mentions]).sum(1) / SCALE
        return self.out(self.dropout(functional.relu(hidden)))[:, 0] + fits, nobody + self.alone_state(source)[:, 0]


class Averaged(nn.Module):
    """The mean of several Pointers' scores."""

    def __init__(self, pointers):
        super().__init__()
        self.pointers = nn.ModuleList(pointers)

    def forward(self, *asked):
        named, nobody = zip(*(pointer(*asked) for pointer in self.pointers), strict=True)
        return torch.stack(named).mean(0), torch.stack(nobody).mean(0)


def batch_of(lessons):
    """Return (questions, aims) of several articles' lessons together: tensors, numbered on from article to article."""
    parts, rows, mentions = {name: [] for name in QUESTIONS}, 0, 0
    for asked, *_ in lessons:
        for name in QUESTIONS:
            shift = rows if name == "who_rows" else mentions if name == "who_mentions" else 0
            parts[name].append(asked[name] + shift)
        rows += len(asked["who_sources"])
        mentions += len(asked["who_mention_states"])
    named, nobody = (np.concatenate([lesson[place] for lesson in lessons]) for place in (1, 2))
    return (
        [torch.as_tensor(np.concatenate(parts[name])) for name in QUESTIONS],
        torch.as_tensor(named),
        torch.as_tensor(nobody),
    )


def loss_of(scores, rows, named, nobody):
    """Return the mean over quotations with an aim of minus the log probability of its right answers together."""
    right, whole = (_log_sum(*scores, rows, *mask) for mask in ((named, nobody), (None, None)))
    known = nobody | (torch.zeros(len(nobody)).scatter_add(0, rows, named.float()) > 0)
    return ((whole - right) * known).sum() / known.sum().clamp(min=1)


def _log_sum(pairs, alone, rows, named=None, nobody=None):
    if named is not None:
        pairs, alone = torch.where(named, pairs, -1e4), torch.where(nobody, alone, -1e4)
    most = alone.detach().clone().scatter_reduce(0, rows, pairs.detach(), "amax")
    total = torch.exp(alone - most).scatter_add(0, rows, torch.exp(pairs - most[rows]))
    return most + torch.log(total + 1e-12)


def learned(lessons, seed):
    """Return a Pointer that has learned from `lessons`: (questions of an article, aims of its pairs, of nobody) each."""
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    numbers = np.concatenate([asked["who_pairs"] for asked, *_ in lessons])
    net = Pointer(numbers.mean(0), numbers.std(0) + 1e-3)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    groups = [group for _ in range(EPOCHS) for group in _groups(lessons, order)]
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=len(groups) + 1)
    for group in groups:
        asked, named, nobody = batch_of([lessons[place] for place in group])
        loss = loss_of(net(*asked), asked[QUESTIONS.index("who_rows")], named, nobody)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return net.eval()


def _groups(lessons, order):
    """Yield groups of articles, in another order each time, of about BATCH quotations."""
    group, size = [], 0
    for place in order.permutation(len(lessons)).tolist():
        group.append(place)
        size += len(lessons[place][2])
        if size >= BATCH:
            yield group
            group, size = [], 0
    if group:
        yield group


def scores(net, asked):
    """Return the scores (of each pair, of nobody for each quotation) that a Pointer or Averaged gives an article's questions."""
    with torch.no_grad():
        return [found.numpy() for found in net(*(torch.as_tensor(asked[name]) for name in QUESTIONS))]
