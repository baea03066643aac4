"""Train the fast tagger: `python -m training.fast CORPORA [FOLDER]`, about 18 CPU minutes.

CORPORA holds quotes/train.jsonl.gz (or a folder of brat files quotes/train); the weights go to FOLDER, src/helpers/models
if none is given. In order: parts of speech, cue lexicon, the first chain, and the second over what the first makes of the
articles it was not trained on (FOLDS). The same corpus gives the same weights: L-BFGS starts from zero. A corpus without
parts of speech keeps those that FOLDER already holds.
"""

import json
import os
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from helpers.language.labels import LABELS, ROLES, spans_of
from helpers.quotes.fast import Field, token_ranges
from helpers.quotes.features import features_of
from helpers.quotes.parts import PartsTagger
from helpers.quotes.stacking import stacked
from training.corpus import labels_of, read_train, silver_tags
from training.parts import jackknifed, parameters_of

MODELS = Path(__file__).parents[1] / "src" / "helpers" / "models"
STRONG, MEDIUM, WEAK = 0.4, 0.15, 0.03  # shares of a word's uses in which it begins a cue
FEWEST = 4  # cues that a word must have begun in the corpus to be in the lexicon
FOLDS = 5
SETTINGS = {"c1": 0.05, "c2": 0.01, "feature.minfreq": 3, "feature.possible_transitions": True}
FIRST, SECOND = {**SETTINGS, "max_iterations": 80}, {**SETTINGS, "c1": 0.2, "max_iterations": 80}


class Learned(NamedTuple):
    """What a chain is trained on: parallel lists of Documents, their tokens' tags and label numbers; the cue lexicon."""

    documents: list
    parts: list
    labels: list
    cues: dict

    def rows(self, number):
        """Return the first chain's features of document `number`."""
        document = self.documents[number]
        return features_of(document, token_ranges(document), self.cues, self.parts[number])


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


def train(pairs, path, settings):
    """Write to `path` a chain trained on `pairs` of an article's features and label numbers."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(settings)
    for rows, numbers in pairs:
        trainer.append(rows, [LABELS[number] for number in numbers])
    trainer.train(str(path))


def first_chain(learned, fold, path):
    """Write the first chain to `path`, trained on all documents but those of `fold` (None: on all).

    Returns {place: marginals} of the documents left out.
    """
    places = range(len(learned.documents))
    train(((learned.rows(n), learned.labels[n]) for n in places if n % FOLDS != fold), path, FIRST)
    chain = Field(path)
    return {n: chain.marginals(learned.rows(n)) for n in places if n % FOLDS == fold}


def first_chains(learned, path, jobs):
    """Write the first chain to `path`; return each document's marginals by one that was not trained on it, in order."""
    folds = [*range(FOLDS), None]
    with tempfile.TemporaryDirectory() as scratch, ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        paths = [Path(scratch) / str(fold) if fold is not None else path for fold in folds]
        found = pool.map(first_chain, [learned] * len(folds), folds, paths)
        by_place = {place: marginals for part in found for place, marginals in part.items()}
    return [by_place[place] for place in range(len(learned.documents))]


def parts_learned(articles, documents, folder):
    """Write the parts of speech to `folder`; return each document's tags as an unseen document would have them."""
    path = folder / "fast.parts.json"
    if not any(article.silver for article in articles):
        tagger = PartsTagger(json.loads(path.read_text(encoding="utf-8")))
        return [tagger.of(document) for document in documents]
    tags = [silver_tags(document, article) for document, article in zip(documents, articles, strict=True)]
    parameters = parameters_of(zip(documents, tags, strict=True))
    path.write_text(json.dumps(parameters, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return jackknifed(documents, tags)


def main():
    corpora, folder = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else MODELS
    articles = read_train(corpora)
    documents = [article.document for article in articles]
    labels = [labels_of(document, a.attributions) for document, a in zip(documents, articles, strict=True)]
    folder.mkdir(parents=True, exist_ok=True)
    cues = cue_lexicon(documents, labels)
    (folder / "fast.cues.json").write_text(json.dumps(cues, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    learned = Learned(documents, parts_learned(articles, documents, folder), labels, cues)
    places = range(len(documents))
    before = first_chains(learned, folder / "fast.crfsuite", min(FOLDS + 1, os.cpu_count() or 1))
    pairs = ((stacked(documents[place], learned.rows(place), before[place]), labels[place]) for place in places)
    train(pairs, folder / "fast.second.crfsuite", SECOND)
    megabytes = sum(path.stat().st_size for path in folder.glob("fast.*")) / 1e6
    print(f"{len(articles)} articles, {len(cues)} cue words, {megabytes:.1f} MB")


if __name__ == "__main__":
    main()
