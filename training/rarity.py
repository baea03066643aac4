"""Counts in how many articles of news at large each word stands: `python -m training.rarity CORPORA [--out FOLDER]`.

CORPORA holds newsroom/train.jsonl.gz and quotes/train.jsonl.gz; the counts go to helpers/models/rarity.json, by which
stories weigh names and words. Words of fewer than three articles are left out: they count as seen once.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

import helpers
from helpers.stories.profile import OWNERS, WORD

READ = ("newsroom/train.jsonl.gz", "quotes/train.jsonl.gz")
LEAST = 3


def counts(texts):
    """Return (number of texts, Counter of the words by how many texts hold them)."""
    found, n = Counter(), 0
    for text in texts:
        found.update({OWNERS.sub("", word.lower()) for word in WORD.findall(text)})
        n += 1
    return n, found


def texts_of(corpora):
    for name in READ:
        with gzip.open(Path(corpora) / name, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def main():
    parser = argparse.ArgumentParser(prog="python -m training.rarity", description=__doc__)
    parser.add_argument("corpora")
    parser.add_argument("--out", default=Path(helpers.__file__).parent / "models")
    given = parser.parse_args()
    n, found = counts(texts_of(given.corpora))
    held = {"articles": n, "words": {word: found[word] for word in sorted(found) if found[word] >= LEAST}}
    path = Path(given.out) / "rarity.json"
    path.write_text(json.dumps(held, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{path}: {len(held['words']):,} words of {n:,} articles")


if __name__ == "__main__":
    main()
