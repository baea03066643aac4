"""Train the heads on events: `python -m training.happened CORPORA [--kept FOLDER]`, to src/helpers/models/events.onnx.

CORPORA holds newsroom/train.jsonl.gz, events/timebank.jsonl.gz and events/meantime.jsonl.gz. The encoder stays as it ships; what
it makes of these articles is read once, and kept in FOLDER for the next run with the same encoder. Settings were chosen by
leaving whole outlets out (training/seen.py), and one half of MEANTIME; newsroom dev is not read. The same seeds, libraries and
kind of processor give the same weights.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from helpers.events.answers import ELSEWHERE, STATUSES
from helpers.language.encoder import Reading
from training import event_marks as marks
from training.event_graph import SEEN, Events, write_graph
from training.happening import directions, examples, learned
from training.ridge import probabilities, softmax_ridge
from training.silver_status import add_silver
from training.states import states_of

RIDGE = {"tells": 1e-3, "elsewhere": 3e-3, "status": 2e-3, "verb": 1e-3}
CLASSES = {"tells": 2, "elsewhere": len(ELSEWHERE), "status": len(STATUSES), "verb": 2}
RARE = ("cancelled",) * 4 + ("denied",)  # statuses whose few marks are learned from so many times more
MOST = 30_000  # tokens that a head on tokens learns from, of those that are none of its marks
SEEDS = (2018, 2019, 2020)
MODELS = Path(__file__).parents[1] / "src" / "helpers" / "models"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--install", type=Path, default=MODELS)
    parser.add_argument(
        "--kept", type=Path, default=Path("build/states"), help="folder that keeps the encoder's states"
    )
    parser.add_argument("--seeds", type=int, default=len(SEEDS), help="how many heads on expressions are averaged")
    options = parser.parse_args()
    torch.set_num_threads(1)
    newsroom, others = lessons_of(options.corpora, options.kept)
    events = Events(*heads_learned(newsroom + others, SEEDS[: options.seeds]))
    write_graph(events, options.install / "events.onnx", newsroom)


def lessons_of(corpora, kept):
    """Return (Lessons of newsroom's articles, of TimeBank's and MEANTIME's)."""
    others = []
    for name, fill in (("timebank", marks.timebank), ("meantime", marks.meantime)):
        rows, lessons = _read(corpora, f"events/{name}", kept)
        others += [fill(row, lesson) for row, lesson in zip(rows, lessons, strict=True)]
    tells = token_head(others, "tells")
    rows, lessons = _read(corpora, "newsroom/train", kept)
    newsroom = [marks.newsroom(row, own, chances(own, tells)) for row, own in zip(rows, lessons, strict=True)]
    for lesson in newsroom + others:
        add_silver(lesson, chances(lesson, tells))
    return newsroom, others


def _read(corpora, name, kept):
    """Return (articles, their Lessons that teach nothing yet) of a corpus, with the encoder's states."""
    rows = marks.read(corpora, name)
    documents = [marks.document_of(row) for row in rows]
    for document, states in zip(documents, states_of(documents, name.replace("/", "."), kept), strict=True):
        document.reading = Reading(None, states, None)
    return rows, [marks.blank(document) for document in documents]


def chances(lesson, weights):
    """Return the chance of class 1 for each token of a lesson."""
    return probabilities(np.float32(lesson.arrays["tokens"]), *weights)[:, 1]


def heads_learned(lessons, seeds=SEEDS):
    """Return ({head on tokens: (weights, offsets)}, the heads on expressions, and (mean, axes) of the states they see)."""
    of_tokens = {name: token_head(lessons, name) for name in CLASSES}
    mean, axes = directions(np.concatenate([np.float32(lesson.arrays["tokens"][::7]) for lesson in lessons]))
    asked, aims = examples(lessons, mean, axes)
    return of_tokens, [learned(asked, aims, seed) for seed in seeds], (mean, axes)


def token_head(lessons, name):
    """Return (weights, offsets) of a head on tokens, learned from all its marks and MOST of the other tokens.

    The offsets are set so that its chances are those among all tokens.
    """
    aims = np.concatenate([lesson.aims[name] for lesson in lessons])
    known = np.flatnonzero(aims >= 0)
    none = known[aims[known] == 0]
    few = len(none) > MOST and name != "status"
    own = np.random.default_rng(0).permutation(none)[:MOST] if few else none
    used = np.sort(np.concatenate([own, known[aims[known] > 0]]))
    if name == "status":
        used = np.concatenate([used, *[used[aims[used] == STATUSES.index(status)] for status in RARE]])
    states = np.concatenate([lesson.arrays["tokens"] for lesson in lessons])[used]
    if name in SEEN:
        states = np.hstack(
            [np.float32(states), np.concatenate([lesson.arrays[SEEN[name]] for lesson in lessons])[used]]
        )
    weights, offsets = softmax_ridge(np.float32(states), aims[used].astype(np.int64), CLASSES[name], RIDGE[name])
    if few:
        offsets[0] += np.log(len(none) / MOST)
    return weights, offsets


if __name__ == "__main__":
    main()
