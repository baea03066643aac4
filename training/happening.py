"""The head on expressions of time as a torch module, and how it learns: what dates an event, counted which way, and of which word."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from helpers.events.questions import N_NEAR, N_WHEN
from helpers.language.encoder import WIDTH

KEPT, SHARED, HIDDEN = 128, 64, 48  # directions of states that it learns from; its widths
SCALE = 5.0
EPOCHS, BATCH, RATE, DECAY = 10, 48, 3e-3, 2e-2
WEIGHTS = {"dates": 1.0, "shifts": 0.5, "near": 1.0}
NOTHING = -1e4


class Happening(nn.Module):
    """Scores of expressions from their states, plain numbers, and the states (n, NEAR, width) and numbers of the tokens near.

    Whether each dates an event; three of which way it is counted (back, as it is, ahead); one a token near it, NOTHING where
    `near` is -1, of its telling that event.
    """

    def __init__(self, width=KEPT):
        super().__init__()
        self.drop, self.drop_hidden = nn.Dropout(0.25), nn.Dropout(0.25)
        self.token, self.when_state = nn.Linear(width, SHARED), nn.Linear(2 * width, SHARED)
        self.when_plain = nn.Linear(N_WHEN, SHARED)
        self.near_plain, self.near_token, self.near_when = (nn.Linear(n, HIDDEN) for n in (N_NEAR, SHARED, SHARED))
        self.near_out, self.asks = nn.Linear(HIDDEN, 1), nn.Linear(SHARED, SHARED, bias=False)
        self.dates_hidden, self.dates_out = nn.Linear(2 * SHARED + 1, HIDDEN), nn.Linear(HIDDEN, 1)
        self.shifts_hidden, self.shifts_out = nn.Linear(2 * SHARED, HIDDEN), nn.Linear(HIDDEN, 3)

    def forward(self, around, when_states, when_plain, near, near_plain):
        around = torch.tanh(self.token(self.drop(around)))
        when = torch.relu(self.when_state(self.drop(when_states)) + self.when_plain(when_plain))
        hidden = self.near_plain(near_plain) + self.near_token(around) + self.near_when(when)[:, None]
        pairs = self.near_out(self.drop_hidden(torch.relu(hidden)))[..., 0]
        pairs = pairs + (around * self.asks(when)[:, None]).sum(-1) / SCALE
        pairs = torch.where(near >= 0, pairs, torch.full_like(pairs, NOTHING))
        told = (torch.softmax(pairs, dim=1)[..., None] * around).sum(1)
        best = pairs.max(1, keepdim=True).values.clamp(-20, 20) / SCALE
        both = torch.cat([when, told], dim=1)
        dates = self.dates_out(self.drop_hidden(torch.relu(self.dates_hidden(torch.cat([both, best], dim=1)))))
        shifts = self.shifts_out(self.drop_hidden(torch.relu(self.shifts_hidden(both))))
        return dates[:, 0], shifts, pairs


def directions(states):
    """Return (mean, axes (WIDTH, KEPT)) of states, n x WIDTH: their KEPT principal directions, scaled to a spread of one."""
    mean = states.mean(0)
    values, vectors = np.linalg.eigh(np.cov((states - mean).T))
    order = np.argsort(values)[::-1][:KEPT]
    return mean.astype(np.float32), (vectors[:, order] / np.sqrt(values[order] + 1e-4)).astype(np.float32)


def examples(lessons, mean, axes):
    """Return (what the head is asked, aims) of all expressions of the lessons, as tensors."""
    around, when = [], []
    for lesson in lessons:
        if not len(lesson.expressions):
            continue
        places, near = np.unique(np.maximum(lesson.arrays["near"], 0), return_inverse=True)
        tokens = (np.float32(lesson.arrays["tokens"][places]) - mean) @ axes
        around.append(np.float16(tokens[near.reshape(lesson.arrays["near"].shape)]))
        when.append((lesson.arrays["when_states"].reshape(-1, 2, WIDTH) - mean) @ axes)
    arrays = {"around": np.concatenate(around), "when_states": np.concatenate(when).reshape(-1, 2 * KEPT)}
    for name in ("when_plain", "near", "near_plain"):
        arrays[name] = np.concatenate([lesson.arrays[name] for lesson in lessons])
    aims = {name: np.concatenate([lesson.aims[name] for lesson in lessons]) for name in WEIGHTS}
    return {name: torch.as_tensor(array) for name, array in arrays.items()}, {
        name: torch.as_tensor(array) for name, array in aims.items()
    }


def loss_of(net, asked, aims):
    """Return the sum of the losses; an aim of -1 is not known."""
    dates, shifts, pairs = net(*(asked[name].float() if name != "near" else asked[name] for name in asked))
    total = torch.zeros(())
    known = aims["dates"] >= 0
    if known.any():
        own = functional.binary_cross_entropy_with_logits(dates[known], aims["dates"][known].float())
        total = total + WEIGHTS["dates"] * own
    known = aims["shifts"] >= 0
    if known.any():
        total = total + WEIGHTS["shifts"] * functional.cross_entropy(shifts[known], aims["shifts"][known].long())
    told = aims["near"].any(1)
    if told.any():
        chances = torch.log_softmax(pairs[told], dim=1).masked_fill(aims["near"][told] <= 0, NOTHING)
        total = total - WEIGHTS["near"] * torch.logsumexp(chances, dim=1).mean()
    return total


def learned(asked, aims, seed, *, epochs=EPOCHS):
    """Return a Happening that learned from the examples."""
    torch.manual_seed(seed)
    net, n = Happening(asked["around"].shape[-1]), len(aims["dates"])
    steps = epochs * -(-n // BATCH)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    net.train()
    for _ in range(epochs):
        for own in torch.randperm(n).split(BATCH):
            optimizer.zero_grad()
            loss_of(net, *({name: array[own] for name, array in arrays.items()} for arrays in (asked, aims))).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return net.eval()
