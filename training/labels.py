"""Train the head on labels: `python -m training.labels CORPORA [--install FOLDER]`, to src/helpers/models/labels.onnx.

It learns from the labels that readers gave to the events of newsroom/train.jsonl.gz and of told.csv which parts of a clause a
label keeps, and from labels that readers judged (judged_labels.csv) how likely a label is right. The syntax comes from the head
that ships (training/syntax.py). Settings were chosen by leaving whole outlets and topics out (five folds); those figures are
printed. newsroom dev is not read.
"""

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import torch
from torch import nn
from torch.nn import functional

from benchmarks.labels import content, events_of, figures
from helpers.events.keeping import N_PLAIN, N_WORTH, chosen, numbers_of
from helpers.events.read import read_around
from helpers.events.telling import told
from helpers.events.wording import meant_in, options_in
from helpers.events.worth import worth_numbers
from training.seen import FOLDS, folds_of
from training.states import states_of
from training.told import told_of

HIDDEN, EPOCHS, BATCH, RATE, DECAY, SEED = 32, 14, 256, 2e-3, 1e-2, 2018
RIDGE = 3.0
TOLD_FROM = 1_000_000  # number of the first event of told.csv
JUDGED = Path(__file__).parent / "judged_labels.csv"
RIGHT = {"r": 1.0, "b": 0.25, "w": 0.0}  # how right a label is that is right, bare, wrong
MODELS = Path(__file__).parents[1] / "src" / "helpers" / "models"


class Lesson(NamedTuple):
    """One way to tell of an event: its `numbers`, and of each unit what share of its words the reader's label `aim` has."""

    event: int
    fold: int
    sentence: object
    clause: object
    who: dict
    status: str
    aim: str
    numbers: np.ndarray
    shares: np.ndarray
    weights: np.ndarray


class Keeping(nn.Module):
    """How likely a label keeps a unit, and how much a label is like a reader's."""

    def __init__(self):
        super().__init__()
        self.hidden, self.out, self.plain = nn.Linear(N_PLAIN, HIDDEN), nn.Linear(HIDDEN, 1), nn.Linear(N_PLAIN, 1)
        self.dropout = nn.Dropout(0.3)
        self.register_buffer("worth", torch.zeros(N_WORTH + 1))

    def forward(self, units, labels):
        worth = labels @ self.worth[:-1] + self.worth[-1]
        return torch.sigmoid(self.scores(units)), worth.clamp(0.01, 1)

    def scores(self, units):
        return self.out(self.dropout(functional.relu(self.hidden(units))))[:, 0] + self.plain(units)[:, 0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--cache", type=Path, default=Path("build/states"), help="where the encoder's states are kept")
    parser.add_argument("--install", type=Path, default=MODELS)
    parser.add_argument("--show", type=int, default=0, help="so many labels with their outlet left out, for a look")
    options = parser.parse_args()
    torch.set_num_threads(1)
    sets = lessons_of(options.corpora, options.cache), told_lessons(options.corpora, options.cache)
    lessons = [*sets[0], *sets[1]]
    nets = [learned([one for one in lessons if one.fold != fold]) for fold in range(FOLDS)]
    kept = [_kept(nets[one.fold], one) for one in lessons]
    drafts = [_drafted(one, own) for one, own in zip(lessons, kept, strict=True)]
    weights = _worth(*judged())
    worth = _applied(weights, np.array([numbers for _, numbers in drafts]))
    cut = len(sets[0])
    _report("newsroom, outlets left out", sets[0], drafts[:cut], worth[:cut], options.show)
    _report("told.csv, topics left out", sets[1], drafts[cut:], worth[cut:], options.show)
    net = learned(lessons)
    net.worth = torch.as_tensor(np.float32(weights))
    write(net, options.install / "labels.onnx")


def lessons_of(corpora, cache):
    """Return the Lessons of the newsroom set's train, their folds by outlet."""
    found = [
        (document, dates, context, record["events"], record)
        for record, document, dates, context in events_of(corpora, "train")
    ]
    folds = folds_of([record for *_, record in found])
    states = states_of([document for document, *_ in found], "newsroom", cache)
    lessons, count = [], 0
    for (document, dates, context, events, _), fold, own in zip(found, folds, states, strict=True):
        marked = [(tuple(event["trigger"]), event["status"], event["label"]) for event in events]
        lessons += _lessons_in(document, dates, context, marked, np.float32(own), fold, count)
        count += len(marked)
    return lessons


def told_lessons(corpora, cache):
    """Return the Lessons of told.csv, their folds by topic."""
    found = list(told_of(corpora))
    topics = sorted({topic for topic, *_ in found})
    states = states_of([document for _, document, *_ in found], "told", cache)
    lessons, count = [], TOLD_FROM
    for (topic, document, dates, context, events), own in zip(found, states, strict=True):
        marked = [((event.at, event.at + event.size), event.status, event.label) for event in events.itertuples()]
        lessons += _lessons_in(document, dates, context, marked, np.float32(own), topics.index(topic) % FOLDS, count)
        count += len(marked)
    return lessons


def _lessons_in(document, dates, context, marked, states, fold, first):
    """Return the Lessons of one Document; `marked` are its events, (words that tell of it, status, label), numbered from `first`."""
    document.reading, lessons = _States(states), []
    spans = [span for span, *_ in marked]
    for n, sentence, trigger, clauses in options_in(read_around(document, dates, spans, context), spans):
        _, status, label = marked[n]
        who = meant_in(document, sentence, context)
        for clause in clauses:
            numbers, aims = numbers_of(sentence, clause, trigger), _aims(sentence, clause, content(label))
            lessons.append(Lesson(first + n, fold, sentence, clause, who, status, label, numbers, *aims))
    document.reading = None
    return lessons


class _States(NamedTuple):
    states: np.ndarray


def _aims(sentence, clause, label):
    """Return (share of each unit's words that a label has, how many words that counts for)."""
    words = []
    for unit in clause.units:
        people = {
            sentence.named[n].canonical
            for n in unit.places
            if sentence.named[n] is not None and sentence.named[n].kind == "person"
        }
        told = " ".join(name.split()[-1] for name in people) or " ".join(sentence.words[n] for n in unit.places)
        words.append(content(told))
    shares = [len(own & label) / max(1, len(own)) for own in words]
    return np.array(shares, dtype=np.float32), np.array([min(3, len(own)) for own in words], dtype=np.float32)


def learned(lessons):
    torch.manual_seed(SEED)
    units, shares, weights = (
        torch.as_tensor(np.concatenate([getattr(one, name) for one in lessons]))
        for name in ("numbers", "shares", "weights")
    )
    net = Keeping().train()
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    batches = [batch for _ in range(EPOCHS) for batch in torch.randperm(len(units)).split(BATCH)]
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=len(batches) + 1)
    for batch in batches:
        losses = functional.binary_cross_entropy_with_logits(net.scores(units[batch]), shares[batch], reduction="none")
        loss = (losses * weights[batch]).sum() / weights[batch].sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return net.eval()


def _kept(net, lesson):
    with torch.no_grad():
        return torch.sigmoid(net.scores(torch.as_tensor(lesson.numbers))).numpy()


def _drafted(lesson, kept):
    """Return (the label's words, its plain numbers)."""
    kept = kept.tolist()
    units = chosen(lesson.clause, kept)
    words = told(lesson.sentence, lesson.clause, units, lesson.status, lesson.who)
    return " ".join(words), worth_numbers(lesson.sentence, lesson.clause, units, kept, words)


def judged():
    """Return (numbers, how right) of the labels that readers judged; prints how well the topics left out are told apart."""
    table = pd.read_csv(JUDGED, comment="#")
    numbers, right = table.iloc[:, 2:].to_numpy(np.float64), table["answer"].map(RIGHT).to_numpy(np.float64)
    found = np.zeros(len(table))
    for topic in table["topic"].unique():
        own = (table["topic"] == topic).to_numpy()
        found[own] = _applied(_worth(numbers[~own], right[~own]), numbers[own])
    print(f"right labels told from others, topics left out: AUC {area(found, right == 1):.3f} of {len(table)}")
    return numbers, right


def area(scores, right):
    """Return the area under the ROC curve of scores.

    >>> area(np.array([0.1, 0.4, 0.3]), np.array([False, True, False]))
    1.0
    """
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, len(scores) + 1)
    n = right.sum()
    return float((ranks[right].sum() - n * (n + 1) / 2) / (n * (len(right) - n)))


def _worth(numbers, right):
    """Return the weights, and the offset last, of a regression with a ridge of how right a label is on its numbers."""
    given = np.hstack([numbers, np.ones((len(numbers), 1))])
    ridge = RIDGE * np.diag([*[1.0] * numbers.shape[1], 0])
    return np.linalg.solve(given.T @ given + ridge, given.T @ right)


def _applied(weights, numbers):
    return np.where(numbers.any(axis=1), numbers @ weights[:-1] + weights[-1], 0)


def _report(name, lessons, drafts, worth, show):
    """Print the figures of a set: of our labels, of the clause that comes first, and of the plainest label."""
    best, first = {}, {}
    for place, one in enumerate(lessons):
        first.setdefault(one.event, place)
        if drafts[place][0] and (one.event not in best or worth[place] > worth[best[one.event]]):
            best[one.event] = place
    aims = [lessons[place].aim for place in first.values()]
    labels = [drafts[best[event]][0] if event in best else "" for event in first]
    print(f"{name}:", figures(labels, aims))
    print("the first clause alone:", figures([drafts[place][0] for place in first.values()], aims))
    print("plainest:", figures([plainest(lessons[place]) for place in first.values()], aims))
    for n in np.random.default_rng(SEED).permutation(len(aims))[:show]:
        one = lessons[first[list(first)[n]]]
        print(f"-- {aims[n]} | {labels[n]} | {one.status}\n     {' '.join(one.sentence.words)[:300]}")


def plainest(lesson):
    """Return the clause whole, in order of the text, as far as a label's words go."""
    kept = np.linspace(0.99, 0.9, len(lesson.clause.units)).tolist()
    return " ".join(told(lesson.sentence, lesson.clause, chosen(lesson.clause, kept), lesson.status, lesson.who))


def write(net, path):
    """Write the head to `path` (ONNX, float32)."""
    names = ["label_units", "label_numbers"], ["label_kept", "label_worth"]
    with torch.no_grad():
        torch.onnx.export(
            net, (torch.zeros(2, N_PLAIN), torch.zeros(3, N_WORTH)), path, input_names=names[0], output_names=names[1],
            dynamic_axes={name: {0: f"{name} rows"} for each in names for name in each}, opset_version=17, dynamo=False,
        )  # fmt: skip


if __name__ == "__main__":
    main()
