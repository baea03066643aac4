"""The articles that silver parses are of: training/silver.py parses them, training/syntax.py learns from them."""

from training.corpus import read_corpus
from training.unmarked import news_in

MOST = {"quotes": 200}  # articles
NEWS, SEED = 1500, 2018  # unmarked articles
CORPORA = ("newsroom", "quotes", "news")


def articles_of(corpora, name, news):
    """Return the Articles of one of CORPORA; `news` are the files of unmarked ones."""
    if name == "news":
        return news_in(news, NEWS, SEED)
    return read_corpus(corpora / name / "train.jsonl.gz")[: MOST.get(name)]
