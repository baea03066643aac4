"""Learn how likely a reader would print an event, and an editor keep it: `python -m training.fit`, to the *_weights.csv of helpers/events.

Two logistic regressions with a ridge, on rows that readers judged: judged_rows.csv (fit_weights.csv: day and label right, and the evidence
supports both) and judged_events.csv (salience_weights.csv: an editor would keep the event among the 20 of its topic). They are events of
13 topics of Timeline17 and Entities; those kept for judging are not among them. Printed is how well the rows of a topic left out
are told apart. Same rows, same weights.
"""

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

from helpers.events import fit, salience
from training.labels import area

RIDGE, STEPS = 60.0, 30
HERE, THERE = Path(__file__).parent, Path(__file__).parents[1] / "src" / "helpers" / "events"
LEARNED = {"fit": ("judged_rows.csv", fit.NUMBERS), "salience": ("judged_events.csv", salience.NUMBERS)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--install", type=Path, default=THERE)
    options = parser.parse_args()
    for name, (file, columns) in LEARNED.items():
        table = pd.read_csv(HERE / file, comment="#")
        numbers, right = table[list(columns)].to_numpy(np.float64), table["answer"].to_numpy(np.float64)
        print(
            f"{name}: topics left out, AUC {left_out(numbers, right, table['topic'].to_numpy()):.3f} of {len(table)} rows"
        )
        weights, offset = learned(numbers, right)
        lines = [f"{number},{value:.4f}" for number, value in [*zip(columns, weights, strict=True), ("offset", offset)]]
        head = f"# Weights of {name}.py: a logistic regression, learned by training/fit.py."
        (options.install / f"{name}_weights.csv").write_text(
            "\n".join([head, "number,weight", *lines, ""]), encoding="utf-8"
        )


def left_out(numbers, right, topics):
    """Return how well the rows of each topic are told apart by what the others teach: the area under the ROC curve."""
    found = np.zeros(len(numbers))
    for topic in set(topics.tolist()):
        own = topics == topic
        weights, offset = learned(numbers[~own], right[~own])
        found[own] = numbers[own] @ weights + offset
    return area(found, right == 1)


def learned(numbers, right):
    """Return (weights, offset) of a logistic regression, by Newton's method; a ridge holds the weights of what varies alike."""
    mean, spread = numbers.mean(axis=0), numbers.std(axis=0) + 1e-6
    given = np.hstack([(numbers - mean) / spread, np.ones((len(numbers), 1))])
    ridge, weights = np.diag([*[RIDGE] * numbers.shape[1], 1e-6]), np.zeros(given.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(given @ weights)))
        steep = (given * (chance * (1 - chance))[:, None]).T @ given + ridge
        weights = weights - np.linalg.solve(steep, given.T @ (chance - right) + ridge @ weights)
    own = weights[:-1] / spread
    return own, float(weights[-1] - (own * mean).sum())


if __name__ == "__main__":
    main()
