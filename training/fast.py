"""Train the fast tagger: `python -m training.fast CORPORA [FOLDER]`, about ten minutes on one core.

CORPORA holds quotes/train.jsonl.gz (or a folder of brat files quotes/train); the weights go to FOLDER, src/helpers/models
if none is given. The same corpus gives the same weights: L-BFGS starts from zero.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import pycrfsuite

from helpers.quotes.fast import token_ranges
from helpers.quotes.features import features_of
from helpers.quotes.labels import LABELS, ROLES, spans_of
from training.corpus import labels_of, read_corpus

MODELS = Path(__file__).parents[1] / "src" / "helpers" / "models"
STRONG, MEDIUM, WEAK = 0.4, 0.15, 0.03  # shares of a word's uses in which it begins a cue
FEWEST = 4  # cues a word must have begun
SETTINGS = {"c1": 0.05, "c2": 0.01, "max_iterations": 110, "feature.minfreq": 3, "feature.possible_transitions": True}


def cue_lexicon(documents, labels):
    """Return {lower-case word: 1, 2 or 3}: how strong a cue each word is, learned from where cues stand."""
    uses, cues = Counter(), Counter()
    for document, numbers in zip(documents, labels, strict=True):
        words = [word.lower() for word in document.words]
        uses.update(words)
        for role, first, last in spans_of(numbers):
            if role == ROLES[1]:
                cues.update(set(words[first:last]))
    shares = {word: n / uses[word] for word, n in cues.items() if n >= FEWEST}
    return {
        word: 3 if share >= STRONG else 2 if share >= MEDIUM else 1
        for word, share in sorted(shares.items())
        if share >= WEAK
    }


def main():
    corpora, folder = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else MODELS
    packed = corpora / "quotes" / "train.jsonl.gz"
    articles = read_corpus(packed if packed.exists() else corpora / "quotes" / "train")
    documents = [article.document for article in articles]
    labels = [labels_of(document, a.attributions) for document, a in zip(documents, articles, strict=True)]
    cues = cue_lexicon(documents, labels)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    for document, numbers in zip(documents, labels, strict=True):
        trainer.append(features_of(document, token_ranges(document), cues), [LABELS[number] for number in numbers])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "fast.cues.json").write_text(json.dumps(cues, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    trainer.train(str(folder / "fast.crfsuite"))
    print(f"{len(articles)} articles, {len(cues)} cue words, {(folder / 'fast.crfsuite').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
