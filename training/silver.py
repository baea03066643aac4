"""Silver parses of sentences, by spaCy: `python -m training.silver CORPORA PIPELINE --out FILE`, for training/syntax.py to learn from.

CORPORA holds newsroom/train.jsonl.gz and quotes/train.jsonl.gz; `--news` names files of unmarked articles. PIPELINE is a folder or
name that spacy.load takes, of one of spaCy's English pipelines (en_core_web_md: MIT; OntoNotes 5). The words are our own tokens.
spaCy is needed here alone.
"""

import argparse
from pathlib import Path

import numpy as np
import spacy
from spacy.tokens import Doc

from helpers.language.syntax import LONGEST, RELATIONS, TAGS
from training.silver_articles import CORPORA, articles_of

SAME = {"csubjpass": "csubj", "preconj": "cc", "predet": "det", "meta": "dep", "intj": "dep", "": "dep"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("pipeline")
    parser.add_argument("--out", type=Path, default=Path("build/silver.npz"))
    parser.add_argument("--news", type=Path, nargs="*", default=[], help="files of unmarked articles")
    parser.add_argument("--limit", type=int, help="articles of each corpus, for a trial")
    options = parser.parse_args()
    parse = spacy.load(options.pipeline, exclude=["ner", "lemmatizer"])
    found, ids = [], []
    for name in CORPORA if options.news else CORPORA[:2]:
        articles = articles_of(options.corpora, name, options.news)[: options.limit]
        for article in articles:
            ids.append(f"{name}/{article.id}")
            found.append(parsed(article.document, parse))
        print(f"{name}: {len(articles)} articles", flush=True)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(options.out, ids=np.array(ids), sizes=[len(one) for one in found], rows=np.concatenate(found))


def parsed(document, parse):
    """Return int16 (n_tokens, 3): the head's token, counted from the sentence's first (its own for the root), the numbers of
    its relation in RELATIONS and of its tag in TAGS ; heads of what is not parsed are -1.
    """
    rows = np.full((len(document.words), 3), -1, dtype=np.int16)
    spans = [span for span in document.sentence_tokens.tolist() if 0 < span[1] - span[0] <= LONGEST]
    docs = parse.pipe(
        Doc(parse.vocab, words=[word.strip() or "." for word in document.words[first:last]]) for first, last in spans
    )
    for (first, last), doc in zip(spans, docs, strict=True):
        rows[first:last] = [(token.head.i, _relation(token.dep_), _tag(token.tag_)) for token in doc]
    return rows


def _relation(name):
    name = SAME.get(name, name)
    return RELATIONS.index(name if name in RELATIONS else "dep")


def _tag(name):
    return TAGS.index(name if name in TAGS else "other")


if __name__ == "__main__":
    main()
