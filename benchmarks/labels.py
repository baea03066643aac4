"""Labels of events beside readers': `python -m benchmarks.labels CORPORA [--part dev]`, on the newsroom set.

The words by which readers found an event are given; what is measured is the label made from their sentence alone:
- **words**: F1 of its content words with those of the reader's label, by their stems (a name's parts are words);
- **bare**: labels of one or two words; **none**: events for which the sentence gives no label;
- **words a label**, and the same for the plainest label: the clause whole, cut after eight words.
"""

import argparse
import gzip
import json
import re
from pathlib import Path

import numpy as np
from nltk.stem import PorterStemmer

from helpers.dates import dates_in
from helpers.events.cast import cast_of
from helpers.events.inflection import base_of
from helpers.language import encoder
from helpers.speakers import Context
from helpers.text import Document

LITTLE = frozenset(
    ("the", "a", "an", "of", "in", "on", "at", "to", "for", "and", "by", "with", "from", "as", "is", "are", "be", "over", "after", "his",
     "her", "its", "their", "not")
)  # fmt: skip
stem = PorterStemmer().stem


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--show", type=int, default=0, help="so many labels beside the readers', for a look")
    options = parser.parse_args()
    found = measured(options.corpora, options.part)
    print(figures([label for label, _ in found], [aim for _, aim in found]))
    for place in np.random.default_rng(7).permutation(len(found))[: options.show]:
        print(f"{found[place][1]} | {found[place][0]}")


def events_of(corpora, part):
    """Yield (article's record, Document, its dates, its Context) of the newsroom set's articles."""
    with gzip.open(Path(corpora) / "newsroom" / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            document = Document(record["text"], article_id=record["id"], published=record["published"])
            yield record, document, dates_in(document), Context(document, cast_of(document))


def measured(corpora, part):
    """Return a list of (our label, the reader's)."""
    from helpers.events.read import read_around
    from helpers.events.wording import labels_of

    found = []
    for record, document, dates, context in events_of(corpora, part):
        if not record["events"]:
            continue
        encoder().read([document])
        spans, statuses = zip(*((event["trigger"], event["status"]) for event in record["events"]), strict=True)
        read = read_around(document, dates, spans, context)
        [labels] = labels_of([(read, [(*span, status) for span, status in zip(spans, statuses, strict=True)])])
        found += [(label, event["label"]) for (label, _), event in zip(labels, record["events"], strict=True)]
        document.reading = None
    return found


def figures(labels, aims):
    """Return the figures of labels beside the readers' (`aims`), as a dict."""
    sizes = np.array([len(label.split()) for label in labels])
    return {
        "labels": len(labels),
        "words": round(float(np.mean([overlap(*pair) for pair in zip(labels, aims, strict=True)])), 3),
        "bare": round(float(np.mean((sizes > 0) & (sizes < 3))), 3),
        "none": round(float(np.mean(sizes == 0)), 3),
        "words a label": round(float(sizes.mean()), 1),
    }


def overlap(label, aim):
    """Return F1 of the content words of two labels.

    >>> overlap("Ruiz meets Lind in Oslo", "Ana Ruiz met with Bo Lind")
    0.75
    """
    ours, theirs = content(label), content(aim)
    return 2 * len(ours & theirs) / max(1, len(ours) + len(theirs))


def content(text):
    """Return the stems of a text's content words, a frozenset.

    >>> sorted(content("The talks were called off"))
    ['call', 'off', 'talk', 'were']
    """
    words = (re.sub(r"[’']s?$", "", word.strip(".,;:'’\"").lower()) for word in re.findall(r"[\w$%.’'-]+", text))
    return frozenset(_stem(word) for word in words if word and word not in LITTLE)


def _stem(word):
    return stem(base_of(word, "VBD")) if word.isalpha() else word


if __name__ == "__main__":
    main()
