"""The mean of several trainings of the accurate tagger: `python -m training.mean RUN RUN --out FOLDER`.

Trainings from one base model end near each other, and the mean of their weights is better than either (Wortsman and
others, *Model soups*, ICML 2022). Each RUN is a folder that training.accurate wrote; FOLDER gets what training.export
writes.
"""

import argparse
import shutil
from pathlib import Path

from safetensors.torch import load_file
from tokenizers import Tokenizer

from training.export import SHIPPED, export


def main():
    options = _options()
    runs = [load_file(run / "accurate.safetensors") for run in options.runs]
    weights = {
        name: sum(run[name] for run in runs) / len(runs) if value.is_floating_point() else value
        for name, value in runs[0].items()
    }
    tokenizer = Tokenizer.from_file(str(options.runs[0] / "accurate.tokenizer.json"))
    export(weights, tokenizer, options.out)
    if options.install:
        for name in SHIPPED:
            shutil.copyfile(options.out / name, options.install / name)


def _options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--install", type=Path, default=None, help="also copy what ships into this folder")
    return parser.parse_args()


if __name__ == "__main__":
    main()
