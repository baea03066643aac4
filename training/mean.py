"""The mean of several trainings of the large encoder: `python -m training.mean RUN RUN --out FOLDER`.

Trainings from one base model end near each other, and the mean of their weights is better than either (Wortsman and
others, *Model soups*, ICML 2022). Each RUN is a folder that training.accurate wrote; FOLDER gets what training.export
writes.
"""

import argparse
from pathlib import Path

from safetensors.torch import load_file
from tokenizers import Tokenizer

from training.export import export
from training.shipped import shipped_weights

MODELS = Path(__file__).parents[1] / "src" / "helpers" / "models"


def main():
    options = _options()
    runs = [weights_in(run) for run in options.runs]
    weights = {
        name: sum(run[name] for run in runs) / len(runs) if value.is_floating_point() else value
        for name, value in runs[0].items()
    }
    tokenizer = Tokenizer.from_file(str(options.runs[0] / "tokenizer.json"))
    export(weights, tokenizer, options.out)


def weights_in(folder, size="accurate"):
    """Return {name: tensor} of an encoder's weights, from a folder that a training wrote or from shipped files."""
    path = folder / f"{size}.safetensors"
    return load_file(path) if path.exists() else shipped_weights(folder, size)


def _options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
