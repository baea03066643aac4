"""What readers' labels keep of sentences: `python -m training.told CORPORA LABELS`, for told.csv, from which training/labels.py learns.

LABELS is a table (tab-separated: topic, article, at, trigger, status, label) of labels that readers wrote for events of the
topics that are not kept for judging. told.csv holds no text of them: of each event its article, where its word stands, and where
the words begin that the label keeps.
"""

import argparse
from pathlib import Path

import pandas as pd

from benchmarks.labels import content
from benchmarks.timelines import KEPT, articles_of
from helpers.dates import dates_in
from helpers.events.cast import cast_of
from helpers.speakers import Context
from helpers.text import Document

TOLD = Path(__file__).parent / "told.csv"
HEAD = "# Events of unmarked articles: where the word of each stands, and the words that a reader's label keeps (training/told.py)."
COLUMNS = ["topic", "article", "at", "size", "status", "kept"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("labels", type=Path)
    options = parser.parse_args()
    labels = pd.read_csv(options.labels, sep="\t", quoting=3)
    rows = []
    for topic, own in labels.groupby("topic"):
        for document, events in _articles(options.corpora, topic, own):
            for event in events.itertuples():
                kept = kept_of(document, event.at, event.label)
                rows.append(
                    (topic, document.article_id, event.at, len(event.trigger), event.status, " ".join(map(str, kept)))
                )
    found = pd.DataFrame(rows, columns=COLUMNS)
    TOLD.write_text(HEAD + "\n" + found.to_csv(index=False, lineterminator="\n"), encoding="utf-8")
    print(f"{len(found)} events: {TOLD}")


def kept_of(document, at, label):
    """Return where the words of the sentence at character `at` begin that a label has."""
    words, found = content(label), []
    start, end = document.sentences[document.sentence_at(at)].tolist()
    for token in document.tokens_in(start, end):
        own = content(document.words[token])
        if own and own <= words:
            found.append(int(document.tokens[token, 0]))
    return found


def _articles(corpora, topic, events):
    """Yield (Document, its events) of a topic's articles that have some."""
    if topic in KEPT:
        raise ValueError(f"{topic} is kept for judging: nothing is learned from it")
    texts = articles_of(corpora / "timelines", topic).set_index("article_id")
    for article, own in events.groupby("article"):
        row = texts.loc[article]
        yield Document(row["text"], article_id=article, published=row["published"]), own


def told_of(corpora):
    """Yield (topic, Document, its dates, its Context, its events: a frame with `label`, the words kept) of told.csv."""
    table = pd.read_csv(TOLD, comment="#", keep_default_na=False, dtype={"kept": str})
    for topic, own in table.groupby("topic"):
        for document, events in _articles(corpora, topic, own):
            starts = dict(zip(document.tokens[:, 0].tolist(), document.words, strict=True))
            labels = [" ".join(starts[int(place)] for place in kept.split()) for kept in events["kept"]]
            yield topic, document, dates_in(document), Context(document, cast_of(document)), events.assign(label=labels)


if __name__ == "__main__":
    main()
