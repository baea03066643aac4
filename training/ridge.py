"""Multinomial logistic regression with a ridge, by L-BFGS."""

import numpy as np
import torch
from torch.nn import functional

STEPS = 100


def softmax_ridge(numbers, aims, n_classes, ridge, *, plain=False):
    """Return (weights (n_numbers, n_classes), offsets): the mean loss plus `ridge` times the weights' squares is least.

    The numbers are standardised first, unless `plain`, and that is folded into what is returned.
    """
    numbers = np.asarray(numbers, dtype=np.float32)
    mean, spread = (0.0, 1.0) if plain else (numbers.mean(0), numbers.std(0) + 1e-3)
    given, aims = torch.as_tensor((numbers - mean) / spread), torch.as_tensor(aims)
    weights = torch.zeros(numbers.shape[1], n_classes, requires_grad=True)
    offsets = torch.zeros(n_classes, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, offsets], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        value = functional.cross_entropy(given @ weights + offsets, aims) + ridge * (weights * weights).sum()
        value.backward()
        return value

    optimizer.step(loss)
    scaled = weights.detach().numpy() / np.reshape(spread, (-1, 1))
    return scaled.astype(np.float32), (
        offsets.detach().numpy() - mean @ scaled if not plain else offsets.detach().numpy()
    )


def probabilities(numbers, weights, offsets):
    """Return the classes' probabilities for rows of numbers."""
    scores = numbers @ weights + offsets
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    return scores / scores.sum(axis=1, keepdims=True)
